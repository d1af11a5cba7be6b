"""The commands of annualreport; every message is Chinese, stdout is the result, no traceback reaches a user."""

from __future__ import annotations

import gc
import os
import sys

from annualreport.cli import quick
from annualreport.cli.telling import say_stop, tell

PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
"""No plugin of another program has a say in the records; looking for some reads about every installed package."""
SELDOM = 50_000
"""New objects after which garbage is looked for: a start makes many and drops few."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its status: 0 done, 1 open 阻断, 2 wrong usage or unreadable input."""
    gc.set_threshold(SELDOM)
    os.environ.setdefault(PLUGINS, "1")
    sys.exit(status(sys.argv[1:] if arguments is None else arguments))


def status(arguments: list[str]) -> int:
    """Run one command and give its exit status."""
    from annualreport.finding import Stop

    try:
        call = quick.understood(arguments)
        return quick.run(call) if call else parsed(arguments)
    except Stop as stop:
        return say_stop(stop.findings, arguments)
    except KeyboardInterrupt:
        return interrupted()
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def parsed(arguments: list[str]) -> int:
    """Run one command as the parser reads it; what it says of a wrong call is told in Chinese."""
    import typer  # loaded here: an import error of the environment is told like any other

    from annualreport.cli.app import app
    from annualreport.cli.frame import USAGE_ERRORS, say_usage

    try:
        outcome = app(arguments, prog_name="annualreport", standalone_mode=False)
    except typer.Exit as leave:
        return leave.exit_code
    except USAGE_ERRORS as error:
        return say_usage(error, arguments)
    except typer.Abort:
        return interrupted()
    return outcome if isinstance(outcome, int) else 0


def interrupted() -> int:
    """Say that the user ended the work; status 130."""
    tell("已中断，没有写入。")
    return 130
