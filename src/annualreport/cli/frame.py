"""What every command shares: the workspace it runs in, how findings are printed, how it ends."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annualreport.finding import Finding, Severity, fault, ordered

if TYPE_CHECKING:
    from annualreport.workspace import Workspace


class Format(StrEnum):
    """How the result is written to stdout."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="结果的写法：text 供人看，json 供程序用。")]
YearArgument = Annotated[int | None, typer.Argument(metavar="[年度]", help="报告年度；不写为最新的一年。")]

USAGE_ERRORS: tuple[type[Exception], ...] = tuple(
    kind for kind in typer.BadParameter.__mro__ if issubclass(kind, Exception) and kind.__name__ == "ClickException"
)
"""What the parser raises at a wrong call; click's own class or, in later releases of typer, its copy of it."""

MISPLACED = {
    "-C": "-C 写在命令的前面，如 annualreport -C 文件夹 check",
    "--format": "--format 写在命令的后面，如 annualreport check --format json；有的命令没有这个选项",
}
"""Where an option goes that was written in the wrong place."""
COLOURS = {Severity.BLOCKING: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan", Severity.UNASSESSED: "dim"}


def start(context: typer.Context) -> Path:
    """The folder to work in: that of -C, else the caller's."""
    folder = context.find_root().obj
    return folder if isinstance(folder, Path) else Path.cwd()


def workspace(context: typer.Context) -> Workspace:
    """The workspace that the command runs in; Stop where there is none."""
    from annualreport.workspace import find

    return find(start(context))


def finish(findings: Sequence[Finding], form: Format, *, gate: bool = False) -> None:
    """Print the findings and leave: status 1 where the command is a gate and a 阻断 is open, else 0."""
    show(findings, form)
    if gate and any(finding.stops for finding in findings):
        raise typer.Exit(1)


def show(findings: Sequence[Finding], form: Format) -> None:
    """The findings by place on stdout, as text with a summary on stderr or as one JSON list."""
    findings = ordered(findings)
    if form is Format.JSON:
        say(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1))
    elif sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        show_in_colour(findings)
    else:
        for finding in findings:
            say(finding.as_text())
    tell(summary(findings))


def show_in_colour(findings: Sequence[Finding]) -> None:
    """The findings for a terminal, the severity coloured."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    for finding in findings:
        text = Text(finding.as_text())
        text.stylize("green" if finding.decision else COLOURS[finding.severity], 0, len(finding.label))
        console.print(text)


def summary(findings: Sequence[Finding]) -> str:
    """How many findings of each severity, and how many of them are decided."""
    counts = [f"{severity} {sum(f.severity is severity and not f.decision for f in findings)}" for severity in Severity]
    decided = sum(finding.decision is not None for finding in findings)
    return "合计：" + "，".join(counts) + (f"，已核 {decided}" if decided else "")


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal's stderr that long work goes on."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what}……"):
        yield


def say(text: str) -> None:
    """A line of the result."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """A line about the work, beside the result."""
    sys.stderr.write(text + "\n")


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether the caller asked for JSON, known even where the arguments could not be understood."""
    following = zip(arguments, (*arguments[1:], ""), strict=True)
    return any(one == "--format=json" or (one == "--format" and two == "json") for one, two in following)


def say_stop(findings: Sequence[Finding], arguments: Sequence[str]) -> int:
    """Print the findings that ended the command; status 2."""
    show(findings, Format.JSON if wants_json(arguments) else Format.TEXT)
    return 2


def say_usage(error: Exception, arguments: Sequence[str]) -> int:
    """Say in Chinese what is wrong with the call; status 2."""
    return say_stop((fault("usage", usage_message(error), hint=usage_hint(error)),), arguments)


def usage_message(error: Exception) -> str:
    """What is wrong with the call, from the parser's error."""
    kind, said = type(error).__name__, str(getattr(error, "message", error))
    name = parameter_name(getattr(error, "param", None))
    if kind == "NoSuchOption":
        return f"没有「{getattr(error, 'option_name', '')}」这个选项"
    if kind == "MissingParameter":
        return f"缺少{name}" if name else "缺少参数"
    if kind == "BadParameter":
        return f"{name}的值不对：{value_problem(said)}"
    quoted = re.search(r"'([^']*)'", said)
    if "No such command" in said and quoted:
        return f"没有「{quoted[1]}」这个命令"
    if "unexpected extra argument" in said:
        return f"多出了参数：{said.rpartition('(')[2].rstrip(')')}"
    if "requires an argument" in said:
        return f"选项「{getattr(error, 'option_name', '')}」后面缺少内容"
    return f"命令写法不对：{said}"


def value_problem(said: str) -> str:
    """What is wrong with a value, from the parser's English sentence."""
    quoted = re.findall(r"'([^']*)'", said)
    if "valid int" in said:
        return "应当是整数"
    if quoted and "is not one of" in said:
        return f"「{quoted[0]}」不在可选的值里：{'、'.join(quoted[1:])}"
    return said


def parameter_name(parameter: Any) -> str:
    """How the user knows a parameter: its option, or its name in the help."""
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return f"选项「{parameter.opts[0]}」"
    return f"参数「{(parameter.metavar or parameter.name).strip('[]')}」"


def usage_hint(error: Exception) -> str:
    """Where the right call is told."""
    context = getattr(error, "ctx", None)
    misplaced = MISPLACED.get(str(getattr(error, "option_name", "")))
    if misplaced and type(error).__name__ == "NoSuchOption":
        return misplaced
    return f"运行 {context.command_path if context else 'annualreport'} --help 看写法"
