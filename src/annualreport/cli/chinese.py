"""Typer's commands with their help pages in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

TITLES = {"ARGUMENTS_PANEL_TITLE": "参数", "OPTIONS_PANEL_TITLE": "选项", "COMMANDS_PANEL_TITLE": "命令"}
ENGLISH = ("<bool>", "<int>", "<str>", "<path>", "<float>")
"""How the parser names types on a help page."""
SEVERAL = "<list["
"""How the name of a type begins of which there may be several."""
ORDER = {
    "annualreport": "init plan ledger lookback statistics report check build review publish audit batch "
    "rules words template schema",
    "ledger": "new split collect status show edit resolve notices export",
    "plan": "import show",
    "review": "export import answer diff sign status",
    "template": "new check fix preview",
}
"""The commands of each group in the order in which a clerk needs them."""
STRINGS = {"DEFAULT_STRING": "[默认：{}]", "REQUIRED_LONG_STRING": "[必填]", "RANGE_STRING": "", **TITLES}
WANTED = re.compile(r"\{([^{}]+)\}(?:\.\.\.)?")
"""How the parser marks an argument that must be given."""


class ChineseHelp:
    """What commands and groups share: the words of the help page."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help, explained in Chinese."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这份说明。"
        return option

    def get_usage(self, ctx: Any) -> str:
        """The line that shows how the command is written."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        usage = usage.replace("Usage:", "用法：").replace("[OPTIONS]", "[选项]")
        usage = usage.replace("COMMAND [ARGS]...", "命令 [参数]…").replace("[[", "[").replace("]]", "]")
        return WANTED.sub(r"\1", usage)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the page."""
        import typer.rich_utils

        for name, text in STRINGS.items():
            setattr(typer.rich_utils, name, text)
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            without_type(parameter, ctx)
        super().format_help(ctx, formatter)  # type: ignore[misc]


def without_type(parameter: Any, ctx: Any) -> None:
    """Leave the parser's English name of a type out of the help page; what it stands for is in the help text."""
    shown = getattr(parameter, "display_type_rich", None)
    if shown is not None and str(shown(ctx=ctx)).startswith((*ENGLISH, SEVERAL)):
        parameter.display_type_rich = lambda **_: None


class ChineseCommand(ChineseHelp, TyperCommand):
    """A command."""


class ChineseGroup(ChineseHelp, TyperGroup):
    """A group of commands."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names as the page lists them."""
        wanted = ORDER.get(self.name or "", "").split()
        return sorted(super().list_commands(ctx), key=lambda name: (name not in wanted, [*wanted, name].index(name)))


class App(typer.Typer):
    """A Typer application that speaks Chinese; called without a command it prints its help page."""

    def __init__(self, **settings: Any) -> None:
        fixed = {"add_completion": False, "pretty_exceptions_enable": False, "invoke_without_command": True}
        super().__init__(cls=ChineseGroup, **{**fixed, **settings})

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Register a command."""
        return super().command(name, **{"cls": ChineseCommand, **settings})


def page_without_command(context: typer.Context) -> None:
    """Print the help page where no command was given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
