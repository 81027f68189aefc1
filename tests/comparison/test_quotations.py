"""Reprinted quotations: verbatim, partial, paraphrase — and words that are only much alike."""

import pytest

from claimx.comparison import compare
from claimx.comparison.quotations import relate_words
from claimx.comparison.results import Reprint
from claimx.rules.vocabulary import split_words
from making import make_record

SCENE = "The Saku river burst its banks at Tamwe, and the mayor of Tamwe, Ada Nkosi, spoke of the Saku."


def reprinted(*quotations: str, scenes: tuple[str, ...] = (SCENE, SCENE)) -> list[str]:
    records = [
        make_record(f"{scene} {quotation}", name, published="2024-03-04")
        for quotation, name, scene in zip(quotations, "abc", scenes, strict=False)
    ]
    return [result.relation for result in compare(records) if isinstance(result, Reprint)]


def relation(one: str, other: str) -> str | None:
    return relate_words(*(tuple(word.low for word in split_words(text)) for text in (one, other)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("We lost everything that we had.", "we lost everything that we had", "verbatim"),
        ("It’s the river that took it", "It's the river that took it", "verbatim"),
        ("We lost everything. Nobody came to help us.", "Nobody came to help us", "partial"),
        ("These are hard decisions, but they are the right ones", "hard decisions, but … the right ones", "partial"),
        ("No road will be closed because of this work", "no road would be closed", "paraphrase"),
        ("We will not leave our homes to the water", "We won't leave our homes to water", "paraphrase"),
        ("We lost everything that we had", "Nobody came to help us at all", None),
        ("the first thing in the morning is the hardest", "the last thing at night is what the children ask", None),
    ],
)
def test_relation_of_words(one, other, expected):
    assert relation(one, other) == relation(other, one) == expected


def test_a_reprint_has_the_words_and_who_says_them():
    marked = f"{SCENE} [content:1 [quotation “Nobody told us anything,”]] [source:1 the guard] [cue:1 said]."
    plain = f"{SCENE} [quotation “Nobody told us anything”]"
    records = [make_record(marked, "a", outlet="Post", published="2024-03-04"), make_record(plain, "b")]
    (found,) = (result for result in compare(records) if isinstance(result, Reprint))
    for passage, record in zip((found.a, found.b), records, strict=True):
        assert passage.text == record.text[passage.start : passage.end]
    assert (found.a.claimant, found.a.outlet, found.a.published) == ("the guard", "Post", "2024-03-04")
    assert (found.b.claimant, found.b.outlet, found.b.published) == (None, None, None)


def test_quotation_in_two_articles():
    assert reprinted("[quotation “Nobody told us anything.”]", "[quotation 'Nobody told us anything,'] she said.") == [
        "verbatim"
    ]


def test_article_does_not_reprint_itself():
    twice = "[quotation “Nobody told us anything.”] [quotation “Nobody told us anything.”]"
    assert reprinted(twice) == []


def test_words_given_without_marks():
    indirect = "[source:1 She] [cue:1 said] that [content:1 nobody had told her anything about the river]."
    assert reprinted("[quotation “Nobody told me anything about the river.”]", indirect) == ["paraphrase"]


def test_scare_quotes_and_titles_are_not_reprinted():
    assert reprinted(*["[quotation role=title|“The Price of Bread Today”]"] * 2) == []


def test_short_words_count_only_within_one_story():
    other_scene = "Dr Lim of Busan opened a clinic for eyes in Mokpo, where Dr Lim grew up and studied optics."
    words = "[quotation “We could not believe it.”]"
    assert reprinted(words, words) == ["verbatim"]
    assert reprinted(words, words, scenes=(SCENE, other_scene)) == []


def test_long_words_count_anywhere():
    other_scene = "Dr Lim of Busan opened a clinic for eyes in Mokpo, where Dr Lim grew up and studied optics."
    words = "[quotation “The farther back you can look in a life, the farther forward you are likely to see.”]"
    assert reprinted(words, words, scenes=(SCENE, other_scene)) == ["verbatim"]


def test_a_quotation_that_everybody_prints_is_not_paired_with_itself_a_thousand_times():
    words = "[quotation “The farther back you can look in a life, the farther forward you are likely to see.”]"
    records = [make_record(f"{SCENE} {words}", str(number)) for number in range(60)]
    assert len([result for result in compare(records) if isinstance(result, Reprint)]) == 59
