"""Measure extraction against marked articles that nothing was tuned on: `python models/attribution/measure.py DATA`.

Prints, in Markdown, the tables of docs/claims.md and of the model card: each way of finding claims with its speed, then
for the last of them the kinds of claims, the outlets (what stands before the first `_` in an article's name), and what
becomes of claims of each confidence. A claim is found if half of the words of both contents together are in both.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy

import claimx
from claimx.articles.article import Article
from claimx.evaluation.brat import compile_brat
from claimx.evaluation.claims import pair_claims, same_source
from claimx.evaluation.matching import Score, Words
from claimx.pipeline.attribution import tagger
from claimx.pipeline.build import BASE_MODELS
from claimx.records import Claim, Range, Record
from claimx.store.brat.reading import AnnotatedArticle, read_brat
from claimx.text.spans import claim_kind

MODES = ("rules", "model", "both")
KINDS = ("direct", "mixed", "indirect")


@dataclass(slots=True)
class Tally:
    """Claims, claims with the right source, contents that are the same words, words of sources."""

    content: Score = field(default_factory=Score)
    joint: Score = field(default_factory=Score)
    exact: Score = field(default_factory=Score)
    source_words: Score = field(default_factory=Score)

    def row(self) -> list[str]:
        """The F1 of each, in percent."""
        scores = (self.content, self.joint, self.exact, self.source_words)
        return [f"{100 * score.f1:.1f}" for score in scores]


class Measured:
    """The tallies of one way of finding claims: of all articles, by kind and by outlet, and by confidence."""

    def __init__(self, without_that: bool = False) -> None:
        self.without_that = without_that
        self.all = Tally()
        self.outlets: dict[str, Tally] = defaultdict(Tally)
        self.articles: dict[str, int] = defaultdict(int)
        self.kinds = {kind: Tally() for kind in KINDS}
        self.confidence: dict[int, list[tuple[float, bool]]] = defaultdict(list)

    def add(self, record: Record, marked: AnnotatedArticle) -> None:
        """Score the outer claims of a record; of claims inside others the marks know nothing."""
        found = record.model_copy(update={"claims": [claim for claim in record.claims if claim.parent is None]})
        gold = record.model_copy(update={"claims": _gold(record, marked, self.without_that)})
        pairs = pair_claims(gold, found)
        outlet = record.id.split("_")[0]
        self.articles[outlet] += 1
        words = Words(record.text)
        named = [words.of(c.source for c in each.claims if c.source) for each in (gold, found)]
        for tally in (self.all, self.outlets[outlet]):
            tally.content.add(len(pairs.gold), len(pairs.found), len(pairs.matched))
            tally.joint.add(len(pairs.gold), len(pairs.found), pairs.joint)
            tally.exact.add(len(pairs.gold), len(pairs.found), pairs.exact)
            tally.source_words.add(len(named[0]), len(named[1]), len(named[0] & named[1]))
        right = {found.id: same_source(gold, found) for gold, found in pairs}
        for kind, each in self.kinds.items():
            each.content.gold += sum(claim.kind == kind for claim in pairs.gold)
            each.content.right += sum(one.kind == kind for one, _ in pairs)
            each.joint.right += sum(one.kind == kind and same_source(one, other) for one, other in pairs)
        for claim in pairs.found:
            if claim.confidence is not None:
                bucket = min(math.floor(10 * claim.confidence), 9)
                self.confidence[bucket].append((claim.confidence, right.get(claim.id, False)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("--attribution", nargs="+", choices=MODES, default=MODES)
    parser.add_argument("--windows", nargs="*", type=int, default=(), help="sizes of windows to compare")
    parser.add_argument(
        "--without-that",
        action="store_true",
        help="leave out the that before marked contents, as claimx does",
    )
    arguments = parser.parse_args()
    marked = list(read_brat(arguments.data))
    articles = [Article(id=article.name, text=article.text) for article in marked]
    bare = spacy.load(BASE_MODELS[0])
    _, seconds = _timed(lambda: [bare(article.text) for article in articles])
    rows = []
    for mode in arguments.attribution:
        measured, taken = _measured(articles, marked, mode, arguments.without_that)
        rows.append([mode, *measured.all.row(), f"{taken / seconds:.2f}"])
    head = ["F1, in percent", "content", "with source", "exact", "words of sources", "times the bare pipeline"]
    _table(head, rows)
    _details(measured)
    if arguments.windows:
        rows = [
            [str(size), *_of_window(articles, marked, size, arguments.without_that).all.row()]
            for size in arguments.windows
        ]
        _table(["word pieces a window", "content", "with source", "exact", "words of sources"], rows)


def _measured(
    articles: Sequence[Article],
    marked: Sequence[AnnotatedArticle],
    mode: tagger.Attribution,
    without_that: bool,
) -> tuple[Measured, float]:
    nlp = claimx.load(attribution=mode)
    list(claimx.extract(articles[:2], nlp))
    records, taken = _timed(lambda: list(claimx.extract(articles, nlp)))
    measured = Measured(without_that)
    for record, article in zip(records, marked, strict=True):
        measured.add(record, article)
    return measured, taken


def _of_window(
    articles: Sequence[Article], marked: Sequence[AnnotatedArticle], size: int, without_that: bool
) -> Measured:
    """With windows of another size than the tagger's own."""
    tagger.default_tagger().size, own = size, tagger.default_tagger().size
    measured, _ = _measured(articles, marked, "both", without_that)
    tagger.default_tagger().size = own
    return measured


def _gold(record: Record, marked: AnnotatedArticle, without_that: bool) -> list[Claim]:
    """The marked claims; direct, mixed or indirect by the quotations that were found, for none are marked."""
    claims = []
    for claim in compile_brat(marked).claims:
        content = [_without_that(record.text, claim.content[0]), *claim.content[1:]] if without_that else claim.content
        kind = claim_kind(record.text, content, record.quotations)
        claims.append(claim.model_copy(update={"content": content, "kind": kind}))
    return claims


def _without_that(text: str, piece: Range) -> Range:
    begins = text[piece.start : piece.end].lower().startswith("that ")
    return Range(start=piece.start + len("that "), end=piece.end) if begins else piece


def _details(measured: Measured) -> None:
    rows = [
        [kind, str(t.content.gold), f"{100 * t.content.recall:.1f}", f"{100 * t.joint.right / t.content.gold:.1f}"]
        for kind, t in measured.kinds.items()
        if t.content.gold
    ]
    _table(["kind", "marked", "recall", "with source"], rows)
    named = sorted(measured.outlets.items())
    head = ["outlet", "articles", "content", "with source", "exact", "words of sources"]
    _table(head, [[outlet, str(measured.articles[outlet]), *tally.row()] for outlet, tally in named])
    rows = []
    for bucket, claims in sorted(measured.confidence.items()):
        said, right = (sum(numbers) / len(claims) for numbers in zip(*claims, strict=True))
        rows.append([f"{bucket / 10:.1f} to {(bucket + 1) / 10:.1f}", str(len(claims)), f"{said:.2f}", f"{right:.2f}"])
    _table(["confidence", "claims", "said, on average", "right"], rows)


def _timed(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    result = run()
    return result, time.process_time() - start


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print("\n| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
