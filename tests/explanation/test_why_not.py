"""How far a rule got that found nothing: for every kind of rule a text, and the reason that is told."""

from __future__ import annotations

import typing

import pytest
from pydantic import TypeAdapter
from spacy.language import Language

from claimx.explanation import Attempt, explain, why_not
from claimx.rules.load import load_rules
from claimx.rules.spec import Rule

#: Kind, rule, text, and what is said of it.
CASES = [
    ("age", "en.age.aged", "He is aged and tired.", "a number must stand directly beside it: before it stands “is”"),
    ("agency", "en.agency.names", "Reuters moved to a new office.", "it must stand in a credit line"),
    ("change", "en.change.rise", "The sun rose over 40 boats.", "no figure is what it changes"),
    ("country", "en.country.names", "The turkey was roasted.", "written “turkey” here, “Turkey” in the rule"),
    ("counted_word", "en.counted-word.victims", "The map is missing.", "a number must stand directly before it"),
    ("currency", "en.currency.dollars", "The dollar fell.", "before it stands “The”, after it “fell”"),
    ("date", "en.date.months", "He may march.", "it makes a date only with the words that its role goes with"),
    ("description", "en.description.company", "The company fell.", "nobody in the text can be meant by it"),
    ("digits", "en.digits.english", "Nobody came.", "nothing in the text is written so"),
    ("elision", "en.elision.words", "She left the till open.", "none of its"),
    ("hedge", "en.hedge.at-least", "They met at the big house.", "2 of 3 words of “at the least” match"),
    ("hedge", "en.hedge.at-least", "At least they met.", "before it stands nothing, after it “they”"),
    ("magnitude", "en.magnitude.thousands", "Millions of stars shone.", "a number must stand directly before it"),
    ("measure", "en.measure.killed", "The show went on.", "words and phrases is in the text, nor anything like it"),
    ("measure_word", "en.measure-word.more", "The moor was dark.", "the nearest is “moor” (it is like “more”)"),
    ("modality", "en.modality.possible", "Perhaps it rained.", "not in the main clause of what a claim says"),
    ("name_word", "en.name-word.public-body", "He spoke with authority.", "written “authority” here"),
    ("negation", "en.negation.words", "The ferry never sailed.", "neither in the main clause of what a claim says"),
    ("not_figure", "en.not-figure.dates", "It sank in May.", r"it matches as far as \bMay (“May”), then stands “.”"),
    ("numeral", "en.numeral.words", "One of them waved.", "lost to en.numeral.one: no figure: it is a pronoun here"),
    (
        "organisation",
        "en.organisation.united-nations",
        "UNICEFF met.",
        "the nearest is “UNICEFF” (it is like “UNICEF”)",
    ),
    ("period", "en.period.year", "Then a year passed.", "must stand before it: there stands “Then”"),
    ("person_name", "en.person-name.female", "A maria is a plain.", "written “maria” here, “Maria” in the rule"),
    ("place", "en.place.world", "The show went on.", "words and phrases is in the text, nor anything like it"),
    ("pronoun", "en.pronoun.she", "She slept.", "it is the source of no claim"),
    ("quotation", "en.quotation.titled", "He saw an “endless line”.", "before does not hold: titled, entitled"),
    ("range", "en.range.to", "From dawn to dusk.", "before it stands “dawn”, after it “dusk”"),
    ("speaking", "en.speaking.governments", "She denied it.", "no capital is its subject or its object"),
    ("state_body", "en.state-body.offices", "The ministry closed.", "the name of a country must stand before it"),
    ("tag", "en.tag.verbs", "She asked for water.", "it must follow a quotation that ends in “?” or “!”"),
    ("title", "en.title.role", "The spokeswoman slept.", "no name stands beside it where its position says"),
    ("unit", "en.unit.length", "Many kilometres lie ahead.", "there stands “Many”"),
    ("voice", "en.voice.publication", "The report was long.", "it is not the source of a claim"),
]
ADVERTISEMENT = "The town said that an advertisement was wrong."


def failures(rule: str, text: str, nlp: Language) -> list[str]:
    """What is said of each place at which a rule failed or lost."""
    return [attempt.reached for attempt in explain(text, nlp, rule).attempts if attempt.outcome != "found"]


@pytest.mark.parametrize(
    ("kind", "rule", "text", "reason"), CASES, ids=[f"{case[0]}-{i}" for i, case in enumerate(CASES)]
)
def test_each_kind_of_rule_says_what_stopped_it(
    rules_nlp: Language, kind: str, rule: str, text: str, reason: str
) -> None:
    told = failures(rule, text, rules_nlp)
    assert told
    assert reason in told[0]


def test_every_kind_has_a_case() -> None:
    elsewhere = {"cue", "layout", "entity", "person"}
    kinds = {
        typing.get_args(rule.model_fields["kind"].annotation)[0] for rule in typing.get_args(typing.get_args(Rule)[0])
    }
    assert {case[0] for case in CASES} | elsewhere == kinds
    by_id = {rule.id: rule.kind for rule in load_rules()}
    assert all(by_id[rule] == kind for kind, rule, _, _ in CASES)


