"""Apply one returned workbook to the drafts of the ledger's entries, saying of each requirement what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from annualreport.model.ledger import OfficeReport
from annualreport.model.record import Record
from annualreport.model.returns import Reported, Returned
from annualreport.supervision.collect_entry import (
    EVIDENCE,
    INDICATORS,
    REPORTS,
    About,
    Desk,
    Draft,
    R,
    Sender,
    Slot,
    Slots,
    differences,
    inner_names,
    said,
    same,
    told,
)  # fmt: skip


class Kind(StrEnum):
    """What becomes of something that is reported."""

    NEW = "新报"
    CHANGED = "改报"
    SAME = "未变"
    KEPT = "没有填，原来报的不变"
    GONE = "不再报"


@dataclass(frozen=True)
class Move:
    """What a workbook does to one thing of one requirement.

    what: 报送 (with its scope), 指标 or 佐证 with its name; before, after: the record, None where there is none.
    """

    about: About
    what: str
    kind: Kind
    before: Record | None = None
    after: Record | None = None


@dataclass(frozen=True)
class Applying:
    """A workbook being applied: on which day, and where it is kept."""

    returned: Returned
    day: date
    file: str

    @property
    def sender(self) -> Sender:
        """Whose it is and for what period."""
        return self.returned.office, self.returned.quarter

    def read_in_part(self, about: About, scope: str | None = None) -> bool:
        """Whether something about the requirement could not be understood."""
        return any(key[:2] == about and scope in (None, key[2]) for key in self.returned.unread)


def apply(applying: Applying, desk: Desk) -> Iterator[Move]:
    """Change the ledger as the workbook says, requirement by requirement."""
    given: dict[About, list[Reported]] = {}
    for one in applying.returned.reports:
        given.setdefault((one.plan, one.number), []).append(one)
    spoken = desk.sent.setdefault(applying.sender, {})
    for about in (*given, *(about for about in spoken if about not in given)):
        draft, rows = desk.draft(about), given.get(about, [])
        yield from reports(applying, draft, [one.report for one in rows if not one.bare])
        figures = [item for one in rows for item in one.indicators]
        yield from items(applying, draft.key, INDICATORS, draft.indicators, figures)
        proofs = [item for one in rows for item in one.evidence]
        yield from items(applying, draft.key, EVIDENCE, draft.evidence, proofs)
    spoken.update(dict.fromkeys(given))


def reports(applying: Applying, draft: Draft, given: Sequence[OfficeReport]) -> Iterator[Move]:
    """Put the office's reports in the places of its earlier ones of the same scope; those that it left blank stay."""
    before = draft.reports.of(applying.sender)
    for report in given:
        what = f"{REPORTS}（{report.scope}）" if report.scope else REPORTS
        slot = next((one for one in before if one.record and one.record.scope == report.scope), None)
        if slot is None or slot.record is None:
            draft.reports.add(Slot(None, stamped(applying, report)), applying.sender)
            yield Move(draft.key, what, Kind.NEW, None, report)
            continue
        before.remove(slot)
        earlier = slot.record
        report = completed(report, earlier) if applying.read_in_part(draft.key, report.scope) else report
        kind = Kind.SAME if same(earlier, report) else Kind.CHANGED
        slot.record = earlier if kind is Kind.SAME else stamped(applying, report)
        yield Move(draft.key, what, kind, earlier, report)
    for slot in before:
        scope = slot.record.scope if slot.record else ""
        if (*draft.key, scope) not in applying.returned.missing:
            yield Move(draft.key, f"{REPORTS}（{scope}）" if scope else REPORTS, Kind.KEPT, slot.record)


def stamped(applying: Applying, report: OfficeReport) -> OfficeReport:
    """The report with its day and the file that it came in."""
    return report.model_copy(update={"day": report.day or applying.day, "file": applying.file})


def completed(report: OfficeReport, earlier: OfficeReport) -> OfficeReport:
    """A report of which a cell could not be understood: what is blank in it stays as it was."""
    kept = {name: getattr(earlier, name) for key, name in inner_names(OfficeReport).items() if key in said(earlier)}
    blank = {name: value for name, value in kept.items() if getattr(report, name) in (None, "")}
    return report.model_copy(update=blank)


def items(applying: Applying, about: About, name: str, slots: Slots[R], given: Sequence[R]) -> Iterator[Move]:
    """Put the office's figures or evidence in the places of its earlier ones; none at all leaves those as they are."""
    before = slots.of(applying.sender)
    if not given:
        yield from (Move(about, named(name, slot.record), Kind.KEPT, slot.record) for slot in before)
        return
    left = list(given)
    for slot, item in paired(before, left):
        kind = Kind.SAME if slot.record is not None and same(slot.record, item) else Kind.CHANGED
        yield Move(about, named(name, item), kind, slot.record, item)
        slot.record = slot.record if kind is Kind.SAME else item
    for item in left:
        slots.add(Slot(None, item), applying.sender)
        yield Move(about, named(name, item), Kind.NEW, None, item)
    for slot in before if not applying.read_in_part(about) else ():
        yield Move(about, named(name, slot.record), Kind.GONE, slot.record)
        slot.record = None


def paired(before: list[Slot[R]], left: list[R]) -> list[tuple[Slot[R], R]]:
    """What is told again with its earlier place, the same first; both are taken out of the lists."""
    found: list[tuple[Slot[R], R]] = []
    for alike in (same, akin):
        for slot in tuple(before):
            place = next(
                (at for at, one in enumerate(left) if slot.record is not None and alike(slot.record, one)), None
            )
            if place is not None:
                before.remove(slot)
                found.append((slot, left.pop(place)))
    return found


def akin(one: Record, other: Record) -> bool:
    """Whether two figures or two pieces of evidence are the same thing told anew."""
    first, second = told(one), told(other)
    return any(first.get(key) and first.get(key) == second.get(key) for key in ("名称", "标题", "网址", "文号"))


def named(name: str, record: Record | None) -> str:
    """A figure or a piece of evidence as it is told: 指标「开展培训」."""
    said_: dict[str, Any] = told(record) if record else {}
    title = next((said_[key] for key in ("名称", "标题", "文号", "网址") if key in said_), "")
    return f"{name}「{title}」" if title else name


def changed(move: Move) -> Iterator[tuple[str, Any, Any]]:
    """What differs, key by key, with both values; of something new or gone its whole content."""
    if move.before is not None and move.after is not None:
        yield from differences(move.before, move.after)
    else:
        yield "", said(move.before) if move.before else None, said(move.after) if move.after else None
