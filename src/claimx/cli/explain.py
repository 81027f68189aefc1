"""`claimx explain`: what the rules made of a sentence or an article, and how far one of them got."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimx.cli.options import (
    Attribution,
    AttributionOption,
    FieldOption,
    IdOption,
    ModelOption,
    RulesOption,
    columns_by_field,
)
from claimx.cli.unreadable import Unreadable, articles_of
from claimx.text.display import plain

if TYPE_CHECKING:
    from rich.text import Text

    from claimx.articles.article import Article
    from claimx.explanation import Attempt, Explanation

_OUTCOMES = {"found": "green", "lost": "yellow", "failed": "red"}
_LONGEST = 60
#: Of a claim: they are marked in the sentence, and told with the claim.
_PARTS = frozenset({"source", "cue", "content"})


def explain(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="A sentence, in quotes.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="An article instead: a file of any format that extract takes."),
    ] = None,
    name: IdOption = None,
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="RULE_ID", help="How far this rule got, and what stopped it.")
    ] = None,
    rules: RulesOption = None,
    attribution: AttributionOption = Attribution.BOTH,
    model: ModelOption = None,
    field: FieldOption = None,
    json: Annotated[bool, typer.Option("--json", help="The explanation as one line of JSON.")] = False,
) -> None:
    """Explain which rule found what in a sentence, and what lost.

    With --rule also how far that rule got: the first word, token or construction at which it failed.

    Exit status: 0 explained, 1 explained but some rows of the file could not be read, 2 wrong usage or no such article.
    """
    if (text is None) == (file is None):
        raise typer.BadParameter('give either a sentence in quotes or --file FILE: claimx explain "She said so."')
    unreadable = Unreadable()
    article = _article(text, file, name, columns_by_field(field), unreadable)
    from claimx.explanation import explain as explain_article
    from claimx.pipeline.build import load

    explanation = explain_article(article, load(model, rules or (), attribution.value), rule)
    if json:
        typer.echo(explanation.model_dump_json())
    else:
        _print(explanation)
    unreadable.finish()


def _article(
    text: str | None, file: Path | None, name: str | None, fields: dict[str, list[str]], unreadable: Unreadable
) -> Article:
    from claimx.articles.article import Article

    if file is None:
        return Article(text=text or "")
    found = next(articles_of(file, name, fields, unreadable), None)
    if found is None:
        raise unreadable.give_up(file, name)
    return found


def _print(explanation: Explanation) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for line in _lines(explanation, console.width if console.is_terminal else None):
        console.print(line)


def _lines(explanation: Explanation, width: int | None) -> Iterator[Text]:
    """What is shown; lines are cut at `width` only between words of the article."""
    from rich.text import Text

    from claimx.explanation.marking import marked_lines

    marks = [(found.kind, found.start, found.end) for found in explanation.found if found.kind != "claim"]
    if explanation.rule is None:
        yield from (
            Text(line, style="dim" if mark else "") for line, mark in marked_lines(explanation.text, marks, width)
        )
        yield from _found(explanation)
    yield from _lost(explanation)
    if explanation.rule is not None:
        yield from _attempts(explanation.rule, explanation.attempts)


def _found(explanation: Explanation) -> Iterator[Text]:
    from rich.text import Text

    rows = []
    for found in (each for each in explanation.found if each.kind not in _PARTS):
        sure = f"confidence {found.confidence:.2f}" if found.confidence is not None else ""
        by = f"by the {found.by}" if found.kind == "claim" else ""
        why = "; ".join(part for part in (by, sure, found.why) if part)
        rows.append((found.kind, _short(found.shown or found.text), found.rule or "", found.where or "", why))
    yield Text(f"\nfound ({len(rows)})", style="bold")
    yield from _table(rows, ("", "", "cyan", "dim", "dim"))


def _lost(explanation: Explanation) -> Iterator[Text]:
    from rich.text import Text

    lost = [each for each in explanation.lost if explanation.rule in (None, each.rule, each.to)]
    if not lost or explanation.rule is not None:
        return
    yield Text(f"\nlost ({len(lost)})", style="bold")
    rows = ((each.kind, _short(each.text), each.rule, each.where or "", _reason(each.to, each.why)) for each in lost)
    yield from _table(rows, ("", "", "yellow", "dim", ""))


def _reason(to: str | None, why: str) -> str:
    return f"to {to}: {why}" if to else why


def _attempts(rule: str, attempts: Iterable[Attempt]) -> Iterator[Text]:
    from rich.text import Text

    yield Text(rule, style="bold")
    for attempt in attempts:
        line = Text("  ")
        line.append(f"{attempt.outcome:<6}", style=_OUTCOMES[attempt.outcome])
        place = f"  {attempt.at.start}-{attempt.at.end} “{_short(attempt.at.text)}”" if attempt.at else ""
        line.append(f"{place}  {_short(plain(attempt.pattern))}")
        yield line
        if attempt.outcome != "found":
            yield Text(f"          {plain(attempt.reached)}")


def _table(rows: Iterable[tuple[str, ...]], styles: tuple[str, ...]) -> Iterator[Text]:
    """Rows in columns, each as wide as its widest cell."""
    from rich.cells import cell_len
    from rich.text import Text

    rows = [*rows]
    widths = [max((cell_len(row[i]) for row in rows), default=0) for i in range(len(styles) - 1)]
    for row in rows:
        line = Text("  ")
        for i, (cell, style) in enumerate(zip(row, styles, strict=True)):
            padding = " " * (widths[i] - cell_len(cell) + 2) if i < len(widths) else ""
            line.append(cell, style=style)
            line.append(padding)
        line.rstrip()
        yield line


def _short(text: str) -> str:
    text = plain(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
