"""Gold mark-up (`corpus/README.md`) -> the `Record` that a perfect extraction would give."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from claimx.records import (
    Claim,
    Country,
    Cue,
    Date,
    Entity,
    EntityKind,
    Figure,
    MadeBy,
    Mention,
    Quotation,
    Range,
    Record,
    Reference,
    Source,
    Span,
    What,
    content_text,
)
from claimx.text.markup import Mark, MarkupError, parse_markup
from claimx.text.spans import claim_kind, claim_parents, finding_ids

GOLD_RULE = "gold"
_ATTRIBUTES: dict[str, set[str]] = {
    "organisation": {"form"},
    "person": {"form"},
    "country": {"form"},
    "date": {"date"},
    "figure": {
        *("kind", "value", "low", "high", "unit", "bound", "period", "per", "change", "place", "as_of"),
    },
    "hedge": set(),
    "what": {"head"},
    "quotation": {"role", "closed"},
    "source": {"refers", "resolve"},
    "cue": {"stance"},
    "content": {"polarity", "modality"},
}
_REFERABLE: tuple[EntityKind, ...] = ("organisation", "person", "country")


class GoldError(MarkupError):
    """A gold file that breaks the annotation guide; the message names the mark."""


def compile_gold(article: Mapping[str, Any], marked: str) -> Record:
    """Compile an article's gold; `article` brings the metadata, and `text` to compare with where it is there.

    Raises:
        GoldError: the marks are not well formed, or the text without them is not the article's.
    """
    text, marks = parse_markup(marked)
    if article.get("text", text) != text:
        raise GoldError(_difference(article["text"], text))
    by_label: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        _check(mark, text)
        by_label[mark.label].append(mark)
    try:
        return _record(article, text, by_label)
    except ValidationError as error:
        first = error.errors()[0]
        raise GoldError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}, not {first['input']!r}") from None


def sources_to_resolve(marked: str) -> list[Range]:
    """The sources that the gold marks as to be resolved, as ranges."""
    _, marks = parse_markup(marked)
    return [
        Range(start=mark.start, end=mark.end)
        for mark in marks
        if mark.label == "source" and mark.attributes.get("resolve") == "true"
    ]


def _record(article: Mapping[str, Any], text: str, marks: Mapping[str, list[Mark]]) -> Record:
    quotations = _quotations(text, marks["quotation"])
    return Record(
        **{name: article.get(name) for name in ("title", "outlet", "url", "published", "byline", "credit")},
        id=article["id"],
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        organisations=_entities(text, marks["organisation"]),
        people=_entities(text, marks["person"]),
        countries=_countries(text, marks["country"]),
        dates=[Date(**_span(m, text), date=m.attributes.get("date"), rule=GOLD_RULE) for m in marks["date"]],
        figures=_figures(text, marks),
        quotations=quotations,
        claims=_claims(text, marks, quotations),
        made_by=MadeBy(claimx=GOLD_RULE, model=GOLD_RULE, rules=[]),
    )


def _check(mark: Mark, text: str) -> None:
    if mark.label not in _ATTRIBUTES:
        raise GoldError(f"[{mark.label} …] is no mark; the guide has {', '.join(_ATTRIBUTES)}")
    if unknown := set(mark.attributes) - _ATTRIBUTES[mark.label]:
        raise GoldError(f"{_shown(mark, text)} has no attribute {', '.join(sorted(unknown))}")
    if mark.key is None and mark.label != "quotation":
        raise GoldError(f"{_shown(mark, text)} needs a key: [{mark.label}:KEY …]")
    if mark.start == mark.end:
        raise GoldError(f"{_shown(mark, text)} is empty")


def _shown(mark: Mark, text: str) -> str:
    return f"[{mark.label}:{mark.key} {text[mark.start : mark.end][:40]}]"


def _difference(article_text: str, gold_text: str) -> str:
    same = next(
        (i for i, (a, b) in enumerate(zip(article_text, gold_text, strict=False)) if a != b),
        min(len(article_text), len(gold_text)),
    )
    around = slice(max(0, same - 20), same + 20)
    return f"the gold's text is not the article's: {gold_text[around]!r} should be {article_text[around]!r}"


def _span(mark: Mark, text: str) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}


def _mention(mark: Mark, text: str) -> Mention:
    return Mention.model_validate({**_span(mark, text), "form": mark.attributes.get("form", "name"), "rule": GOLD_RULE})


def _entities(text: str, marks: Iterable[Mark]) -> list[Entity]:
    grouped: dict[str, list[Mention]] = defaultdict(list)
    for mark in marks:
        grouped[mark.key or ""].append(_mention(mark, text))
    return [
        Entity(id=key, name=max((m.text for m in found), key=len), mentions=found) for key, found in grouped.items()
    ]


def _countries(text: str, marks: Iterable[Mark]) -> list[Country]:
    grouped: dict[str, list[Mention]] = defaultdict(list)
    for mark in marks:
        grouped[mark.key or ""].append(_mention(mark, text))
    return [Country(iso3=key, name=found[0].text, mentions=found) for key, found in grouped.items()]


def _figures(text: str, marks: Mapping[str, list[Mark]]) -> list[Figure]:
    hedges = {mark.key: mark for mark in marks["hedge"]}
    whats = {mark.key: mark for mark in marks["what"]}
    keys = {mark.key for mark in marks["figure"]}
    for mark in [*marks["hedge"], *marks["what"]]:
        if mark.key not in keys:
            raise GoldError(f"{_shown(mark, text)} belongs to no [figure:{mark.key} …]")
    ids = finding_ids("f", [Range(start=m.start, end=m.end) for m in marks["figure"]])
    figures = []
    for name, mark in zip(ids, marks["figure"], strict=True):
        hedge, what = hedges.get(mark.key), whats.get(mark.key)
        cue = Span(**_span(hedge, text)) if hedge else None
        counted = What(**_span(what, text), head=what.attributes.get("head", "")) if what else None
        values = {"kind": "number", **mark.attributes, **_span(mark, text)}
        if not {"value", "low", "high"} & set(mark.attributes):
            raise GoldError(f"{_shown(mark, text)} needs a value, or low and high")
        figures.append(Figure.model_validate({**values, "id": name, "cue": cue, "what": counted, "rule": GOLD_RULE}))
    return figures


def _quotations(text: str, marks: Iterable[Mark]) -> list[Quotation]:
    marks = list(marks)
    ids = finding_ids("q", [Range(start=m.start, end=m.end) for m in marks])
    return [
        Quotation.model_validate({"role": "speech", "closed": "true", **m.attributes, **_span(m, text), "id": name})
        for name, m in zip(ids, marks, strict=True)
    ]


def _claims(text: str, marks: Mapping[str, list[Mark]], quotations: list[Quotation]) -> list[Claim]:
    contents: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks["content"]:
        contents[mark.key or ""].append(mark)
    for mark in [*marks["source"], *marks["cue"]]:
        if mark.key not in contents:
            raise GoldError(f"{_shown(mark, text)} belongs to no [content:{mark.key} …]")
    sources, cues = _one_each(marks["source"]), _one_each(marks["cue"])
    pieces = {key: [Range(start=m.start, end=m.end) for m in found] for key, found in contents.items()}
    hulls = [Range(start=ranges[0].start, end=ranges[-1].end) for ranges in pieces.values()]
    claims = [
        Claim.model_validate(
            {
                **contents[key][0].attributes,
                "id": name,
                "kind": claim_kind(text, pieces[key], quotations),
                "source": _source(sources.get(key), text),
                "cue": _cue(cues.get(key), text),
                "content": pieces[key],
                "text": content_text(text, pieces[key]),
                "rule": GOLD_RULE,
            }
        )
        for name, key in zip(finding_ids("c", hulls), pieces, strict=True)
    ]
    return [c.model_copy(update={"parent": p}) for c, p in zip(claims, claim_parents(claims), strict=True)]


def _one_each(marks: Iterable[Mark]) -> dict[str, Mark]:
    """Marks by their keys; of a source or cue in several pieces the first stands for it."""
    first: dict[str, Mark] = {}
    for mark in marks:
        first.setdefault(mark.key or "", mark)
    return first


def _source(mark: Mark | None, text: str) -> Source | None:
    if mark is None:
        return None
    references = []
    for reference in filter(None, mark.attributes.get("refers", "").split(",")):
        kind, _, key = reference.partition(":")
        if kind not in _REFERABLE or not key:
            raise GoldError(
                f"{_shown(mark, text)} refers={reference}: write organisation:ID, person:ID or country:ISO3"
            )
        references.append(Reference.model_validate({"kind": kind, "id": key}))
    return Source(**_span(mark, text), refers_to=references)


def _cue(mark: Mark | None, text: str) -> Cue | None:
    if mark is None:
        return None
    stance = mark.attributes.get("stance", "neutral")
    return Cue.model_validate({**_span(mark, text), "lemma": text[mark.start : mark.end].lower(), "stance": stance})
