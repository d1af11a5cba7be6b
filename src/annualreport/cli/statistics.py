"""The command statistics new: make the year's workbook of figures."""

from __future__ import annotations

from typing import Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command

statistics_app = App(help="统计数据：三张法定表格的工作簿。")
app.add_typer(statistics_app, name="statistics")


@statistics_app.callback()
def statistics(context: typer.Context) -> None:
    """统计数据：三张法定表格的工作簿。"""
    page_without_command(context)


@statistics_app.command()
def new(
    context: typer.Context,
    year: frame.YearArgument = None,
    carry: Annotated[bool, typer.Option("--carry", help="把 statistics.yaml 的数带进来，原文件改名保留。")] = False,
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """按年度的版式生成 statistics.xlsx，三张表照法定样式，填好后 check 和 build 直接读它。"""
    workspace = frame.workspace(context)
    from annualreport.building.figures import new_book

    chosen = workspace.year(year)
    made = new_book(workspace, chosen, carry=carry)
    announce = frame.say
    if form is frame.Format.JSON:
        frame.show((), form)
        announce = frame.tell
    announce(f"已生成 {workspace.label(made.book)}")
    if made.aside:
        announce(f"已带入 {made.carried} 格；原文件改名为 {workspace.label(made.aside)}")
    frame.tell(f"填好后运行 annualreport check {chosen}")
