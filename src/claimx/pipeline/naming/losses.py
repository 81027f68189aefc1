"""The rules that proposed a name and lost, for `claimx explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimx.pipeline.findings import Loss
from claimx.pipeline.naming.proposals import MODEL, Proposal
from claimx.pipeline.naming.words import Words


def name_losses(words: Words, proposals: Iterable[Proposal], names: Sequence[Proposal]) -> Iterator[Loss]:
    """The proposals of rules that no name has in it, each with the name that stands there instead.

    Args:
        words: the words of the article.
        proposals: everything that was proposed.
        names: what was decided, in the order of the text.
    """
    stand = {(name.start, name.end, name.kind) for name in names}
    owners = {index: name for name in names for index in range(name.start, name.end)}
    seen: set[tuple[str, int, int]] = set()
    for lost in proposals:
        place = lost.rule, lost.start, lost.end
        if lost.rule == MODEL or place in seen or (lost.start, lost.end, lost.kind) in stand:
            continue
        seen.add(place)
        winner = next((owners[index] for index in range(lost.start, lost.end) if index in owners), None)
        label = lost.evidence[0].label if lost.evidence else lost.kind
        start, end = words.start[lost.start], words.end[lost.end - 1]
        to = winner.rule if winner else None
        yield Loss(rule=lost.rule, label=label, start=start, end=end, to=to, why=_why(words, lost, winner))


def _why(words: Words, lost: Proposal, winner: Proposal | None) -> str:
    if winner is None:
        ambiguous = lost.known is not None and lost.known.ambiguous
        hint = "; the entry is ambiguous, so that the words around it must tell" if ambiguous else ""
        return f"too little tells that it is a name of the kind {lost.kind}{hint}"
    written = " ".join(words.text[winner.start : winner.end])
    if winner.length > lost.length:
        return f"it is part of the longer name “{written}” ({winner.kind})"
    if winner.kind != lost.kind:
        return f"more tells that “{written}” names something of the kind {winner.kind}"
    return f"“{written}” stands in its place"
