"""The cue of a quotation's tag: “…,” she said; she said: “…”.

A word that some rule lists is looked for first. Where there is none, the marks themselves may tell that somebody
speaks: a comma before the closing mark, a colon before the opening one. Then any verb will do (“…,” he mocked), also
one that a small model takes for a noun there (“…,” the editorial read).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from claimx.pipeline.claims.lexicon import CueLexicon, CueMatch
from claimx.pipeline.quotation_index import QuotationIndex
from claimx.records import Quotation

#: How many tokens a tag may lie away from its quotation: "…," said the minister, who … .
REACH = 30
TERMINAL = frozenset({".", "?", "!", ";"})
_DASHES = frozenset({"-", "–", "—", "--"})
#: What may stand between a tag and the opening mark after it.
_INTRODUCING = frozenset({",", ":", "that"}) | _DASHES
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
#: Verbs inside the noun phrase that names a source.
_IN_PHRASES = ("relcl", "acl", "amod")
#: Before a word of these the quotation is part of a phrase of the writer's: in an “endless line”.
_IN_PHRASE = frozenset({"DET", "ADP", "ADJ", "PART"})
#: How the forms of a verb end that its dictionary form does not.
_ENDINGS = ("s", "es", "d", "ed")


@dataclass
class Placed:
    """A quotation with its half-open range of tokens and the numbers of its first and its last paragraph."""

    quotation: Quotation
    start: int
    end: int
    first_paragraph: int
    last_paragraph: int

    @cached_property
    def last_inside(self) -> str:
        """The last character before the closing marks."""
        return self.quotation.text.rstrip("”’»\"'“")[-1:]


def is_fragment(doc: Doc, placed: Placed) -> bool:
    """Is it part of a sentence of the writer's own: who waited in an “endless line”?"""
    before = doc[placed.start - 1] if placed.start else None
    return before is not None and (before.is_alpha or before.like_num)


def tags(cue: CueMatch) -> bool:
    """May the cue tag a quotation?"""
    return any("quotation" in sense.constructions or "tag" in sense.constructions for sense in cue.senses)


def _is_noun_there(verb: Token, at: int) -> bool:
    """Is it no verb, as it stands first and has no ending: “…,” screenwriter Cole Moran wrote?"""
    return verb.i == at and verb.tag_ not in ("VBD", "VBZ")


class TagCues:
    """Finds the cues of tags in one Doc; `cues` are those that rules list, by the index of their heads."""

    def __init__(self, doc: Doc, index: QuotationIndex, cues: Mapping[int, CueMatch], lexicon: CueLexicon) -> None:
        self._doc, self._index, self._cues, self._lexicon = doc, index, cues, lexicon

    def after(self, placed: Placed) -> CueMatch | None:
        """“…,” she said; “…,” said the minister."""
        doc, at = self._doc, placed.end
        while at < len(doc) and (doc[at].text == "," or doc[at].text in _DASHES):
            at += 1
        if at >= len(doc) or (placed.last_inside == "." and at == placed.end and not doc[at].is_lower):
            return None
        if doc[at].pos_ == "CCONJ" and is_fragment(doc, placed):
            return None  # he wore the “harbour hat”, and few laughed
        spoken = placed.last_inside in tuple(",?!") and not is_fragment(doc, placed)
        unlisted: Token | None = None
        for token in self._clause(range(at, min(len(doc), at + REACH))):
            if token.i in self._cues and tags(self._cues[token.i]):
                return self._cues[token.i]
            if token.pos_ == "VERB" and token.dep_ not in _IN_PHRASES and not _is_noun_there(token, at):
                unlisted = token
                break
        if not spoken:
            return None
        return self._unlisted(unlisted) if unlisted is not None else self._misread(at)

    def before(self, placed: Placed) -> CueMatch | None:
        """She said: “…”; she said “…”; she told the court that “…”."""
        doc, at = self._doc, placed.start - 1
        while at >= 0 and (doc[at].is_space or doc[at].text in _INTRODUCING):
            at -= 1
        signs = {doc[i].text for i in range(at + 1, placed.start)}
        introduced = bool(signs & {",", ":"})
        if at < 0 or (not signs and doc[at].pos_ in _IN_PHRASE and doc[at].i not in self._cues):
            return None
        spoken = ":" in signs and placed.quotation.text[1:2].isupper()
        unlisted: Token | None = None
        for token in self._clause(range(at, max(-1, at - REACH), -1)):
            if token.i in self._cues and tags(self._cues[token.i]):
                return self._cues[token.i]
            if token.pos_ in ("VERB", "AUX") and not introduced:
                return None
            if token.pos_ == "VERB" and token.tag_ in _FINITE and token.dep_ not in _IN_PHRASES:
                unlisted = unlisted or token
        if not spoken:
            return None
        return (self._listed_form(doc[at]) if unlisted is None else None) or self._unlisted(unlisted)

    def _clause(self, places: range) -> Iterator[Token]:
        """The tokens up to the end of the sentence or of the paragraph, or to speech of somebody."""
        for i in places:
            token = self._doc[i]
            quotation = self._index.holding(token)
            if token.text in TERMINAL or "\n" in token.text or (quotation and quotation.role == "speech"):
                return
            if quotation is None:
                yield token

    def _unlisted(self, verb: Token | None) -> CueMatch | None:
        """A verb that no rule lists."""
        if verb is None or verb.tag_ not in _FINITE or not (senses := self._lexicon.of_any(verb.pos_)):
            return None
        return CueMatch((verb.i,), verb, senses, exact=True)

    def _misread(self, at: int) -> CueMatch | None:
        """The verb of “…,” the editorial read, where the model sees none: the last word of the clause."""
        words = []
        for token in self._clause(range(at, min(len(self._doc), at + REACH))):
            if token.is_punct:
                break
            words.append(token)
        return self._listed_form(words[-1]) if len(words) > 1 else None

    def _listed_form(self, token: Token) -> CueMatch | None:
        """A word taken for something else, if it may be a form of a verb that tags quotations."""
        form = token.lower_
        lemmas = [form, *(form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending))]
        senses = [sense for lemma in lemmas for sense in self._lexicon.of_lemma(lemma, "VERB")]
        cue = CueMatch((token.i,), token, senses, exact=True)
        return cue if tags(cue) else None
