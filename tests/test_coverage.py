"""Articles that are not as a reader of English would like them: other languages, broken lines, doubtful texts."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

import pytest
from spacy.language import Language

import claimx
from claimx.articles.article import Article
from claimx.extraction import FINDINGS
from claimx.records import Record, Span, content_text

HEADLINE = "Ferry sinks off Pemba; at least 31 dead"
DATELINE = (
    "ZANZIBAR, 4 March 2024 — At least 31 people died when a ferry sank off Pemba on Sunday, Tanzania's Ministry of "
    "Transport said. The Marine Safety Authority (MSA) estimates that the boat carried 240 passengers, almost twice "
    "its limit, and that the owners of more than a dozen boats between the islands had been warned of it since January."
)
QUOTATION = (
    "“We warned the owners in January, and we warned them again when the storms began to come,” said Asha Mbarouk, who "
    "heads the authority. “Nobody listened to us, and nobody on the island wanted to hear that the boats were too old.”"
)
PARAGRAPHS = (HEADLINE, DATELINE, QUOTATION)
PLAIN = "\n\n".join(PARAGRAPHS)
WRAPPED = "\n\n".join(textwrap.fill(paragraph, 72, break_on_hyphens=False) for paragraph in PARAGRAPHS)
FRENCH = (
    "Le ministère des Transports a annoncé lundi qu'au moins 31 personnes étaient mortes dans le naufrage d'un bateau "
    "près de l'île de Pemba. « Nous avions prévenu les propriétaires », a déclaré la directrice, Asha Mbarouk."
)


def record_of(nlp: Language, article: Article | str) -> Record:
    (record,) = claimx.extract([article], nlp)
    return record


def without_texts(part: object) -> Iterator[str]:
    """What a record says, but for the words that its ranges cover."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name not in ("text", "text_sha256", "doubts"):
                yield from (f"{name}.{each}" for each in without_texts(value))
    elif isinstance(part, list):
        for value in part:
            yield from without_texts(value)
    else:
        yield str(part)


def test_a_hard_wrapped_article_gives_what_it_would_give_unwrapped(nlp: Language) -> None:
    assert len(WRAPPED) == len(PLAIN)
    plain, wrapped = (record_of(nlp, Article(text=text, id="a")) for text in (PLAIN, WRAPPED))
    assert len(plain.claims) >= 4
    assert list(without_texts(json.loads(wrapped.to_json()))) == list(without_texts(json.loads(plain.to_json())))
    assert (plain.doubts, wrapped.doubts) == ([], ["hard_wrapped"])


def test_its_spans_are_the_text_as_it_stands_there_line_breaks_included(nlp: Language) -> None:
    record = record_of(nlp, WRAPPED)
    assert record.text == WRAPPED
    spans = [found for found in record.ranges() if isinstance(found, Span)]
    assert any("\n" in span.text for span in spans)
    assert [span for span in spans if WRAPPED[span.start : span.end] != span.text] == []
    assert any("\n" in claim.text for claim in record.claims)
    assert all(claim.text == content_text(WRAPPED, claim.content) for claim in record.claims)


def test_line_ends_of_two_characters_are_no_hindrance(nlp: Language) -> None:
    record = record_of(nlp, WRAPPED.replace("\n", "\r\n"))
    sources = {" ".join(claim.source.text.split()) for claim in record.claims if claim.source}
    assert "The Marine Safety Authority (MSA)" in sources
    assert all(
        record.text[found.start : found.end] == found.text for found in record.ranges() if isinstance(found, Span)
    )


def test_an_article_in_another_language_is_recorded_without_findings(nlp: Language) -> None:
    record = record_of(
        nlp, Article(text=FRENCH, id="pemba", title="Naufrage", byline="Ali Juma", published="2024-03-04")
    )
    assert (record.language, record.id, record.title, record.byline) == ("fr", "pemba", "Naufrage", "Ali Juma")
    assert (record.text, record.published) == (FRENCH, "2024-03-04")
    assert [name for name in (*FINDINGS, "doubts") if getattr(record, name)] == []


@pytest.mark.parametrize(
    ("text", "told", "language"), [(FRENCH, "en", "en"), (PLAIN, "fr", "en"), (FRENCH, None, "fr")]
)
def test_what_the_input_says_of_the_language(nlp: Language, text: str, told: str | None, language: str) -> None:
    assert record_of(nlp, Article(text=text, language=told)).language == language


def test_doubts_stand_in_the_record_and_in_the_table_of_articles(nlp: Language) -> None:
    records = [record_of(nlp, text) for text in (f"<p>{HEADLINE}", PLAIN)]
    assert [record.doubts for record in records] == [["stub", "markup"], []]
    assert claimx.frame(records, "articles")["doubts"].fillna("").tolist() == ["stub; markup", ""]
