"""Files, folders and standard input -> articles."""

from __future__ import annotations

import glob
import os
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from claimx.articles.article import Article
from claimx.articles.columns import Columns
from claimx.articles.compression import damage, unpacked_name
from claimx.articles.delimited import read_delimited
from claimx.articles.failure import ArticleError, Failure, InputError
from claimx.articles.ids import Ids
from claimx.articles.jsonl import STANDARD_INPUT, read_jsonl, read_standard_input
from claimx.articles.parquet import read_parquet
from claimx.articles.text import read_text

Reader = Callable[[Path, Ids, Columns], Iterator[Article | Failure]]

#: The reader of each format, by the file name's suffix; those of PACKABLE are read from .gz and .zst files, too.
READERS: dict[str, Reader] = {
    ".csv": read_delimited,
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
    ".tsv": read_delimited,
    ".txt": read_text,
}
PACKABLE = frozenset((".csv", ".jsonl", ".tsv", ".txt"))
#: What `claimx extract` writes beside its output is no input.
FAILURES_SUFFIX = ".failures.jsonl"


def read_articles(
    *inputs: str | Path,
    on_failure: Callable[[Failure], None] | None = None,
    fields: Mapping[str, str | Sequence[str]] | None = None,
    on_warning: Callable[[str], object] = warnings.warn,
) -> Iterator[Article]:
    """The articles of all inputs, in order; each has an id that no other of them has.

    Args:
        inputs: text files (one article each); JSONL, CSV, TSV and Parquet files; any of them but Parquet packed as .gz
            or .zst; folders of them (read with their subfolders, in the order of the names, hidden files left out);
            patterns of names ("news/*.csv", "**" for any folders); or "-" for JSONL on standard input.
        on_failure: called with each article that cannot be read, and the next one follows; by default
            an `ArticleError` is raised.
        fields: the columns that hold a field of an article where they have another name, as {"text": "body"}; of
            several, as {"text": ["body", "text"]}, the first that is there and not empty counts.
        on_warning: called with a line about each field but `text` whose column is not in a file, for the first such
            file; articles go without the field. By default a Python warning.

    Raises:
        InputError: an input that is not there, cannot be opened, or is of no known format, or a field that no
            article has; raised at once.
    """
    return _articles(input_files(*inputs), on_failure, Columns(fields, on_warning))


def _articles(
    files: list[Path | None], on_failure: Callable[[Failure], None] | None, columns: Columns
) -> Iterator[Article]:
    ids = Ids()
    for file in files:
        for item in _read(file, ids, columns):
            if isinstance(item, Article):
                yield item
            elif on_failure is None:
                raise ArticleError(item.error, f"{item.input}: {item.message}")
            else:
                on_failure(item)


def _read(file: Path | None, ids: Ids, columns: Columns) -> Iterator[Article | Failure]:
    """Read one file, or standard input for None."""
    name = STANDARD_INPUT if file is None else str(file)
    try:
        if file is None:
            yield from read_standard_input(ids, columns)
        else:
            yield from READERS[file_format(file)](file, ids, columns)
    except damage():
        yield Failure(input=name, error="BrokenArchive", message="cut off or damaged; what stands before it was read")
    except OSError as error:
        yield Failure(input=name, error=type(error).__name__, message=error.strerror or str(error))


def file_format(path: Path) -> str:
    """The suffix that says what is in a file, packed or not: ".csv" for `news.csv.gz`; "" if no reader knows it."""
    unpacked = unpacked_name(path)
    suffix = unpacked.suffix.lower()
    return suffix if suffix in (READERS if unpacked == path else PACKABLE) else ""


def input_files(*inputs: str | Path) -> list[Path | None]:
    """The files that are read for the inputs, in order; None for standard input.

    Raises:
        InputError: as `read_articles`.
    """
    files: list[Path | None] = []
    for given in inputs:
        if str(given) != STANDARD_INPUT:
            files.extend(_files(str(given)))
        elif None in files:
            raise InputError("-: standard input can be read only once")
        else:
            files.append(None)
    return files


def _files(given: str) -> list[Path]:
    """The files of one input: of a folder, of a pattern of names that the shell left as it is, or the file itself."""
    path = Path(given)
    if "://" in given and not path.exists():
        raise InputError(f"{given}: claimx reads files; pipe others into `claimx extract -`")
    if path.is_dir():
        return _folder_files(path)
    if not path.exists() and glob.has_magic(given):
        return [file for match in _matches(given) for file in _files(match)]
    return [_checked(path)]


def _matches(pattern: str) -> list[str]:
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 — Path.glob knows no absolute patterns
    found = [name for name in names if not name.endswith(FAILURES_SUFFIX)]
    if "**" in pattern:  # which matches the folders on the way, too
        found = [name for name in found if not Path(name).is_dir()]
    if not found:
        raise InputError(f"{pattern}: no such file or folder, and no file has a name of this pattern")
    return found


def _folder_files(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if _is_input(path.relative_to(folder)) and path.is_file())
    if not found:
        raise InputError(f"{folder}: no {_formats()} file in this folder")
    return found


def _is_input(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and file_format(path) != "" and not path.name.endswith(FAILURES_SUFFIX)


def _checked(path: Path) -> Path:
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not file_format(path):
        raise InputError(f"{path}: not a format that claimx reads ({_formats()}, or - for JSONL on standard input)")
    if not os.access(path, os.R_OK):
        raise InputError(f"{path}: no permission to read it")
    return path


def _formats() -> str:
    *most, last = sorted(READERS)
    return f"{', '.join(most)} or {last}"
