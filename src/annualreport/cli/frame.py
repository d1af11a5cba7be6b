"""What every command shares: the workspace it runs in, how findings are printed, how it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annualreport.cli.telling import Format as Format
from annualreport.cli.telling import say as say
from annualreport.cli.telling import say_stop as say_stop
from annualreport.cli.telling import show as show
from annualreport.cli.telling import tell as tell
from annualreport.cli.telling import tell_unbuilt as tell_unbuilt
from annualreport.cli.telling import working as working
from annualreport.finding import Finding, fault

if TYPE_CHECKING:
    from annualreport.workspace import Workspace


FormatOption = Annotated[Format, typer.Option("--format", help="结果的写法：text 供人看，json 供程序用。")]
YearArgument = Annotated[int | None, typer.Argument(metavar="[年度]", help="报告年度；不写为最新的一年。")]
POST = "经办岗位"
PostOption = Annotated[str, typer.Option("--post", metavar="岗位", help="核定人的岗位，不写姓名。")]

USAGE_ERRORS: tuple[type[Exception], ...] = tuple(
    kind for kind in typer.BadParameter.__mro__ if issubclass(kind, Exception) and kind.__name__ == "ClickException"
)
"""What the parser raises at a wrong call; click's own class or, in later releases of typer, its copy of it."""

LIMIT = re.compile(r"(?P<side>greater|less) than or equal to (?P<limit>\d+)")
"""How the parser says that a number is too small or too large."""
MISPLACED = {
    "-C": "-C 写在命令的前面，如 annualreport -C 文件夹 check",
    "--format": "--format 写在命令的后面，如 annualreport check --format json",
}
"""Where an option goes that was written in the wrong place."""


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
    limit = LIMIT.search(said)
    return f"不能{'小' if limit['side'] == 'greater' else '大'}于 {limit['limit']}" if limit else said


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
