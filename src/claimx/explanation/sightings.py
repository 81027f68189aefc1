"""Where the words of a rule stand in a text, and what is nearest where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from rapidfuzz import fuzz
from spacy.language import Language
from spacy.tokens import Doc

from claimx.rules.compile import PatternMatcher
from claimx.rules.spec import CueRule, Rule
from claimx.rules.spec.base import Pattern

#: The fields of rules and of their entries that hold words to be found as they stand, whatever their case.
_WORDS = (
    *("before", "after", "suffixes", "adjacent", "anywhere", "adjectives", "joiners", "opening", "heads", "kinds"),
    *("names", "cents", "words", "entries"),
)
#: The same with their case.
_CASED = (
    *("name", "acronym", "aliases", "demonyms", "capital", "code", "symbols", "prefixes", "after_money"),
    *("names", "words", "entries", "adjectives"),
)
#: The kinds whose words are names, which are compared with their case.
_NAME_KINDS = frozenset(
    ["organisation", "person", "country", "entity", "place", "title", "name_word", "person_name", "agency"]
)
#: The fields that hold dictionary forms.
_LEMMAS = ("lemma", "verbs", "nouns", "subjects", "objects", "issued_by", "people")
#: Words as unlike as this are not called near.
_NEAR = 70


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words of a rule in the text: what the rule says, the half-open range of characters, and its pattern.

    written: as the rule writes the words, where the case counts.
    """

    said: str
    start: int
    end: int
    pattern: Pattern | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that a rule looks for as they stand."""

    text: str
    cased: bool


def sightings_of(rule: Rule, doc: Doc, nlp: Language) -> list[Sighting]:
    """All places where the rule's words stand; of those inside each other the widest."""
    text = doc.text
    found = list(_of_patterns(patterns_of(rule), doc, nlp))
    for wanted in words_of(rule):
        for start, end in places(text, wanted.text):
            found.append(Sighting(f"“{wanted.text}”", start, end, written=wanted.text if wanted.cased else None))
    widest: list[Sighting] = []
    for one in sorted(found, key=lambda s: (s.start - s.end, s.start, s.written != text[s.start : s.end])):
        if not any(other.start <= one.start and one.end <= other.end for other in widest):
            widest.append(one)
    return sorted(widest, key=lambda s: s.start)


def patterns_of(rule: Rule) -> list[Pattern]:
    """The patterns of a rule: its own, and one for each list of dictionary forms."""
    own: Sequence[Pattern] = getattr(rule, "any_of", ())
    if isinstance(rule, CueRule):  # to the cues an auxiliary is a verb
        own = [p.model_copy(update={"pos": (*p.pos, "AUX")}) if p.pos and "VERB" in p.pos else p for p in own]
    lemmas = (getattr(rule, field, None) for field in _LEMMAS)
    return [*own, *(Pattern(lemma=tuple(forms)) for forms in lemmas if forms)]


def words_of(rule: Rule) -> list[Wanted]:
    """The words that a rule looks for as they stand: its lists, and those of its entries."""
    named = rule.kind in _NAME_KINDS
    cased = [field for field in _CASED if named or field not in _WORDS]
    plain = [field for field in _WORDS if not named]
    parts: list[BaseModel] = [rule, *(e for e in getattr(rule, "entries", ()) if isinstance(e, BaseModel))]
    if rule.kind in ("change", "tag"):
        plain = [field for field in plain if field != "words"]
    found = []
    for part in parts:
        found += [Wanted(text, True) for field in cased for text in _texts(part, field)]
        forms = [text for field in plain for text in _texts(part, field)]
        found += [Wanted(text, False) for text in forms]
        if rule.kind in ("unit", "currency"):  # the plural in "s" is understood
            found += [Wanted(text + "s", False) for text in forms]
    if rule.kind == "tag":
        found += [Wanted(verb, False) for verb in rule.verbs]
    return found


def _texts(part: BaseModel, field: str) -> Iterable[str]:
    value = getattr(part, field, None)
    if isinstance(value, str):
        return [value]
    return [text for text in value or () if isinstance(text, str)]


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text as whole words, whatever their case."""
    plain, sought = _plain(text), _plain(words)
    start = plain.find(sought)
    while start >= 0 and sought:
        end = start + len(sought)
        inside = sought[0].isalpha() and plain[start - 1 : start].isalpha()
        goes_on = sought[-1].isalpha() and plain[end : end + 1].isalpha()
        if not inside and not goes_on:
            yield start, end
        start = plain.find(sought, start + 1)


def nearest(words: Iterable[str], doc: Doc) -> tuple[float, str, str] | None:
    """The words of the text that are most like some of those sought: how much (at most 100), they, and the sought."""
    best: tuple[float, str, str] = (_NEAR, "", "")
    tokens = [token for token in doc if not token.is_space]
    for sought in words:
        length = len(sought.split())
        for i in range(len(tokens) - length + 1):
            written = doc[tokens[i].i : tokens[i + length - 1].i + 1].text
            score = fuzz.ratio(_plain(sought), _plain(written))
            if score > best[0]:
                best = score, written, sought
    return best if best[1] else None


def _plain(text: str) -> str:
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).replace("’", "'")


def _of_patterns(patterns: Sequence[Pattern], doc: Doc, nlp: Language) -> Iterator[Sighting]:
    for match in PatternMatcher(nlp, [(pattern, pattern) for pattern in patterns])(doc):
        span = doc[match.start : match.end]
        yield Sighting(shown(match.payload), span.start_char, span.end_char, match.payload)


def shown(pattern: Pattern) -> str:
    """A pattern in one line, as its pack words it."""
    if pattern.phrase is not None:
        return "phrase " + ", ".join(f"“{phrase}”" for phrase in pattern.phrase)
    if pattern.lemma is not None:
        pos = f" ({', '.join(p for p in pattern.pos if p != 'AUX')})" if pattern.pos else ""
        return f"lemma {', '.join(pattern.lemma)}{pos}"
    if pattern.regex is not None:
        return f"regex {pattern.regex}"
    tokens = (", ".join(f"{key}: {_value(value)}" for key, value in token.items()) for token in pattern.tokens or ())
    return "tokens " + " ".join(f"{{{token}}}" for token in tokens)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value)
