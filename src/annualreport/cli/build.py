"""The command build: make the draft or the final, say where it is and what is wrong with it."""

from __future__ import annotations

from typing import Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.app import app
from annualreport.finding import Stop, fault

FORMATS = ("docx", "html", "pdf")


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
    wanted = chosen(formats)
    workspace = frame.workspace(context)
    from annualreport.building.report import Options, build

    options = Options(wanted, final, section)
    with frame.working("正在生成"):
        built = build(workspace, workspace.year(year), options)
    frame.show(built.findings, form)
    announce = frame.tell if form is frame.Format.JSON else frame.say
    for file in built.files:
        announce(f"已生成 {workspace.label(file)}")
    if final and not built.files:
        frame.tell("有阻断没有解决，定稿没有生成；原有文件未动。")
        raise typer.Exit(1)


def chosen(formats: str) -> tuple[str, ...]:
    """The formats asked for; Stop where one is unknown."""
    wanted = tuple(one.strip().lower() for one in formats.replace("，", ",").split(",") if one.strip())
    unknown = [one for one in wanted if one not in FORMATS]
    if unknown or not wanted:
        raise Stop(fault("usage", f"不认识的格式：{'、'.join(unknown)}", hint="可选 docx、html、pdf，用逗号隔开"))
    return wanted
