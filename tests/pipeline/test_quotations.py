"""`claimx_quotations`: `[quotation role=…|“…”]` in the examples says what must be found. Pairing: tests/text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

from claimx.pipeline.findings import Findings
from claimx.rules.load import load_rules
from claimx.rules.spec.quotation import ElisionRule, QuotationRule
from claimx.text.markup import parse_markup

SPEECH = [
    "[quotation “The dam is safe,”] said Maria Okello. [quotation “We have checked.”]",
    "Okello called the dam [quotation “safe”] and the critics [quotation ‘alarmists’].",
    "[quotation “Why?”]",
    "[quotation 'No.']",
    "Okello, who runs the dam, was [quotation “not worried”] by the cracks, she told the committee.",
    "Okello: [quotation ‘Dam is safe’]",
    "Dam Chief Says Cracks Are [quotation ‘No Danger’] to Anybody",
    "The report found that the wall was [quotation “in poor repair and ought to be closed”].",
    "[quotation|“Go back to Bellview,”] Okello barked and a guard led the man out.",
    "[quotation|“Follow us,”] Ms. Abara said, and the boys trailed behind.",
]
SCARE = [
    "The [quotation role=scare|“smart city”] has no drains.",
    "A so-called [quotation role=scare|“safe zone”] was shelled on Monday.",
    "The ministry’s [quotation role=scare|‘reform’] left things as they were.",
    "It will [quotation role=scare|“modernise”] the slums with bulldozers.",
]
TITLE = [
    "Her novel, [quotation role=title|“The Salt Road,”] sold badly.",
    "A film called [quotation role=title|'Harbour Lights'] opened.",
    "She read from a report entitled [quotation role=title|“Still falling behind”].",
    "The [quotation role=title|“Morning Call”] podcast is off the air.",
    "Okello said on Radio Nord’s [quotation role=title|“Morning Call”] that the dam was safe.",
    "In [quotation role=title|“The Drowned Village”] a ferryman waits.",
]
OTHER = [
    "The word [quotation role=other|“famine”] has a strict definition.",
    "Pedro [quotation role=other|“Flaco”] Morales was arrested.",
    "Farmers waved [quotation role=other|“No Dam”] placards.",
]


@pytest.mark.parametrize("marked", [*SPEECH, *SCARE, *TITLE, *OTHER])
def test_roles(early_nlp: Language, marked: str) -> None:
    text, marks = parse_markup(marked)
    expected = [(text[m.start : m.end], m.attributes.get("role", "speech")) for m in marks]
    findings: Findings = early_nlp(text)._.claimx
    assert [(quotation.text, quotation.role) for quotation in findings.quotations] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fans of rock 'n' roll and of rock ‘n’ roll; give 'em time, ’til the summer of '69.",
        "the 'Ndrangheta and the workers' wages",
        "o' course the ol' boys' club",
    ],
)
def test_words_with_an_apostrophe_at_their_edge_are_not_quoted(early_nlp: Language, text: str) -> None:
    assert early_nlp(text)._.claimx.quotations == []


def test_a_nested_quotation_is_a_finding_of_its_own(early_nlp: Language) -> None:
    findings: Findings = early_nlp("“They told us, ‘Leave now,’ and we left,” she said.")._.claimx
    assert [(q.id, q.role, q.closed) for q in findings.quotations] == [
        ("q0-41", "speech", True),
        ("q15-27", "speech", True),
    ]


def test_a_rule_that_gave_a_role_is_noted(early_nlp: Language) -> None:
    findings: Findings = early_nlp("The so-called “safe zone” was shelled.")._.claimx
    assert [(m.rule, m.label, m.start, m.end) for m in findings.matches] == [
        ("en.quotation.so-called", "scare", 14, 25)
    ]


def test_quotations_are_mirrored_as_spans(early_nlp: Language) -> None:
    doc = early_nlp("“The dam is safe,” she said.")
    assert [(span.text, span.label_) for span in doc.spans["claimx_quotations"]] == [("“The dam is safe,”", "speech")]


def test_quotations_survive_a_docbin(early_nlp: Language) -> None:
    doc = early_nlp("“The dam is safe,” she said.")
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (restored,) = DocBin().from_bytes(stored).get_docs(early_nlp.vocab)
    assert restored._.claimx.quotations == doc._.claimx.quotations


KINDS = [rule for rule in load_rules() if isinstance(rule, QuotationRule | ElisionRule)]


@pytest.mark.parametrize("rule", KINDS, ids=lambda rule: rule.id)
def test_rules_keep_their_examples(early_nlp: Language, rule: QuotationRule | ElisionRule) -> None:
    for marked in rule.examples.match:
        text, marks = parse_markup(marked)
        noted = {(m.label, m.start, m.end) for m in early_nlp(text)._.claimx.matches if m.rule == rule.id}
        assert noted >= {(mark.label, mark.start, mark.end) for mark in marks}
    for marked in rule.examples.no_match:
        assert not [m for m in early_nlp(marked)._.claimx.matches if m.rule == rule.id]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="“”‘’\"'`«»„ab S9.,?!\n\r\x00—-(é", max_size=150))
def test_whatever_the_text_findings_are_what_stands_there(early_nlp: Language, text: str) -> None:
    doc = early_nlp(text)
    findings: Findings = doc._.claimx
    assert all(q.text == text[q.start : q.end] and q.start < q.end for q in findings.quotations)
    assert len({q.id for q in findings.quotations}) == len(findings.quotations)
    assert all(text[match.start : match.end] for match in findings.matches)
