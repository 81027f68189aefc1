"""Files, folders and standard input -> articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from claimx.articles.article import Article
from claimx.articles.failure import ArticleError, Failure, InputError
from claimx.articles.ids import Ids
from claimx.articles.jsonl import STANDARD_INPUT, read_jsonl, read_standard_input
from claimx.articles.text import read_text

Reader = Callable[[Path, Ids], Iterator[Article | Failure]]

#: The reader of each format, by the file name's suffix.
READERS: dict[str, Reader] = {".jsonl": read_jsonl, ".txt": read_text}
#: What `claimx extract` writes beside its output is no input.
FAILURES_SUFFIX = ".failures.jsonl"


def read_articles(*inputs: str | Path, on_failure: Callable[[Failure], None] | None = None) -> Iterator[Article]:
    """The articles of all inputs, in order; each has an id that no other of them has.

    Args:
        inputs: text files (one article each), JSONL files, folders of them (read with their subfolders, in the
            order of the names, hidden files left out), or "-" for JSONL on standard input.
        on_failure: called with each article that cannot be read, and the next one follows; by default
            an `ArticleError` is raised.

    Raises:
        InputError: an input that is not there, cannot be opened, or is of no known format; raised at once.
    """
    return _articles(input_files(*inputs), on_failure)


def _articles(files: list[Path | None], on_failure: Callable[[Failure], None] | None) -> Iterator[Article]:
    ids = Ids()
    for file in files:
        for item in _read(file, ids):
            if isinstance(item, Article):
                yield item
            elif on_failure is None:
                raise ArticleError(item.error, f"{item.input}: {item.message}")
            else:
                on_failure(item)


def _read(file: Path | None, ids: Ids) -> Iterator[Article | Failure]:
    """Read one file, or standard input for None."""
    try:
        yield from read_standard_input(ids) if file is None else READERS[file.suffix.lower()](file, ids)
    except OSError as error:
        name = STANDARD_INPUT if file is None else str(file)
        yield Failure(input=name, error=type(error).__name__, message=error.strerror or str(error))


def input_files(*inputs: str | Path) -> list[Path | None]:
    """The files that are read for the inputs, in order; None for standard input.

    Raises:
        InputError: as `read_articles`.
    """
    files: list[Path | None] = []
    for given in inputs:
        if str(given) == STANDARD_INPUT:
            if None in files:
                raise InputError("-: standard input can be read only once")
            files.append(None)
        elif (path := Path(given)).is_dir():
            files.extend(_folder_files(path))
        else:
            files.append(_checked(path))
    return files


def _folder_files(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if _is_input(path.relative_to(folder)) and path.is_file())
    if not found:
        raise InputError(f"{folder}: no {_formats()} file in this folder")
    return found


def _is_input(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.suffix.lower() in READERS and not path.name.endswith(FAILURES_SUFFIX)


def _checked(path: Path) -> Path:
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if path.suffix.lower() not in READERS:
        raise InputError(f"{path}: not a format that claimx reads ({_formats()}, or - for JSONL on standard input)")
    if not os.access(path, os.R_OK):
        raise InputError(f"{path}: no permission to read it")
    return path


def _formats() -> str:
    return " or ".join(sorted(READERS))
