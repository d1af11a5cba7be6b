"""The command template preview: what a template gives with the year's data, again at every save when asked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.template import template_app
from annualreport.finding import Stop, fault, ordered

if TYPE_CHECKING:
    from annualreport.building.preview import Preview
    from annualreport.render.templates import Templates
    from annualreport.workspace import Workspace

MOST = 30
"""How many changes are told one by one."""


@template_app.command()
def preview(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件", help="要试的模板。")],
    year: frame.YearArgument = None,
    watch: Annotated[bool, typer.Option("--watch", help="守着：模板或数据一保存就重做，列出变了什么。")] = False,
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """用本年度的数据填一份模板，看填出来的样子；不改动报告。"""
    if watch and form is frame.Format.JSON:
        raise Stop(fault("usage", "--watch 和 --format json 不能同时用", hint="要 JSON 时去掉 --watch"))
    workspace = frame.workspace(context)
    chosen = workspace.year(year)
    from annualreport.render.templates import Templates

    if watch:
        keep_watch(workspace, chosen, file, Templates())
        return
    from annualreport.building import preview as building

    shown = building.preview(workspace, chosen, file, Templates())
    frame.show(shown.findings, form)
    announce(workspace, shown, form)


def announce(workspace: Workspace, shown: Preview, form: frame.Format) -> None:
    """Say where the preview is."""
    say = frame.tell if form is frame.Format.JSON else frame.say
    say(f"已生成 {workspace.label(shown.file)}")


def keep_watch(workspace: Workspace, year: int, file: Path, templates: Templates) -> None:
    """Render now and at every save, until the writer presses Ctrl-C."""
    from annualreport.building.watching import Watched, saves

    last: Preview | None = None
    try:
        last = render(workspace, year, file, (templates, last))
        frame.tell("正在守着这份模板、它引用的模板和本年度的数据，保存后自动重做；按 Ctrl-C 结束。")
        for _ in saves(Watched(workspace, year, file)):
            last = render(workspace, year, file, (templates, last))
    except KeyboardInterrupt:
        frame.tell("")


def render(workspace: Workspace, year: int, file: Path, known: tuple[Templates, Preview | None]) -> Preview | None:
    """One rendering told: its findings, or what is new since the last that came out; a fault leaves that one."""
    from annualreport.building.preview import changes, preview

    templates, last = known
    try:
        shown = preview(workspace, year, file, templates)
    except Stop as stop:
        for finding in ordered(stop.findings):
            frame.say(finding.as_text())
        return last
    if last is None:
        frame.show(shown.findings, frame.Format.TEXT)
        announce(workspace, shown, frame.Format.TEXT)
    else:
        tell_changes(changes(last.outline, shown.outline))
        before = {finding.as_text() for finding in last.findings}
        for finding in shown.findings:
            if finding.as_text() not in before:
                frame.say(finding.as_text())
    return shown


def tell_changes(told: Sequence[str]) -> None:
    """What another rendering says differently, with the time."""
    frame.say(f"{time.strftime('%H:%M:%S')} 已重做，{f'变了 {len(told)} 处：' if told else '文字没有变化'}")
    for line in told[:MOST]:
        frame.say(f"  {line}")
    if len(told) > MOST:
        frame.say(f"  ……另有 {len(told) - MOST} 处")
