"""The command build: make the draft or the final, say where it is and what is wrong with it."""

from __future__ import annotations

from typing import Annotated

import typer

from annualreport.cli import frame, making
from annualreport.cli.app import app
from annualreport.cli.making import FORMATS


@app.command()
def build(
    context: typer.Context,
    year: frame.YearArgument = None,
    section: Annotated[bool, typer.Option("--section", help="只生成要点落实情况一节。")] = False,
    formats: Annotated[str, typer.Option(metavar="docx,html,pdf", help="生成哪些格式，用逗号隔开。")] = ",".join(
        FORMATS
    ),
    final: Annotated[bool, typer.Option("--final", help="生成定稿：有缺项或阻断时不生成。")] = False,
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """生成年度报告：Word、网页和 PDF，缺项标黄，问题逐条列出。"""
    here = frame.workspace(context)
    raise typer.Exit(making.build(here, year, formats, form, final=final, section=section))
