"""Annotated figures: `[hedge:1 almost] [figure:1 kind=percent value=0.8 bound=approx|80%] of [what:1 all goats]`."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from claimx.evaluation.gold import compile_gold
from claimx.pipeline.findings import Findings
from claimx.records import Figure

#: What of a figure is compared; `what`, `period`, `per` and `change` only by `full`.
VALUE = ("start", "end", "text", "kind", "value", "low", "high", "unit", "bound")
CIRCUMSTANCES = ("period", "per", "change")


def expected_figures(marked: str) -> tuple[str, list[Figure]]:
    """The plain text and the figures that it is marked with."""
    record = compile_gold({"id": "example"}, marked)
    return record.text, record.figures


def found_figures(nlp: Language, text: str) -> list[Figure]:
    """The figures that the pipeline finds."""
    findings: Findings = nlp(text)._.claimx
    return findings.figures


def brief(figure: Figure) -> dict[str, Any]:
    """A figure's span, value, unit and bound with the words that bound it."""
    return {name: getattr(figure, name) for name in VALUE} | {"cue": figure.cue.text if figure.cue else None}


def full(figure: Figure) -> dict[str, Any]:
    """The same, with what the figure counts, its period and change."""
    what = {"what": figure.what.text if figure.what else None}
    return brief(figure) | {name: getattr(figure, name) for name in CIRCUMSTANCES} | what
