"""`claimx rules diff`: what articles gain, lose and change from one rule pack to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimx.cli.options import Attribution, AttributionOption, FieldOption, ModelOption, columns_by_field, warn
from claimx.text.display import plain

if TYPE_CHECKING:
    from rich.text import Text

    from claimx.articles.article import Article
    from claimx.articles.failure import Failure
    from claimx.differences import Difference

#: Exit statuses, as those of diff.
DIFFERENT, TROUBLE = 1, 2
#: What stands for no pack over the built-in one.
_NO_PACK = frozenset({"en", "none", "-"})
_SIGNS = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A pack, or en for the built-in rules alone.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The pack to hold against it; or en.")],
    inputs: Annotated[list[str], typer.Argument(metavar="ARTICLES...", help="Articles, as claimx extract takes them.")],
    model: ModelOption = None,
    attribution: AttributionOption = Attribution.BOTH,
    field: FieldOption = None,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each difference.")] = False,
) -> None:
    """Show what articles gain, lose and change from pack to pack.

    Each difference names the rules that make it. Both packs stand over the built-in rules.

    Exit status: 0 no difference, 1 some, 2 wrong usage or an article that failed.
    """
    failures: list[Failure] = []
    found: list[Difference] = []
    count = 0
    articles = _articles(inputs, columns_by_field(field), failures)
    for of_article in _differences(old, new, articles, model, attribution, failures):
        count += 1
        found += of_article
    if json:
        for difference in found:
            typer.echo(difference.model_dump_json())
    else:
        from rich.console import Console

        console = Console(highlight=False, soft_wrap=True)
        for line in _lines(found, count):
            console.print(line)
    for failure in failures:
        typer.echo(f"claimx: {plain(f'{failure.input}: {failure.message}')}", err=True)
    if failures or found:
        raise typer.Exit(TROUBLE if failures else DIFFERENT)


def _articles(inputs: Sequence[str], fields: dict[str, list[str]], failures: list[Failure]) -> Iterator[Article]:
    from claimx.articles.read import read_articles

    # It tells at once what is not there.
    return read_articles(*inputs, on_failure=failures.append, fields=fields, on_warning=warn)


def _differences(
    old: str,
    new: str,
    articles: Iterable[Article],
    model: str | None,
    attribution: Attribution,
    failures: list[Failure],
) -> Iterator[list[Difference]]:
    from claimx.articles.failure import failure_of
    from claimx.differences import differences
    from claimx.extraction import extract_record
    from claimx.pipeline.build import load

    before, after = (load(model, () if pack in _NO_PACK else (pack,), attribution.value) for pack in (old, new))
    for article in articles:
        try:
            yield differences(extract_record(article, before), extract_record(article, after))
        except Exception as error:
            failures.append(failure_of(article, error))


def _lines(found: Sequence[Difference], articles: int) -> Iterator[Text]:
    from rich.text import Text

    counts: Counter[str] = Counter(difference.change for difference in found)
    told = ", ".join(f"{counts[change]} {change}" for change in _SIGNS)
    yield Text(f"{articles} article{'s' if articles != 1 else ''}: {told}", style="bold")
    kinds: dict[str, Counter[str]] = {}
    for difference in found:
        kinds.setdefault(difference.kind, Counter())[difference.change] += 1
    for kind, changes in sorted(kinds.items()):
        yield Text(
            f"  {plain(kind)}: " + ", ".join(f"{changes[change]} {change}" for change in _SIGNS if changes[change])
        )
    for difference in found:
        sign, colour = _SIGNS[difference.change]
        line = Text(f"\n{sign} ", style=colour)
        line.append(f"{plain(difference.kind)} “{plain(difference.text)}”", style="bold")
        line.append(f"  {plain(difference.article)} {difference.start}-{difference.end}  {_rules(difference)}")
        yield line
        for name, (before, after) in difference.fields.items():
            yield Text(f"    {name}: {_value(before)} → {_value(after)}")
        yield Text(f"    … {plain(difference.context)} …", style="dim")


def _rules(difference: Difference) -> str:
    if difference.change == "changed" and difference.old_rule != difference.new_rule:
        return f"{difference.old_rule} → {difference.new_rule}"
    return difference.new_rule or difference.old_rule or ""


def _value(value: Any) -> str:
    if isinstance(value, str):
        return f"“{plain(value)}”"
    if isinstance(value, list):
        return plain(", ".join(map(str, value))) or "nothing"
    return "nothing" if value is None else str(value)
