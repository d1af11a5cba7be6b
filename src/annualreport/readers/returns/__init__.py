"""Read a workbook that an office sent back into what it reports, with everything that is to be said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from annualreport.finding import Finding, Stop, fault, note, warning
from annualreport.model.ledger import Evidence, Indicator, OfficeReport
from annualreport.model.office_sheets import ABOUT, EVIDENCE, GUIDE, INDICATORS, TASKS
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.model.returns import Reported, Returned
from annualreport.place import Place, sheet_cell, whole
from annualreport.readers.returns import files, floating, lists, sender, tables, tasks
from annualreport.readers.returns.cells import Reading
from annualreport.readers.returns.keys import Known
from annualreport.readers.returns.lists import About
from annualreport.readers.returns.sender import Confirmed
from annualreport.readers.returns.sheets import BROKEN, Book, Sheet, open_sheets
from annualreport.readers.returns.tasks import Filled

SHAPES = {TASKS: tasks.COLUMNS, INDICATORS: lists.INDICATOR_COLUMNS, EVIDENCE: lists.EVIDENCE_COLUMNS}
"""The sheets that are read, with their columns."""
TELLING = {TASKS: ("落实情况",), INDICATORS: ("数值",), EVIDENCE: ("标题", "网址")}
"""Columns by which a sheet under another name is known."""
NOBODY = Confirmed()
MOST = 200
"""Findings told of one file."""


def read(
    path: Path, label: str, plans: Sequence[Plan], roster: Roster, confirmed: Confirmed = NOBODY
) -> tuple[Returned | None, tuple[Finding, ...]]:
    """The returned workbook and what is to be said of it; None where it cannot be taken at all.

    A 阻断 says that something typed is not among what was read: the cell, the sheet, or (None) the whole file.
    confirmed: whose file it is, for one that does not say it itself.
    """
    reading = Reading(label, Book(()))
    try:
        reading.book = opened(files.content(path, label), label)
        known = Known(plans, sender.who(reading, roster, plans, confirmed))
        return returned(reading, path, known), bounded(reading)
    except Stop as stop:
        return None, (*bounded(reading), *stop.findings)


def bounded(reading: Reading) -> tuple[Finding, ...]:
    """What is to be said, at most so much of one file: the rest says nothing new."""
    more = reading.findings[MOST:]
    if not more:
        return tuple(reading.findings)
    graver = any(one.stops for one in more)
    message = f"这份工作簿还有 {len(more)} 处问题没有列出"
    rest = (fault if graver else warning)(
        "more-findings", message, whole(reading.label), "请先改正列出的各处，再收一次"
    )
    return (*reading.findings[:MOST], rest)


def opened(content: bytes, label: str) -> Book:
    """The workbook's sheets; Stop where not even their list can be understood."""
    try:
        return open_sheets(content)
    except BROKEN:
        hint = f"请用 Excel 或 WPS 打开后另存一份；仍不行的，{tables.NEW}"
        raise Stop(fault("damaged-file", "工作簿已损坏，读不出有哪些工作表", whole(label), hint)) from None


def returned(reading: Reading, path: Path, known: Known) -> Returned:
    """What the workbook of a known sender holds."""
    sheets = chosen(reading)
    day = sender.reported_on(reading)
    failed: set[About] = set()
    rows = tasks.read(reading, sheets[TASKS], known, day) if TASKS in sheets else []
    figures = lists.indicators(reading, sheets[INDICATORS], known, failed) if INDICATORS in sheets else {}
    proofs = lists.evidence(reading, sheets[EVIDENCE], known, failed) if EVIDENCE in sheets else {}
    missing = tuple(tasks.missing(known, rows))
    gone = [" ".join(part for part in key if part) for key in missing if key[:2] in known.numbers]
    tell_missing(reading, gone, TASKS in sheets)
    reading.findings.extend(sender.typed_beside(reading))
    looked_at = {GUIDE, *(sheet.name for sheet in sheets.values())}
    for sheet in reading.book.sheets:
        if sheet.name in looked_at:
            reading.findings.extend(floating.told(reading.label, sheet.name, sheet.floating))
    who, content = known.sender, path.read_bytes()
    return Returned(
        file=reading.label,
        name=path.name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        unit=who.unit,
        year=int(who.year),
        office=who.office,
        quarter=who.quarter,
        reports=tuple(assembled(rows, figures, proofs, known)),
        missing=missing,
        whole=not any(one.stops for one in reading.findings),
        unread=tuple(one.key for one in rows if not one.whole or one.key[:2] in failed),
    )


