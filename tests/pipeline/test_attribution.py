"""The trained tagger beside the rules: what it sees, what it adds, and when the rules have the last word."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

import claimx
from claimx.pipeline.attribution.encoding import NO_HINTS, SIZE, Labels, Words, rule_hints, windows, words_of
from claimx.pipeline.attribution.tagger import attribution_label, default_tagger
from claimx.pipeline.claims.candidates import RULE
from claimx.pipeline.claims.confidence import Evidence, confidence
from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.joining import joins_verbs, unclaimed
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.records import Claim

LABELS = Labels.of(["NN", "VBD"], ["nsubj", "ROOT"])

BARN = (
    "Nobody was hurt when the barn burned down on Sunday, the fire brigade said. Its chief suspects a fault in the "
    "wiring. “We had warned the owner,” he told reporters. The owner, Lena Brandt, denied that she had been warned."
)

PACK = """
pack: own
version: 1
rules:
  - id: own.cue.crackle
    kind: cue
    stance: neutral
    construction: object
    any_of: [{lemma: crackle, pos: VERB}]
    why: A cue that no newspaper has
    examples:
      match: ["[source The fire] [cue crackled] [content its oldest song]."]
"""


@pytest.fixture(scope="module")
def both() -> Language:
    """The pipeline as it comes."""
    return claimx.load()


@pytest.fixture(scope="module")
def model() -> Language:
    """The tagger alone."""
    return claimx.load(attribution="model")


def claims_of(nlp: Language, text: str) -> list[Claim]:
    """The claims of a text."""
    return next(claimx.extract([text], nlp)).claims


def made_of(sizes: list[int]) -> Words:
    """Words of so many pieces each."""
    first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    count = len(sizes)
    places = np.arange(count, dtype=np.int32)
    return Words(places, places, places + 1, np.zeros(first[-1], np.int32), first, np.zeros((count, 4), np.int32))


@given(st.lists(st.integers(1, 40), max_size=300), st.integers(20, 120), st.integers(0, 15), st.integers(0, 60))
def test_windows_leave_no_word_out_and_hold_no_more_than_fits(
    sizes: list[int], size: int, overlap: int, skip: int
) -> None:
    words = made_of(sizes)
    cut = list(windows(words, size, overlap, skip))
    assert sorted({i for start, end in cut for i in range(start, end)}) == list(range(len(sizes)))
    assert all(end - start == 1 or words.first[end] - words.first[start] <= size for start, end in cut)
    assert all(a < c <= b <= d for (a, b), (c, d) in pairwise(cut))


def test_the_tagger_sees_quotation_marks_capitals_and_paragraphs(early_nlp: Language) -> None:
    doc = early_nlp("Ann said:\n\n“The UN left.”")
    words = words_of(doc, QuotationIndex.of(doc), LABELS, lambda word: (7,) * len(word), None)
    assert [doc[int(i)].text for i in words.tokens] == ["Ann", "said", ":", "“", "The", "UN", "left", ".", "”"]
    assert words.features[:, 0].tolist() == [9, 0, 3, 15, 5, 6, 4, 7, 7]
    assert set(words.features[:, 3]) == {NO_HINTS}
    assert words.first.tolist() == [0, 3, 7, 8, 9, 12, 14, 18, 19, 20]


def test_the_tagger_sees_what_the_rules_found(early_nlp: Language) -> None:
    doc = early_nlp("Ann said it rained.")
    assert rule_hints(doc, [((0, 3), (4, 8), [(9, 18)])]) == [1, 2, 8, 4, 0]


def test_a_claim_of_the_default_has_a_confidence(both: Language) -> None:
    claims = claims_of(both, BARN)
    assert len(claims) >= 3
    assert all(0 < claim.confidence <= 1 for claim in claims if claim.parent is None and claim.confidence is not None)
    assert any(claim.confidence and claim.confidence > 0.7 for claim in claims)


def test_the_tagger_alone_names_itself(model: Language) -> None:
    claims = claims_of(model, BARN)
    assert claims
    assert {claim.rule for claim in claims} == {RULE}


@pytest.mark.parametrize("attribution", ["both", "model"])
def test_contents_never_overlap_but_where_one_lies_in_another(
    attribution: str, both: Language, model: Language
) -> None:
    claims = claims_of(both if attribution == "both" else model, BARN)
    outer = sorted((p.start, p.end) for c in claims if c.parent is None for p in c.content)
    assert all(end <= start for (_, end), (start, _) in pairwise(outer))


def test_a_cue_that_both_find_names_the_rule_whichever_word_heads_it(both: Language) -> None:
    claims = claims_of(both, "The captain is confident that the crew is safe.")
    assert [(c.rule, c.text) for c in claims] == [("en.cue.adjective", "the crew is safe")]


def test_a_headline_has_the_confidence_of_its_rule(both: Language) -> None:
    claims = claims_of(both, "UNICEF: Famine looms in the north\n\nThe rains came late, and the wells are low.")
    assert [(c.rule, c.text) for c in claims] == [("en.cue.colon", "Famine looms in the north")]
    assert claims[0].confidence == default_tagger().grades["en.cue.colon colon"]


def test_the_rules_of_a_users_pack_have_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(PACK, encoding="utf-8")
    nlp = claimx.load(rules=[tmp_path])
    claims = claims_of(nlp, "The fire crackled its oldest song.")
    assert [(c.rule, c.text, c.confidence) for c in claims] == [("own.cue.crackle", "its oldest song", None)]


def test_a_tagged_quotation_that_the_tagger_leaves_to_nobody_is_claimed_by_the_rules(rules_nlp: Language) -> None:
    doc = rules_nlp("“Count the votes,” said Bello.")
    whole, name = Draft("t", [(0, 18)], "quotation", cue=(6,)), Draft("t", [(1, 6)], "quotation", cue=(6,))
    index = QuotationIndex.of(doc)
    assert unclaimed(doc, index, [whole, name], []) == [whole]
    assert unclaimed(doc, index, [whole], [name]) == []  # somebody claims some of it


def test_no_cue_takes_a_quotation_that_another_tags(both: Language) -> None:
    paragraphs = (
        "“Open the gate,” shouted Amina Bello.",
        "“Follow me,” Ms. Abara said, and the girls, amused, walked on behind her.",
        "“No water, no work,” read the banner.",
    )
    claims = claims_of(both, "\n\n".join(paragraphs))
    assert [c.text for c in claims if c.source and c.source.text == "Ms. Abara"] == ["“Follow me,”"]


def test_what_a_record_says_of_its_making(both: Language) -> None:
    record = next(claimx.extract(["It rained."], both))
    assert record.made_by.attribution == attribution_label("both") == f"both@{default_tagger().version}"
    assert attribution_label("rules") == "rules"


def test_a_surer_cue_makes_a_surer_claim() -> None:
    coefficients = default_tagger().coefficients(with_rules=True)
    unsure, sure = (Evidence(head, 0.8, 0.8, None, None, 0.0, 9) for head in (0.2, 0.9))
    assert confidence(unsure, coefficients) < confidence(sure, coefficients)


def test_an_article_longer_than_a_window_keeps_its_last_claim(both: Language) -> None:
    filler = "".join(f"Stage {i} of the race led over pass {2 * i} in {i % 7 + 3} hours. " for i in range(SIZE // 6))
    text = filler + "The mayor said that the bridge would stay closed."
    assert claims_of(both, text)[-1].text == "the bridge would stay closed"


def test_what_a_reader_is_told_to_do_is_no_cue(both: Language) -> None:
    text = "“We will not rest until the wells are clean”\n\nRead the full Lake Herald interview here."
    assert [claim.cue.text for claim in claims_of(both, text) if claim.cue] == []


def test_a_rule_that_nobody_measured_has_its_say(both: Language) -> None:
    (claim,) = claims_of(both, "Police put the crowd at 38,000.")
    assert (claim.text, claim.confidence, claim.rule) == ("the crowd at 38,000", None, "en.cue.put-at")


def test_a_heading_in_quotation_marks_is_no_part_of_the_sentence_before_it(both: Language) -> None:
    text = (
        "The monitors called on the government to open the mine to doctors.\n\n'Mistakes may have been made'\n\n"
        "The minister said on Monday that an inquiry had begun."
    )
    assert [claim.text for claim in claims_of(both, text)] == [
        "the government to open the mine to doctors",
        "an inquiry had begun",
    ]


def test_what_stands_before_a_semicolon_is_nobody_elses(both: Language) -> None:
    texts = [claim.text for claim in claims_of(both, "The road is closed; the mayor said it would reopen.")]
    assert texts == ["it would reopen"]


def test_no_piece_ends_within_a_figure(both: Language) -> None:
    (claim,) = claims_of(both, "A price rise of 5% and a wage cut of 3% were agreed.")
    assert claim.text == "A price rise of 5% and a wage cut of 3%"
    (claim,) = claims_of(both, "About 3 in 10 adults, or 29%, said they had skipped meals.")
    assert claim.source is not None
    assert claim.source.text == "About 3 in 10 adults, or 29%"


@pytest.mark.parametrize(
    ("text", "content", "joined"),
    [
        ("The watchdog assessed and ranked 31 cities for their air.", "and ranked 31 cities", True),
        ("The pilot, the airline added, and her crew were well rested.", "and her crew", False),
        ("The airline added that and nothing else.", "that and nothing", False),
    ],
)
def test_a_verb_joined_to_the_cue_begins_no_content(rules_nlp: Language, text: str, content: str, joined: bool) -> None:
    doc = rules_nlp(text)
    cue = next(token.i for token in doc if token.text in ("assessed", "added"))
    start = text.index(content)
    assert joins_verbs(doc, Draft("model", [(start, start + len(content))], cue=(cue,))) is joined
