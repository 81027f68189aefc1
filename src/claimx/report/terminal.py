"""An article in the terminal: its text with marks, its claims and figures below it, or beside it where it is wide."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.records import Figure, Record
from claimx.report import wording
from claimx.report.highlights import CLAIM_KINDS, MARKS, Highlight, Kind, highlights
from claimx.report.outline import Listed, outline
from claimx.report.segments import Segment, segments
from claimx.text.display import plain, visible

#: From so many columns on, claims and figures stand beside the text.
WIDE = 140
#: Text is never wider than this: longer lines are hard to read.
_WIDEST_TEXT = 100
_DEEPEST_INDENT = 4
_STYLES: dict[Kind, str] = {
    "claim": "italic",
    "source": "bold magenta",
    "cue": "bold yellow",
    "quotation": "",
    "organisation": "cyan",
    "person": "green",
    "country": "bright_blue",
    "date": "dark_orange",
    "figure": "bold red",
    "entity": "reverse",
}
_MEANING: dict[Kind, str] = {"claim": "claim 1", "source": "its source", "cue": "its cue"}


def show(record: Record, console: Console) -> None:
    """Print an article with all that was found in it, as wide as the console is."""
    listed = outline(record.claims)
    marked = [each for each in highlights(record, listed) if each.kind != "quotation"]  # those bear marks of their own
    text = Group(*_head(record), _legend(marked), *_paragraphs(record.text, marked))
    claims, figures = Group(*_claims(record, listed)), Group(*_figures(record.figures))
    with console.capture() as printed:
        if console.width < WIDE:
            console.print(Padding(text, (0, max(0, console.width - _WIDEST_TEXT), 0, 0)), claims, figures)
        else:
            columns = Table.grid(padding=(0, 4, 0, 0), expand=True)
            columns.add_column(ratio=3, max_width=_WIDEST_TEXT)
            columns.add_column(ratio=2)
            columns.add_row(Group(text, figures), claims)
            console.print(columns)
    for line in printed.get().removesuffix("\n").split("\n"):
        console.file.write(f"{line.rstrip()}\n")  # without the spaces that fill up columns


def _head(record: Record) -> Iterator[Text]:
    about = [plain(record.id), *wording.credits_of(record), plain(record.url or "")]
    yield Text(" · ".join(part for part in about if part), style="bold")
    title = wording.heading(record)
    if record.title and title != plain(record.text[: 2 * len(title)].split("\n", 1)[0]):
        yield Text(title, style="bold")


def _legend(marked: list[Highlight]) -> Text:
    kinds = [kind for kind in MARKS if any(each.kind == kind for each in marked)]
    return Text("  ").join(_enclosed(kind, MARKS[kind], _MEANING.get(kind, kind)) for kind in kinds)


def _enclosed(kind: Kind, mark: str, words: str) -> Text:
    opening, closing = _brackets(kind)
    return Text(f"{opening}{mark}:{words}{closing}", style=_STYLES[kind])


def _brackets(kind: Kind) -> tuple[str, str]:
    return ("{", "}") if kind in CLAIM_KINDS else ("[", "]")


def _paragraphs(text: str, marked: list[Highlight]) -> Iterator[Text]:
    shown = visible(text)
    for paragraph in segments(text, marked):
        line = Text("\n")
        for segment in paragraph:
            _append(line, segment, shown[segment.start : segment.end])
        yield line


def _append(line: Text, segment: Segment, words: str) -> None:
    """Add a segment with the marks that open and close there."""
    for each in segment.opening:
        line.append(f"{_brackets(each.kind)[0]}{each.mark}:", style=_STYLES[each.kind])
    start = len(line)
    line.append(words)
    for each in segment.covering:
        line.stylize(_STYLES[each.kind], start)
    for each in segment.closing:
        line.append(_brackets(each.kind)[1], style=_STYLES[each.kind])


def _claims(record: Record, listed: list[Listed]) -> Iterator[RenderableType]:
    names = wording.Names(record)
    yield Text("\nClaims" if listed else "\nNo claims", style="bold")
    for each in listed:
        claim = each.claim
        row = Table.grid(padding=(0, 1, 0, 0))
        row.add_column(justify="right", width=len(str(len(listed))), style="bold")
        row.add_column(overflow="fold")
        line = Text(" · ").join(
            (
                Text(wording.in_short(claim.source.text) if claim.source else "?", style=_STYLES["source"]),
                Text(plain(claim.cue.text) if claim.cue else "–", style=_STYLES["cue"]),
                Text(wording.in_short(claim.text)),
            )
        )
        about = [*wording.attributes(claim).values()]
        if meant := names.of_source(claim):
            about.append(f"source: {meant}")
        row.add_row(str(each.number), line)
        row.add_row("", Text(" · ".join(about), style="dim"))
        yield Padding(row, (0, 0, 0, 3 * min(each.depth, _DEEPEST_INDENT)))


def _figures(figures: list[Figure]) -> Iterator[RenderableType]:
    if not figures:
        return
    yield Text("\nFigures", style="bold")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("figure", "bound", "value", "of what", "where, when"):
        table.add_column(column, overflow="fold", justify="right" if column == "value" else "left")
    for figure in figures:
        cells = (wording.bound(figure), wording.value(figure), wording.counted(figure), wording.where_and_when(figure))
        table.add_row(Text(plain(figure.text), style=_STYLES["figure"]), *(Text(cell) for cell in cells))
    yield table
