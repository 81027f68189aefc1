"""What makes it doubtful what is found in a text."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.text.doubts import doubts_of

NEWS = (
    "The river rose all night and by the morning it had taken the only bridge, two barns and most of the road that the "
    "county had paved last year. Nobody in the valley had seen so much water since the dam was built, the mayor said."
)
MORE = "The county wants to build the bridge anew before the winter comes, and asks the state for help with its costs."


def test_about_an_article_as_it_should_be_there_is_none() -> None:
    assert doubts_of(f"Bridge lost\n\n{NEWS}\n\n{MORE}") == []


@pytest.mark.parametrize(
    ("doubt", "text"),
    [
        ("stub", "The river rose all night. Read more."),
        ("stub", NEWS[:150]),
        ("hard_wrapped", textwrap.fill(NEWS, 72)),
        ("repeated_blocks", f"{NEWS}\n\n{MORE}\n\n{MORE}"),
        ("repeated_blocks", f"{NEWS}\n{MORE}\n  {MORE.replace(' ', '  ')}"),
        ("all_capitals", NEWS.upper()),
        ("all_capitals", f"{NEWS}\n{MORE}".upper() + "\n(Editing by Jane Roe)"),
        ("markup", f"<p>{NEWS}"),
        ("markup", f'{NEWS} <a href="https://river.example/?a=1" class="more">More</a>'),
        ("markup", f"{NEWS}<br/>"),
        ("markup", f"{NEWS}&nbsp;"),
        ("markup", f"{NEWS} It&#8217;s over."),
        ("broken_encoding", f"{NEWS} Itâ€™s over."),
        ("broken_encoding", f"{NEWS} The cafÃ© is closed."),
        ("broken_encoding", f"{NEWS} It cost Â£5."),
        ("broken_encoding", f"{NEWS} It\x92s over."),
        ("broken_encoding", f"{NEWS} The caf\ufffd is closed."),
    ],
)
def test_each_is_told_by_its_sign(doubt: str, text: str) -> None:
    assert doubts_of(text) == [doubt]


@pytest.mark.parametrize(
    "text",
    [
        "A < b and c > d; <Enter>; 3<5; R&D; AT&T; <-- here.",
        "Café, Ångström, “Ærø” — São Tomé’s 5 °C and £5 … naïve.",
        "NATO, THE EU AND THE UN MEET IN KYIV.",
        "Read more.\nRead more.\nRead more.",
        "It ended.\u0085It began.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert doubts_of(f"{NEWS}\n\n{text}") == []


def test_several_stand_in_a_fixed_order() -> None:
    assert doubts_of(
        "<B>RIVER ROSE</B> CAFÃ© &AMP; THE MAYOR SAID THAT NOBODY HAD SEEN SO MUCH WATER SINCE THE DAM."
    ) == [
        "stub",
        "all_capitals",
        "markup",
        "broken_encoding",
    ]


@given(st.text())
def test_any_text_can_be_asked_and_gives_the_same_again(text: str) -> None:
    assert doubts_of(text) == doubts_of(text)


@pytest.mark.parametrize("piece", ["<a ", "<p\n", "&#", "Ã", "A\n", " ", "<a href='", "word word\n"])
def test_time_is_linear(piece: str) -> None:
    start = time.perf_counter()
    doubts_of(piece * (300_000 // len(piece)))
    assert time.perf_counter() - start < 20
