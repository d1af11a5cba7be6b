"""The commands of annualreport; every message is Chinese, stdout is the result, no traceback reaches a user."""

from __future__ import annotations

import gc
import sys

from annualreport.cli.frame import USAGE_ERRORS, say_stop, say_usage, tell

SELDOM = 50_000
"""New objects after which garbage is looked for: a start makes many and drops few."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its status: 0 done, 1 open 阻断, 2 wrong usage or unreadable input."""
    gc.set_threshold(SELDOM)
    sys.exit(status(sys.argv[1:] if arguments is None else arguments))


def status(arguments: list[str]) -> int:
    """Run one command and give its exit status."""
    import typer  # loaded here: an import error of the environment is told like any other

    from annualreport.cli.app import app
    from annualreport.finding import Stop

    try:
        outcome = app(arguments, prog_name="annualreport", standalone_mode=False)
    except Stop as stop:
        return say_stop(stop.findings, arguments)
    except typer.Exit as leave:
        return leave.exit_code
    except USAGE_ERRORS as error:
        return say_usage(error, arguments)
    except (typer.Abort, KeyboardInterrupt):
        tell("已中断，没有写入。")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return outcome if isinstance(outcome, int) else 0
