"""Findings as W3C Web Annotations: in the recommendation's form, at the right place, whatever the text holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claimx.records import Claim, CustomEntity, Date, MadeBy, Range, Record
from claimx.store.annotations import annotations_of, write_annotations
from making import make_record

MARKED = (
    "[source:1 [person:ada Ada]] [cue:1 stance=denying|denies] that [content:1 [figure:1 value=43|43] "
    "[what:1 homes] in [country:TZA Tanzania] burnt [date:1 date=2024|in 2024]]. "
    "[quotation [content:2 “All stand,”]] [source:2 she] [cue:2 said]. [quotation [content:2 “All.”]]"
)
IRI = {"type": "string", "pattern": r"^(https?://|urn:)[^\s<>\"{}|\\^`]+$"}
#: What the recommendation asks of an annotation, as far as it concerns ours.
SCHEMA = {
    "type": "object",
    "required": ["@context", "id", "type", "target", "body", "motivation"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["identifying", "describing"]},
        "body": {"type": "array", "items": {"$ref": "#/$defs/body"}, "minItems": 1},
        "target": {"type": "array", "items": {"$ref": "#/$defs/target"}, "minItems": 1},
    },
    "$defs": {
        "body": {
            "type": "object",
            "required": ["type", "value"],
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string"},
                "purpose": {"enum": ["tagging", "describing"]},
                "format": {"const": "application/json"},
            },
            "additionalProperties": False,
        },
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": IRI,
                "styleClass": {"type": "string"},
                "selector": {
                    "type": "array",
                    "prefixItems": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
            "additionalProperties": False,
        },
        "quote": {
            "type": "object",
            "required": ["type", "exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string"},
                "prefix": {"type": "string", "maxLength": 32},
                "suffix": {"type": "string", "maxLength": 32},
            },
            "additionalProperties": False,
        },
        "position": {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "additionalProperties": False,
        },
    },
}


def check(annotation: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA).validate(annotation)


def of(record: Record, tag: str) -> list[dict[str, Any]]:
    return [each for each in annotations_of(record) if each["body"][0]["value"] == tag]


def test_one_annotation_in_full():
    record = make_record("In 2024 [figure:1 value=43|43] homes burnt.", "herald/7", url="https://example.org/fire")
    (annotation,) = annotations_of(record)
    described = annotation["body"].pop()
    assert json.loads(described.pop("value")) == record.figures[0].model_dump()
    assert described == {"type": "TextualBody", "purpose": "describing", "format": "application/json"}
    assert annotation == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:claimx:herald%2F7:f8-10",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": "claimx gold"},
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "figure"}],
        "target": [
            {
                "type": "SpecificResource",
                "source": "https://example.org/fire",
                "styleClass": "figure",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "43", "prefix": "In 2024 ", "suffix": " homes burnt."},
                    {"type": "TextPositionSelector", "start": 8, "end": 10},
                ],
            }
        ],
    }


def test_every_finding_has_an_annotation_of_its_own():
    record = make_record(MARKED)
    record.entities.append(CustomEntity(start=0, end=3, text="Ada", label="WRITER", rule="r"))
    record.dates.append(Date(**record.dates[0].model_dump()))
    found = list(annotations_of(record))
    assert [each["body"][0]["value"] for each in found] == [
        *("person", "country", "entity", "date", "date", "figure", "quotation", "quotation", "claim", "claim")
    ]
    assert len({each["id"] for each in found}) == len(found)
    for annotation in found:
        check(annotation)


def test_a_claim_targets_its_source_cue_and_content():
    annotation = of(make_record(MARKED), "claim")[1]
    assert [(each["styleClass"], each["selector"][0]["exact"]) for each in annotation["target"]] == [
        ("source", "she"),
        ("cue", "said"),
        ("content", "“All stand,”"),
        ("content", "“All.”"),
    ]


def test_a_mention_brings_its_entity():
    (annotation,) = of(make_record(MARKED), "country")
    assert annotation["motivation"] == "identifying"
    country = json.loads(annotation["body"][1]["value"])
    assert (country["iso3"], country["name"], len(country["mentions"])) == ("TZA", "Tanzania", 1)


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ('http://example.org/a b"<c>', "http://example.org/a%20b%22%3Cc%3E"),
        ("javascript:alert(1)", "urn:claimx:a"),
        ("data:text/html,x", "urn:claimx:a"),
        ("https://", "urn:claimx:a"),
        ("/fire", "urn:claimx:a"),
        (None, "urn:claimx:a"),
    ],
)
def test_only_addresses_on_the_web_are_sources(url, source):
    (annotation,) = annotations_of(make_record("[figure:1 value=43|43] homes.", url=url))
    assert annotation["target"][0]["source"] == source
    check(annotation)


def test_positions_count_code_points():
    (annotation,) = annotations_of(make_record("🌧🌧 on [figure:1 value=43|43] homes."))
    assert annotation["target"][0]["selector"][1] == {"type": "TextPositionSelector", "start": 6, "end": 8}


def test_an_annotation_a_line(tmp_path):
    record = make_record(MARKED)
    write_annotations([record, make_record("Rain.", "b")], [], tmp_path / "out.jsonld")
    lines = (tmp_path / "out.jsonld").read_text(encoding="utf-8").split("\n")
    assert [json.loads(line) for line in lines if line] == list(annotations_of(record))


def test_the_corpus(tmp_path):
    corpus = Path(__file__).parent.parent.parent / "corpus" / "gold" / "tune"
    for path in sorted(corpus.glob("*.txt")):
        record = make_record(path.read_text(encoding="utf-8"), path.stem)
        for annotation in annotations_of(record):
            check(annotation)
            for target in annotation["target"]:
                quote, position = target["selector"]
                start, end = position["start"], position["end"]
                assert record.text[start:end] == quote["exact"]
                around = record.text[max(0, start - 32) : end + 32]
                assert around == quote["prefix"] + quote["exact"] + quote["suffix"]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PLACES = st.tuples(st.integers(-5, 65), st.integers(-5, 65)).map(sorted)


@given(text=TEXT, name=TEXT, url=st.none() | TEXT, places=st.lists(PLACES, min_size=1, max_size=3))
def test_hostile_records_give_valid_annotations(tmp_path_factory, text, name, url, places):
    content = [Range(start=start, end=end) for start, end in places]
    claim = Claim(id="c1", kind="indirect", content=content, text=text, rule=text)
    entity = CustomEntity(start=content[0].start, end=content[0].end, text=text, label=name, rule="r")
    made_by = MadeBy(claimx=name, model="", rules=[])
    record = Record(id=name, url=url, text=text, text_sha256="", entities=[entity], claims=[claim], made_by=made_by)
    path = tmp_path_factory.mktemp("out") / "out.jsonld"
    write_annotations([record], [], path)
    lines = path.read_bytes().decode("utf-8").split("\n")
    assert len(lines) == 3
    for line in lines[:2]:
        check(json.loads(line))
