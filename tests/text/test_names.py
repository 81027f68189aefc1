"""Names as strings: keys, acronyms, long forms."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.text.names import content_words, find_words, fold, initials, is_acronym, long_form_start, name_key, word_key

WORDS = st.text(alphabet=string.ascii_letters, min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ECPAT International", "ecpat-international"),
        ("Médecins Sans Frontières", "medecins-sans-frontieres"),
        ("Lucy Chepng'etich", "lucy-chepngetich"),
        ("Johnson & Johnson", "johnson-and-johnson"),
        ("J.P. Morgan", "jp-morgan"),
        ("Søren Ødegård", "soren-odegard"),
        ("Guinea-Bissau", "guinea-bissau"),
        ("…", ""),
    ],
)
def test_a_name_becomes_an_identifier(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("Organisation", "organization"), ("Labor", "Labour"), ("Defense", "defence"), ("Centre", "CENTER")],
)
def test_spellings_of_a_word_have_one_key(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize("word", ["UN", "U.N.", "UNODC", "AfDB", "MPs", "MS-13"])
def test_acronyms_are_told_by_their_capitals(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["Reuters", "McDonald", "I", "said", "", "Abcdefghijklmnop"])
def test_other_words_are_no_acronyms(word: str) -> None:
    assert not is_acronym(word)


@pytest.mark.parametrize(
    ("acronym", "before", "long_form"),
    [
        ("UNODC", "report of the United Nations Office on Drugs and Crime", "United Nations Office on Drugs and Crime"),
        ("ILO", "figure from the International Labour Organization", "International Labour Organization"),
        ("Dodma", "Department of Disaster Management Affairs", "Department of Disaster Management Affairs"),
        ("MARINA", "by the Maritime Industry Authority", "Maritime Industry Authority"),
        ("KRA", "They met in Nairobi", None),
        ("2019", "in the year before", None),
        ("UN", "", None),
    ],
)
def test_a_long_form_begins_where_its_acronym_does(acronym: str, before: str, long_form: str | None) -> None:
    words = before.split()
    start = long_form_start(acronym, words)
    assert (None if start is None else " ".join(words[start:])) == long_form


@given(st.lists(WORDS, min_size=3, max_size=8))
def test_initials_are_an_acronym_of_their_words(words: list[str]) -> None:
    start = long_form_start("".join(word[0] for word in words), words)
    assert start is not None
    assert fold(words[start])[0] == fold(words[0])[0]


@given(st.text(max_size=12), st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_any_strings_can_be_asked(acronym: str, words: list[str]) -> None:
    start = long_form_start(acronym, words)
    assert start is None or 0 <= start < len(words)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert not key.startswith("-")
    assert not key.endswith("-")


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_initials_leave_small_words_out_or_in() -> None:
    words = ["Bank", "of", "England"]
    assert (initials(words), initials(words, small=True)) == ("be", "boe")


def test_the_order_of_content_words_does_not_matter() -> None:
    assert content_words(["Ministry", "of", "Health"]) == content_words(["Health", "Ministry"])


@pytest.mark.parametrize(
    ("part", "place"), [(["b", "c"], 1), (["a"], 0), (["c", "b"], None), (["a", "b", "c", "d"], None)]
)
def test_words_are_found_side_by_side(part: list[str], place: int | None) -> None:
    assert find_words(part, ["a", "b", "c"]) == place
