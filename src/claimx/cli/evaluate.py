"""`claimx eval`: records against gold."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.text.display import plain

if TYPE_CHECKING:
    from claimx.evaluation.claims import Resolution
    from claimx.evaluation.comparisons import ComparisonScores
    from claimx.evaluation.matching import Score
    from claimx.evaluation.scores import Scores

_COMPARISONS = (".yaml", ".yml")


def evaluate(
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="A file of records; - for stdin.")],
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of gold in mark-up or brat, or comparisons.yaml.")
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed, invented or wrong.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score records against gold.

    Precision, recall and F1 of each kind of finding, or of comparisons.
    """
    scored = _comparisons(records, gold) if gold.suffix in _COMPARISONS else _folder(records, gold)
    if not errors:
        del scored["errors"]
    if json:
        typer.echo(jsonlib.dumps(scored, indent=1, ensure_ascii=False))
    else:
        _print(scored)


def _folder(records: Path, gold: Path) -> dict[str, Any]:
    from claimx.evaluation.folder import score_folder
    from claimx.store.jsonl import read_records

    scores, missing = score_folder(read_records(records), gold)
    if missing:
        typer.echo(f"claimx: no record of {plain(', '.join(missing))}: all of their gold counts as missed", err=True)
    return _of_articles(scores)


def _of_articles(scores: Scores) -> dict[str, Any]:
    return {
        "articles": scores.articles,
        "scores": {name: _numbers(score) for name, score in scores.by_kind.items()},
        "shares": {} if scores.only else _shares(scores.resolution),
        "errors": [error.model_dump() for error in scores.errors],
    }


def _shares(resolution: Resolution) -> dict[str, tuple[float, int]]:
    return {
        "sources to resolve: answered": (resolution.share_answered, resolution.known),
        "sources to resolve: right of those": (resolution.share_right, resolution.answered + resolution.invented),
    }


def _comparisons(records: Path, gold: Path) -> dict[str, Any]:
    from claimx.comparison import compare
    from claimx.evaluation.comparisons import read_comparisons, score_comparisons
    from claimx.store.jsonl import read_records

    read = list(read_records(records))
    return _of_comparisons(score_comparisons(read, compare(read), read_comparisons(gold)))


def _of_comparisons(scores: ComparisonScores) -> dict[str, Any]:
    relations, quotations = scores.relations, scores.quotation_relations
    return {
        "scores": {"figures grouped": _numbers(scores.grouped), "quotations found": _numbers(scores.quotations)},
        "shares": {
            "near misses kept apart": (scores.apart.recall, scores.apart.gold),
            "relations right, of all": (relations.recall, relations.gold),
            "relations right, of those grouped": (relations.precision, relations.found),
            "quotations right, of those found": (quotations.precision, quotations.found),
        },
        "errors": [{"error": error} for error in scores.errors],
    }


def _numbers(score: Score) -> dict[str, float]:
    return {
        **{"gold": score.gold, "found": score.found, "right": score.right},
        **{"precision": score.precision, "recall": score.recall, "f1": score.f1},
    }


def _print(scored: dict[str, Any]) -> None:
    if "articles" in scored:
        typer.echo(f"articles: {scored['articles']}")
    width = max((len(name) for name in (*scored["scores"], *scored["shares"])), default=0)
    typer.echo(f"{'':{width}}{'P':>8}{'R':>8}{'F1':>8}{'gold':>8}{'found':>8}{'right':>8}")
    for name, score in scored["scores"].items():
        shares = "".join(f"{100 * score[part]:8.1f}" for part in ("precision", "recall", "f1"))
        counts = "".join(f"{score[part]:8}" for part in ("gold", "found", "right"))
        typer.echo(f"{name:{width}}{shares}{counts}")
    for name, (share, total) in scored["shares"].items():
        typer.echo(f"{name:{width}}{100 * share:8.1f}  of {total}")
    for error in scored.get("errors", ()):
        typer.echo("  ".join(plain(str(value)) for value in error.values() if value is not None))
