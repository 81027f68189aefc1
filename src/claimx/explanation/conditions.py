"""What a rule of each kind asks besides its words: for words that stand in the text and make no finding."""

from __future__ import annotations

from claimx.rules.spec import Rule

#: By kind; {before} and {after} are the words beside those of the rule.
_CONDITIONS = {
    "age": "a number must stand directly beside it: before it stands {before}, after it {after}",
    "agency": "it must stand in a credit line, or in parentheses in a dateline",
    "change": "no figure is what it changes, as its subject, its object or after “by”",
    "counted_word": "a number must stand directly before it, and no noun after it: before it stands {before}",
    "country": "the words around it tell of something else",
    "currency": "an amount must touch it or stand beside it: before it stands {before}, after it {after}",
    "date": "it makes a date only with the words that its role goes with: beside it stand {before} and {after}",
    "description": "nobody in the text can be meant by it, or it is the source of no claim",
    "digits": "no figure is written so",
    "elision": "its apostrophe is a quotation mark here, or is not there",
    "hedge": "a number must stand directly beside it: before it stands {before}, after it {after}",
    "magnitude": "a number must stand directly before it: there stands {before}",
    "modality": "it is not in the main clause of what a claim says",
    "name_word": "it must stand in a name, where its position says: beside it stand {before} and {after}",
    "negation": "it is neither in the main clause of what a claim says nor beside its cue",
    "not_figure": "there is no number in it",
    "numeral": "it is part of no number that is a figure: beside it stand {before} and {after}",
    "period": "a figure, or what it counts, must stand before it: there stands {before}",
    "person_name": "no name of a person was found in which it stands: beside it stand {before} and {after}",
    "place": "something else was found there, or it has no capital",
    "pronoun": "it is the source of no claim, or nobody in the text can be meant",
    "range": "a number must stand on each side: before it stands {before}, after it {after}",
    "speaking": "no capital is its subject or its object",
    "state_body": "the name of a country must stand before it: there stands {before}",
    "tag": "it must follow a quotation that ends in “?” or “!”",
    "title": "no name stands beside it where its position says: before it stands {before}, after it {after}",
    "unit": "a number must stand directly before it: there stands {before}",
    "voice": "it is not the source of a claim, or nobody stands beside it for whom it speaks",
}


def condition(rule: Rule, text: str, start: int, end: int) -> str:
    """What the rule asks for that is not there."""
    before, after = text[:start].split()[-1:], text[end:].split()[:1]
    told = _CONDITIONS.get(rule.kind, "the words around it do not make it a finding")
    return told.format(before=_quoted(before), after=_quoted(after))


def _quoted(words: list[str]) -> str:
    word = words[0].strip(".,;:?!()[]“”\"'") if words else ""
    return f"“{word}”" if word else "nothing"
