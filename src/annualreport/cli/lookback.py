"""annualreport lookback: what became of last year's plan, item by item, and what is to be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from annualreport.cli.app import app
from annualreport.cli.frame import Format, FormatOption, YearArgument, say, show, tell, working, workspace

if TYPE_CHECKING:
    from annualreport.model.lookback import Lookback


@app.command("lookback")
def lookback(context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT) -> None:
    """回头看：按上一年度的方案和台账逐项核查，写出 回头看.docx、回头看.xlsx，没有落实的列入 rectification.yaml。"""
    here = workspace(context)
    chosen = here.year(year)
    from annualreport.supervision.lookback import run

    with working("正在核查"):
        made = run(here, chosen)
    line = tell if form is Format.JSON else say
    if made.found:
        line(account(made.found))
    for path in made.files:
        line(f"已生成 {here.label(path)}")
    if made.drafted:
        line(f"整改新增 {len(made.drafted)} 条，请在 data/{chosen}/rectification.yaml 里补写措施和时限")
    if made.findings or form is Format.JSON:
        show(made.findings, form)


def account(found: Lookback) -> str:
    """The totals in one line."""
    from annualreport.vocabulary.lookback import counts

    total = counts(found)
    names = ("纳入核查", "已落实", "已整改", "未落实")
    return f"{found.earlier.year} 年度方案 {total['任务总数']} 项任务：" + "，".join(
        f"{name} {total[f'{name}数']}" for name in names
    )
