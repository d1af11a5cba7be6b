"""Make each office's workbook of the year from plan, roster and ledger; one that was changed since is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annualreport.finding import Finding, Stop, fault, note, warning
from annualreport.model.assignment import Assignment, Materials
from annualreport.model.office_sheets import revision
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.model.report import Report
from annualreport.outputs.record import sha256
from annualreport.place import whole
from annualreport.readers import ledger as ledgers
from annualreport.readers import offices, plan_yaml, report
from annualreport.readers.returns.keys import told
from annualreport.source.filenames import distinct
from annualreport.source.writing import sweep_folder, write_all
from annualreport.workspace import Workspace

FOLDER = "报送"
RECORD = ".split.json"
"""What was written, by file name the sha256 of the last few: a workbook that is none of them was changed since."""
REMEMBERED = 5


@dataclass(frozen=True)
class Split:
    """What was done: the workbooks by file label with what each asks, those left alone, and what is to be said."""

    made: dict[str, Assignment]
    findings: tuple[Finding, ...]


def split(workspace: Workspace, year: int, quarter: str = "", *, force: bool = False) -> Split:
    """Write out/Y/报送/‹处室›.xlsx for every office with something to do; Stop where that cannot be known.

    For the one that holds the workspace's lock: what a split that was killed left beside the workbooks is taken away.
    force: also over a workbook that was changed since the last time.
    """
    settings, materials, findings = gathered(workspace, year, quarter)
    named = list(distinct((office.name for office in materials.roster.offices), ".xlsx"))
    asked = {name: materials.assignment(office) for office, name in named}
    wanted = {name: one for name, one in asked.items() if one.rows}
    books = made(settings, year, materials, wanted)
    folder = workspace.out(year, FOLDER)
    sweep_folder(folder)
    before = recorded(folder / RECORD)
    kept = [] if force else [name for name, book in books.items() if changed(folder / name, book, before.get(name, []))]
    written = {folder / name: book for name, book in books.items() if name not in kept}
    listing = record(before, {path.name: book for path, book in written.items()})
    write_all({folder / RECORD: listing, **written}, workspace.root)  # the record first: what follows is known to it
    said = (*findings, *unknown(materials), *idle(asked), *left_alone(workspace, folder, kept))
    return Split({workspace.label(folder / name): wanted[name] for name in books if name not in kept}, said)


def gathered(workspace: Workspace, year: int, quarter: str) -> tuple[Report, Materials, tuple[Finding, ...]]:
    """The settings, the materials, and what is to be said of them; Stop where one is missing or does not hold."""
    settings, of_settings = report.load(workspace, year)
    roster, of_roster = offices.load(workspace)
    plans, of_plans = plan_yaml.load(workspace, year)
    ledger, of_ledger = ledgers.load(workspace, year)
    lacking = tuple(missing(workspace, year, roster, plans))
    said = (*of_settings, *of_plans, *of_ledger, *(one for one in of_roster if not lacking or one.stops))
    stopping = [finding for finding in (*said, *lacking) if finding.stops]
    if stopping or settings is None:
        raise Stop(*stopping)
    materials = Materials(plans, roster, ledger, quarter)
    return settings, materials, (*said, *unconfirmed(roster))


def missing(workspace: Workspace, year: int, roster: Roster, plans: Sequence[Plan]) -> Iterator[Finding]:
    """No plan, or nobody in the roster: there is nothing to split or nobody to split it for."""
    if not plans:
        hint = "先运行 annualreport plan import 方案文件"
        yield fault(
            "no-plan", f"没有 {year} 年度的方案", whole(workspace.label(workspace.data(year, "plan.yaml"))), hint
        )
    if not roster.offices:
        hint = "请在名册里列出全部处室和支撑机构；先运行 annualreport plan import，可由方案列出"
        yield fault("no-roster", "处室名册里没有处室，不知道发给谁", whole(workspace.label(workspace.offices)), hint)


def unconfirmed(roster: Roster) -> Iterator[Finding]:
    """Names that were drafted from the plan and that nobody has looked at."""
    drafted = [office for office in roster.offices if office.unconfirmed]
    if drafted:
        names = "、".join(office.name for office in drafted)
        places = [place for office in drafted for place in office.places("待核")]
        hint = "请逐个核对名称和类别，删去「待核」，补上方案没有点名的处室，再重新生成"
        yield warning("unconfirmed-office", f"名册里有 {len(drafted)} 个处室还没有核对：{names}", places, hint)


def made(settings: Report, year: int, materials: Materials, wanted: dict[str, Assignment]) -> dict[str, bytes]:
    """The workbooks' bytes by file name."""
    from annualreport.outputs.office_book import workbook  # the workbook library is loaded once all else is in order
    from annualreport.outputs.office_rows import Sender

    several = len(materials.plans) > 1
    revised = revision(materials.plans)
    sender = Sender(settings.unit, year, materials.quarter, revised, several, settings.example)
    return {name: workbook(sender, asked) for name, asked in wanted.items()}


def recorded(path: Path) -> dict[str, list[str]]:
    """What was written before; nothing where that is not known."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: signs for name, signs in found.items() if isinstance(signs, list)} if isinstance(found, dict) else {}


def record(before: dict[str, list[str]], books: dict[str, bytes]) -> bytes:
    """What is written now beside what was before, newest first."""
    sums = {name: sha256(book) for name, book in books.items()}
    now = {name: [sign, *(one for one in before.get(name, ()) if one != sign)] for name, sign in sums.items()}
    kept = {name: signs[:REMEMBERED] for name, signs in {**before, **now}.items()}
    return json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode()


def changed(path: Path, book: bytes, before: Sequence[str]) -> bool:
    """Whether there is a workbook that is none of those written before and not the one to be written."""
    return path.is_file() and sha256(path.read_bytes()) not in (*before, sha256(book))


def unknown(materials: Materials) -> Iterator[Finding]:
    """Names of the plan that are not in the roster: nobody gets their part."""
    known = {office.name for office in materials.roster.offices}
    for name, duties in materials.duties.items():
        if name not in known:
            numbers = "、".join(dict.fromkeys(told(duty.about) for duty in duties))
            places = dict.fromkeys(place for duty in duties for place in duty.requirement.places("责任"))
            message = f"方案里的「{name}」名册里没有，没有为它生成工作簿；涉及 {numbers}"
            hint = "请在 data/offices.yaml 补上这个处室，或把这个写法列为某个处室的「别名」，再重新生成"
            yield warning("unknown-office", message, tuple(places), hint)


def idle(asked: dict[str, Assignment]) -> Iterator[Finding]:
    """Offices that the plan gives nothing to do."""
    names = [one.office for one in asked.values() if not one.rows]
    if names:
        message = f"方案没有给{'、'.join(names)}派任务，没有生成工作簿"
        yield note("no-task", message, hint="有任务的，请核对名册里的名称、类别是否与方案一致")


def left_alone(workspace: Workspace, folder: Path, names: Sequence[str]) -> Iterator[Finding]:
    """Workbooks that somebody has changed since they were made."""
    for name in names:
        hint = "已经填了的，先用 annualreport ledger collect 收回；不要了的，加 --force 重做"
        place = whole(workspace.label(folder / name))
        yield warning("changed-since-split", "这份工作簿生成以后有人改过，没有覆盖", place, hint)
