"""Cuts an archive into shards, the units of work: a few articles each, in their order.

Where a shard ends hangs on its articles alone, not on their number nor on how many workers there are. A shard also
ends behind an article of which a hash of its content says so: where articles come or go, the shards around them are
others than before, and the next ones are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimx.archive.outcome import Item
from claimx.articles.article import Article

#: One in so many articles ends its shard.
_ARTICLES = 8
#: A shard ends when it holds as many characters, or articles.
_CHARACTERS = 100_000
_MOST_ARTICLES = 16


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles that are processed in one go; `number` is the shard's place in the archive."""

    number: int
    items: tuple[Item, ...]

    def key(self, fingerprint: str) -> str:
        """A hash of all that decides what comes out of this shard, with the pipeline of that fingerprint."""
        digest = hashlib.sha256(fingerprint.encode())
        for item in self.items:
            digest.update(_digest(item))
        return digest.hexdigest()[:32]


def cut(items: Iterable[Item]) -> Iterator[Shard]:
    """The shards of an archive, in its order."""
    number, held, characters = 0, list[Item](), 0
    for item in items:
        held.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        full = characters >= _CHARACTERS or len(held) >= _MOST_ARTICLES
        if full or int.from_bytes(_digest(item)[:8]) % _ARTICLES == 0:
            yield Shard(number, tuple(held))
            number, held, characters = number + 1, [], 0
    if held:
        yield Shard(number, tuple(held))


def single(items: Iterable[Item]) -> Iterator[Shard]:
    """Each article as a shard of its own, for outputs that show them as they are done."""
    return (Shard(number, (item,)) for number, item in enumerate(items))


def _digest(item: Item) -> bytes:
    """A hash of an article without the place where it was read, which moves when others come before it."""
    return hashlib.sha256(item.model_dump_json(exclude={"input"}).encode()).digest()
