"""claimx: who says what, about how much, in which article.

>>> import claimx
>>> nlp = claimx.load()
>>> records = list(claimx.extract(claimx.read_articles("articles.jsonl"), nlp))
>>> claimx.frame(records, "claims")
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from claimx.articles.read import read_articles
    from claimx.comparison import compare
    from claimx.extraction import extract
    from claimx.pipeline.build import load
    from claimx.store.frames import frame
    from claimx.store.jsonl import read_records

# Loaded when first asked for: `import claimx` must not wake spaCy and pandas.
_HOMES = {
    "compare": "claimx.comparison",
    "extract": "claimx.extraction",
    "frame": "claimx.store.frames",
    "load": "claimx.pipeline.build",
    "read_articles": "claimx.articles.read",
    "read_records": "claimx.store.jsonl",
}

__all__ = ["compare", "extract", "frame", "load", "read_articles", "read_records"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'claimx' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
