"""From the tagger's scores to claims: of the contents and sources that the rules, the parse and the scores themselves
propose for a cue, the ones that the scores bear out best.

How well a proposal fits is its soft intersection over union with the scores: the probability mass inside it, over its
size and the mass outside. A constituent of the parse is preferred to a bare stretch of words: its ends are cleaner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from claimx.pipeline.attribution.encoding import Words
from claimx.pipeline.attribution.tagger import Floats, Head
from claimx.pipeline.claims.confidence import Evidence
from claimx.pipeline.claims.constructions import PLAIN, WITH_PREPOSITION, TokenRanges
from claimx.pipeline.claims.draft import TAGS, Draft
from claimx.pipeline.claims.indirect import characters
from claimx.pipeline.claims.pieces import character_range, clean
from claimx.pipeline.claims.sources import SourceFinder
from claimx.pipeline.quotation_index import QuotationIndex

#: The rule that a claim names which no rule but the tagger found.
RULE = "model.attribution"
Pieces = list[tuple[int, int]]
#: What a proposal of the rules, of the parse, is preferred by to one of the scores.
_OF_TAG, _OF_RULE, _OF_PARSE, _OF_SCORES, _OF_EDGES = 0.3, 0.08, 0.06, 0.02, 0.06
#: A stretch gains by a word more likely inside than this, and begins and ends with words at least so likely inside.
_LEAST_INSIDE, _LEAST_MASS = 0.4, 0.1
_HALF = 0.5
_NOBODY = -1
#: So many words before a cue at most its subject begins.
_CLAUSE = 12
#: A source is named if some word is one with this probability.
_LEAST_SOURCE = 0.4


class Candidates:
    """Makes drafts of the scores of one Doc."""

    def __init__(
        self,
        doc: Doc,
        words: Words,
        index: QuotationIndex,
        sources: SourceFinder,
        grades: Mapping[str, float],
        ruled: Iterable[Draft],
    ) -> None:
        self._grades = grades
        self._doc, self._index, self._sources = doc, index, sources
        self._tokens, self._starts, self._ends = words.tokens, words.starts, words.ends
        self._lettered = words.lettered
        self._places = np.flatnonzero(self._lettered)
        self._paragraphs = np.cumsum(words.open_paragraph)
        self._quoted = self._inside([(q.start, q.end) for q in index.outer])
        self._tagged = np.full(len(self._tokens), _NOBODY, np.int32)
        for draft in ruled:
            if draft.construction in TAGS:
                self._tagged[self._inside(draft.content)] = min(draft.cue)

    def of_head(self, head: Head, rule: Draft | None) -> tuple[Draft, Evidence] | None:
        """The claim around a cue's head; `rule` is what the rules made of the same cue."""
        cue = self._doc[int(self._tokens[head.place])]
        if rule is None and _is_order(cue):
            return None
        mass = self._whole(head, head.content * self._within_reach(head, rule))
        content, fit = self._content(cue, head, mass, rule)
        if not content:
            return None
        source, source_fit = self._source(cue, self._whole(head, head.source), rule)
        agreement = self._fit(rule.content, mass) if rule else None
        if rule is not None:
            draft = Draft(rule.rule, content, rule.construction, rule.stance, rule.cue, source, rule.modality)
        else:
            draft = Draft(RULE, content, cue=tuple(int(self._tokens[i]) for i in self.cue_of(head)), source=source)
        grade = self._grades.get(rule.grade_key) if rule else None
        return draft, Evidence(head.likely, fit, source_fit, agreement, grade, *self._extent(content))

    def _content(self, cue: Token, head: Head, mass: Floats, rule: Draft | None) -> tuple[Pieces, float]:
        begins, ends = self._whole(head, head.begins), self._whole(head, head.ends)
        proposals = [(self._trust(rule), rule.content)] if rule is not None else []
        proposals += [(_OF_PARSE, pieces) for pieces in self._constituents(cue)]
        proposals += [(_OF_SCORES, pieces) for pieces in self._stretches(cue, head, mass, begins, ends)]
        proposals.append((0.0, self._scored(cue, mass)))
        best: tuple[float, Pieces, float] = (0.0, [], 0.0)
        seen: list[Pieces] = []
        for bonus, pieces in proposals:
            if not pieces or pieces in seen:
                continue  # the first to propose them is the one most trusted
            seen.append(pieces)
            fit = self._fit(pieces, mass)
            total = fit + bonus + self._edges(pieces, begins, ends)
            if fit > 0 and total > best[0]:
                best = (total, pieces, fit)
        return best[1], best[2]

    def _within_reach(self, head: Head, rule: Draft | None) -> NDArray[np.bool_]:
        """The words of the head's window that may be in its content.

        Of other paragraphs these are quotations that no other cue tags, or this one stands in, where the head's own
        paragraph has one, too; and words outside quotation marks only where it ends on a colon. No words before a
        semicolon, where the content goes on after the cue.
        """
        window = slice(head.start, head.start + len(head.content))
        own = min(rule.cue) if rule is not None else _NOBODY
        here = self._paragraphs[window] == self._paragraphs[head.place]
        free = np.isin(self._tagged[window], (_NOBODY, own, self._tagged[head.place]))
        last = self._doc[int(self._tokens[window][here][-1])]
        quoted = self._quoted[window]
        reach: NDArray[np.bool_] = here | (free if last.text == ":" else free & quoted & (quoted & here).any())
        return reach & (self._tokens[window] > _clause_break(self._doc[int(self._tokens[head.place])]))

    def _trust(self, rule: Draft) -> float:
        """What the rules' content is preferred by: much if it is all quotation, as their pairing of marks is exact."""
        return _OF_TAG if self._extent(rule.content)[0] == 1 else _OF_RULE

    def _constituents(self, cue: Token) -> Iterator[Pieces]:
        for plain in PLAIN.values():
            yield self._characters(plain(cue), cue)
        for prepositional in WITH_PREPOSITION.values():
            for preposition in _prepositions(cue):
                if ranges := prepositional(cue, frozenset((preposition,))):
                    yield self._characters(ranges, cue)

    def _characters(self, ranges: TokenRanges, cue: Token) -> Pieces:
        return characters(self._doc, ranges, cue, self._index)

    def _stretches(self, cue: Token, head: Head, mass: Floats, begins: Floats, ends: Floats) -> Iterator[Pieces]:
        """The likeliest stretch of words before the cue, that after it, and both."""
        found: Pieces = []
        for first, last in ((head.start, head.place), (head.place + 1, head.start + len(head.content))):
            words = self._places[np.searchsorted(self._places, first) : np.searchsorted(self._places, last)]
            stretch = _likeliest(mass[words], begins[words], ends[words])
            if stretch is None or not self._holds_together(words[stretch[0] : stretch[1] + 1]):
                continue
            start, end = (int(self._tokens[words[i]]) for i in stretch)
            if piece := clean(self._doc, start, end + 1):
                found.append(self._index.widen(*piece, cue))
        yield from ([piece] for piece in found)
        if len(found) > 1 and found[0][1] <= found[1][0]:
            yield found

    def _holds_together(self, places: NDArray[np.intp]) -> bool:
        """Are the words of one paragraph, or all in quotation marks? A heading is no part of the sentence before it."""
        return bool(self._paragraphs[places[0]] == self._paragraphs[places[-1]] or self._quoted[places].all())

    def _edges(self, pieces: Pieces, begins: Floats, ends: Floats) -> float:
        """What the scores say of the pieces' first and last words."""
        scores = []
        for start, end in pieces:
            first, after = np.searchsorted(self._ends, start, "right"), np.searchsorted(self._starts, end)
            inside = np.flatnonzero(self._lettered[first:after]) + first
            if len(inside):
                scores.append(float(max(begins[inside[0]], begins[max(inside[0] - 1, 0)]) + ends[inside[-1]]))
        return _OF_EDGES * sum(scores) / len(scores) if scores else 0.0

    def _scored(self, cue: Token, mass: Floats) -> Pieces:
        """The stretches of words that are in the content more likely than not."""
        pieces: Pieces = []
        for start, end in self._runs(mass >= _HALF):
            piece = clean(self._doc, int(self._tokens[start]), int(self._tokens[end - 1]) + 1)
            if piece is None:
                continue
            piece = self._index.widen(*piece, cue)
            if pieces and piece[0] <= pieces[-1][1]:
                pieces[-1] = (pieces[-1][0], max(piece[1], pieces[-1][1]))
            else:
                pieces.append(piece)
        return pieces

    def _source(self, cue: Token, mass: Floats, rule: Draft | None) -> tuple[tuple[int, int] | None, float]:
        proposals = [rule.source] if rule is not None and rule.source else []
        if phrase := self._sources.phrase(cue):
            proposals.append(phrase)
        runs = [(int(self._tokens[a]), int(self._tokens[b - 1]) + 1) for a, b in self._runs(mass >= _LEAST_SOURCE)]
        proposals += runs
        likely = float(mass.max(initial=0.0))
        best: tuple[float, tuple[int, int] | None] = (0.0, None)
        for proposal in proposals:
            fit = self._fit([character_range(self._doc, *proposal)], mass) + (0 if proposal in runs else _OF_PARSE)
            if fit > best[0]:
                best = fit, proposal
        if best[1] is None or likely < _LEAST_SOURCE:
            return None, 1.0 - likely
        return best[1], min(best[0], 1.0)

    def cue_of(self, head: Head) -> range:
        """The run of words around the head that are likely in its cue."""
        inside = {head.start + int(i) for i in np.flatnonzero(head.cue >= _HALF)} | {head.place}
        first = last = head.place
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return range(first, last + 1)

    def _whole(self, head: Head, of_window: Floats) -> Floats:
        """The scores of a window, over the whole article."""
        whole = np.zeros(len(self._tokens), np.float32)
        whole[head.start : head.start + len(of_window)] = of_window
        return whole * self._lettered

    def _fit(self, pieces: Sequence[tuple[int, int]], mass: Floats) -> float:
        inside = self._inside(pieces)
        within = float(mass[inside].sum())
        return within / (int(inside.sum()) + float(mass.sum()) - within) if within else 0.0

    def _extent(self, pieces: Sequence[tuple[int, int]]) -> tuple[float, int]:
        """The share of the words that is quoted, and their number."""
        inside = self._inside(pieces)
        size = int(inside.sum())
        return (float((inside & self._quoted).sum()) / size if size else 0.0), size

    def _inside(self, pieces: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
        inside = np.zeros(len(self._tokens), np.bool_)
        for start, end in pieces:
            inside[np.searchsorted(self._ends, start, "right") : np.searchsorted(self._starts, end)] = True
        return inside & self._lettered

    def _runs(self, mask: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
        """Half-open ranges of words in which the mask holds for all that have a letter or digit, within a paragraph."""
        hits = np.flatnonzero(mask[self._places])
        if not len(hits):
            return
        paragraphs = self._paragraphs[self._places[hits]]
        cuts = np.flatnonzero((np.diff(hits) > 1) | (np.diff(paragraphs) > 0)) + 1
        for run in np.split(self._places[hits], cuts):
            yield int(run[0]), int(run[-1]) + 1


def _likeliest(mass: Floats, begins: Floats, ends: Floats) -> tuple[int, int] | None:
    """The first and the last word of the stretch with the largest sum of mass above the least, and of its edges."""
    best, opened = 0.0, (-np.inf, 0)
    found = None
    totals = np.concatenate(([0.0], np.cumsum(mass - _LEAST_INSIDE)))
    for i in np.flatnonzero(mass >= _LEAST_MASS) if mass.max(initial=0.0) >= _HALF else ():
        total = float(totals[i])
        if begins[i] - total > opened[0]:
            opened = float(begins[i]) - total, int(i)
        here = opened[0] + total + float(mass[i]) - _LEAST_INSIDE + float(ends[i])
        if here > best:
            best, found = here, (opened[1], int(i))
    return found


def _clause_break(cue: Token) -> int:
    """The semicolon before the cue's clause: "The road is shut; police said 300 were stuck"; -1 where there is none."""
    doc, after = cue.doc, cue.i + 1
    if after == len(doc) or doc[after].is_punct or doc[after].is_space:
        return -1
    for token in reversed(doc[max(0, cue.i - _CLAUSE) : cue.i]):
        if token.text == ";":
            return token.i
        if token.is_punct or token.is_space:
            break
    return -1


def _is_order(verb: Token) -> bool:
    """Does it tell the reader what to do: Read the full report here?"""
    subject = any(child.dep_ == "nsubj" for child in verb.children)
    return verb.tag_ in ("VB", "VBP") and bool(verb.is_sent_start) and not subject


def _prepositions(cue: Token) -> list[str]:
    """The prepositions that may lead from a cue to its content."""
    near = (token for child in cue.rights for token in (child, child.left_edge, *child.rights))
    return sorted({token.lower_ for token in near if token.pos_ in ("ADP", "SCONJ")})
