"""`claimx rules`: what rules there are, whether they hold, and what one says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimx.cli.command import Command
from claimx.cli.options import ModelOption, RulesOption
from claimx.cli.rules_diff import diff

SOME_FAILED = 1


class Starter(StrEnum):
    """The kinds of which `claimx rules new` writes an example."""

    ORGANISATION = "organisation"
    CUE = "cue"
    UNIT = "unit"
    ENTITY = "entity"


rules = typer.Typer(help="Make, check, list, show and compare rule packs.", rich_markup_mode=None, no_args_is_help=True)


@rules.command("list", cls=Command)
def list_rules(packs: RulesOption = None) -> None:
    """List the rules in force: id, kind, why."""
    from claimx.rules.load import load_rules

    for rule in load_rules(packs or ()):
        typer.echo("\t".join((rule.id, rule.kind, rule.why or "")))


@rules.command(cls=Command)
def check(
    pack: Annotated[
        Path | None, typer.Argument(metavar="PACK", help="A folder; by default the built-in rules.")
    ] = None,
    packs: RulesOption = None,
    model: ModelOption = None,
) -> None:
    """Run the examples of a pack's rules.

    Exit status: 0 all hold, 1 one does not, 2 wrong usage or a pack that is wrong.
    """
    from claimx.checking import check_pack
    from claimx.rules.load import load_rules

    folder = pack or load_rules().packs[0].folder
    problems = check_pack(folder, packs or (), model)
    for problem in problems:
        example = f"{problem.example}: " if problem.example else ""
        place = f"{problem.place}: " if problem.place else ""
        typer.echo(f"{place}{problem.rule}: {example}{problem.message}")
    if problems:
        raise typer.Exit(SOME_FAILED)
    typer.echo(f"{folder.name}: all examples hold", err=True)


@rules.command(cls=Command)
def show(
    rule_id: Annotated[str, typer.Argument(metavar="RULE_ID", help="The rule's id, as records name it.")],
    packs: RulesOption = None,
) -> None:
    """Show one rule as YAML, and the pack that it comes from."""
    import yaml

    from claimx.rules.load import load_rules

    loaded = load_rules(packs or ())
    rule = next((rule for rule in loaded if rule.id == rule_id), None)
    if rule is None:
        raise typer.BadParameter(f"no rule {rule_id}: claimx rules list shows all; a pack of yours needs --rules PACK")
    pack = loaded.pack_of(rule_id)
    typer.echo(f"# {pack.label} in {pack.folder}" if pack else "#")
    said = rule.model_dump(mode="json", exclude_defaults=True)
    typer.echo(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=110), nl=False)


@rules.command(cls=Command)
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The pack's name, and that of its folder.")],
    kinds: Annotated[
        list[Starter] | None,
        typer.Option("--kind", metavar="KIND", help=f"{', '.join(Starter)}; repeatable, by default all."),
    ] = None,
) -> None:
    """Make a pack of commented examples to begin with."""
    from claimx.rules.new import new_pack

    for file in new_pack(name, [kind.value for kind in kinds or ()]):
        typer.echo(file)
    typer.echo(f"Change its rules, then run: claimx rules check {name}", err=True)


rules.command(cls=Command)(diff)
