"""From a plan's file to plan.yaml, a ledger in which every requirement waits, and a roster where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annualreport.building import blanks
from annualreport.finding import Finding, Stop, fault, note, warning
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.outputs import ledger_yaml, offices_yaml, plan_yaml
from annualreport.place import Place, whole
from annualreport.readers import offices
from annualreport.readers import plan as reader
from annualreport.readers import plan_yaml as plans
from annualreport.readers.plan import title
from annualreport.source import yamlfile
from annualreport.source.journal import write_together
from annualreport.source.lock import hold
from annualreport.source.yamlfile import Listed, Mapped
from annualreport.source.yamllist import lengthened
from annualreport.workspace import Workspace

LONGEST_ID = 20
ID = re.compile(rf"[0-9A-Za-z\u4e00-\u9fff]{{1,{LONGEST_ID}}}")
"""What tells a further plan from the year's own: a part of its file's name."""


@dataclass(frozen=True)
class Imported:
    """What an import comes to: files to be written, the 编号 that the ledger gains, the roster where it was drafted."""

    plan: Plan
    files: Mapping[Path, bytes]
    waiting: tuple[str, ...] = ()
    drafted: Roster | None = None
    findings: tuple[Finding, ...] = ()


def run(workspace: Workspace, year: int, path: Path, plan_id: str = "") -> Imported:
    """Read the plan and write the year's files, all or none; Stop with nothing written where it cannot stand."""
    with hold(workspace.root, "annualreport plan import"):
        imported = prepare(workspace, year, path, plan_id)
        write_together(imported.files, workspace.root)
    return imported


def prepare(workspace: Workspace, year: int, path: Path, plan_id: str = "") -> Imported:
    """Everything that an import would write. A ledger that stands keeps every word and gains the 编号 it lacks.

    plan_id: '' for the year's own plan, the id of a further one, whose file and ledger entries bear it.
    """
    refuse_id(plan_id)
    label = workspace.label(path)
    roster = known_roster(workspace)
    plan, said = reader.read(path, label, roster, year=year, more=more_heads(workspace, year))
    if any(finding.stops for finding in said):
        raise Stop(*said)
    plan = plan.model_copy(update={"id": plan_id})
    drafted = None if roster.offices else reader.draft_roster(plan)
    ledger, waiting, told = ledger_file(workspace, year, plan)
    files = {plan_file(workspace, year, plan): plan_yaml.text(plan).encode(), **ledger}
    if drafted is not None:
        files[workspace.offices] = offices_yaml.text(drafted).encode()
    about = (*of_year(plan, year, label), *of_roster(workspace, drafted), *changed(workspace, year, plan))
    return Imported(plan, files, waiting, drafted, (*said, *about, *told))


def refuse_id(plan_id: str) -> None:
    """Stop where an id cannot be a part of a file's name on every system."""
    if plan_id and not ID.fullmatch(plan_id):
        hint = "例如 --id 市级，文件就是 plan-市级.yaml"
        raise Stop(fault("usage", f"方案的代号「{plan_id}」只能用汉字、字母和数字，最多 {LONGEST_ID} 个字", hint=hint))


def plan_file(workspace: Workspace, year: int, plan: Plan) -> Path:
    """Where a plan of the year lies: plan.yaml, or plan-‹id›.yaml of a further one."""
    return workspace.data(year, f"plan-{plan.id}.yaml" if plan.id else "plan.yaml")


def known_roster(workspace: Workspace) -> Roster:
    """The roster that stands; Stop where it cannot be understood, so that it is not drafted over."""
    roster, said = offices.load(workspace)
    if any(finding.stops for finding in said):
        raise Stop(*said)
    return roster


def more_heads(workspace: Workspace, year: int) -> dict[str, Sequence[str]]:
    """The further head names of report.yaml (方案表头), as far as that file can be read; ``check`` tells its faults."""
    path = workspace.data(year, "report.yaml")
    try:
        settings = yamlfile.read(path, workspace.label(path)) if path.is_file() else None
    except Stop:
        return {}
    heads = settings.get("方案表头") if isinstance(settings, Mapped) else None
    return {role: names_of(names) for role, names in heads.items()} if isinstance(heads, Mapped) else {}


def names_of(value: Any) -> tuple[str, ...]:
    """One name or a list of names."""
    return tuple(str(name) for name in ([value] if isinstance(value, str) else value or ()))


def of_year(plan: Plan, year: int, label: str) -> Iterator[Finding]:
    """A plan whose title names another year."""
    named = title.year(plan.title)
    if named and named != year:
        message = f"方案的标题写的是 {named} 年，导入到了 {year} 年度"
        yield warning("plan-year", message, whole(label), f"如果弄错了年度，用 --year {named} 再导入一次")


