"""What differs between two records of one article: findings gained, lost and changed. Knows no spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from claimx.records import Claim, Figure, Mention, Range, Record, Span
from claimx.text.spans import overlaps

#: Fields of a figure that say where it is or who found it.
_NO_VALUES = frozenset({"start", "end", "id", "rule"})
_REACH = 40


class Difference(Span):
    """A finding that only one of two records has, or that they have differently.

    article: its id. change: what became of it from the old record to the new. kind: of the finding. old_rule, new_rule:
    who made it, on each side. fields: what changed, as the old value and the new one. context: the words around it, the
    finding itself in ⟦ ⟧.
    """

    article: str
    change: Literal["gained", "lost", "changed"]
    kind: str
    old_rule: str | None = None
    new_rule: str | None = None
    fields: dict[str, tuple[Any, Any]] = Field(default_factory=dict)
    context: str


@dataclass(frozen=True, slots=True)
class _Finding:
    kind: str
    place: Range
    rule: str | None
    values: dict[str, Any]


def differences(old: Record, new: Record) -> list[Difference]:
    """Findings gained, lost and changed, in the order of the text; none where the records say the same.

    A finding is the same where kind and place are (of a claim: the cue's place); it is changed where what is said of it
    is not, or where its place is another that overlaps. Rules and confidences alone make no difference.

    Raises:
        ValueError: the records are not of the same text.
    """
    if old.text != new.text:
        raise ValueError(f"{old.id} and {new.id} are records of different texts")
    found: list[Difference] = []
    gained = list(_findings(new))
    for before in _findings(old):
        after = _partner(before, gained)
        if after is None:
            found.append(_difference(old, "lost", before, None))
            continue
        gained.remove(after)
        if fields := _changed(before, after):
            found.append(_difference(old, "changed", before, after).model_copy(update={"fields": fields}))
    found += [_difference(old, "gained", None, after) for after in gained]
    return sorted(found, key=lambda d: (d.start, d.end, d.kind))


def _partner(before: _Finding, candidates: list[_Finding]) -> _Finding | None:
    """The same finding in the other record: at the same place, else at one that overlaps."""
    alike = [c for c in candidates if c.kind == before.kind and overlaps(c.place, before.place)]
    return max(alike, key=lambda c: (c.place == before.place, _shared(c.place, before.place)), default=None)


def _shared(one: Range, other: Range) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _changed(before: _Finding, after: _Finding) -> dict[str, tuple[Any, Any]]:
    return {
        name: (before.values.get(name), after.values.get(name))
        for name in dict.fromkeys((*before.values, *after.values))
        if before.values.get(name) != after.values.get(name)
    }


def _difference(
    record: Record, change: Literal["gained", "lost", "changed"], before: _Finding | None, after: _Finding | None
) -> Difference:
    shown = after or before
    assert shown is not None  # noqa: S101 — one of them is given
    start, end = shown.place.start, shown.place.end
    return Difference(
        start=start,
        end=end,
        text=record.text[start:end],
        article=record.id,
        change=change,
        kind=shown.kind,
        old_rule=before.rule if before else None,
        new_rule=after.rule if after else None,
        context=_context(record.text, start, end),
    )


def _context(text: str, start: int, end: int) -> str:
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return " ".join(f"{left}⟦{text[start:end]}⟧{right}".split())


def _findings(record: Record) -> Iterator[_Finding]:
    for kind, entities in (("organisation", record.organisations), ("person", record.people)):
        for entity in entities:
            said = {"entity": entity.id, "country": entity.country}
            yield from (_mention(kind, mention, said) for mention in entity.mentions)
    for country in record.countries:
        yield from (_mention("country", mention, {"entity": country.iso3}) for mention in country.mentions)
    for custom in record.entities:
        yield _Finding(custom.label, custom, custom.rule, {"text": custom.text, "entity": custom.id})
    yield from (_Finding("date", d, d.rule, {"text": d.text, "date": d.date}) for d in record.dates)
    yield from map(_figure, record.figures)
    yield from (_Finding("quotation", q, None, {"text": q.text, "role": q.role}) for q in record.quotations)
    yield from map(_claim, record.claims)


def _mention(kind: str, mention: Mention, said: dict[str, Any]) -> _Finding:
    return _Finding(kind, mention, mention.rule, {"text": mention.text, **said, "form": mention.form})


def _figure(figure: Figure) -> _Finding:
    said = {name: value for name, value in figure.model_dump().items() if name not in _NO_VALUES}
    said |= {"cue": figure.cue.text if figure.cue else None, "what": figure.what.text if figure.what else None}
    return _Finding("figure", figure, figure.rule, {"text": figure.text, **said})


def _claim(claim: Claim) -> _Finding:
    """A claim is where its cue is; without one it is where its content begins and ends."""
    content = Range(start=claim.content[0].start, end=claim.content[-1].end)
    said = {name: getattr(claim, name) for name in ("kind", "polarity", "modality")}
    said |= {
        "source": claim.source.text if claim.source else None,
        "refers_to": [f"{r.kind} {r.id}" for r in claim.source.refers_to] if claim.source else [],
        "cue": claim.cue.text if claim.cue else None,
        "stance": claim.cue.stance if claim.cue else None,
        "content": claim.text,
    }
    return _Finding("claim", claim.cue or content, claim.rule, said)
