"""Marks under the words of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimx.explanation.marking import marked_lines


def shown(text: str, *marks: tuple[str, int, int], width: int = 100) -> list[str]:
    return [line for line, _ in marked_lines(text, marks, width)]


def test_marks_that_do_not_meet_share_a_line() -> None:
    assert shown("At least 31 people died.", ("hedge", 0, 8), ("figure", 9, 11)) == [
        "At least 31 people died.",
        "└──────┘ hedge",
        "         └┘ figure",
    ]
    assert shown("one two three four five six", ("a", 0, 3), ("b", 14, 18))[1] == "└─┘ a         └──┘ b"


def test_a_mark_of_one_character_is_one_sign() -> None:
    assert shown("a", ("figure", 0, 1)) == ["a", "┴ figure"]


def test_long_lines_are_cut_between_words_and_marks_with_them() -> None:
    assert shown("one two three", ("a", 4, 13), width=9) == ["one two", "    └─┘ a", "three", "└───┘ a"]


def test_what_could_drive_a_terminal_is_shown_as_a_replacement() -> None:
    assert shown("a\x1b[31mb") == ["a\ufffd[31mb"]


@given(
    st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=5), st.integers(1, 30)
)
def test_every_character_of_the_text_is_on_some_line(text: str, places: list[tuple[int, int]], width: int) -> None:
    marks = [("x", start, min(start + length, len(text))) for start, length in places if start < len(text)]
    lines = [line for line, is_mark in marked_lines(text, marks, width) if not is_mark]
    wanted = "".join(char for char in text if char.isalnum())
    assert "".join(char for line in lines for char in line if char.isalnum()) == wanted
