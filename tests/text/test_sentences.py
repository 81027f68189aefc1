"""The sentence around a finding, by its punctuation: rather too long than cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.records import Quotation
from claimx.text.sentences import MOST_AROUND, Sentences


def quotations_in(text: str) -> list[Quotation]:
    """The stretches between curly marks."""
    ranges = ((m.start(), m.end()) for m in re.finditer("“[^”]*(”|$)", text))
    return [
        Quotation(id="", start=start, end=end, text=text[start:end], closed=text[end - 1] == "”", role="speech")
        for start, end in ranges
    ]


def around(text: str, word: str) -> str:
    start = text.index(word)
    return Sentences(text, quotations_in(text)).around(start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("It rained. The bridge fell. Nobody was hurt.", "bridge", "The bridge fell."),
        ("It rained. The bridge fell. Nobody was hurt.", "rained", "It rained."),
        ("It rained. The bridge fell. Nobody was hurt.", "hurt", "Nobody was hurt."),
        ("Flood warning\n\nThe river rose. It fell.", "warning", "Flood warning"),
        ("Flood warning\n\nThe river rose. It fell.", "river", "The river rose."),
        ("Did it fall? It did! Nobody saw it.", "did!", "It did!"),
        ("It cost 3.5 million, e.g. for steel. That was all.", "cost", "It cost 3.5 million, e.g. for steel."),
        ("We asked Gov. Hale of St. Agnes. She agreed.", "asked", "We asked Gov. Hale of St. Agnes."),
        ("The U.S. Navy came. It left.", "came", "The U.S. Navy came."),
        ("It was J. Okello who fell. He is well.", "fell", "It was J. Okello who fell."),
        ("It is in no. 10 of the list. Read on.", "list", "It is in no. 10 of the list."),
        ("They left (it was late.) Nobody stayed.", "stayed", "Nobody stayed."),
        ("“We ran. The water rose,” she said. He stayed.", "ran", "“We ran. The water rose,” she said."),
        ("“We ran.” He stayed. “It rose.”", "stayed", "He stayed."),
        ("“Why?” Okello asked. He left.", "Okello", "“Why?” Okello asked."),
        ("“We ran. It rose. He stayed.", "rose", "It rose."),
        ("It rained… The bridge fell.", "bridge", "The bridge fell."),
    ],
)
def test_sentence_around_a_word(text, word, sentence):
    assert around(text, word) == sentence


def test_what_stands_in_two_sentences_gets_both():
    text = "It rained. The bridge fell. Nobody was hurt."
    assert Sentences(text).around(0, 20) == "It rained. The bridge fell."


def test_a_sentence_without_end_is_bounded_at_words():
    text = "and so on " * 1_000 + "HERE " + "and on " * 1_000
    found = around(text, "HERE")
    assert len(found) <= 2 * MOST_AROUND + 4
    assert found.split()[0] in {"and", "so", "on"}
    assert found.split()[-1] in {"and", "on"}


def test_a_word_without_end_costs_only_what_stands_around_it():
    assert around("x" * 10_000 + " HERE " + "y" * 10_000, "HERE") == "HERE"


@given(st.text(alphabet="aB. ?!…\"“”)('\n1", max_size=60), st.data())
def test_the_sentence_holds_the_finding(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Sentences(text, quotations_in(text)).around(start, end)
    assert text[start:end].strip() in found
    assert found in text
