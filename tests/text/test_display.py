"""What may be shown of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.text.display import REPLACEMENT, plain, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n\tlines", "two\n\tlines"),
        ("two\r\nlines\rof old", "two \nlines\nof old"),
        ("\x1b[2J\x9b31m\x00\x07", f"{REPLACEMENT}[2J{REPLACEMENT}31m{REPLACEMENT * 2}"),
        ("\u202edesrever\u2066", f"{REPLACEMENT}desrever{REPLACEMENT}"),
        ("half \ud800", f"half {REPLACEMENT}"),
        ("שלום, naïve 👩‍🚀", "שלום, naïve 👩‍🚀"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


@given(st.text())
def test_visible_text_is_as_long_as_it_was(text):
    assert len(visible(text)) == len(text)


def test_plain():
    assert plain("a\x1b[2Jb\n\tc\x9d") == "a [2Jb c"
