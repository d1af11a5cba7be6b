"""annualreport publish: the gate, the release, its verification, and putting it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli import frame
from annualreport.cli.app import app
from annualreport.finding import Stop, fault

if TYPE_CHECKING:
    from annualreport.publishing.release import Outcome
    from annualreport.workspace import Workspace

FORMATS = ("docx", "pdf", "html", "csv", "xlsx", "json")
ALL = ",".join(FORMATS)
FormatsOption = Annotated[str, typer.Option(metavar=ALL, help="发布哪些格式，用逗号隔开；不写为全部。")]
CorrectionOption = Annotated[bool, typer.Option("--correction", help="发布过的有更正：另出一版，附更正说明。")]
WhatOption = Annotated[str, typer.Option("--what", metavar="内容", help="更正了什么；数字和文字的改动自动列出。")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="原因", help="更正的原因，与 --correction 同用。")]
NamesOption = Annotated[bool, typer.Option("--names", help="不公开的发布记录里写签署人的姓名；不写只记岗位。")]
ChartsOption = Annotated[bool, typer.Option("--charts", help="网页加统计图（report.yaml 的「图表」写了是的不用加）。")]
VerifyOption = Annotated[
    Path | None, typer.Option("--verify", metavar="文件夹", help="核对一个已发布的文件夹：缺少、改动、多出的文件。")
]
RestoreOption = Annotated[bool, typer.Option("--restore", help="从 data/年度/releases/ 恢复 out/年度/发布/。")]


@app.command()
def publish(
    context: typer.Context,
    year: frame.YearArgument = None,
    formats: FormatsOption = ALL,
    correction: CorrectionOption = False,
    what: WhatOption = "",
    reason: ReasonOption = "",
    names: NamesOption = False,
    charts: ChartsOption = False,
    verify: VerifyOption = None,
    restore: RestoreOption = False,
    form: frame.FormatOption = frame.Format.TEXT,
) -> None:
    """发布：核对能否发布，清理文件，生成各种格式和校验值；不能发布的，一次说清全部原因。"""
    if verify is not None:
        check_folder(verify, form)
        return
    here = frame.workspace(context)
    chosen = here.year(year)
    if restore:
        put_back(here, chosen, form)
        return
    because = reason_of(reason.strip(), what.strip(), correction=correction)
    from annualreport.cli.making import chosen as of_list
    from annualreport.publishing.release import Wanted, publish
    from annualreport.source.lock import hold

    wanted = Wanted(today(), of_list(formats, FORMATS), because, what.strip(), names, charts)
    with hold(here.root, "annualreport publish"), frame.working("正在发布"):
        outcome = publish(here, chosen, wanted)
    told(here, outcome, form)


def reason_of(reason: str, what: str, *, correction: bool) -> str | None:
    """Why a correction is published; None where none is meant. Stop where one is half meant."""
    if correction and not reason:
        raise Stop(fault("usage", "更正要写明原因", hint="加上 --reason 原因"))
    if not correction and (reason or what):
        raise Stop(
            fault("usage", "写了 --reason 或 --what，没有写 --correction", hint="要发布更正的，加上 --correction")
        )
    return reason if correction else None


def told(here: Workspace, outcome: Outcome, form: frame.Format) -> None:
    """What publishing came to; status 1 where it was refused."""
    line = frame.tell if form is frame.Format.JSON else frame.say
    frame.show(outcome.findings, form)
    if outcome.folder is None:
        frame.tell_unbuilt(here.root, outcome.findings)
        frame.tell("没有发布：上面列出的问题都解决后再发布。原有的发布没有改动。")
        raise typer.Exit(1)
    label = here.label(outcome.folder)
    if not outcome.new:
        line(f"没有要发布的：内容和第 {outcome.number} 版一样，在 {label}")
        return
    line(f"已发布第 {outcome.number} 版：{label}")
    for name in outcome.files:
        line(f"  {name}")


def check_folder(folder: Path, form: frame.Format) -> None:
    """Verify a published folder; status 1 where it is not whole."""
    from annualreport.publishing.verify import verify

    findings = verify(folder, folder.as_posix())
    if not findings:
        frame.tell("完整：每个文件都与校验值一致")
    frame.finish(findings, form, gate=True)


def put_back(here: Workspace, year: int, form: frame.Format) -> None:
    """Restore the public folders from their copies; status 1 where a copy is not whole."""
    from annualreport.publishing.history import restore
    from annualreport.source.lock import hold

    with hold(here.root, "annualreport publish --restore"):
        folders, findings = restore(here, year)
    line = frame.tell if form is frame.Format.JSON else frame.say
    for folder in folders:
        line(f"在位并核对过：{here.label(folder)}")
    if not folders and not findings:
        line(f"{year} 年度还没有发布过")
    if findings or form is frame.Format.JSON:
        frame.finish(findings, form, gate=True)


def today() -> date:
    """The day of publishing."""
    return date.today()
