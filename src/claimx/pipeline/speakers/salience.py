"""Who is at the centre of attention at a place of an article.

Each mention weighs by its role and fades from sentence to sentence, after Lappin and Leass (1994). Sentences that lie
wholly inside of a quotation do not count: whoever was named before it is as present after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from claimx.pipeline.findings import Layout
from claimx.pipeline.speakers.people import Cast, Known
from claimx.pipeline.speakers.phrases import SUBJECTS, in_main_clause
from claimx.records import Range

#: A mention's weight by its role; an employer is mentioned whenever somebody speaks for it.
SOURCE, SUBJECT, EMPLOYER, EMBEDDED, OBJECT, MODIFIER = 4.0, 3.0, 2.5, 2.0, 1.5, 1.0
#: The subject of the clause that governs the pronoun.
_ABOVE = 5.0
#: What is left of a weight a sentence later; inside of a quotation, seen from outside, and the other way round; in a
#: headline; where the gender is only supposed.
_FADING, _QUOTED, _HEADLINE, _SUPPOSED = 0.6, 0.3, 0.5, 0.75
#: How many sentences a mention is remembered, and how many later mentions.
_REACH, _MOST = 4, 200
#: By how much the first candidate must outweigh the second for the choice to be plain: outside of a quotation, and
#: inside, where a speaker may mean somebody whom only the listener knows.
MARGIN, MARGIN_INSIDE = 1.1, 1.3


@dataclass(slots=True, eq=False)
class Candidate:
    """Somebody or something that a pronoun can mean; `stands_for` is empty where the article names nobody."""

    kind: str
    gender: str | None
    stands_for: list[Known]


@dataclass(slots=True, order=True)
class _Event:
    """A mention: where, in which sentence, how weighty, inside of which quotation."""

    offset: int
    sentence: int = field(compare=False)
    weight: float = field(compare=False)
    quotation: int = field(compare=False)
    candidate: Candidate = field(compare=False)


@dataclass(frozen=True, slots=True)
class Sought:
    """What a pronoun asks for.

    Attributes:
        offset: where it stands.
        kinds: of candidates.
        above: where the subject of the clause above stands.
        but: who is not meant.
        outside: where a mention does not count.
        speech: the quotations of the speech in which it stands.
        inside: only mentions in that speech count.
        quoted: mentions in any quotation count in full.
    """

    offset: int
    kinds: Collection[str]
    gender: str | None = None
    above: int | None = None
    but: Collection[Known] = ()
    outside: Collection[Range] = ()
    speech: Collection[int] = ()
    inside: bool = False
    quoted: bool = False


class Scene:
    """The mentions of an article in the order of the text."""

    def __init__(self, doc: Doc, cast: Cast, quotations: Iterable[Range]) -> None:
        self._quotations = list(quotations)
        self._opened = [quotation.start for quotation in self._quotations]
        layout: Layout = doc._.claimx.layout
        self._headline = layout.headline
        self._paragraphs = [paragraph.start for paragraph in layout.paragraphs]
        self._signatures = [part for part in (layout.byline, layout.dateline, layout.credit) if part is not None]
        self._sentences, self._numbers = self._number(doc)
        self._candidates: dict[Known, Candidate] = {}
        self._events: list[_Event] = []
        for known in cast.known:
            for mention in known.mentions:
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if span is not None and not any(p.start <= mention.start < p.end for p in self._signatures):
                    self.add(self.candidate(known), mention.start, _weight(span.root))

    def candidate(self, known: Known) -> Candidate:
        """The candidate that is a named entity."""
        return self._candidates.setdefault(known, Candidate(known.kind, known.gender, [known]))

    def add(self, candidate: Candidate, offset: int, weight: float) -> None:
        """Note that the candidate is mentioned at a character."""
        if self.in_headline(offset):
            weight *= _HEADLINE
        insort(self._events, _Event(offset, self._sentence(offset), weight, self.quotation(offset), candidate))

    def in_headline(self, offset: int) -> bool:
        """Does a character stand in the headline?"""
        return self._headline is not None and self._headline.start <= offset < self._headline.end

    def in_one_paragraph(self, one: int, other: int) -> bool:
        """Do two characters stand in the same paragraph?"""
        return bisect_right(self._paragraphs, one) == bisect_right(self._paragraphs, other)

    def quotation(self, offset: int) -> int:
        """The number of the quotation around a character, or -1."""
        index = bisect_right(self._opened, offset) - 1
        return index if index >= 0 and offset < self._quotations[index].end else -1

    def ranked(self, sought: Sought) -> list[tuple[float, Candidate]]:
        """The candidates near a place, each with its weight, the weightiest first."""
        weights: dict[Candidate, float] = {}
        here = self._sentence(sought.offset)
        last = bisect_left(self._events, sought.offset, key=lambda e: e.offset)
        for event in reversed(self._events[max(0, last - _MOST) : last]):
            distance = here - event.sentence
            if distance > _REACH:
                break
            if not _fits(event, sought) or (sought.speech and _forgotten(event, sought, distance)):
                continue
            weight = _ABOVE if event.offset == sought.above and event.weight >= EMBEDDED else event.weight
            weight *= _FADING**distance
            if not sought.quoted and event.quotation not in (sought.speech or (-1,)):
                weight *= _QUOTED
            if sought.gender and event.candidate.gender is None:
                weight *= _SUPPOSED
            weights[event.candidate] = max(weight, weights.get(event.candidate, 0))
        return sorted(((w, c) for c, w in weights.items()), key=lambda pair: -pair[0])

    def plain(self, sought: Sought, margin: float = MARGIN) -> list[Known]:
        """Whom the weightiest candidate stands for, where it outweighs the second."""
        ranked = self.ranked(sought)
        if not ranked or (len(ranked) > 1 and ranked[0][0] < margin * ranked[1][0]):
            return []
        return ranked[0][1].stands_for

    def alone(self, offset: int) -> list[Known]:
        """The one person whom the paragraph mentions before a character, or else the paragraph before it."""
        paragraph = bisect_right(self._paragraphs, offset) - 1
        for start in reversed(self._paragraphs[max(0, paragraph - 1) : paragraph + 1]):
            there = [e for e in self._events if start <= e.offset < offset and e.candidate.kind == "person"]
            if found := {e.candidate for e in there if e.quotation < 0}:
                return next(iter(found)).stands_for if len(found) == 1 else []
        return []

    def together(self, offset: int, kind: str, number: int | None) -> list[Known]:
        """The last ones of a kind that were named together, so many of them, or any number if near."""
        for event in reversed(self._events[: bisect_left(self._events, offset, key=lambda e: e.offset)]):
            if number is None and self._sentence(offset) - event.sentence > _REACH:
                break
            found = event.candidate.stands_for
            if len(found) > 1 and number in (None, len(found)) and all(known.kind == kind for known in found):
                return found
        return []

    def _sentence(self, offset: int) -> int:
        index = bisect_right(self._sentences, offset) - 1
        return self._numbers[index] if index >= 0 else 0

    def _number(self, doc: Doc) -> tuple[list[int], list[int]]:
        starts, numbers, number = [], [], 0
        for sentence in doc.sents if doc.has_annotation("SENT_START") else ():
            number += any(t.is_alpha and self.quotation(t.idx) < 0 for t in sentence)
            starts.append(sentence.start_char)
            numbers.append(number)
        return starts, numbers


def _fits(event: _Event, sought: Sought) -> bool:
    candidate = event.candidate
    if candidate.kind not in sought.kinds or any(known in sought.but for known in candidate.stands_for):
        return False
    if sought.gender and candidate.gender and candidate.gender != sought.gender:
        return False
    if sought.inside and event.quotation not in sought.speech:
        return False
    return not any(place.start <= event.offset < place.end for place in sought.outside)


def _forgotten(event: _Event, sought: Sought, distance: int) -> bool:
    """Who speaks answers what was said just before, and knows nothing of what the article told earlier."""
    return event.quotation not in sought.speech and distance > 1


def _weight(head: Token) -> float:
    """The weight of a mention by the role of its noun phrase."""
    while head.dep_ in ("appos", "conj") and head.head != head:
        head = head.head
    if head.dep_ in SUBJECTS:
        return SUBJECT if in_main_clause(head) else EMBEDDED
    return OBJECT if head.dep_ in ("dobj", "pobj", "dative", "attr", "ROOT") else MODIFIER
