"""Files that appear whole or not at all, and text on its way to them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from claimx.store.jsonl import STANDARD_STREAM, OutputError
from claimx.text.display import visible


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary name beside `path` to write to; at the end it is renamed, after an error nothing is left behind.

    Raises:
        OutputError: the file cannot be written.
    """
    with _refusing(path):
        whole = path.resolve()
        part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
        try:
            part.touch()
            yield part
            part.replace(whole)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def text_output(path: Path) -> Iterator[TextIO]:
    """A file of UTF-8 to write to, or standard output for "-"; line ends are written as they come.

    On a terminal nothing drives it (`claimx.text.display.visible`).

    Raises:
        OutputError: the file cannot be written.
    """
    if str(path) == STANDARD_STREAM:
        sys.stdout.flush()
        kind = _TerminalText if sys.stdout.isatty() else TextIOWrapper
        file = kind(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="")
        try:
            yield file
            file.flush()
        finally:
            file.detach()
    elif path.exists() and not path.is_file():  # /dev/null, a pipe: nothing to rename
        with _refusing(path), path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
    else:
        with replacing(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="") as file:
            yield file


class _TerminalText(TextIOWrapper):
    def write(self, text: str) -> int:
        return super().write(visible(text))


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # the reader of a pipe has gone: no fault of the output
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
