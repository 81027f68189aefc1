"""From article to record: offsets, sameness, failures, and the Doc's way through spaCy's own tools."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

import claimx
from claimx.articles.article import Article
from claimx.records import Range, Record

CORPUS = Path(__file__).parent.parent / "corpus" / "articles.jsonl"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """Every fourth article of the corpus."""
    return list(claimx.read_articles(CORPUS))[::4]


@pytest.fixture(scope="module")
def records(nlp: Language, articles: list[Article]) -> list[Record]:
    """Their records."""
    return list(claimx.extract(articles, nlp))


def spans(part: object) -> Iterator[dict[str, object]]:
    """Every JSON object with offsets and a text."""
    if isinstance(part, dict):
        if {"start", "end", "text"} <= part.keys():
            yield part
        for value in part.values():
            yield from spans(value)
    elif isinstance(part, list):
        for value in part:
            yield from spans(value)


def test_every_span_is_the_text_that_stands_there(records: list[Record]) -> None:
    for record in records:
        found = list(spans(json.loads(record.to_json())))
        assert len(found) > 10
        assert [s for s in found if record.text[s["start"] : s["end"]] != s["text"]] == []


def test_ids_are_unique_and_links_lead_somewhere(records: list[Record]) -> None:
    for record in records:
        names = {kind: [x.id for x in getattr(record, kind)] for kind in ("figures", "quotations", "claims")}
        assert all(len(ids) == len(set(ids)) for ids in names.values())
        for claim in record.claims:
            assert claim.parent is None or claim.parent in names["claims"]
            assert set(claim.figures) <= set(names["figures"])
            assert set(claim.quotations) <= set(names["quotations"])


def test_an_article_gives_the_same_bytes_alone(nlp: Language, articles: list[Article], records: list[Record]) -> None:
    for article, record in zip(articles[::5], records[::5], strict=True):
        (alone,) = claimx.extract([article], nlp)
        assert alone.to_json() == record.to_json()


def test_a_record_outlives_json(records: list[Record]) -> None:
    for record in records:
        assert Record.model_validate_json(record.to_json()) == record


def test_findings_outlive_copies_and_docbin(nlp: Language) -> None:
    doc = nlp("Kenya's health ministry said on Monday that at least 43 people had died.")
    (restored,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for other in (restored, doc.copy(), copy.deepcopy(doc)):
        for field in ("claims", "figures", "organisations", "countries", "dates", "quotations"):
            assert getattr(other._.claimx, field) == getattr(doc._.claimx, field)


def test_findings_outlive_worker_processes(nlp: Language) -> None:
    text = "Kenya's health ministry said on Monday that at least 43 people had died."
    (doc,) = nlp.pipe([text], n_process=2)
    assert doc._.claimx.claims == nlp(text)._.claimx.claims


def test_an_article_that_fails_costs_itself_alone(nlp: Language) -> None:
    failed: list[str | None] = []
    articles = [
        Article(id="a", text="It rained."),
        Article(id="b", text="x" * 2_000_000),
        Article(id="c", text="Rain."),
    ]
    records = list(claimx.extract(articles, nlp, on_failure=lambda article, error: failed.append(article.id)))
    assert [record.id for record in records] == ["a", "c"]
    assert failed == ["b"]


ODD = st.text(alphabet=st.sampled_from("“”‘’\"'«»[]()–—-:,.!?\n\t\x00\u200f 0123456789%$€£kmABCabcé"), max_size=300)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ODD)
def test_no_text_raises_and_every_span_holds(nlp: Language, text: str) -> None:
    (record,) = claimx.extract([text], nlp)
    ranges: list[Range] = list(record.ranges())
    assert all(0 <= r.start < r.end <= len(text) for r in ranges)
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans(json.loads(record.to_json())))
