"""The command report import: take a published report over as a year's figures and texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command

report_app = App(help="已发布的年度报告：导入为一个年度的数据。")
app.add_typer(report_app, name="report")


@report_app.callback()
def report(context: typer.Context) -> None:
    """已发布的年度报告：导入为一个年度的数据。"""
    page_without_command(context)


@report_app.command("import")
def import_report(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="已发布的年度报告：.docx、.html 或 .pdf。")],
    year: Annotated[int, typer.Option("--year", metavar="年度", help="报告年度。")],
    force: Annotated[bool, typer.Option("--force", help="已填的统计数据和文字以导入的为准。")] = False,
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """把已发布的报告导入为该年度的 statistics.yaml 和 report.yaml，供核对和跨年比对。"""
    from annualreport.building import report_import

    place = frame.workspace(context)
    imported = report_import.run(place, year, file, force=force)
    line = frame.tell if form is frame.Format.JSON else frame.say
    document = imported.document
    line(f"已读入《{document.title or file.name}》：{document.form.edition}，{imported.figures} 格有数")
    for label in imported.files:
        line(f"  写入 {label}")
    if imported.texts:
        line(f"文字：{'、'.join(imported.texts)}")
    if imported.findings or form is frame.Format.JSON:
        frame.show(imported.findings, form)
