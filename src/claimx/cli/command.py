"""How the help of a command names its arguments."""

from __future__ import annotations

from typing import Any

from typer.core import TyperArgument, TyperCommand


class Command(TyperCommand):
    """A command whose help calls its arguments what `metavar` calls them: typer adds braces and Python's types."""

    def collect_usage_pieces(self, _ctx: Any) -> list[str]:
        """What follows the command in the line of usage; what may be left out stands in brackets."""
        given = ((self._name(argument), argument.required) for argument in self._arguments())
        return ["[OPTIONS]", *(name if required else f"[{name}]" for name, required in given)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options."""
        if arguments := [(self._name(argument), argument.help or "") for argument in self._arguments()]:
            with formatter.section("Arguments"):
                formatter.write_dl(arguments)
        options = [each for each in self.get_params(ctx) if not isinstance(each, TyperArgument)]
        with formatter.section("Options"):
            formatter.write_dl([record for each in options if (record := each.get_help_record(ctx))])

    def _arguments(self) -> list[TyperArgument]:
        return [each for each in self.params if isinstance(each, TyperArgument)]

    @staticmethod
    def _name(argument: TyperArgument) -> str:
        return argument.metavar or (argument.name or "").upper()
