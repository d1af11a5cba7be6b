"""The root of the command line: -C, --version, and the register of commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annualreport import __version__
from annualreport.cli.chinese import App, page_without_command
from annualreport.cli.frame import say

app = App(name="annualreport", help="政府信息公开工作年度报告：由要点分工方案、台账和统计数据生成，并逐项核对。")


def version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        say(f"annualreport {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("-C", metavar="文件夹", help="在这个文件夹里运行。")] = None,
    _shown: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="显示版本。")] = False,
) -> None:
    """政府信息公开工作年度报告：由要点分工方案、台账和统计数据生成，并逐项核对。"""
    context.obj = folder
    page_without_command(context)


from annualreport.cli import audit as audit  # noqa: E402
from annualreport.cli import batch as batch  # noqa: E402
from annualreport.cli import build as build  # noqa: E402
from annualreport.cli import check as check  # noqa: E402
from annualreport.cli import init as init  # noqa: E402
from annualreport.cli import ledger as ledger  # noqa: E402
from annualreport.cli import ledger_collect as ledger_collect  # noqa: E402
from annualreport.cli import ledger_entry as ledger_entry  # noqa: E402
from annualreport.cli import ledger_export as ledger_export  # noqa: E402
from annualreport.cli import ledger_notices as ledger_notices  # noqa: E402
from annualreport.cli import ledger_split as ledger_split  # noqa: E402
from annualreport.cli import ledger_status as ledger_status  # noqa: E402
from annualreport.cli import lookback as lookback  # noqa: E402
from annualreport.cli import plan as plan  # noqa: E402
from annualreport.cli import preview as preview  # noqa: E402
from annualreport.cli import publish as publish  # noqa: E402
from annualreport.cli import report as report  # noqa: E402
from annualreport.cli import review as review  # noqa: E402
from annualreport.cli import rules as rules  # noqa: E402
from annualreport.cli import schema as schema  # noqa: E402
from annualreport.cli import sign as sign  # noqa: E402
from annualreport.cli import statistics as statistics  # noqa: E402
from annualreport.cli import template as template  # noqa: E402
from annualreport.cli import template_check as template_check  # noqa: E402
from annualreport.cli import words as words  # noqa: E402
