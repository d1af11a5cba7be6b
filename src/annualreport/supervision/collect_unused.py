"""Say which of the offices' new reports do not enter the report, and what stands in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annualreport.finding import Finding, note
from annualreport.model.ledger import OfficeReport
from annualreport.model.office_sheets import QUARTERS, period
from annualreport.model.returns import Returned
from annualreport.place import whole
from annualreport.readers.returns.keys import told
from annualreport.supervision.collect_apply import Move
from annualreport.supervision.collect_entry import About, Desk, Slots

PROGRESS = "落实情况"


def unused(moves: Iterable[tuple[str, Move]], desk: Desk) -> Iterator[Finding]:
    """A requirement whose new reports do not enter the report, since 落实情况 of its entry is written; moves: with the
    office that makes each."""
    offices: dict[About, list[str]] = {}
    for office, move in moves:
        if says_something_new(move, desk.draft(move.about).entry.progress):
            offices.setdefault(move.about, []).append(office)
    for about, names in offices.items():
        number = told(about)
        whose = "、".join(dict.fromkeys(names))
        message = f"{number} 的「{PROGRESS}」台账已经写定，年报用的是它；{whose}这次报的文字没有进入年报"
        option = f" --plan {about[0]}" if about[0] else ""
        command = f"annualreport ledger edit {about[1]} --set {PROGRESS}=新的文字{option}"
        hint = f"请核对；需要改的：{command}；「=」后面不写，就用各处室报的文字"
        yield note("own-text-stands", message, desk.draft(about).entry.places(PROGRESS), hint, subject=number)


def says_something_new(move: Move, own: str) -> bool:
    """Whether a report has a text that it did not have, and the main author's text does not have it either."""
    after, before = move.after, move.before
    if not own or not isinstance(after, OfficeReport) or not after.progress or after.progress in own:
        return False
    return not (isinstance(before, OfficeReport) and before.progress == after.progress)


def overtaken(returned: Returned, moves: Iterable[Move], desk: Desk) -> Iterator[Finding]:
    """The reports that come after one of a later period, which goes on speaking; moves: what the workbook changes."""
    about: dict[str, list[str]] = {}
    for move in moves:
        slots = desk.draft(move.about).reports
        newer = newer_one(move.after, returned.office, slots) if isinstance(move.after, OfficeReport) else None
        if newer is not None:
            about.setdefault(period(newer), []).append(told(move.about))
    for newer, numbers in about.items():
        names = "、".join(dict.fromkeys(numbers))
        message = f"{returned.office}的{period(returned.quarter)}报送晚到：{names} 已有{newer}的，年报仍用{newer}的"
        hint = f"照收，留在台账里；{newer}的也要改的，请该处室再报一份{newer}的"
        yield note("late-quarter", message, whole(returned.file), hint)


def newer_one(report: OfficeReport, office: str, slots: Slots[OfficeReport]) -> str | None:
    """The later period of the same office and scope that speaks instead of the report; None where the report speaks."""
    year, *quarters = QUARTERS
    newer = [year, *(one for one in reversed(quarters) if one > report.quarter)] if report.quarter else []
    found = ((one, slot.record) for one in newer for slot in slots.of((office, one)))
    return next((one for one, record in found if record and record.scope == report.scope), None)
