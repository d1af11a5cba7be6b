"""From a workspace and a year to the report's files, and what build says of them, whichever way the call was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annualreport.cli.telling import Format, say, show, tell, working
from annualreport.finding import Stop, fault

if TYPE_CHECKING:
    from annualreport.workspace import Workspace

FORMATS = ("docx", "html", "pdf")


def build(here: Workspace, year: int | None, formats: str, form: Format, *, final: bool, section: bool) -> int:
    """Make the draft or the final and say where it is; the status: 1 where no final could be made, else 0.

    year: None for the newest. formats: as typed, with commas between.
    """
    wanted = chosen(formats)
    from annualreport.building import report

    options = report.Options(wanted, final, section)
    with working("正在生成"):
        built = report.build(here, here.year(year), options)
    show(built.findings, form)
    announce = tell if form is Format.JSON else say
    for file in built.files:
        announce(f"已生成 {here.label(file)}")
    if final and not built.files:
        tell("有阻断没有解决，定稿没有生成；原有文件未动。")
        return 1
    return 0


def chosen(formats: str, known: tuple[str, ...] = FORMATS) -> tuple[str, ...]:
    """The formats asked for; Stop where one is unknown."""
    wanted = tuple(one.strip().lower() for one in formats.replace("，", ",").split(",") if one.strip())
    unknown = [one for one in wanted if one not in known]
    if unknown or not wanted:
        raise Stop(fault("usage", f"不认识的格式：{'、'.join(unknown)}", hint=f"可选 {'、'.join(known)}，用逗号隔开"))
    return wanted
