"""`claimx_layout`: the marks in the examples name the parts; sentences are those of the base model's parser."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

from claimx.pipeline.findings import Findings
from claimx.rules.load import load_rules
from claimx.rules.spec.layout import AgencyRule, LayoutRule, TagRule
from claimx.text.markup import parse_markup

PROSE = "The river burst its banks on Monday and took the only bridge, the district's engineer said."
MORE = f"\n\n{PROSE}\n\nNobody was hurt, but forty families have lost their homes and their fields."


def assert_parts(nlp: Language, marked: str) -> None:
    text, marks = parse_markup(marked)
    layout = nlp(text)._.claimx.layout
    single = {name: getattr(layout, name) for name in ("headline", "dateline", "byline", "credit")}
    found = [(name, text[part.start : part.end]) for name, part in single.items() if part]
    found += [("boilerplate", text[part.start : part.end]) for part in layout.boilerplate]
    assert sorted(found) == sorted((mark.label, text[mark.start : mark.end]) for mark in marks)


@pytest.mark.parametrize(
    "marked",
    [
        "[headline Bridge lost in flood]" + MORE,
        "[headline Who will rebuild the bridge?]" + MORE,
        "[headline ‘We have lost everything’, say farmers]" + MORE,
        "[headline UN: famine looms in the north]" + MORE,
        "[headline Minister Says Bridge Will Be Rebuilt Before Rain.]" + MORE,
        "[headline Bridge lost in flood]\r\n\r\n" + PROSE + "\r\n\r\n" + PROSE,
        "[headline Bridge lost in flood]\n" + PROSE + "\n" + PROSE,
        "[boilerplate Advertisement]\n\n[headline Bridge lost in flood]" + MORE,
        "[headline A bridge was lost.]\n\n[dateline LAGOS] — " + PROSE,
    ],
)
def test_a_first_line_that_is_no_prose_is_the_headline(early_nlp: Language, marked: str) -> None:
    assert_parts(early_nlp, marked)


@pytest.mark.parametrize(
    "text",
    [
        PROSE + MORE,
        "The bridge is lost." + MORE,
        "“We have lost everything,” she said." + MORE,
        "Bridge lost in flood",
        "The river rose\nThe bridge fell\nThe town slept",
    ],
)
def test_an_article_may_begin_straight_with_prose(early_nlp: Language, text: str) -> None:
    assert_parts(early_nlp, text)


@pytest.mark.parametrize(
    "dateline",
    [
        "[dateline LAGOS] — ",
        "[dateline NEW YORK] – ",
        "[dateline ST. JOHN'S, N.L.] -- ",
        "[dateline BEIRA, Mozambique] - ",
        "[dateline Port-au-Prince, Haiti] — ",
        "[dateline NEW DELHI]: ",
        "[dateline NAIROBI, March 4 ([credit AP])] — ",
        "[dateline NAIROBI, March 4 ([credit Northern Wire])] — ",
        "[dateline Guwahati, June 14 ([credit PTI])] ",
        "[dateline BEIJING, June 4 ([credit Xinhua])] -- ",
        "[dateline GAZA/JERUSALEM, Oct 4 ([credit Reuters])] - ",
        "[dateline Accra, July 3, [credit GNA]] - ",
        "[dateline ([credit Reuters])] - ",
    ],
)
def test_a_dateline_stands_before_a_dash_and_may_name_an_agency(early_nlp: Language, dateline: str) -> None:
    assert_parts(early_nlp, f"[headline Bridge lost in flood]\n\n{dateline}{PROSE}")


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE — " + PROSE,
        "NATO — an alliance of thirty-two states that has no bridge of its own to lose — was not asked to help.",
        "Senator Rosa Lim (R) — the only one to object — left the room before the vote on the bridge was taken.",
        "JANE ROE: What happened to the bridge that the county built at such expense in 1954?\n\n"
        "JOHN DOE: The river burst its banks on Monday and took it, as everybody said it would.",
    ],
)
def test_other_words_before_a_dash_or_a_colon_are_no_dateline(early_nlp: Language, text: str) -> None:
    assert early_nlp(text)._.claimx.layout.dateline is None


@pytest.mark.parametrize(
    "line",
    [
        "By [byline Jane Roe]",
        "BY [byline JANE ROE AND JOHN DOE]",
        "By [byline Jane Roe, Tomás de la Cruz and John Doe]",
        "By [byline Jane Roe] in [dateline Kabul]",
        "[byline Jane Roe] in [dateline Nairobi]",
        "By [byline Jane Roe], [credit Associated Press]",
        "By [byline Jane Roe] | [credit Reuters]",
        "By [byline Jane Roe] | March 4, 2024",
        "By the [credit Associated Press]",
    ],
)
def test_a_byline_names_the_authors_without_by(early_nlp: Language, line: str) -> None:
    assert_parts(early_nlp, f"[headline Bridge lost in flood]\n\n{line}\n\n{PROSE}")


@pytest.mark.parametrize("text", ["By Monday morning, the bridge was gone.", "By the river stood a mill."])
def test_a_sentence_with_by_is_no_byline(early_nlp: Language, text: str) -> None:
    assert_parts(early_nlp, f"{PROSE}\n\n{text}\n\n{PROSE}")


@pytest.mark.parametrize(
    "end",
    [
        " ([credit ANI])",
        " – [credit AFP]",
        " [credit PTI] ABC DEF",
        "\n\n— [credit AFP]",
        "\n\nSource: [credit Reuters]",
        "\n\n(With inputs from [credit PTI])",
        "\n\n[boilerplate The [credit Associated Press] contributed to this report.]",
        "\n\n[boilerplate © 2024 [credit AFP]]",
        "\n\n[boilerplate (Reporting by [byline Jane Roe] in Beira; Editing by John Doe)]",
    ],
)
def test_credits_at_the_end(early_nlp: Language, end: str) -> None:
    assert_parts(early_nlp, PROSE + MORE + end)


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Who pays for the bridge?",
        "ALSO READ: Ten bridges that fell",
        "Advertisement",
        "Copyright 2024 The Weekly Courier. All rights reserved.",
        "Follow us on X @courier",
        "Follow Jane Roe on Twitter @janeroe.",
        "Sign up for our newsletter",
        "Photo: Jane Roe/Courier",
        "A man by the river (John Doe/AFP)",
        "Editor's note: The height of the bridge has been corrected.",
        "This article has been updated with the minister's answer.",
        "Watch the full interview here.",
        "* * *",
        "4 min read",
    ],
)
def test_boilerplate_is_told_from_prose(early_nlp: Language, line: str) -> None:
    assert_parts(early_nlp, f"{PROSE}\n\n[boilerplate {line}]\n\n{PROSE}")


@pytest.mark.parametrize(
    "line",
    ["Read aloud, the letter takes an hour.", "More than forty families left.", "Follow-up visits were cancelled."],
)
def test_prose_that_begins_like_boilerplate_is_prose(early_nlp: Language, line: str) -> None:
    assert_parts(early_nlp, f"{PROSE}\n\n{line}\n\n{PROSE}")


def test_paragraphs_are_ranges_of_the_text(early_nlp: Language) -> None:
    text = f"Bridge lost\r\n\r\n{PROSE}\r\nNobody was hurt."
    layout = early_nlp(text)._.claimx.layout
    assert [text[p.start : p.end] for p in layout.paragraphs] == ["Bridge lost", PROSE, "Nobody was hurt."]


def test_layout_survives_a_docbin(early_nlp: Language) -> None:
    doc = early_nlp("Bridge lost" + MORE)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (restored,) = DocBin().from_bytes(stored).get_docs(early_nlp.vocab)
    assert restored._.claimx.layout == doc._.claimx.layout


def sentences(early_nlp: Language, base_nlp: Language, text: str) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in base_nlp(early_nlp(text)).sents]


@pytest.mark.parametrize(
    "expected",
    [
        ["Bridge lost in flood", "The river rose on Monday.", "Nobody was hurt."],
        ["UN: famine looms", "The agency asked for help."],
        ["“Why did nobody come?” she asked.", "Nobody answered."],
        ["“Why did nobody come?” Maria Okello asked.", "Nobody answered."],
        ["“Stop!” shouted the guard.", "The man ran."],
        ["“Stop!” Mr. Okello shouted, and the man ran."],
        ["''The bridge is gone,'' he said.", "''They represented a whole town.''"],
        ["He was tired.", "“I want to go home.”"],
        ["It is ‘safe’ and “sound” now.", "“Good,” she said."],
    ],
)
def test_sentences_keep_paragraphs_apart_and_tags_at_their_quotations(
    early_nlp: Language, base_nlp: Language, expected: list[str]
) -> None:
    assert sentences(early_nlp, base_nlp, "\n\n".join(expected)) == expected


def test_sentences_of_one_paragraph_part_at_an_opening_mark(early_nlp: Language, base_nlp: Language) -> None:
    text = "''He is gone,'' Mr. Gray continued. ''They represented a whole town, and I think they know it.''"
    assert sentences(early_nlp, base_nlp, text)[-1] == "''They represented a whole town, and I think they know it.''"


def test_a_dateline_is_a_sentence_of_its_own(early_nlp: Language, base_nlp: Language) -> None:
    text = "Bridge lost\n\nNAIROBI, March 4 (AP) — The river took the bridge."
    assert sentences(early_nlp, base_nlp, text)[1:] == ["NAIROBI, March 4 (AP) —", "The river took the bridge."]


def test_a_sentence_may_go_on_in_the_next_line_of_a_hard_wrapped_text(early_nlp: Language, base_nlp: Language) -> None:
    wrapped = textwrap.fill(" ".join([PROSE] * 3), 60)
    assert sentences(early_nlp, base_nlp, wrapped) == [PROSE] * 3


def test_white_space_begins_no_sentence(early_nlp: Language, base_nlp: Language) -> None:
    doc = base_nlp(early_nlp("\n\nBridge lost\n\n \n\nThe river rose.\n\n"))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Bridge lost", "The river rose."]


def test_what_layout_does_not_show_is_left_to_the_parser(early_nlp: Language) -> None:
    doc = early_nlp("The river rose. The bridge fell.")
    assert [token.is_sent_start for token in doc[1:]] == [None] * (len(doc) - 1)


def test_a_parsed_doc_keeps_its_sentences(early_nlp: Language, base_nlp: Language) -> None:
    doc = base_nlp("Bridge lost\n\nThe river rose.")
    before = [sentence.text for sentence in doc.sents]
    assert [sentence.text for sentence in early_nlp(doc).sents] == before


KINDS = [rule for rule in load_rules() if isinstance(rule, LayoutRule | AgencyRule | TagRule)]


@pytest.mark.parametrize("rule", KINDS, ids=lambda rule: rule.id)
def test_rules_keep_their_examples(early_nlp: Language, rule: LayoutRule | AgencyRule | TagRule) -> None:
    for marked in rule.examples.match:
        text, marks = parse_markup(marked)
        noted = {(m.label, m.start, m.end) for m in early_nlp(text)._.claimx.matches if m.rule == rule.id}
        assert noted >= {(mark.label, mark.start, mark.end) for mark in marks}
    for marked in rule.examples.no_match:
        assert not [m for m in early_nlp(marked)._.claimx.matches if m.rule == rule.id]


PIECES = [
    "“",
    "”",
    "'",
    '"',
    "\n",
    "\r\n\r\n",
    " ",
    "  ",
    "—",
    "LAGOS",
    "(AP)",
    "By Jane Roe",
    "she said",
    "No.",
    "Read more:",
    "\x00",
    "é",
]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example(text="(AP)—\n")
def test_whatever_the_text_parts_lie_in_it_and_paragraphs_begin_sentences(early_nlp: Language, text: str) -> None:
    doc = early_nlp(text)
    findings: Findings = doc._.claimx
    layout = findings.layout
    parts = [layout.headline, layout.dateline, layout.byline, layout.credit, *layout.boilerplate, *layout.paragraphs]
    assert all(0 <= part.start < part.end <= len(text) for part in parts if part)
    begin = {token.idx for token in doc if token.is_sent_start or token.i == 0}
    assert {paragraph.start for paragraph in layout.paragraphs[1:]} <= begin
    assert not any(token.is_space and token.i and token.is_sent_start for token in doc)