def of_roster(workspace: Workspace, drafted: Roster | None) -> Iterator[Finding]:
    """A roster drafted from the plan's own names."""
    if drafted is not None:
        names = "、".join(office.name for office in drafted.offices) or "没有"
        message = f"名册是空的，已由方案点名的单位列出 {len(drafted.offices)} 个，都是待核：{names}"
        hint = "请逐个核对名称和类别，补上方案没有点名的处室，核对无误的删去「待核」"
        yield note("roster-drafted", message, whole(workspace.label(workspace.offices)), hint)


def changed(workspace: Workspace, year: int, plan: Plan) -> Iterator[Finding]:
    """What differs from the plan that stood there: other words, to which ledger entries may not fit; other duties."""
    path = plan_file(workspace, year, plan)
    old = plans.one(path, workspace.label(path))[0] if path.is_file() else None
    before = {requirement.number: requirement for requirement in old.requirements} if old else {}
    pairs = [(before[one.number], one) for one in plan.requirements if one.number in before]
    place = whole(workspace.label(path))
    other = [new.number for was, new in pairs if was.wording != new.wording]
    if other:
        message = f"与原来的 {path.name} 相比，{'、'.join(other)} 的要求换了文字，台账里同编号的记录不一定还对得上"
        hint = "请逐条核对台账；这是另一份方案的，请先恢复原来的方案，再用 --id 代号 导入这一份"
        yield warning("plan-changed", message, place, hint)
    read = {"duties", "deadlines"}
    again = [new.number for was, new in pairs if was.model_dump(include=read) != new.model_dump(include=read)]
    if again:
        message = f"{'、'.join(again)} 的分工或时限与原来的 {path.name} 不同，已按原文和名册重写"
        yield note("plan-read-anew", message, place, "原来有人工改过的，请重新改一次")


def ledger_file(
    workspace: Workspace, year: int, plan: Plan
) -> tuple[dict[Path, bytes], tuple[str, ...], tuple[Finding, ...]]:
    """The ledger to be written, the 编号 that it gains, and what there is to say."""
    path, numbers = workspace.data(year, "ledger.yaml"), tuple(one.number for one in plan.requirements)
    if not path.is_file():
        if workspace.data(year, "ledger.xlsx").is_file():
            return {}, (), (book_stands(workspace, year),)
        return {path: ledger_yaml.waiting(plan).encode()}, numbers, ()
    label = workspace.label(path)
    text = yamlfile.decode(path, label)
    entries = yamlfile.parse(text, label)
    if entries is not None and not isinstance(entries, Listed):
        hint = "每一条另起一行，以「- 编号:」开头"
        raise Stop(fault("wrong-value", "台账应当是列表，一条接一条；没有改动任何文件", whole(label), hint))
    if not entries:
        return {path: started(text, plan).encode()}, numbers, ()
    known = numbers_of(entries, plan.id)
    missing = tuple(number for number in numbers if number not in known)
    strangers = tuple(
        stranger(plan.told(number), entries.places[at]) for number, at in known.items() if number not in numbers
    )
    added = {path: lengthened(text, label, ledger_yaml.entries(plan, known), "台账").encode()} if missing else {}
    return added, missing, strangers


def book_stands(workspace: Workspace, year: int) -> Finding:
    """The ledger is a workbook, which the import leaves alone."""
    place = whole(workspace.label(workspace.data(year, "ledger.xlsx")))
    message = "台账用的是 ledger.xlsx，没有另写 ledger.yaml"
    return note("ledger-book", message, place, "用 annualreport check 看有没有缺的编号；缺的在工作簿里补一行")


def started(text: str, plan: Plan) -> str:
    """A ledger without entries gets all of them; comments that somebody wrote stay above."""
    if text == blanks.ledger() or not text.strip():
        return ledger_yaml.waiting(plan)
    kept = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    return "\n".join(kept) + "\n" * bool(kept) + ledger_yaml.entries(plan, ())


def numbers_of(entries: Listed, plan_id: str) -> dict[str, int]:
    """The 编号 that the ledger has for a plan, with the positions of their entries."""
    found: dict[str, int] = {}
    for at, entry in enumerate(entries):
        if isinstance(entry, Mapped) and entry.get("编号") and (entry.get("方案") or "") == plan_id:
            found.setdefault(str(entry["编号"]), at)
    return found


def stranger(number: str, place: Place) -> Finding:
    """An entry of the ledger for which the plan has no requirement."""
    message = f"台账里的 {number} 在方案里没有对应的要求，已原样保留"
    return warning("PLN-11", message, place, "请核对编号，或删去这一条", subject=number)