CUES = [
    (
        "en.cue.urge",
        "She urged patience.",
        "it has no object_infinitive; the parse has “urged” VERB, ROOT; on it hang: “She” ",
    ),
    ("en.cue.urge", "She urged patience.", "of other constructions object (“patience”) would fit"),
    ("en.cue.urge", "She urged patience.", "en.cue.demand-object makes a claim of it"),
    (
        "en.cue.urge",
        "“Nobody came,” urged the mayor of Pemba.",
        "to what stands in quotation marks, “Nobody came,”, the construction quotation joins a cue",
    ),
    ("en.cue.urge", "The urge was strong.", "“urge” has the lemma “urge”, but it is NOUN here, not VERB"),
    ("en.cue.urge", "She purged the list.", "the nearest is “purged”"),
    ("en.cue.say", "Nobody came.", "nor anything like it"),
]


@pytest.mark.parametrize(("rule", "text", "reason"), CUES)
def test_a_cue_says_whether_lemma_part_of_speech_or_construction_failed(
    rules_nlp: Language, rule: str, text: str, reason: str
) -> None:
    assert reason in " ".join(failures(rule, text, rules_nlp))


def made(kind: str, **fields: object) -> Rule:
    """A rule of one's own."""
    rule = {"id": "my.rule", "kind": kind, "examples": {"match": ["[x y]"]}, **fields}
    adapter: TypeAdapter[Rule] = TypeAdapter(Rule)
    return adapter.validate_python(rule)


def entity(**pattern: object) -> Rule:
    return made("entity", label="LAW", any_of=[pattern])


OWN = [
    (
        entity(tokens=[{"LOWER": "at"}, {"LOWER": "the"}, {"LOWER": "helm"}]),
        "She was at the wheel.",
        "2 of 3 tokens match; token 3 “wheel”: LOWER must be “helm”",
    ),
    (
        entity(tokens=[{"LEMMA": "point", "POS": "VERB"}, {"LOWER": "out"}]),
        "She ran the point out.",
        "1 of 2 tokens match; token 1 “point”: POS must be “VERB”, it is NOUN",
    ),
    (
        entity(tokens=[{"LOWER": "as"}, {"OP": "*", "IS_ALPHA": True}, {"LOWER": {"IN": ["told", "heard"]}}]),
        "As we know.",
        "LOWER must be one of told, heard",
    ),
    (
        entity(tokens=[{"LOWER": "per"}, {"ENT_TYPE": {"IN": ["ORG"]}}]),
        "It rose 3% per",
        "token 2 is missing: the text ends",
    ),
    (
        entity(lemma="quipped", pos="VERB"),
        "She quipped that it rained.",
        "its lemma is “quip”: a rule names the dictionary form, so write lemma: quip",
    ),
    (
        entity(regex=r"Regulation \(E[CU]\) \d+/\d+", case=True),
        "Under Regulation (EC) fourteen it is barred.",
        "(“Regulation (EC)”), then stands “fourteen",
    ),
    (
        entity(regex=r"Press Act|Law \d+", case=True),
        "Nothing of the kind.",
        "matches nothing here, not even its beginning",
    ),
    (
        entity(phrase="in the words of"),
        "It was in the wind.",
        "2 of 4 words of “in the words of” match; where “words” should be stands “wind”",
    ),
    (
        made("person", entries=[{"name": "Amara Bright"}]),
        "It was amara bright.",
        "written “amara bright” here, “Amara Bright” in the rule",
    ),
    (
        made("layout", part="boilerplate", longest=20, any_of=[{"phrase": "tide tables"}]),
        "The roads are closed.\n\nTide tables on page 14 of this paper\n",
        "longest: 20; the paragraph has 36 characters",
    ),
    (
        made("layout", part="boilerplate", any_of=[{"phrase": "advertisement", "at": "whole"}]),
        ADVERTISEMENT,
        "“advertisement” is in the text, but not as the whole of a paragraph",
    ),
]


@pytest.mark.parametrize(("rule", "text", "reason"), OWN)
def test_a_pattern_says_at_which_token_word_or_sign_it_failed(
    rules_nlp: Language, rule: Rule, text: str, reason: str
) -> None:
    told = why_not(rule, text, rules_nlp)
    assert reason in told[0].reached


def test_a_failing_place_is_told_with_its_offsets(rules_nlp: Language) -> None:
    (attempt,) = why_not(entity(tokens=[{"LOWER": "at"}, {"LOWER": "helm"}]), "She was at ease.", rules_nlp)
    assert attempt.at is not None
    assert (attempt.at.start, attempt.at.end, attempt.at.text) == (8, 15, "at ease")


def test_a_rule_that_found_something_says_so(rules_nlp: Language) -> None:
    attempts = explain("At least 31 people died; at least they tried.", rules_nlp, "en.hedge.at-least").attempts
    assert [(a.outcome, a.at.start if a.at else None) for a in attempts] == [("found", 0), ("failed", 25)]


@pytest.mark.parametrize("text", ["", " \n ", "\x00\u202e", "(" * 300, "a " * 2000])
def test_no_text_is_too_odd(rules_nlp: Language, text: str) -> None:
    for rule in ("en.cue.say", "en.not-figure.dates", "en.quotation.titled", "en.layout.copyright", "en.country.names"):
        assert all(isinstance(attempt, Attempt) for attempt in explain(text, rules_nlp, rule).attempts)
