"""Claims: who says what, marked in sentences as `[source …] [cue …] [content …]`."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.pipeline.claims.pieces import with_whole_figures
from claimx.pipeline.claims.sources import noun_phrase
from claimx.records import Range
from tests.pipeline.annotated import expected_claims, found_claims, pieces
from tests.timing import processor_seconds

DIRECT = [
    "[content “The bridge will hold,”] [cue said] [source the engineer].",
    "[content “The bridge will hold,”] [source Ms Okoro] [cue said] on Monday.",
    "[source The engineer] [cue said]: [content “The bridge will hold.”]",
    "[source She] [cue told] the court: [content “I never signed it.”]",
    "[content “The bridge,”] [source she] [cue said], [content “will hold.”]",
    "[content “Where is the money?”] [cue asked] [source the judge].",
    "[content ‘The bridge will hold,’] [source the engineer] [cue said].",
    '[content "The bridge will hold,"] [source the engineer] [cue said].',
    "[content “It held. We were lucky,”] [source she] [cue said]. [content “Next time we may not be so lucky.”]",
]

INDIRECT = [
    "[source The ministry] [cue said] that [content two roads were closed].",
    "[source The ministry] [cue said] [content two roads were closed].",
    "[content Two roads were closed], [source the ministry] [cue said].",
    "[cue According to] [source the ministry], [content two roads were closed].",
    "[content Two roads were closed], [cue according to] [source the ministry].",
    "[source Aid workers] [cue fear] that [content the wells are poisoned].",
    "[source The group] [cue vowed] [content to fight on].",
    "[source The charity] [cue urged] [content ministers to act].",
    "[source The bishops] [cue called for] [content a ceasefire].",
    "[source Opponents] [cue accused] [content the minister of fraud].",
    "[source Critics] [cue described] [content the plan as a gamble].",
    "[source The firm] [cue rejected] [content the allegations].",
    "[source The captain] is [cue confident] that [content the crew is safe].",
    "[source The mayor] rejected the [cue claim] that [content the bridge was safe].",
]

MIXED = [
    "[source The minister] [cue said] [content the plan was “a disaster for every farmer”].",
    "[content The plan is “a disaster for every farmer,”] [source the minister] [cue said].",
]

#: Where no rule lists the verb, the marks tell that somebody speaks; small models take some verbs for nouns there.
UNLISTED = [
    "[content “Our hope was lost,”] [source he] [cue mocked].",
    "[content “But does he ask the farmers?”] [cue reacted] [source Trevor Banda].",
    "[source The bishop] [cue scoffed]: [content “Nobody helped them.”]",
    "[content “If she wants to lead, she should act like it,”] [source the editorial] [cue read]. Few agreed with it.",
    "[content “Just saw the picture, and it made me laugh,”] screenwriter [source Cole Moran] [cue wrote] on Monday.",
    "[content “We had better harvests than this one,”] [source the farmer] in the “Green Party” hat [cue said].",
]


@pytest.mark.parametrize("marked", DIRECT)
def test_a_quotation_goes_to_the_cue_beside_it(nlp: Language, marked: str) -> None:
    text, (expected,) = expected_claims(marked)
    found = [c for c in found_claims(nlp, text) if c.parent is None]
    assert [pieces(c, text) for c in found] == [expected]
    assert found[0].kind == "direct"


@pytest.mark.parametrize("marked", UNLISTED)
def test_the_marks_of_a_quotation_make_any_verb_a_cue(nlp: Language, marked: str) -> None:
    text, (expected,) = expected_claims(marked)
    found = [c for c in found_claims(nlp, text) if c.parent is None]
    assert expected["content"] in [pieces(c, text)["content"] for c in found]
    assert expected["cue"] in [pieces(c, text)["cue"] for c in found]


def test_a_quoted_phrase_makes_no_cue_of_the_verb_before_it(nlp: Language) -> None:
    assert found_claims(nlp, "The mayor wore the “harbour hat of the rich north”, and few laughed.") == []


def test_each_paragraph_of_a_quotation_goes_with_its_own_tag(nlp: Language) -> None:
    text = "The report said: “There is no magic to it. It is talk.\n\n“Words do not make it go away,” Ms Mora added."
    assert {c.text: c.source.text for c in found_claims(nlp, text) if c.source} == {
        "“There is no magic to it. It is talk.": "The report",
        "“Words do not make it go away,”": "Ms Mora",
    }


def test_a_signature_may_stand_in_a_paragraph_of_its_own(nlp: Language) -> None:
    text = "“The idea that I would close the mine is absurd.”\n\n- Maria Okello\n\nThe records show otherwise."
    assert "Maria Okello" in [c.source.text for c in found_claims(nlp, text) if c.source]


@pytest.mark.parametrize("marked", INDIRECT)
def test_a_constituent_goes_to_the_cue_that_governs_it(nlp: Language, marked: str) -> None:
    text, (expected,) = expected_claims(marked)
    found = found_claims(nlp, text)
    assert expected in [pieces(c, text) for c in found]
    assert {c.kind for c in found} == {"indirect"}


@pytest.mark.parametrize("marked", MIXED)
def test_a_quoted_part_of_a_clause_makes_it_mixed(nlp: Language, marked: str) -> None:
    text, (expected,) = expected_claims(marked)
    found = [c for c in found_claims(nlp, text) if c.parent is None]
    assert [pieces(c, text) for c in found] == [expected]
    assert found[0].kind == "mixed"


def test_a_quotation_that_fills_the_next_paragraph_goes_on_with_its_speaker(nlp: Language) -> None:
    text = "“We lost the harvest,” said Amina Yusuf, a farmer.\n\n“The rain did not stop for nine days.”"
    (claim,) = [c for c in found_claims(nlp, text) if c.parent is None]
    assert [text[p.start : p.end] for p in claim.content] == [
        "“We lost the harvest,”",
        "“The rain did not stop for nine days.”",
    ]


def test_a_quotation_with_an_introduction_of_its_own_is_not_the_speaker_before_s(nlp: Language) -> None:
    text = "“We won the vote,” Okello said. Then Mensah gestured, “You have won nothing at all.”"
    (claim,) = [c for c in found_claims(nlp, text) if c.parent is None]
    assert claim.text == "“We won the vote,”"


def test_a_claim_inside_a_claim_names_its_parent(nlp: Language) -> None:
    text = "The newspaper reported that the minister promised to resign."
    outer, inner = found_claims(nlp, text)
    assert (inner.parent, outer.parent) == (outer.id, None)
    assert inner.text == "to resign"


def test_a_quotation_of_two_words_without_a_tag_is_no_claim(nlp: Language) -> None:
    assert found_claims(nlp, "The house stood beside a “pleasure garden” full of weeds.") == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The agency said the river had flooded.", "asserted"),
        ("The agency said the river might flood.", "possible"),
        ("The agency said the river would flood if the dam broke.", "hypothetical"),
        ("The agency said the town must be cleared.", "required"),
        ("The agency said it will open two camps.", "planned"),
        ("The agency said it would open two camps.", "planned"),
        ("The agency urged ministers to act.", "required"),
        ("The agency promised to act.", "planned"),
    ],
)
def test_modality_is_read_off_the_main_clause_and_the_cue(nlp: Language, text: str, modality: str) -> None:
    assert found_claims(nlp, text)[0].modality == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The agency said the ship had left.", "positive"),
        ("The agency said the ship had not left.", "negative"),
        ("The agency did not say that the ship had left.", "negative"),
        ("The agency said nobody was hurt.", "negative"),
        ("The agency denied that the ship had left.", "positive"),
    ],
)
def test_polarity_is_of_the_content_and_the_attribution(nlp: Language, text: str, polarity: str) -> None:
    assert found_claims(nlp, text)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said it was late.", "neutral"),
        ("The mayor insisted it was late.", "assertive"),
        ("The mayor admitted it was late.", "factive"),
        ("The mayor predicted it would be late.", "estimating"),
        ("The mayor urged them to go.", "directive"),
        ("The mayor promised to go.", "commissive"),
        ("The mayor alleged it was late.", "doubtful"),
        ("The mayor denied it was late.", "denying"),
        ("The mayor asked whether it was late.", "asking"),
        ("The mayor feared it was late.", "mental"),
        ("The mayor was dismissed as a fool.", "denying"),
    ],
)
def test_the_cue_lends_its_stance(nlp: Language, text: str, stance: str) -> None:
    claim = found_claims(nlp, text)[0]
    assert claim.cue is not None
    assert claim.cue.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "It was wrong to call the plan a success.",
        "It would be a mistake to call the plan a success.",
        "It is unfair to compare the plan with the last one.",
    ],
)
def test_it_before_an_infinitive_is_nobody(nlp: Language, text: str) -> None:
    (claim,) = found_claims(nlp, text)
    assert claim.source is None


@pytest.mark.parametrize("text", ["", "\x00", "”", "“" * 2_000, "said said said", "\n\n\n", "He said. She said."])
def test_odd_texts_never_raise(nlp: Language, text: str) -> None:
    found_claims(nlp, text)


def test_a_chain_of_cues_costs_no_more_than_the_square_of_its_length(rules_nlp: Language) -> None:
    seconds = []
    for size in (500, 2_000):
        seconds.append(processor_seconds(partial(rules_nlp, "according to " * size)))
    assert seconds[1] < 16 * seconds[0]  # once it was the cube: a short article took hours


def test_what_somebody_is_accused_of_wanting_he_wants(nlp: Language) -> None:
    claims = found_claims(nlp, "The bishop accused her of wanting to sell the school.")
    assert {c.cue.text: c.source.text for c in claims if c.cue and c.source} == {
        "accused": "The bishop",
        "wanting": "her",
    }


def test_a_source_holds_its_head_even_where_its_clause_begins_before_it(nlp: Language) -> None:
    words, labels = ["who", "officials", "there", "said"], ["nsubj", "ROOT", "advmod", "relcl"]
    doc = Doc(nlp.vocab, words=words, heads=[3, 1, 1, 1], deps=labels, pos=["PRON", "NOUN", "ADV", "VERB"])
    start, end = noun_phrase(doc[1], doc[3])
    assert start <= 1 < end


EDGES = st.integers(0, 30)


@given(st.lists(st.tuples(EDGES, EDGES)), st.lists(EDGES, unique=True))
def test_an_edge_moves_out_of_the_figure_that_it_would_cut(edges: list[tuple[int, int]], bounds: list[int]) -> None:
    bounds.sort()
    figures = [Range(start=start, end=end) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    pieces = [(min(piece), max(piece)) for piece in edges]
    for (start, end), (begun, ended) in zip(pieces, with_whole_figures(pieces, figures), strict=True):
        assert begun <= start <= end <= ended
        assert not any(f.start < edge < f.end for f in figures for edge in (begun, ended))
        assert {begun, ended} <= {start, end, *bounds}
