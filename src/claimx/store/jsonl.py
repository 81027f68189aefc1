"""Records as JSON Lines, one article a line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import jsonlines
from pydantic import BaseModel, ValidationError

from claimx.records import SCHEMA, Record

STANDARD_STREAM = "-"


class RecordError(ValueError):
    """A line that is no record of a schema this claimx reads; the message names the file and the line."""


class OutputError(ValueError):
    """An output that cannot be written; the message is one line that names it."""


def read_records(path: str | Path, on_failure: Callable[[RecordError], None] | None = None) -> Iterator[Record]:
    """The records of a file one after the other ("-": of standard input), never all in memory.

    Args:
        path: of the file.
        on_failure: called with the error of a line that is no record, and the next one follows; by default it is
            raised.

    Raises:
        RecordError: the file is not there, or a line is no record that this claimx reads.
    """
    if str(path) == STANDARD_STREAM:
        return _records(sys.stdin.buffer, STANDARD_STREAM, on_failure)
    try:
        return _records(Path(path).open("rb"), str(path), on_failure)
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror}") from None


def _records(file: BinaryIO, name: str, on_failure: Callable[[RecordError], None] | None) -> Iterator[Record]:
    with file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield Record.model_validate_json(line)
                except ValidationError as error:
                    failure = RecordError(f"{name}:{number}: {_reason(line, error)}")
                    if on_failure is None:
                        raise failure from None
                    on_failure(failure)


def _reason(line: bytes, error: ValidationError) -> str:
    """What is wrong with a line, in one line that says what to do about it."""
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        return "not UTF-8; records are the JSON Lines that claimx extract writes"
    except json.JSONDecodeError as broken:
        return f"not JSON: {broken.msg} at column {broken.colno}; was the file cut off?"
    except (ValueError, RecursionError) as broken:
        return f"JSON that cannot be read: {broken}"
    if not isinstance(row, dict) or "schema" not in row:
        return "no record: it names no schema; records come from claimx extract"
    if row["schema"] != SCHEMA:
        return f"schema {row['schema']}: this claimx reads {SCHEMA}; upgrade"
    problem = error.errors()[0]
    place = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f"{place}: a field that this claimx does not know; upgrade"
    return f"{place}: {problem['msg']}"


class Output:
    """A file of JSON Lines being written, or standard output for None; used in a `with` statement.

    A file is written under a temporary name beside it and renamed at the end, so that under its own name it is
    always whole; where an error ends the writing, nothing is left behind.

    Raises:
        OutputError: the file cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._part: Path | None = None
        self._file: TextIO = sys.stdout
        if path is not None:
            with self._refusing():
                whole = path.resolve()
                special = whole.exists() and not whole.is_file()  # /dev/null, a pipe: nothing to rename
                self._part = None if special else whole.with_name(f".{whole.name}.{os.getpid()}.part")
                self._file = (self._part or whole).open("w", encoding="utf-8", newline="\n")
        self._lines = jsonlines.Writer(self._file, dumps=str)

    def write(self, model: BaseModel) -> None:
        """Write one model as one line."""
        self.write_line(model.model_dump_json(by_alias=True))

    def write_line(self, line: str) -> None:
        """Write one model that is JSON already."""
        with self._refusing():
            self._lines.write(line)

    def __enter__(self) -> Output:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        try:
            with self._refusing():
                self._file.flush()
                if self._path is not None:
                    self._file.close()
                if self._path and self._part and error is None:
                    self._part.replace(self._path.resolve())
        finally:
            if self._part:
                self._part.unlink(missing_ok=True)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise  # the reader of a pipe has gone: no fault of the output
        except OSError as error:
            raise OutputError(f"{self._path or 'standard output'}: cannot be written: {error.strerror}") from None
