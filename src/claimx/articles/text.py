"""One article a file: UTF-8 text.

A byte order mark at the start is no part of the text; everything else is kept, line ends included. The first line, if
a blank one follows, is the headline: it stays in `text` and is found there by the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.articles.article import Article
from claimx.articles.compression import open_unpacked, unpacked_name
from claimx.articles.failure import ArticleError, Failure
from claimx.articles.ids import Ids

if TYPE_CHECKING:
    from claimx.articles.columns import Columns

#: Longest file of one article, or line of many, in bytes; longer ones are refused without being read.
MAX_BYTES = 10_000_000


def read_text(path: Path, ids: Ids, _columns: Columns) -> Iterator[Article | Failure]:
    """The article in a text file, named by the file's stem."""
    name = unpacked_name(path).stem
    try:
        text = _file_text(path)
        yield Article(text=text, id=ids.derived(name), input=str(path))
    except ArticleError as error:
        yield error.failure(str(path), name)


def _file_text(path: Path) -> str:
    with open_unpacked(path) as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ArticleError("TooLarge", f"more than {MAX_BYTES:,} bytes; one text file is one article")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArticleError("NotUTF8", f"not UTF-8; convert it with iconv -f UTF-16 -t UTF-8 {path.name}")
    if b"\0" in content:
        raise ArticleError("NotText", "not a text file: it holds NUL bytes")
    text = decode(content, f"convert it with iconv -f ISO-8859-1 -t UTF-8 {path.name}")
    check_text(text)
    return text


def decode(content: bytes, advice: str) -> str:
    """Decode UTF-8, without the byte order mark that may stand at the start.

    Raises:
        ArticleError: it is not UTF-8; the message ends with the advice.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise ArticleError("NotUTF8", f"not UTF-8 (byte {byte:#04x} at {error.start:,}); {advice}") from None


def check_text(text: str) -> None:
    """Refuse a text without a letter or digit, and one that UTF-8 cannot hold.

    Raises:
        ArticleError: says which.
    """
    if not any(char.isalnum() for char in text):
        raise ArticleError("EmptyText", "the text is empty" if not text.strip("\0 \t\r\n") else "no word in the text")
    check_characters(text, "text")


def check_characters(value: str, name: str) -> None:
    """Refuse halves of surrogate pairs, which JSON can spell (`"\\ud800"`) and UTF-8 cannot hold.

    Raises:
        ArticleError: names the field and the character.
    """
    try:
        value.encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(value[error.start]):04x}"
        raise ArticleError(
            "LoneSurrogate", f"{name} holds {half} at character {error.start:,}: half a surrogate pair, no character"
        ) from None
