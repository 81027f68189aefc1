"""Archives of any size out of the sample corpus: copies in which people, organisations and topics have other names.

An invented name is as long as the one that it replaces, so that offsets stay; the same words get the same new ones in
every run.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from itertools import count, islice
from typing import Any

from claimx.articles.article import Article
from claimx.comparison.stories import WINDOW
from claimx.records import Record
from claimx.rules.load import load_rules
from claimx.rules.spec import MeasureRule, MeasureWordRule

_WORD = re.compile(r"[^\W\d_]+")
#: Words of at least so many letters tell what an article is about.
_TELLING = 4
#: The fields of a record that hold words of the text, or ids made of them.
_WORDED = {"id", "name", "text", "title", "organisations", "people", "head", "byline", "credit"}

Rename = Callable[[str], str]


def articles(corpus: Sequence[Article], records: Sequence[Record], size: int) -> Iterator[Article]:
    """So many articles: the corpus again and again, each time with other people and organisations.

    Args:
        corpus: the articles to repeat. records: theirs, which know the names.
        size: how many articles to give.
    """
    names = name_words(records)
    copies = (
        article.model_copy(
            update={
                "id": f"{article.id}-{copy}",
                "text": (rename := _renaming(copy, names))(article.text),
                "title": article.title and rename(article.title),
            }
        )
        for copy in count()
        for article in corpus
    )
    return islice(copies, size)


def records(originals: Sequence[Record], size: int) -> Iterator[Record]:
    """Records with together at least `size` figures, the originals again and again.

    Copies have other names and mostly other words, and are of other months, or all of them would tell one story.
    """
    names = name_words(originals)
    words = names | _telling_words(originals)
    figures = 0
    for copy in count():
        rename = _renaming(copy, words)
        for original in originals:
            if figures >= size:
                return
            figures += len(original.figures)
            data = _renamed(original.model_dump(mode="json", by_alias=True), rename)
            published = _later(original.published, 2 * WINDOW * copy)
            yield Record.model_validate(data | {"id": f"{original.id}-{copy}", "published": published})


def _later(published: str | None, days: int) -> str | None:
    return published and str(date.fromisoformat(published) + timedelta(days))


def name_words(records: Sequence[Record]) -> frozenset[str]:
    """Words that stand with a capital in names of people and organisations and never without one in a text."""
    mentions = (m for record in records for each in (*record.organisations, *record.people) for m in each.mentions)
    found = {word for mention in mentions if mention.form == "name" for word in _WORD.findall(mention.text)}
    plain = {word for record in records for word in _WORD.findall(record.text) if word.islower()}
    countries = {
        word for record in records for each in record.countries for m in each.mentions for word in _WORD.findall(m.text)
    }
    return frozenset(word for word in found - countries if word[0].isupper() and word.lower() not in plain)


def _telling_words(records: Sequence[Record]) -> frozenset[str]:
    """The words in lower case that say what articles are about, without those that say what figures measure."""
    rules = [rule for rule in load_rules() if isinstance(rule, MeasureRule | MeasureWordRule)]
    kept = set(_WORD.findall(" ".join(json.dumps(rule.model_dump(mode="json")) for rule in rules).lower()))
    kept |= {word for record in records for figure in record.figures for word in _WORD.findall(figure.text.lower())}
    words = {word for record in records for word in _WORD.findall(record.text) if word.islower()}
    return frozenset(word for word in words - kept if len(word) >= _TELLING)


def _renaming(copy: int, words: frozenset[str]) -> Rename:
    """What puts invented words in the place of these, others for each copy; copy 0 stays as it is."""
    new: dict[str, str] = {word: word for word in words}
    if copy:
        new = {word: _invented(word, copy) for word in words}
    new |= {word.lower(): other.lower() for word, other in new.items()}
    return lambda text: _WORD.sub(lambda found: new.get(found[0], found[0]), text)


def _invented(word: str, copy: int) -> str:
    """A word of the same length and case."""
    seed = int.from_bytes(blake2b(f"{copy} {word.lower()}".encode(), digest_size=8).digest())
    dice = random.Random(seed)
    letters = (dice.choice("aeiou" if place % 2 else "bdfgklmnprstvz") for place in range(len(word)))
    return "".join(letter.upper() if old.isupper() else letter for letter, old in zip(letters, word, strict=True))


def _renamed(value: Any, rename: Rename, key: str = "") -> Any:
    """A part of a record with new words in its texts and in the ids of entities; `key` is where it stands."""
    if isinstance(value, dict):
        return {name: _renamed(each, rename, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, rename, key) for each in value]
    return rename(value) if key in _WORDED and isinstance(value, str) else value
