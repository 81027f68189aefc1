"""Findings as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

Positions count Unicode code points, as the recommendation demands and as our own offsets do: nothing is converted.
Tools in a browser that count UTF-16 units instead find the place by the quotation, which every target has too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claimx.records import Claim, Country, Entity, Range, Record
from claimx.store.output import text_output
from claimx.text.fragments import web_address
from claimx.text.spans import finding_ids

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Most characters before and after the quoted words, which tell it from equal words elsewhere.
_AROUND = 32

Annotation = dict[str, Any]


def write_annotations(records: Iterable[Record], _: Sequence[str], path: Path) -> None:
    """JSON Lines, an annotation a line."""
    with text_output(path) as file:
        for record in records:
            for annotation in annotations_of(record):
                file.write(json.dumps(annotation, ensure_ascii=False, allow_nan=False) + "\n")


def annotations_of(record: Record) -> Iterator[Annotation]:
    """An annotation for each mention, date, figure, quotation and claim of a record.

    Its id is made of the article's and the finding's. Its bodies are a tag, which says what was found, and the finding
    as it stands in the record, as JSON. Its targets are ranges of the article's text, in which `styleClass` says what
    each is: the tag or, of a claim, source, cue or content. The source of a target is the article's address; where it
    has none on the web, a URN of its id.
    """
    article = f"urn:claimx:{quote(record.id, safe='', errors='replace')}"
    source = web_address(record.url) or article
    for name, tag, finding, ranges in _findings(record):
        yield {
            "@context": CONTEXT,
            "id": f"{article}:{name}",
            "type": "Annotation",
            "motivation": "identifying" if tag in ("organisation", "person", "country") else "describing",
            "generator": {"type": "Software", "name": f"claimx {record.made_by.claimx}"},
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "value": tag},
                {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": finding},
            ],
            "target": [_target(record.text, source, style, each) for style, each in ranges],
        }


def _target(text: str, source: str, style: str, where: Range) -> dict[str, Any]:
    start, end = (min(max(0, place), len(text)) for place in (where.start, where.end))
    quoted = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    return {
        "type": "SpecificResource",
        "source": source,
        "styleClass": style,
        "selector": [quoted, {"type": "TextPositionSelector", "start": start, "end": end}],
    }


#: A finding's name within the article, its tag, itself as JSON, and the ranges it covers with what each of them is.
_Finding = tuple[str, str, str, list[tuple[str, Range]]]


def _findings(record: Record) -> Iterator[_Finding]:
    for tag, entities in (("organisation", record.organisations), ("person", record.people)):
        yield from _mentions(tag, entities)
    yield from _mentions("country", record.countries)
    for tag, spans in (("entity", record.entities), ("date", record.dates)):
        for name, span in zip(finding_ids(tag, spans), spans, strict=True):
            yield name, tag, span.model_dump_json(), [(tag, span)]
    for figure in record.figures:
        yield figure.id, "figure", figure.model_dump_json(), [("figure", figure)]
    for quotation in record.quotations:
        yield quotation.id, "quotation", quotation.model_dump_json(), [("quotation", quotation)]
    for claim in record.claims:
        yield claim.id, "claim", claim.model_dump_json(), list(_parts(claim))


def _mentions(tag: str, entities: Sequence[Entity | Country]) -> Iterator[_Finding]:
    """Each mention, with all that is known of its entity but its other mentions."""
    pairs = [(entity, mention) for entity in entities for mention in entity.mentions]
    for name, (entity, mention) in zip(finding_ids(tag, (mention for _, mention in pairs)), pairs, strict=True):
        alone = entity.model_copy(update={"mentions": [mention]})
        yield name, tag, alone.model_dump_json(), [(tag, mention)]


def _parts(claim: Claim) -> Iterator[tuple[str, Range]]:
    if claim.source:
        yield "source", claim.source
    if claim.cue:
        yield "cue", claim.cue
    for piece in claim.content:
        yield "content", piece
