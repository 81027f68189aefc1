"""The rules that could have made a claim and did not, for `claimx explain`: another one won, or the tagger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from claimx.pipeline.claims.draft import Draft
from claimx.pipeline.claims.indirect import ORDER, fit
from claimx.pipeline.claims.lexicon import CueMatch
from claimx.pipeline.claims.pieces import character_range
from claimx.pipeline.claims.sources import SourceFinder
from claimx.pipeline.findings import Loss
from claimx.pipeline.quotation_index import QuotationIndex


def sense_losses(
    cues: Mapping[int, CueMatch], drafts: Mapping[int, Draft], index: QuotationIndex, sources: SourceFinder
) -> Iterator[Loss]:
    """The rules that know a cue in a construction which fits as well, but is tried later."""
    for i, cue in cues.items():
        winner = drafts.get(i)
        if winner is None:
            continue
        for sense in cue.senses:
            fitting = (c for c in ORDER if c in sense.constructions and fit(cue, sense, c, index, sources))
            construction = next(fitting, None)
            if construction is None or sense.rule == winner.rule:
                continue
            why = f"it knows the cue in the construction {construction}; {winner.construction} is tried before it"
            if construction == winner.construction:
                why = f"two rules know the cue in the construction {construction}, and the earlier one makes the claim"
            yield _loss(index.doc, sense.rule, cue.tokens, winner.rule, why)


def tag_losses(doc: Doc, parsed: Mapping[int, Draft], tagged: Mapping[int, Draft]) -> Iterator[Loss]:
    """The claims of the parse whose cue tags a quotation by another rule."""
    for i in sorted(parsed.keys() & tagged.keys()):
        if parsed[i].rule != tagged[i].rule:
            why = "a quotation beside the cue is its content, before the parse is asked"
            yield _loss(doc, parsed[i].rule, parsed[i].cue, tagged[i].rule, why)


def tagger_losses(
    doc: Doc, ruled: Iterable[Draft], judged: Sequence[Draft], found: Sequence[Draft], threshold: float
) -> Iterator[Loss]:
    """The claims that the tagger did not let stand: too unsure, overlapped by a surer one, or not seen at all.

    Args:
        doc: the Doc.
        ruled: the claims of the rules.
        judged: what tagger and rules made together of each cue, with its confidence.
        found: the claims that stand.
        threshold: the least confidence of a claim that stands.
    """
    stand = {_key(draft) for draft in found}
    yield from (_turned_down(draft, found, threshold) for draft in judged if _key(draft) not in stand)
    cues = {draft.cue for draft in (*judged, *found)}
    for draft in ruled:
        if draft.cue and draft.cue not in cues and not any(one.rule == draft.rule for one in _over(found, draft)):
            yield _loss(doc, draft.rule, draft.cue, None, "the trained tagger sees no claim at this cue")


def _key(draft: Draft) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    return draft.cue, tuple(draft.content)


def _turned_down(draft: Draft, found: Iterable[Draft], threshold: float) -> Loss:
    lost = Loss(rule=draft.rule, label="claim", start=draft.start, end=draft.end, why="")
    sure = draft.confidence
    if sure is not None and sure < threshold:
        why = f"the trained tagger turns it down: its confidence is {sure:.2f}, and claims stand from {threshold:.2f}"
        return lost.model_copy(update={"why": why})
    winner = next(_over(found, draft), None)
    surer = f" ({winner.confidence:.2f})" if winner and winner.confidence else ""
    why = f"a claim that is surer{surer} covers the same words"
    return lost.model_copy(update={"why": why, "to": winner.rule if winner else None})


def _over(found: Iterable[Draft], draft: Draft) -> Iterator[Draft]:
    """Those that share characters of their content with a draft."""
    return (one for one in found if any(a < d and c < b for a, b in one.content for c, d in draft.content))


def _loss(doc: Doc, rule: str, cue: tuple[int, ...], to: str | None, why: str) -> Loss:
    start, end = character_range(doc, min(cue), max(cue) + 1)
    return Loss(rule=rule, label="cue", start=start, end=end, to=to, why=why)
