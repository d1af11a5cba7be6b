"""annualreport plan: read the year's plan from its file, and show how it was understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annualreport.cli.app import app
from annualreport.cli.chinese import App, page_without_command
from annualreport.cli.frame import Format, FormatOption, YearArgument, say, show, tell, workspace

if TYPE_CHECKING:
    from annualreport.building.plan_import import Imported
    from annualreport.model.plan import Chapter, Plan, Requirement, Responsibility, Section
    from annualreport.workspace import Workspace

plan_app = App(help="要点分工方案：导入，查看。")
app.add_typer(plan_app, name="plan")

FileArgument = Annotated[
    Path, typer.Argument(metavar="文件", help="方案文件：.docx 或 .txt；.doc、.wps 要有 LibreOffice。")
]
YearOption = Annotated[int | None, typer.Option("--year", metavar="年度", help="导入到哪个年度；不写为最新的一年。")]

CONVERTED = (".doc", ".wps", ".rtf", ".odt")
"""Endings of files that LibreOffice converts first."""
WIDTH = 150
"""Columns of the table where stdout is no terminal."""


@plan_app.callback()
def plan(context: typer.Context) -> None:
    """要点分工方案：导入，查看。"""
    page_without_command(context)


@plan_app.command("import")
def import_plan(
    context: typer.Context,
    file: FileArgument,
    year: YearOption = None,
    plan_id: Annotated[
        str, typer.Option("--id", metavar="代号", help="一年有几份方案的，另一份用代号导入，如 市级；本单位的不写。")
    ] = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """读入方案，写出 plan.yaml（另一份方案是 plan-代号.yaml）和待填的台账；没有名册时由方案列出名册。"""
    from annualreport.building import plan_import

    place = workspace(context)
    if file.suffix.lower() in CONVERTED:
        tell("正在由 LibreOffice 转换，约需几秒……")
    imported = plan_import.run(place, place.year(year), Path.cwd() / file, plan_id)
    line = tell if form is Format.JSON else say
    for text in account(imported, place):
        line(text)
    if imported.findings or form is Format.JSON:
        show(imported.findings, form)


def account(imported: Imported, place: Workspace) -> list[str]:
    """What was read and what was written."""
    plan = imported.plan
    sections = sum(len(chapter.sections) for chapter in plan.chapters)
    clauses = sum(len(requirement.duties) for requirement in plan.requirements)
    counts = f"{len(plan.chapters)} 章 {sections} 节 {len(plan.requirements)} 条要求，{clauses} 项分工"
    name = (f"《{plan.title}》" if plan.title else "方案") + (f"（代号 {plan.id}）" if plan.id else "")
    lines = [f"已读入{name}：{counts}"]
    lines += [f"  写入 {place.label(path)}" for path in imported.files]
    if imported.waiting:
        lines.append(f"台账新增 {len(imported.waiting)} 条待填")
    return lines


@plan_app.command("show")
def show_plan(context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT) -> None:
    """把方案列成表：要求、责任原文和读出的分工对照。"""
    from annualreport.building import plan_show

    place = workspace(context)
    plans, findings = plan_show.load(place, place.year(year))
    if form is Format.JSON:
        rows = [row(plan, *one) for plan in plans for one in plan.walk()]
        say(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
    else:
        for plan in plans:
            print_table(plan)
    for finding in findings:
        tell(finding.as_text())


def row(plan: Plan, chapter: Chapter, section: Section, requirement: Requirement) -> dict[str, Any]:
    """A requirement for programs: the keys of plan.yaml, with its chapter and section."""
    found: dict[str, Any] = {"方案": plan.id} if plan.id else {}
    found |= {"章": f"{chapter.ordinal}、{chapter.heading}", "节": f"（{section.ordinal}）{section.heading}"}
    return found | requirement.model_dump(by_alias=True, mode="json")


def print_table(plan: Plan) -> None:
    """The plan for people: chapters and sections as lines across, one row a requirement."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console()
    console = console if console.is_terminal else Console(width=WIDTH)
    title = f"{plan.title}（代号 {plan.id}）" if plan.id else plan.title
    table = Table(title=title or None, box=box.SIMPLE_HEAD, show_lines=True, expand=True)
    for name, ratio in (("编号", None), ("具体要求", 5), ("责任原文", 3), ("读出的分工", 3), ("时限", 1)):
        table.add_column(name, ratio=ratio, overflow="fold", min_width=6)
    heading = ""
    for chapter, section, requirement in plan.walk():
        now = f"{chapter.ordinal}、{chapter.heading}　（{section.ordinal}）{section.heading}"
        if now != heading:
            table.add_row("", now, "", "", "", style="bold")
            heading = now
        table.add_row(*cells(requirement))
    console.print(table)


def cells(requirement: Requirement) -> tuple[str, ...]:
    """The texts of a requirement's row; square brackets are meant, not markup."""
    from rich.markup import escape

    limits = [
        f"{limit.wording}（{limit.due}）" if limit.due else limit.frequency or limit.wording
        for limit in requirement.deadlines
    ]
    duties = [line for duty in requirement.duties for line in duty_lines(duty)]
    texts = (requirement.number, requirement.wording, requirement.duty, "\n".join(duties), "\n".join(limits))
    return tuple(escape(text) for text in texts)


def duty_lines(duty: Responsibility) -> list[str]:
    """A clause in words: its scope, then each role with its offices."""
    roles = (("牵头", duty.lead), ("会同", duty.joint), ("配合", duty.support))
    lines = [f"{role}：{'、'.join(names)}" for role, names in roles if names]
    return [f"【{duty.scope}】", *lines] if duty.scope else lines
