"""A folder of articles annotated in brat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimx.store.brat.standoff import Standoff, StandoffError, parse_standoff


class BratError(ValueError):
    """A folder or file of brat's that cannot be read; the message names it."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article's name (its file's stem), its text, and what somebody annotated in it."""

    name: str
    text: str
    standoff: Standoff


def is_brat(folder: Path) -> bool:
    """Does the folder hold brat annotations, in either layout?"""
    return has_own_folder(folder) or any(folder.glob("*.ann"))


def has_own_folder(folder: Path) -> bool:
    """Is it laid out as PolNeAR is: texts in `text/`, annotations in `attributions/`?"""
    return (folder / "attributions").is_dir() and (folder / "text").is_dir()


def read_brat(folder: Path) -> Iterator[AnnotatedArticle]:
    """The articles of a folder that have an `.ann` file, by name; a text without one was not annotated.

    `NAME.txt` and `NAME.ann` lie side by side, or in `text/` and `attributions/`. Of several annotators' files
    `NAME_ANNOTATOR.ann` the one whose name comes first counts, and `NAME.ann` before all.

    Raises:
        BratError: a file is not UTF-8, annotations have no text, or lie outside of it, or are not well formed.
    """
    texts, annotations = (folder / "text", folder / "attributions") if has_own_folder(folder) else (folder, folder)
    files: dict[str, Path] = {}
    for path in sorted(annotations.glob("*.ann")):
        files.setdefault(_article_name(path, texts), path)
    for name, path in files.items():
        text = _decoded(texts / f"{name}.txt")
        yield AnnotatedArticle(name, text, _standoff(path, len(text)))


def _article_name(path: Path, texts: Path) -> str:
    for name in (path.stem, path.stem.rpartition("_")[0]):
        if name and (texts / f"{name}.txt").is_file():
            return name
    raise BratError(f"{path}: its text is missing: {texts / path.stem}.txt")


def _standoff(path: Path, length: int) -> Standoff:
    try:
        standoff = parse_standoff(_decoded(path))
    except StandoffError as error:
        raise BratError(f"{path}: {error}") from None
    for name, span in standoff.spans.items():
        for piece in span.pieces:
            if not piece.start <= piece.end <= length:
                raise BratError(f"{path}: {name} reaches from {piece.start} to {piece.end} of {length} characters")
    return standoff


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BratError(f"{path}: not UTF-8 (byte {error.object[error.start]:#04x} at {error.start:,})") from None
