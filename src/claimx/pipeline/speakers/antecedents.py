"""Whom a description means, and whose a report is: the candidates named before it, and when the choice is plain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from itertools import chain

from spacy.tokens import Doc, Span, Token

from claimx.pipeline.speakers.people import Cast, Known
from claimx.pipeline.speakers.phrases import SUBJECTS, owners, subject_above
from claimx.pipeline.speakers.salience import Scene, Sought
from claimx.rules.spec import DescriptionRule, VoiceRule

#: What joins a person's post to the organisation: the head of the union, a researcher at the institute.
_OF_POSTS = frozenset({"of", "at", "for", "from", "with", "in"})
#: By how much a candidate must outweigh the next to be what a noun that fits any of them means.
_GENERIC_MARGIN = 1.5
#: How much oftener a country is named than the next, where the article is about it.
_LEAD = 2
#: How many reports back the one is looked for that "the report" means.
_MOST = 50


class Antecedents:
    """The candidates for the sources of one Doc; `cues` are where the words begin that attribute."""

    def __init__(self, doc: Doc, cast: Cast, scene: Scene, cues: Collection[int]) -> None:
        self._cast, self._scene, self._cues = cast, scene, cues
        self._nouns: dict[str, list[Token]] = {}
        self._sorted: dict[tuple[str, ...], list[Token]] = {}
        for token in doc:
            if token.pos_ == "NOUN":
                self._nouns.setdefault(token.lemma_.lower(), []).append(token)

    def described(self, head: Token, span: Span, rule: DescriptionRule) -> list[Known]:
        """Whom "the ministry", "the governor" means: the last one so called, or the only candidate near."""
        offset = span.start_char
        called = self._called(head, span, rule)
        if called is None:
            return []
        if called:
            return _last(called, offset)
        if not rule.generic:
            return self._named_later(head, span, rule) or self._echoed(head, span, rule)
        if _owner(span) is not None or any(self._names(token) for token in span) or self._is_brought_in(head):
            return []
        unlike = {word.lower() for word in rule.unlike or ()}
        excluded = {k for k in self._cast.known if k.kind == rule.refers_to and not unlike.isdisjoint(k.nouns)}
        gender = rule.gender if rule.refers_to == "person" else None
        sought = Sought(offset, (rule.refers_to,), gender, but=excluded, quoted=True)
        return self._scene.plain(sought, _GENERIC_MARGIN)

    def _is_brought_in(self, head: Token) -> bool:
        """Has the article brought somebody without a name in by this noun: An advisory panel … The panel …?"""
        before = (n for n in self._nouns.get(head.lemma_.lower(), ()) if n.i < head.i and n.dep_ in SUBJECTS)
        return any("Ind" in child.morph.get("Definite", []) for noun in before for child in noun.lefts)

    def _names(self, token: Token) -> bool:
        """Does a word name somebody else? A place does not hinder: the Kisumu businessman."""
        known = self._cast.at(token)
        return known is not None and known.kind != "country"

    def _called(self, head: Token, span: Span, rule: DescriptionRule) -> list[Known] | None:
        """Those whom the article calls so before; None where it calls others so, but nobody quite so."""
        offset, lemma, owner = span.start_char, head.lemma_.lower(), _owner(span)
        candidates = [k for k in self._cast.known if k.kind == rule.refers_to and k.last_before(offset) >= 0]
        if owner is not None:
            candidates = [k for k in candidates if k.nouns.get(f"{owner} {lemma}", offset) < offset]
        ages = {token.text for token in span if token.is_digit} if head.pos_ != "NOUN" else set()
        called = [k for k in candidates if k.nouns.get(lemma, offset) < offset or ages & k.nouns.keys()]
        if not called and rule.alike:
            called = [k for k in candidates if any(k.nouns.get(noun, offset) < offset for noun in rule.lemma)]
        modifiers = {t.lower_: t.pos_ for t in span if t.dep_ in ("compound", "amod") and t.head.i == head.i}
        fitting = [k for k in called if modifiers.keys() <= k.nouns.keys() | k.fields]
        if fitting or not called:
            return fitting
        plain = len(called) == 1 and "PROPN" not in modifiers.values()
        return called if plain and (not self._of_a_country(span) or self._is_last(called[0], offset)) else None

    def _of_a_country(self, span: Span) -> bool:
        """Does it say of which country: the French president?"""
        return any((known := self._cast.at(token)) is not None and known.kind == "country" for token in span)

    def _is_last(self, candidate: Known, offset: int) -> bool:
        """Was nobody else of the kind named between the candidate and a character?"""
        return _last([k for k in self._cast.known if k.kind == candidate.kind], offset) == [candidate]

    def called(self, head: Token, span: Span, rule: DescriptionRule) -> list[Known]:
        """The last one whom the article calls so before."""
        return _last(self._called(head, span, rule) or [], span.start_char)

    def governed(self, head: Token, rule: DescriptionRule) -> list[Known]:
        """The country whose "the government" is: the one that it is called by, or the one that the article is about."""
        beside = [k for t in owners(head, ("of", "in")) if (k := self._cast.at(t)) is not None]
        if beside or any(t.dep_ != "det" and t.lower_ not in (rule.modifiers or ()) for t in head.lefts):
            return [k for k in beside if k.kind == "country"][:1]
        countries = sorted((k for k in self._cast.known if k.kind == "country"), key=lambda k: -len(k.mentions))
        if len(countries) > 1 and len(countries[0].mentions) < _LEAD * len(countries[1].mentions):
            return []
        start = head.sent.start_char
        return [] if any(k.last_before(head.idx) >= start for k in countries[1:]) else countries[:1]

    def _named_later(self, head: Token, span: Span, rule: DescriptionRule) -> list[Known]:
        """The only one whom the whole article calls so, each word of it: a story may name the mayor last."""
        words = {t.lemma_.lower() for t in span if t.dep_ in ("compound", "amod")} | {head.lemma_.lower()}
        if _owner(span) is not None or any(t.dep_ in ("poss", "prep") for t in span):
            return []
        called = [k for k in self._cast.known if k.kind == rule.refers_to and words <= set(k.nouns)]
        others = [k for k in self._cast.known if k.kind == rule.refers_to and head.lemma_.lower() in k.nouns]
        return called if len(called) == len(others) == 1 else []

    def _echoed(self, head: Token, span: Span, rule: DescriptionRule) -> list[Known]:
        """The only person of the paragraph, or of the one before: Ama Cole ran well. The runner said ….

        Nobody where the article has used the noun before, of somebody else, or calls that person by one like it.
        """
        named = rule.refers_to == "person" and _owner(span) is None and not any(t.dep_ == "prep" for t in span)
        if not named or any(noun.i < head.i for noun in self._nouns.get(head.lemma_.lower(), ())):
            return []
        found = self._scene.alone(span.start_char)
        return [k for k in found if rule.lemma[0].startswith("*") or k.nouns.keys().isdisjoint(rule.lemma)]

    def publisher(self, head: Token, rule: VoiceRule) -> list[Known]:
        """Whose "the report" is: of the last organisation that such a noun stood beside, or that issued one.

        The same noun comes first, then one that may stand for it, and what the headline says comes last.
        """
        lemmas = rule.lemma if rule.alike else (head.lemma_.lower(),)
        if lemmas not in self._sorted:
            of_lemmas = chain.from_iterable(self._nouns.get(lemma, []) for lemma in lemmas)
            self._sorted[lemmas] = sorted(of_lemmas, key=lambda token: token.i)
        nouns = self._sorted[lemmas][: bisect_left(self._sorted[lemmas], head.i, key=lambda token: token.i)]
        nouns = nouns[: -_MOST - 1 : -1]
        nouns.sort(key=lambda token: (self._scene.in_headline(token.idx), token.lemma_.lower() != head.lemma_.lower()))
        for noun in nouns:
            if found := self.beside(noun, rule) or self._issuers(noun, rule):
                return found
        return []

    def beside(self, noun: Token, rule: VoiceRule) -> list[Known]:
        """Whose a noun is: a WHO report; figures from the ministry and the bank; a letter by Maria Okello."""
        kinds = ("organisation",) if rule.person else ("organisation", "person")
        found = [self._cast.at(token) for token in owners(noun, rule.prepositions)]
        return list({k: k for k in found if k is not None and k.kind in kinds})

    def _issuers(self, noun: Token, rule: VoiceRule) -> list[Known]:
        """Who put it out: the union said in a statement …, released a report …, estimates in its report …."""
        if noun.dep_ not in ("dobj", "pobj"):
            return []
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        speaks = verb.idx in self._cues if noun.dep_ == "pobj" else verb.lemma_ in (rule.issued_by or ())
        own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.lefts)
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if own and subject is None:
            subject = subject_above(noun)
        if subject is None or not (speaks or own):
            return []
        found = [self._cast.at(token) for token in (subject, *subject.conjuncts)]
        return [k for k in found if k is not None and k.kind != "country"]

    def employer(self, person: Known, of_token: Callable[[Token], list[Known]]) -> list[Known]:
        """The one organisation that a person's post is at; `of_token` says what a pronoun or description means."""
        if person.before:
            return person.before[:1]
        for role in person.roles:
            for token in owners(role, _OF_POSTS):
                known = self._cast.at(token)
                if known is not None and known.kind == "organisation":
                    return [known]
                if token.dep_ == "poss" and known is None and (found := of_token(token)):
                    return [k for k in found if k.kind == "organisation"]
        return []


def _last(called: list[Known], offset: int) -> list[Known]:
    return [max(called, key=lambda k: (k.last_before(offset), k.reference.id))] if called else []


def _owner(span: Span) -> str | None:
    """The pronoun of a person that says whose somebody is: her lawyer, my lawyer, but not its director."""
    pronouns = (t for t in span[:2] if t.dep_ == "poss" and t.pos_ == "PRON")
    return next((t.lower_ for t in pronouns if _is_of_person(t)), None)


def _is_of_person(pronoun: Token) -> bool:
    gender, person = pronoun.morph.get("Gender", []), pronoun.morph.get("Person", [])
    return bool({"Masc", "Fem"} & set(gender)) or bool({"1", "2"} & set(person))
