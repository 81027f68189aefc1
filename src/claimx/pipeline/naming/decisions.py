"""One decision a name: what the votes of all its places in the article say that it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.pipeline.naming.lexicon import Lexicon
from claimx.pipeline.naming.proposals import MODEL, Proposal
from claimx.pipeline.naming.words import Words
from claimx.rules.spec.entities import NameKind

#: What a short form has from a full name in the article, and how much must speak for a name.
_PART_OF_NAME, _SURNAME, _ENOUGH, _PLAIN = 4.0, 6.0, 1.5, 2.0
#: What the model's label weighs by the number of places where it gave one, and what it does not know.
_MODEL_WEIGHTS, _VAGUE = (0.0, 2.0, 3.0, 4.0), 0.5
_LONGEST_SHORT_WORD = 3
#: However often something speaks against a kind, it weighs no more than this.
_MOST_AGAINST = -4.0
#: A word of a surface, or several joined by hyphens: "hazelwood - roy".
_UNIT = re.compile(r"[^ ]+(?: - [^ ]+)*")
_AND = " and "
_INITIAL = re.compile(r"[^\W\d_]\.?")


@dataclass(slots=True)
class _Tally:
    """What speaks for each kind at all places of a surface."""

    votes: dict[NameKind, float] = field(default_factory=lambda: defaultdict(float))
    against: dict[NameKind, float] = field(default_factory=lambda: defaultdict(float))
    labels: Counter[NameKind] = field(default_factory=Counter)
    stands_for: str | None = None
    sure: bool = False
    known: bool = False
    opens_always: bool = True
    shouted: bool = False
    written: str = ""

    def close(self) -> None:
        """Count the model's labels (one mistake repeated is no better than one made twice), and what speaks against."""
        for kind, weight in self.against.items():
            self.votes[kind] += weight
        total = sum(self.labels.values())
        weight = _MODEL_WEIGHTS[min(total, len(_MODEL_WEIGHTS) - 1)]
        for kind, count in self.labels.items():
            self.votes[kind] += weight * count / total * (_VAGUE if kind == "other" else 1.0)


class Decisions:
    """What each surface (the words of a name as keys) names in this article.

    person_parts, organisation_parts: short forms, each with the surface of the full name that it is part of.
    """

    def __init__(self, words: Words, lexicon: Lexicon, names: Sequence[Proposal]) -> None:
        self._words = words
        self._lexicon = lexicon
        self.rules: dict[str, str] = {}
        self.kinds: dict[str, NameKind] = {}
        self.person_parts: dict[str, str] = {}
        self.organisation_parts: dict[str, str] = {}
        tallies: dict[str, _Tally] = defaultdict(_Tally)
        for name in names:
            self._count(tallies[words.surface(name.start, name.end)], name)
        self._tallies = tallies
        for surface in sorted(tallies, key=lambda s: (tallies[s].stands_for is not None, _AND in s, -s.count(" "), s)):
            self._decide(surface, tallies[surface])

    def kind(self, surface: str) -> NameKind | None:
        """What the words name; None where too little speaks for anything."""
        return self.kinds.get(surface)

    def _count(self, tally: _Tally, name: Proposal) -> None:
        surface = self._words.surface(name.start, name.end)
        for kind, weight in name.votes.items():
            if weight < 0:
                tally.against[kind] = max(_MOST_AGAINST, tally.against[kind] + weight)
            else:
                tally.votes[kind] += weight
        if name.model:
            tally.labels[name.model] += 1
        if name.stands_for:
            tally.stands_for = self._words.surface(*name.stands_for)
        if surface not in self.rules or (name.sure and not tally.sure):
            self.rules[surface] = name.rule
        tally.sure = tally.sure or name.sure
        tally.known = tally.known or name.known is not None
        word = tally.written = self._words.text[name.start]
        tally.shouted = tally.shouted or (word.isupper() and len(word) > _LONGEST_SHORT_WORD)
        tally.opens_always = tally.opens_always and self._words.opens[name.start]

    def _decide(self, surface: str, tally: _Tally) -> None:
        parts = surface.split(" ")
        votes = tally.votes
        if not tally.sure and self._is_no_name(surface, parts, tally):
            return
        tally.close()
        if surface in self.person_parts:
            votes["person"] += _SURNAME
        elif surface in self.organisation_parts:
            votes["organisation"] += _PART_OF_NAME
        if tally.stands_for is not None:
            long_kind = self.kinds.get(tally.stands_for, "other")
            votes[long_kind] += _PART_OF_NAME
            self.rules[surface] = self.rules.get(tally.stands_for, MODEL)
        if not tally.sure and len(parts) > 1 and self._is_surname(parts[-1]):
            votes["person"] += _PLAIN
        kind = max(votes, key=lambda k: votes[k], default=None)
        if kind is None or votes[kind] < _ENOUGH:
            return
        self.kinds[surface] = kind
        if len(parts) > 1:
            self._take_apart(surface, parts, kind)

    def _is_surname(self, part: str) -> bool:
        """Is the last word of a longer name, where it stands alone, mostly taken for a person?"""
        labels = self._tallies[part].labels if part in self._tallies else None
        return labels is not None and labels["person"] > labels["organisation"]

    def _is_no_name(self, surface: str, parts: list[str], tally: _Tally) -> bool:
        """Is what only the model found made of general words, or a common word that opens its sentence?"""
        if tally.stands_for is not None or surface in self.person_parts or surface in self.organisation_parts:
            return False
        if len(parts) == 1 and not tally.known and self._lexicon.head(tally.written, "whole"):
            return True
        if len(parts) == 1 and surface.endswith("s") and surface[:-1] in self.person_parts:
            return True
        if _AND in surface and all(name in self.person_parts or name in self.kinds for name in surface.split(_AND)):
            return True
        if max(tally.votes.values(), default=0.0) >= _PLAIN:
            return False
        if all(part in self._lexicon.general for part in parts) and not tally.known:
            return True
        if tally.shouted and surface in self._lexicon.common and not tally.known:
            return True
        if len(parts) > 1 or not tally.opens_always or max(tally.votes.values(), default=0.0) >= _ENOUGH:
            return False
        return surface in self._lexicon.common or surface in self._words.lower_seen

    def _take_apart(self, surface: str, parts: list[str], kind: NameKind) -> None:
        if kind == "person":
            units = _UNIT.findall(surface)
            for start in range(1, len(units) - 1):
                self.person_parts.setdefault(" ".join(units[start:]), surface)
            for part in units:
                if len(part) > 1 and part not in self._lexicon.particle_keys and not _INITIAL.fullmatch(part):
                    self.person_parts.setdefault(part, surface)
        elif kind == "organisation":
            for end in range(1, len(parts)):
                part = " ".join(parts[:end])
                if not self._could_be_else(part, end):
                    self.organisation_parts.setdefault(part, surface)

    def _could_be_else(self, part: str, length: int) -> bool:
        """Could the beginning of an organisation's name be anything: a country, a place, a general word?"""
        key = part.split(" ")
        if (
            self._lexicon.is_general(key)
            or key[-1] in self._lexicon.particle_keys
            or key[-1] in ("of", "and", "&", "for")
        ):
            return True
        return length == 1 and (len(part) < 3 or part in self._words.lower_seen)
