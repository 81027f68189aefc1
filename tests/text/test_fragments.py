"""Links that open a page at some words of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.text.fragments import link_to, text_fragment, web_address

TEXT = "The ministry said on Monday that 43 people had drowned.\nThe search went on."


def fragment(text: str, words: str) -> str | None:
    start = text.index(words)
    return text_fragment(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (TEXT, "43", "text=on%20Monday%20that-,43,-people%20had%20drowned."),
        (TEXT, "The ministry", "text=The%20ministry,-said%20on%20Monday"),
        (TEXT, "The search", "text=The%20search,-went%20on."),
        (TEXT, "drowned.", "text=43%20people%20had-,drowned."),
        (TEXT, TEXT, "text=The%20ministry%20said%20on%20Monday,The%20search%20went%20on."),
        ("a, b-c & d", "b-c", "text=a%2C-,b%2Dc,-%26%20d"),
        ("one  \t two\0three", "two\0three", "text=one-,twothree"),
        ("“Nobody” – 8% #1", "8%", "text=%E2%80%9CNobody%E2%80%9D%20%E2%80%93-,8%25,-%231"),
        ("x" * 1_000, "x" * 1_000, None),
        (" \n ", " \n ", None),
    ],
)
def test_fragment(text, words, expected):
    assert fragment(text, words) == expected


def test_a_long_stretch_is_named_by_its_first_and_last_words():
    text = " ".join(f"w{number}" for number in range(30))
    assert text_fragment(text, 0, len(text)) == "text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29"


def test_words_around_that_would_be_cut_are_left_out():
    text = "y" * 200 + " here " + "z" * 200
    assert fragment(text, "here") == "text=here"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a?b=c&d=1", "https://news.example/a?b=c&d=1#:~:text=43"),
        ("http://news.example/a#top", "http://news.example/a#top:~:text=43"),
        ("https://news.example/#:~:text=old", "https://news.example/#:~:text=43"),
        (" HTTPS://news.example/ä b\"<'> ", "https://news.example/%C3%A4%20b%22%3C%27%3E#:~:text=43"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/hosts", None),
        ("//news.example/a", None),
        ("https://", None),
        ("http://[", None),
        ("news.example/a", None),
        ("", None),
        (None, None),
    ],
)
def test_link(url, expected):
    assert link_to(url, "43", 0, 2) == expected


def test_words_that_cannot_be_named_give_the_page_alone():
    assert link_to("https://news.example/a", "x" * 1_000, 0, 1_000) == "https://news.example/a"


@given(st.text(max_size=80), st.data())
def test_only_the_syntax_has_dashes_and_commas(text, data):
    start = data.draw(st.integers(0, len(text)))
    found = text_fragment(text, start, data.draw(st.integers(start, len(text))))
    if found is not None:
        parts = found.removeprefix("text=").split(",")
        assert 1 <= len(parts) <= 4
        assert all("-" not in part.removesuffix("-").removeprefix("-") for part in parts)
        assert all(char.isascii() and char.isprintable() and char not in "&#<>\"' " for char in found)


@given(st.text(max_size=60))
def test_an_address_ends_nothing_around_it(url):
    address = web_address("https://news.example/" + url)
    assert address is None or not set(address) & set("\"'<> \n\t\0\\`")
