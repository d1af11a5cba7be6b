"""Tell whose workbook it is: from the hidden sheet where it is whole, else from what the caller confirms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annualreport.finding import Finding, Stop, fault, warning
from annualreport.model.office_sheets import (
    ABOUT,
    DAY,
    GUIDE,
    OFFICE,
    QUARTER,
    TASKS,
    UNIT,
    YEAR,
    Identity,
    identity,
    revision,
)  # fmt: skip
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.model.speaking import office_name as known
from annualreport.place import quoted, whole
from annualreport.readers.returns.cells import Reading, day, shown
from annualreport.readers.returns.sheets import Cell, Sheet

GUIDE_ROWS = 40
"""How far down the first sheet the office, the year and the day stand."""
OWN_LINES = re.compile(rf"({UNIT}|{YEAR}|{QUARTER}|{OFFICE}|{TASKS}|{DAY}|怎么填|\d{{1,2}}\.?)$")
"""How the lines of the first sheet begin that the program wrote."""
CONFIRM = "请核对这份文件是哪个处室、哪个年度的，再加 --office 处室 --year 年度 收"


@dataclass(frozen=True)
class Confirmed:
    """What the person who collects says of a file that does not say it itself; empty: nothing."""

    office: str = ""
    year: int | None = None
    quarter: str = ""


def who(reading: Reading, roster: Roster, plans: Sequence[Plan], confirmed: Confirmed) -> Identity:
    """Whose workbook it is; Stop where the file does not say it soundly and nobody confirms it."""
    hidden = next((sheet for sheet in reading.book.sheets if sheet.name == ABOUT), None)
    found = identity(lines(reading, hidden)) if hidden else None
    if found is None:
        return unsigned(reading, hidden, confirmed, roster)
    if confirmed.office and known(confirmed.office, roster) != known(found.office, roster):
        message = f"--office 写的是「{confirmed.office}」，工作簿是发给「{found.office}」的"
        raise Stop(fault("other-office", message, whole(reading.label), "请核对文件；确是它报的，去掉 --office"))
    if confirmed.year and str(confirmed.year) != found.year:
        message = f"--year 写的是 {confirmed.year}，工作簿是 {found.year} 年度的"
        raise Stop(fault("other-year", message, whole(reading.label), "请核对文件；确是那一年的，去掉 --year"))
    if known(found.office, roster) not in {one.name for one in roster.offices}:
        hint = "处室改了名的，把原来的名称写进名册的「别名」"
        message = f"名册里没有「{found.office}」，照工作簿上的名称收"
        reading.findings.append(warning("unknown-office", message, whole(reading.label), hint))
    if plans and found.revision != revision(plans):
        hint = "请核对方案改动过的各条；改动大的，用 annualreport ledger split 重发"
        reading.findings.append(
            warning("other-revision", "工作簿发出以后，方案改过，各条的编号、要求可能不同", whole(reading.label), hint)
        )
    return replace(found, office=known(found.office, roster))


def lines(reading: Reading, sheet: Sheet) -> list[tuple[str, ...]]:
    """The hidden sheet's rows as texts, gaps filled."""
    return [
        tuple(shown(reading, cells[at]) if at in cells else "" for at in range(1, max(cells) + 1))
        for _, cells in sorted(sheet.rows.items())
    ]


def unsigned(reading: Reading, hidden: Sheet | None, confirmed: Confirmed, roster: Roster) -> Identity:
    """The identity that the caller confirms; Stop, with what the first sheet says, where it does not."""
    seen = {name: visible(reading, name) for name in (UNIT, YEAR, QUARTER, OFFICE)}
    why = f"工作表「{ABOUT}」被改动过，校验不符" if hidden else f"隐藏的工作表「{ABOUT}」没有了"
    if not (confirmed.office and confirmed.year):
        says = f"；按第一张表，是「{seen[OFFICE]}」{seen[YEAR]} 年度的" if seen[OFFICE] and seen[YEAR] else ""
        raise Stop(fault("unidentified", f"{why}，没有收{says}", whole(reading.label), CONFIRM))
    office = known(confirmed.office, roster)
    told = f"{why}，按写明的「{office}」{confirmed.year} 年度收"
    if seen[OFFICE] and known(seen[OFFICE], roster) != office:
        told += f"；第一张表写的却是「{seen[OFFICE]}」"
    hint = "请核对各行的编号和内容；要避免这样，请处室在发去的工作簿里填写"
    reading.findings.append(warning("unidentified", told, whole(reading.label), hint))
    quarter = confirmed.quarter or digit(seen[QUARTER])
    return Identity(seen[UNIT], str(confirmed.year), quarter, office, "", ())


def digit(quarter: str) -> str:
    """第2季度 is 2; the whole year is nothing."""
    return next((sign for sign in quarter if sign in "1234"), "")


def visible(reading: Reading, name: str) -> str:
    """What stands beside a name on the first sheet; '' where it does not stand there."""
    cell = beside(reading, name)
    return shown(reading, cell).strip() if cell else ""


def beside(reading: Reading, name: str) -> Cell | None:
    """The cell beside a name on the first sheet; None where there is none or it is empty."""
    guide = next((sheet for sheet in reading.book.sheets if sheet.name == GUIDE), None)
    for row, cells in sorted(guide.rows.items()) if guide else ():
        ordered = [cells[column] for column in sorted(cells)]
        if row <= GUIDE_ROWS and shown(reading, ordered[0]).strip("： ") == name and len(ordered) > 1:
            return ordered[1]
    return None


def typed_beside(reading: Reading) -> Iterator[Finding]:
    """What an office has typed on the first sheet where nothing is to be typed; it is not read."""
    guide = next((sheet for sheet in reading.book.sheets if sheet.name == GUIDE), None)
    for row, cells in sorted(guide.rows.items()) if guide else ():
        own = row == 1 or (1 in cells and OWN_LINES.match(shown(reading, cells[1]).strip("： ")))
        strange = [cell for column, cell in sorted(cells.items()) if column > 2 or not own]
        text = " ".join(filter(None, (shown(reading, cell).strip() for cell in strange)))
        if text:
            hint = "要上报的，请写到「任务」里那一条的「落实情况」或「说明」"
            message = f"第一张表上另写了{quoted(text)}，没有读入"
            yield warning("not-in-cells", message, reading.place(GUIDE, strange[0]), hint)


def reported_on(reading: Reading) -> date | None:
    """The day that the office wrote on the first sheet; None where it wrote none."""
    cell = beside(reading, DAY)
    return day(reading, GUIDE, DAY, cell) if cell else None
