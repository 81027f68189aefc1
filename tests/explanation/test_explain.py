"""What was found by which rule, and which rule lost to which."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimx.articles.article import Article
from claimx.explanation import Explanation, explain
from claimx.explanation.errors import UnknownRuleError
from claimx.extraction import extract_record
from claimx.pipeline.findings import Findings

SENTENCE = "The Ministry of Health of Kenya said that at least 43 people had drowned."


def found(explanation: Explanation) -> set[tuple[str, str, str | None]]:
    """Kind, words and rule of everything that was found."""
    return {(each.kind, each.shown or each.text, each.rule) for each in explanation.found}


def test_every_finding_comes_with_its_rule_and_those_that_had_a_part(rules_nlp: Language) -> None:
    assert found(explain(SENTENCE, rules_nlp)) >= {
        ("claim", "The Ministry of Health of Kenya · said · at least 43 people had drowned", "en.cue.say"),
        ("source", "The Ministry of Health of Kenya", "en.cue.say"),
        ("cue", "said", "en.cue.say"),
        ("content", "at least 43 people had drowned", "en.cue.say"),
        ("organisation", "Ministry of Health of Kenya", "en.name-word.public-body"),
        ("name_word", "Ministry", "en.name-word.public-body"),
        ("figure", "43", "en.digits.english"),
        ("digits", "43", "en.digits.english"),
        ("hedge", "at least", "en.hedge.at-least"),
    }


def test_a_rule_comes_with_the_pack_the_file_and_the_line_where_it_stands(rules_nlp: Language) -> None:
    hedge = next(each for each in explain(SENTENCE, rules_nlp).found if each.kind == "hedge")
    assert hedge.where is not None
    pack, file, line = hedge.where.replace("/", ":").split(":")
    assert (pack, file) == ("en", "hedges.yaml")
    assert int(line) > 1


LOST = [
    (SENTENCE, "en.country.names", "Kenya", "en.name-word.public-body", "it is part of the longer name"),
    ("In 2019 it rained.", "en.digits.english", "2019", "en.date.years", "no figure: it stands in a date"),
    ("One of them waved.", "en.numeral.words", "One", "en.numeral.one", "it is a pronoun here"),
    ("It sank at 4 pm.", "en.digits.english", "4", "en.not-figure.times", "no figure: the number counts nothing"),
    ("Georgia lies beside Florida and Alabama.", "en.country.names", "Georgia", None, "a word of the entry's not_near"),
    ("In 2019 one of them left.", "en.date.years", "2019", None, "nothing beside it tells that it is a date"),
]


@pytest.mark.parametrize(("text", "rule", "words", "to", "why"), LOST)
def test_what_lost_comes_with_the_winner_and_the_reason(
    rules_nlp: Language, text: str, rule: str, words: str, to: str | None, why: str
) -> None:
    lost = [(each.rule, each.text, each.to) for each in explain(text, rules_nlp).lost if why in each.why]
    assert (rule, words, to) in lost


def test_extraction_notes_no_losses(rules_nlp: Language) -> None:
    findings: Findings = rules_nlp(SENTENCE)._.claimx
    assert not findings.has("losses")


def test_asking_for_losses_changes_no_finding(nlp: Language) -> None:
    article = Article(
        id="a", text=f"{SENTENCE} “We warned them,” the minister said. She wants a strike and hopes for talks."
    )
    before = extract_record(article, nlp).to_json()
    explain(article, nlp, "en.cue.say")
    assert extract_record(article, nlp).to_json() == before


def test_a_claim_comes_with_its_confidence_and_who_found_it(nlp: Language) -> None:
    claims = [each for each in explain(SENTENCE, nlp).found if each.kind == "claim"]
    assert [(each.by, each.rule) for each in claims] == [("rules", "en.cue.say")]
    assert claims[0].confidence is not None
    assert 0.5 < claims[0].confidence <= 1


def test_what_the_tagger_turned_down_comes_with_its_confidence(nlp: Language) -> None:
    lost = [each for each in explain("Asked whether he knew, he nodded.", nlp).lost if each.kind == "claim"]
    assert lost
    assert all("the trained tagger turns it down: its confidence is 0." in each.why for each in lost)


def test_a_rule_that_is_not_in_force_is_refused(rules_nlp: Language) -> None:
    why = r"no rule en\.nothing: " r"claimx rules list shows all; a pack of yours needs --rules PACK"
    with pytest.raises(UnknownRuleError, match=why):
        explain(SENTENCE, rules_nlp, "en.nothing")
