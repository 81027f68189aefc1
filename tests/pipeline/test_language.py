"""Which language an article is in; English is never taken for another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimx.pipeline.language import language_of

OTHERS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "languages.yaml").read_text(encoding="utf-8"))
ENGLISH = "The ministry said on Monday that at least thirty people had drowned when the ferry sank off the coast. "
CORPUS = Path(__file__).parents[2] / "corpus" / "articles.jsonl"
ARTICLES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language):
    assert language_of(OTHERS[language]) == language
    assert language_of(OTHERS[language] * 50) == language


@pytest.mark.parametrize(
    "text",
    [
        "Rain",
        "Ferry sinks off Pemba; dozens feared dead",
        "FERRY SINKS OFF PEMBA; DOZENS FEARED DEAD",
        "COVID-19: G20, NATO, EU",
        "Asha Mbarouk, José García Márquez, Łukasz Wiśniewski, Nguyễn Văn Minh, Jean-Pierre Lefèvre, Jürgen Größmann",
        "Bundesbank. Deutsche Bahn. Volkswagen. Süddeutsche Zeitung. Frankfurter Allgemeine. Bundesverfassungsgericht.",
        "Mort du maire",
        "Mainz 3 Köln 1\nBochum 2 Bremen 2\nAjax 4 Feyenoord 0\n" * 20,
        '"' * 5000,
        "a" * 5000,
        "https://www.example.com/actualites/politique/ministre-annonce " * 30,
        '<div class="article"><p>&nbsp;</p></div>' * 100,
        "0 1 2 3 4 5 6 7 8 9 " * 100,
        "",
    ],
)
def test_what_leaves_a_doubt_is_english(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize("language", OTHERS)
def test_foreign_words_in_an_english_article_leave_it_english(language):
    assert language_of(ENGLISH * 2 + OTHERS[language] + ENGLISH * 2) == "en"
    assert language_of(OTHERS[language] * 20 + ENGLISH * 20) == "en"
    assert language_of((OTHERS[language] + " ") * 4 + "\n" + ENGLISH * 6) == "en"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda row: row["id"])
def test_every_article_of_the_corpus_is_english_and_each_of_its_lines(article):
    assert {language_of(line) for line in [article["text"], *article["text"].splitlines()]} == {"en"}


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        (OTHERS["fr"], "en", "en"),
        (OTHERS["fr"], "EN-gb", "en"),
        (OTHERS["fr"], "English", "en"),
        (OTHERS["fr"], "fr_CA", "fr"),
        (OTHERS["fr"], "unknown", "fr"),
        ("Mort du maire", "fr", "fr"),
        ("Mort du maire", "", "en"),
        (ENGLISH, "fr", "en"),
        (ENGLISH, "\0", "en"),
    ],
)
def test_what_the_input_says_counts_where_the_text_does_not_show_english(text, told, language):
    assert language_of(text, told) == language


@given(st.text())
def test_any_text_has_a_language(text):
    assert len(language_of(text)) == 2