def chosen(reading: Reading) -> dict[str, Sheet]:
    """The sheets to read by what they are: by their names, else by their heads; others that hold something are told."""
    found = {sheet.name: sheet for sheet in reading.book.sheets if sheet.name in SHAPES}
    for sheet in reading.book.sheets:
        if sheet.name in (*SHAPES, GUIDE, ABOUT) or not sheet.rows:
            continue
        meant = next((name for name in SHAPES if name not in found and looks_like(sheet, name)), "")
        place = Place(reading.label, sheet.name)
        if meant:
            found[meant] = sheet
            hint = "请核对；工作表请不要改名"
            reading.findings.append(note("read-as", f"工作表「{sheet.name}」读作「{meant}」", place, hint))
        else:
            message = f"工作表「{sheet.name}」不是报送表的一部分，没有读入"
            hint = "需要上报的，请把内容移到「任务」「指标」「佐证」"
            reading.findings.append(warning("unknown-sheet", message, place, hint))
    for name in SHAPES:
        if name not in found:
            reading.fail(fault("no-sheet", f"工作簿里没有工作表「{name}」", whole(reading.label), tables.NEW))
        elif found[name].damaged:
            row = max(found[name].rows, default=0) + 1
            message = f"工作表「{found[name].name}」已损坏，从第 {row} 行起读不出来，前面的也请核对"
            place = sheet_cell(reading.label, found[name].name, row, 1)
            reading.fail(fault("damaged-sheet", message, place, "请用 Excel 或 WPS 打开，核对后另存一份再收"))
    return found


def looks_like(sheet: Sheet, name: str) -> bool:
    """Whether a sheet has the head of the one of that name."""
    head = tables.find(sheet, SHAPES[name], TELLING[name])
    return head is not None and len(head.names) > len(SHAPES[name]) // 2


def tell_missing(reading: Reading, gone: list[str], readable: bool) -> None:
    """Say which rows that were sent out are not there any more."""
    if gone and readable:
        message = f"工作表「{TASKS}」里少了 {len(gone)} 行：{'、'.join(gone)}，这几条原来报的不变"
        hint = "没有情况可报的，请保留这一行，空着即可"
        reading.findings.append(warning("rows-missing", message, whole(reading.label), hint))


def assembled(
    rows: list[Filled], figures: lists.Items[Indicator], proofs: lists.Items[Evidence], known: Known
) -> Iterator[Reported]:
    """The rows that say something, figures and evidence at the first of their requirement, then those without a row."""
    left = dict.fromkeys((*figures, *proofs))
    filled = [one for one in rows if one.report]
    bare = [one for one in rows if not one.report and one.key[:2] in left]
    taken = {one.key[:2] for one in filled}
    for one in (*filled, *(one for one in bare if one.key[:2] not in taken)):
        about = one.key[:2]
        if about in left or one.report:
            report = one.report or empty(known, one.key[2])
            items = (listed(figures, about), listed(proofs, about)) if about in left else ((), ())
            left.pop(about, None)
            yield Reported(*about, report, *items, one.place)
    for about in left:
        place = next(place for items in (figures, proofs) for _, place in items.get(about, ()))
        yield Reported(*about, empty(known, ""), listed(figures, about), listed(proofs, about), place)


def listed(items: lists.Items[lists.R], about: About) -> tuple[lists.R, ...]:
    """The records of one requirement."""
    return tuple(one for one, _ in items.get(about, ()))


def empty(known: Known, scope: str) -> OfficeReport:
    """A report that says nothing, where only figures or evidence are given."""
    return OfficeReport(office=known.sender.office, scope=scope, quarter=known.sender.quarter)
