"""The words of the rules `pronoun`, `voice` and `description`, and what single words tell of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from claimx.pipeline.speakers.people import Words
from claimx.rules.load import RuleSet
from claimx.rules.spec import DescriptionRule, NumeralRule, PersonNameRule, PronounRule, TitleRule, VoiceRule

#: Stands in a description for each noun that is in no other one; before letters, for each that ends in them.
ANY_NOUN = "*"
#: How many letters such an ending has, at most and at least.
_LONGEST, _SHORTEST = 3, 2


@dataclass(frozen=True, slots=True)
class SpeakerRules:
    """The rules by the words that they speak of; `numbers` are words and their values: the two agencies.

    `determiners` stand before a noun that means somebody named: the agency.
    """

    pronouns: dict[str, PronounRule]
    voices: dict[str, VoiceRule]
    descriptions: dict[str, DescriptionRule]
    numbers: dict[str, int]
    determiners: frozenset[str]

    def description(self, head: Token) -> DescriptionRule | None:
        """The rule of a noun: of its very form ("authorities"), or of its lemma."""
        return self.descriptions.get(head.lower_) or self.descriptions.get(head.lemma_.lower())

    def of_source(self, head: Token) -> DescriptionRule | None:
        """The rule of a noun that says something: where none has the noun, that of its ending, or of any noun."""
        if found := self.description(head):
            return found
        lemma = head.lemma_.lower()
        lengths = range(_LONGEST, _SHORTEST - 1, -1) if head.pos_ == "NOUN" else ()
        keys = [*(ANY_NOUN + lemma[-length:] for length in lengths), ANY_NOUN]
        return next((rule for key in keys if (rule := self.descriptions.get(key))), None)


def speaker_rules(rules: RuleSet) -> SpeakerRules:
    """The rules of the kinds `pronoun`, `voice` and `description`."""
    numerals = (rule for rule in rules.of_kind(NumeralRule) if rule.role == "number")
    return SpeakerRules(
        {word.lower(): rule for rule in rules.of_kind(PronounRule) for word in rule.words},
        {lemma: rule for rule in rules.of_kind(VoiceRule) for lemma in rule.lemma},
        {lemma: rule for rule in rules.of_kind(DescriptionRule) for lemma in rule.lemma},
        {word: int(value) for rule in numerals for word, value in rule.words.items() if value.isdigit()},
        frozenset(word for rule in rules.of_kind(DescriptionRule) for word in rule.determiners or ()),
    )


def person_words(rules: RuleSet) -> Words:
    """What titles, given names, nouns and pronouns tell of whom they name."""
    descriptions = list(rules.of_kind(DescriptionRule))
    titles = [(word.lower(), rule.gender) for rule in rules.of_kind(TitleRule) for word in rule.words]
    nouns = [(lemma, rule.gender) for rule in descriptions for lemma in rule.lemma]
    return Words(
        titles={word: gender for word, gender in titles if gender},
        given=_given(rules.of_kind(PersonNameRule)),
        nouns={lemma: gender for lemma, gender in nouns if gender},
        short={short: noun for rule in descriptions for short, noun in rule.short.items()},
        pronouns={word: rule.gender for rule in rules.of_kind(PronounRule) for word in rule.words if rule.gender},
    )


def _given(rules: Iterable[PersonNameRule]) -> dict[str, str]:
    """Given names by the gender of those who bear them; without those of women and men alike."""
    genders: dict[str, set[str | None]] = {}
    for rule in rules:
        if rule.part == "given":
            for word in rule.words:
                genders.setdefault(word.lower(), set()).add(rule.gender)
    return {word: gender for word, found in genders.items() if len(found) == 1 and (gender := next(iter(found)))}
