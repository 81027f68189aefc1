"""Gold annotated in brat: by hand over what `claimx export --to brat` wrote, in PolNeAR's way, or in one's own.

An event with a role Content is a claim, its roles Source and Cue are the claim's. A span with one of the labels below
is what the label says; every other label is one of a rule pack's. Offsets are brat's: half-open, in code points.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from claimx.evaluation.gold import GOLD_RULE, GoldError
from claimx.records import (
    Claim,
    Country,
    Cue,
    CustomEntity,
    Date,
    Entity,
    Figure,
    MadeBy,
    Mention,
    Quotation,
    Range,
    Record,
    Source,
    content_text,
)
from claimx.store.brat.reading import AnnotatedArticle
from claimx.store.brat.standoff import Event, Marked
from claimx.text.spans import claim_kind, claim_parents, finding_ids, hull

#: Labels in lower case, with the other names that projects give them, and the field of the record that they fill.
_LABELS = {
    **dict.fromkeys(("organisation", "organization", "org"), "organisations"),
    **dict.fromkeys(("person", "per"), "people"),
    **{"country": "countries", "date": "dates", "figure": "figures", "quotation": "quotations"},
}
#: Labels of spans that have their meaning in an event.
_ROLES = ("source", "cue", "content")
_CLAIM_ATTRIBUTES = ("stance", "polarity", "modality")
_CLAIM_SCORES = ("claims", "claims: and source", "claims: exact content", "claims: words of sources")


def compile_brat(article: AnnotatedArticle) -> Record:
    """The record that a perfect extraction would give, as far as the annotations say.

    Mentions in the same words are one entity; which one, which country, what value a figure has is not annotated.

    Raises:
        GoldError: an attribute has a value that claimx does not know.
    """
    text, by_field = article.text, _by_field(article)
    try:
        quotations = _quotations(text, by_field["quotations"])
        return Record(
            id=article.name,
            text=text,
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            organisations=_entities(text, by_field["organisations"]),
            people=_entities(text, by_field["people"]),
            countries=[
                Country(iso3=each.id, name=each.name, mentions=each.mentions)
                for each in _entities(text, by_field["countries"])
            ],
            entities=[
                CustomEntity(**span, label=marked.label, rule=GOLD_RULE)
                for _, span, marked in _found(text, "e", by_field["entities"])
            ],
            dates=[Date(**span, rule=GOLD_RULE) for _, span, _ in _found(text, "d", by_field["dates"])],
            figures=[
                Figure(**span, id=name, kind="number", rule=GOLD_RULE)
                for name, span, _ in _found(text, "f", by_field["figures"])
            ],
            quotations=quotations,
            claims=_claims(text, article.standoff.events.values(), quotations),
            made_by=MadeBy(claimx=GOLD_RULE, model=GOLD_RULE, rules=[]),
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise GoldError(f"{article.name}: {first['loc'][-1]}: {first['msg']}, not {first['input']!r}") from None


def annotated_scores(articles: Iterable[AnnotatedArticle]) -> frozenset[str]:
    """The names of the scores of which the annotations of all articles together say something."""
    names: set[str] = set()
    for article in articles:
        for field, spans in _by_field(article).items():
            names |= {f"entities: {span.label}" for span in spans} if field == "entities" else {field}
            if field == "quotations" and any("role" in span.attributes for span in spans):
                names.add("quotations: role")
        for event in filter(_is_claim, article.standoff.events.values()):
            names.update(_CLAIM_SCORES)
            names |= set(_CLAIM_ATTRIBUTES) & set(event.attributes)
    return frozenset(names)


def _by_field(article: AnnotatedArticle) -> dict[str, list[Marked]]:
    """The spans by the field of the record that they fill; those of events belong to none."""
    triggers = {event.label for event in article.standoff.events.values()}
    by_field: dict[str, list[Marked]] = defaultdict(list)
    for span in article.standoff.spans.values():
        if span.label.lower() not in _ROLES and span.label not in triggers:
            by_field[_LABELS.get(span.label.lower(), "entities")].append(span)
    for spans in by_field.values():
        spans.sort(key=lambda span: (span.pieces[0].start, span.pieces[-1].end))
    return by_field


def _found(text: str, prefix: str, spans: Sequence[Marked]) -> list[tuple[str, dict[str, Any], Marked]]:
    """For each span an identifier, its offsets and words as fields of a finding, and the span itself."""
    places = [hull(span.pieces) for span in spans]
    ids = finding_ids(prefix, places)
    return [(name, _words(text, place), span) for name, place, span in zip(ids, places, spans, strict=True)]


def _words(text: str, place: Range) -> dict[str, Any]:
    return {"start": place.start, "end": place.end, "text": text[place.start : place.end]}


def _entities(text: str, spans: Sequence[Marked]) -> list[Entity]:
    entities: dict[str, Entity] = {}
    for _, span, marked in _found(text, "m", spans):
        entity = entities.setdefault(span["text"], Entity(id=span["text"], name=span["text"]))
        form = marked.attributes.get("form", "name")
        entity.mentions.append(Mention.model_validate({**span, "form": form, "rule": GOLD_RULE}))
    return list(entities.values())


def _quotations(text: str, spans: Sequence[Marked]) -> list[Quotation]:
    return [
        Quotation.model_validate(
            {**span, "id": name, "closed": True, "role": marked.attributes.get("role", "speech")},
        )
        for name, span, marked in _found(text, "q", spans)
    ]


def _is_claim(event: Event) -> bool:
    return bool(event.roles.get("content"))


def _claims(text: str, events: Iterable[Event], quotations: list[Quotation]) -> list[Claim]:
    marked = [event for event in events if _is_claim(event)]
    ids = finding_ids("c", [hull(event.roles["content"]) for event in marked])
    claims = [
        Claim.model_validate(
            {
                **{name: event.attributes[name] for name in ("polarity", "modality") if name in event.attributes},
                "id": name,
                "kind": claim_kind(text, event.roles["content"], quotations),
                "source": _source(text, event),
                "cue": _cue(text, event),
                "content": event.roles["content"],
                "text": content_text(text, event.roles["content"]),
                "rule": GOLD_RULE,
            }
        )
        for name, event in zip(ids, marked, strict=True)
    ]
    return [c.model_copy(update={"parent": p}) for c, p in zip(claims, claim_parents(claims), strict=True)]


def _source(text: str, event: Event) -> Source | None:
    pieces = event.roles.get("source")
    return Source(**_words(text, hull(pieces))) if pieces else None


def _cue(text: str, event: Event) -> Cue | None:
    pieces = event.roles.get("cue")
    if not pieces:
        return None
    words = _words(text, hull(pieces))
    stance = event.attributes.get("stance", "neutral")
    return Cue.model_validate({**words, "lemma": words["text"].lower(), "stance": stance})
