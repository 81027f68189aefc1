"""Files as they are, or packed by gzip or Zstandard: opened so that they read the same, unpacked piece by piece."""

from __future__ import annotations

import gzip
import importlib
import sys
import zlib
from pathlib import Path
from typing import Any, BinaryIO, cast

#: Suffixes of files that are packed, each by itself, around a file of another format.
PACKED = (".gz", ".zst")


def unpacked_name(path: Path) -> Path:
    """The path without the suffix that says how the file is packed: `a.jsonl` for `a.jsonl.gz`."""
    return path.with_suffix("") if path.suffix.lower() in PACKED else path


def open_unpacked(path: Path) -> BinaryIO:
    """Open a file for reading what is in it, unpacked; no more of it is in memory than was asked for.

    Reading raises one of `damage()` where a packed file is cut off or broken.
    """
    match path.suffix.lower():
        case ".gz":
            return cast("BinaryIO", gzip.open(path, "rb"))
        case ".zst":
            return cast("BinaryIO", _zstd().open(path, "rb"))
        case _:
            return path.open("rb")


def damage() -> tuple[type[Exception], ...]:
    """The errors that reading a broken packed file raises."""
    return EOFError, zlib.error, gzip.BadGzipFile, _zstd().ZstdError


def _zstd() -> Any:
    """Zstandard of the standard library, which has it since Python 3.14, or its backport."""
    return importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
