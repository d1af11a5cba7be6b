"""annualreport ledger split: a workbook for each office."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from annualreport.cli.frame import Format, FormatOption, YearArgument, finish, say, tell, working, workspace
from annualreport.cli.ledger import ledger_app


class Quarter(StrEnum):
    """The quarters that may be asked for."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    FOURTH = "4"


@ledger_app.command("split")
def split(
    context: typer.Context,
    year: YearArgument = None,
    quarter: Annotated[Quarter | None, typer.Option("--quarter", help="只报这个季度；不写为全年。")] = None,
    force: Annotated[bool, typer.Option("--force", help="生成以后有人改过的工作簿也重做。")] = False,
    form: FormatOption = Format.TEXT,
) -> None:
    """给每个处室做一份报送工作簿 out/年度/报送/‹处室›.xlsx：它牵头、会同、配合的各条要求，已报的内容一并写入。"""
    here = workspace(context)
    chosen = here.year(year)
    from annualreport.source.lock import hold
    from annualreport.supervision.split import FOLDER, split

    with hold(here.root, "annualreport ledger split"), working("正在生成各处室的工作簿"):
        done = split(here, chosen, quarter or "", force=force)
    line = tell if form is Format.JSON else say
    for label, asked in done.made.items():
        line(f"已生成 {label}（{asked.tally}）")
    tell(f"把 out/{chosen}/{FOLDER}/ 里的工作簿发给各处室；填好发回后运行 annualreport ledger collect 文件…")
    finish(done.findings, form)
