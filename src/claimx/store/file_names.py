"""Ids of articles as names of files that any system takes, no two of them alike."""

from __future__ import annotations

import re
from hashlib import sha256

_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}(?<!\.)")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
#: What Windows takes for a device, whatever follows after a dot.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


class FileNames:
    """The names that are given so far; compared without their case, as some file systems do."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, article_id: str) -> str:
        """A new name for the article, without a suffix: its id, or where that will not do, its id made safe."""
        name = article_id
        if not _is_safe(name) or name.lower() in self._given:
            name = made_safe(article_id)
        number = 1
        while name.lower() in self._given:
            number += 1
            name = f"{made_safe(article_id)}-{number}"
        self._given.add(name.lower())
        return name


def made_safe(article_id: str) -> str:
    """What can stand of an id, and the start of its hash: the same for one id always, and for no other."""
    words = _UNSAFE.sub("-", article_id[:60]).strip("-")
    digest = sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{words or 'article'}-{digest}"


def _is_safe(name: str) -> bool:
    return bool(_SAFE.fullmatch(name)) and not _DEVICE.fullmatch(name)
