"""Paragraphs: lines, or in a hard-wrapped text the blocks between blank lines."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.text.paragraphs import is_followed_by_blank_line, paragraph_ranges, unwrapped

LONG = (
    "The river rose all night and by the morning it had taken the only bridge, two barns and most of the road that the "
    "county had paved last year. Nobody in the valley had seen so much water since the dam was built in 1954."
)


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraph_ranges(text)]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \t\n", "\u2029"])
def test_a_line_is_a_paragraph_however_lines_end(line_break: str) -> None:
    assert paragraphs(f"One.{line_break}Two goes on.{line_break}Three.") == ["One.", "Two goes on.", "Three."]


def test_white_space_at_the_edges_is_no_part_of_a_paragraph() -> None:
    assert paragraphs("\n\n  One. \n\n\tTwo.\u00a0\n") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \u00a0\n"])
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_hard_wrapped_text_is_joined_into_its_paragraphs(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (LONG, LONG[:130], LONG))
    assert [" ".join(found.split()) for found in paragraphs(wrapped)] == [LONG, LONG[:130].strip(), LONG]


def test_a_short_line_ends_a_paragraph_of_a_hard_wrapped_text() -> None:
    wrapped = "Bridge lost\nBy Jane Roe\n" + textwrap.fill(f"{LONG} {LONG} {LONG}", 72)
    assert paragraphs(wrapped)[:2] == ["Bridge lost", "By Jane Roe"]
    assert len(paragraphs(wrapped)) == 3


def test_short_lines_are_paragraphs_where_their_lengths_show_no_column() -> None:
    lines = ["The river rose all night.", "It took the only bridge and two barns.", "Nobody was hurt.", "Rain goes on."]
    assert paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("text", "expected"), [("a\n\nb", True), ("a\nb", False), ("a\r\n\r\nb", True), ("a\r\nb", False), ("a", True)]
)
def test_a_blank_line_after_a_paragraph_is_seen(text: str, expected: bool) -> None:
    assert is_followed_by_blank_line(text, 1) is expected


@given(st.text(alphabet="ab .“\n\r\t\u00a0\u2028\x0b\x00", max_size=200))
def test_paragraphs_hold_every_word_once_and_in_order(text: str) -> None:
    ranges = paragraph_ranges(text)
    assert all(start < end for start, end in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    assert "".join("".join(found.split()) for found in paragraphs(text)) == "".join(text.split())


def test_unwrapping_puts_spaces_for_the_breaks_within_paragraphs() -> None:
    paragraphs_apart = f"Bridge lost\n\n{LONG}\n\n{LONG}\n"
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in ("Bridge lost", LONG, LONG)) + "\n"
    assert unwrapped(wrapped) == paragraphs_apart


def test_unwrapping_leaves_two_spaces_where_a_break_had_two_characters() -> None:
    assert unwrapped(textwrap.fill(LONG, 72).replace("\n", "\r\n")).split("  ") == textwrap.wrap(LONG, 72)


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge lost\n{LONG}\n{LONG}\r\n{LONG}",
        "The river rose all night.\nIt took the only bridge and two barns.\nNobody was hurt.",
        f"{LONG}\n\nHow the river rose in a night and took a bridge\nWhy nobody had seen so much water in years\n"
        f"What the county pays for the road along the river\n\n{LONG}",
    ],
)
def test_a_text_that_is_not_hard_wrapped_is_left_as_it_is(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="abcdefgh .“\n\r\t\u00a0\u2028\x0b\x00", max_size=2000))
def test_unwrapping_changes_nothing_but_breaks_and_keeps_all_offsets(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(one == other or (one.isspace() and other == " ") for one, other in zip(text, found, strict=True))
