"""Apply the workbooks that the offices sent back to a year's ledger: what changes, and the files that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from annualreport.checks.conflicts import of_entry
from annualreport.checks.offices import misdated, out_of_place
from annualreport.finding import Finding, Stop, note, warning
from annualreport.model.history import Change, moment
from annualreport.model.ledger import Entry, Ledger
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan, Requirement
from annualreport.model.receipts import RETURNS, Receipt
from annualreport.model.returns import Returned
from annualreport.outputs.edits import ledger_edited
from annualreport.outputs.history import appended, lines_added
from annualreport.place import whole
from annualreport.readers import history, ledger, ledger_files, offices, plan_yaml
from annualreport.readers.returns.keys import told
from annualreport.source.filenames import safe
from annualreport.supervision import collect_states
from annualreport.supervision.collect_apply import Applying, Kind, Move, apply, changed
from annualreport.supervision.collect_entry import About, Desk, as_value
from annualreport.supervision.collect_proposed import (
    Proposed,
    Reported,
    disputes,
    odd_days,
    proposals,
    proposed_change,
)
from annualreport.supervision.collect_read import in_order, untouched
from annualreport.supervision.collect_unused import overtaken, unused
from annualreport.workspace import Workspace

CHANGING = (Kind.NEW, Kind.CHANGED, Kind.GONE)
STANDING = {"own-text-stands": "落实情况", "own-state-stands": "状态"}
"""The fields of an entry that findings say stand as they were."""


@dataclass(frozen=True)
class Outcome:
    """What one workbook does. kept: where it is kept, '' where it is the one that was sent out, as it was sent."""

    returned: Returned
    moves: tuple[Move, ...]
    kept: str

    @property
    def changes(self) -> bool:
        """Whether anything in the ledger changes."""
        return any(move.kind in CHANGING for move in self.moves)


@dataclass(frozen=True)
class Collected:
    """What collecting comes to in one year: by workbook, proposals, files to be written, what is to be said.

    entries: those that change, as they will be.
    """

    year: int
    outcomes: tuple[Outcome, ...]
    proposed: tuple[Proposed, ...]
    files: Mapping[Path, bytes]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    roster: Roster

    def said(self, workspace: Workspace, *, written: bool) -> tuple[Finding, ...]:
        """What is to be said, what is to be settled last; once it is written, with the lines where it stands now."""
        open_ones = tuple(one for entry in self.entries for one in unsettled(entry, self.roster))
        if not written or not (open_ones or any(one.rule in STANDING for one in self.findings)):
            return self.findings + open_ones
        now, _ = ledger.load(workspace, self.year)
        keys = [(entry.plan, entry.number) for entry in self.entries]
        entries = {told(key): now.by_number[key] for key in keys if key in now.by_number} if now else {}
        placed = (at(one, entries) for one in self.findings)
        return (*placed, *(one for entry in entries.values() for one in unsettled(entry, self.roster)))


def at(finding: Finding, entries: Mapping[str, Entry]) -> Finding:
    """What is said of a field that stands, with its place in the entries as they are now."""
    if finding.rule not in STANDING or finding.subject not in entries:
        return finding
    return replace(finding, places=tuple(entries[finding.subject].places(STANDING[finding.rule])))


def unsettled(entry: Entry, roster: Roster) -> Iterator[Finding]:
    """What is still to be settled about an entry: what the offices say differently, a day that its state lacks."""
    yield from of_entry(entry, roster)
    yield from misdated(entry)


def collect(workspace: Workspace, year: int, found: Sequence[Returned], now: datetime) -> Collected:
    """Everything that the workbooks change in the year; nothing is written. Stop where the ledger does not hold."""
    materials = Materials.load(workspace, year)
    before, of_history = history.changes(workspace, year)
    fresh, said = in_order(found)
    desk = Desk(materials.ledger, materials.roster)
    outcomes = tuple(outcome(one, desk, now, materials.listed) for one in fresh)
    anew = Reported(reported(outcomes, materials), collect_states.proposed_before(before))
    proposed = tuple(proposals(desk, anew))
    changes = [*(change for one in outcomes for change in told_changes(one, now))]
    changes += [proposed_change(one, now) for one in proposed]
    files = written(workspace, year, desk, outcomes, changes, now)
    findings = (*of_history, *said, *remarks(outcomes, materials, desk, now.date()), *disputes(desk, anew))
    touched = dict.fromkeys(move.about for one in outcomes for move in one.moves if move.kind in CHANGING)
    entries = tuple(desk.draft(about).now for about in touched)
    return Collected(year, outcomes, proposed, files, findings, entries, materials.roster)


@dataclass(frozen=True)
class Materials:
    """What is known of the year."""

    plans: tuple[Plan, ...]
    roster: Roster
    ledger: Ledger | None
    paths: tuple[Path, ...]
    requirements: Mapping[About, tuple[Plan, Requirement]]
    listed: frozenset[str]

    @staticmethod
    def load(workspace: Workspace, year: int) -> Materials:
        """Read it; Stop where the ledger or the plan cannot be understood."""
        plans, said = plan_yaml.load(workspace, year)
        roster, of_roster = offices.load(workspace)
        entries, of_ledger = ledger.load(workspace, year)
        stopping = [finding for finding in (*said, *of_roster, *of_ledger) if finding.stops]
        if stopping:
            raise Stop(*stopping)
        paths = ledger_files.speaking(workspace, year, entries)
        found = {(plan.id, one.number): (plan, one) for plan in plans for one in plan.requirements}
        listed = frozenset(one.sha256 for one in history.returned(workspace, year)[0])
        return Materials(plans, roster, entries, paths, found, listed)


def outcome(returned: Returned, desk: Desk, now: datetime, listed: frozenset[str]) -> Outcome:
    """What one workbook does to the ledger at hand. listed: the sums of those that came before."""
    kept = f"{RETURNS}/{safe(returned.office)}-{returned.sha256[:12]}{suffix(returned.name)}"
    moves = tuple(apply(Applying(returned, now.date(), kept), desk))
    changes = any(move.kind in CHANGING for move in moves)
    again = returned.sha256 in listed and not returned.whole
    return Outcome(returned, moves, kept if changes or not (again or untouched(returned)) else "")


def suffix(name: str) -> str:
    """The ending that a kept workbook gets."""
    return ".ods" if name.lower().endswith(".ods") else ".xlsx"


def reported(outcomes: Iterable[Outcome], materials: Materials) -> dict[About, Requirement]:
    """The requirements that the workbooks report anew."""
    moves = (move for one in outcomes for move in one.moves if move.kind in CHANGING and move.what.startswith("报送"))
    touched = dict.fromkeys(move.about for move in moves)
    return {about: materials.requirements[about][1] for about in touched if about in materials.requirements}


def told_changes(one: Outcome, now: datetime) -> Iterator[Change]:
    """The history of what a workbook changes."""
    whose = " ".join(part for part in (one.returned.office, quarter(one.returned.quarter)) if part)
    for move in one.moves:
        if move.kind in CHANGING:
            for key, before, after in changed(move):
                what = " ".join(part for part in (told(move.about), move.what, whose, key) if part)
                yield Change(moment(now), what, as_value(before), as_value(after), f"{one.kept}（{one.returned.name}）")


def quarter(number: str) -> str:
    """A quarter in words; nothing for the whole year."""
    return f"第{number}季度" if number else ""


def written(
    workspace: Workspace,
    year: int,
    desk: Desk,
    outcomes: Sequence[Outcome],
    changes: Sequence[Change],
    now: datetime,
) -> dict[Path, bytes]:
    """The files to be written: the workbooks, their list, the history, the ledger."""
    kept = [one for one in outcomes if one.kept]
    files = {workspace.data(year, one.kept): one.returned.content for one in kept}
    if kept:
        path = workspace.data(year, history.RECEIPTS)
        files[path] = lines_added(path, (receipt(one, now).as_json() for one in kept))
    edits = [edit for draft in desk.drafts.values() for edit in draft.edits()]
    if edits:
        path = workspace.data(year, history.HISTORY)
        files[path] = appended(path, changes)
        for path in ledger_files.speaking(workspace, year, desk.ledger):
            files[path] = ledger_edited(path, workspace.label(path), edits)
    return files


def receipt(one: Outcome, now: datetime) -> Receipt:
    """The entry of a kept workbook in the list."""
    found = one.returned
    return Receipt(moment(now), found.office, found.quarter, found.sha256, one.kept, found.name, found.whole)


def remarks(outcomes: Sequence[Outcome], materials: Materials, desk: Desk, today: date) -> Iterator[Finding]:
    """What is to be said of what was collected: rows left blank, reports of strangers, texts that are not used."""
    yield from unused(((one.returned.office, move) for one in outcomes for move in one.moves), desk)
    for one in outcomes:
        changing = [move for move in one.moves if move.kind in CHANGING]
        yield from odd_days(one.returned, changing, today)
        yield from overtaken(one.returned, changing, desk)
        yield from left_blank(one)
        yield from strangers(one, materials)


def left_blank(one: Outcome) -> Iterator[Finding]:
    """Requirements that the office has reported on before and left blank now."""
    numbers = dict.fromkeys(told(move.about) for move in one.moves if move.kind is Kind.KEPT)
    if numbers and not untouched(one.returned):
        message = f"{one.returned.office}这次没有填 {'、'.join(numbers)}（或其中的指标、佐证），原来报的不变"
        hint = "确要撤回的，请在台账里删去那一项"
        yield note("left-blank", message, whole(one.returned.file), hint)


def strangers(one: Outcome, materials: Materials) -> Iterator[Finding]:
    """Reports on requirements that are not the office's: kept, and told as the rule tells them."""
    rows = {(row.plan, row.number, row.report.scope): row for row in one.returned.reports if not row.bare}
    for (plan, number, _), row in rows.items():
        known = materials.requirements.get((plan, number))
        problem = out_of_place(row.report, known[1], materials.roster) if known else ""
        if problem:
            message = f"要求 {told((plan, number))}：{problem}；已收下"
            hint = "请核对报送的处室和范围；确由其办理的，由负责岗位核定"
            subject = f"{told((plan, number))} {row.report.office}"
            yield warning("LED-02", message, row.place, hint, subject=subject, figures=row.report.scope)


def collect_years(
    workspace: Workspace, by_year: Mapping[int, Sequence[Returned]], now: datetime
) -> tuple[Collected, ...]:
    """What the workbooks change in each of their years."""
    return tuple(collect(workspace, year, found, now) for year, found in sorted(by_year.items()))
