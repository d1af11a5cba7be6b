"""Measure the round of the offices' workbooks: sixty offices split, four quarters of what they send back read.

python benchmarks/returns.py [--offices N]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import duties
from engines import HERE, told
from python_engine import peak
from tables import HEADS, Line, machine, say, table

from annualreport.model.assignment import Materials
from annualreport.model.ledger import Entry, Evidence, Indicator, Ledger, OfficeReport
from annualreport.model.office_sheets import revision
from annualreport.model.offices import Office, Roster
from annualreport.model.plan import Plan, Responsibility
from annualreport.outputs import offices_yaml, plan_yaml, yaml_block
from annualreport.outputs.office_book import workbook
from annualreport.outputs.office_rows import Sender
from annualreport.readers import offices as rosters
from annualreport.readers import plan_yaml as plans_read
from annualreport.readers import returns
from annualreport.source import yamlfile
from annualreport.workspace import Workspace

ROOT = HERE.parent
YEAR = 2021
OFFICES, QUARTERS = 60, ("1", "2", "3", "4")
SUPPORT = 6
"""Of so many offices one is a supporting body."""
EVERY = Responsibility(lead=("各处室", "各支撑机构"))
"""Every requirement is everybody's, so that every workbook asks for all of them."""
PROGRESS = "{office}第{quarter}季度就{number}办理事项{count}件，召开会议2次，印发通知1份，均按时办结并公开。"


def main() -> None:
    """Print everything, or what one process does as JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--offices", type=int, default=OFFICES, help="offices of the roster")
    options.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--run", help=argparse.SUPPRESS)
    options.add_argument("--few", type=int, default=0, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.run:
        sys.stdout.write(json.dumps(run(json.loads(chosen.run))))
        return
    if chosen.prepare:
        sys.stdout.write(json.dumps({"rows": prepare(chosen.prepare, chosen.offices)}))
        return
    if chosen.read:
        sys.stdout.write(json.dumps(read(chosen.read, chosen.few)))
        return
    report(chosen.offices)


def report(count: int = OFFICES) -> None:
    """Measure, and print the table."""
    say(machine(), "", table(HEADS, lines(count)))


def lines(count: int) -> list[Line]:
    """Every line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows = told(sys.executable, HERE / "returns.py", "--prepare", place, "--offices", str(count))["rows"]
        blank = command(place, "split")
        workspace = Workspace(place)
        (place / "three.yaml").replace(workspace.data(YEAR, "ledger.yaml"))
        full = command(place, "split", "--quarter", QUARTERS[3], "--force")
        workspace.data(YEAR, "ledger.yaml").unlink()
        collected = command(place, "collect", *sorted((place / "returned").iterdir()))
        again = command(place, "collect", *sorted((place / "returned").iterdir()))
        few = [told(sys.executable, HERE / "returns.py", "--read", place, "--few", str(some)) for some in (1, 2, 4)]
    whole, name = few[-1], f"{count} offices × {rows} requirements"
    growth = ", ".join(f"{after['cpu'] / before['cpu']:.2f}" for before, after in pairwise(few))
    wanted = f"< {10 * max(count / OFFICES, 1):.0f}"
    seconds = f"{whole['wall']:.1f}, {whole['cpu']:.1f}, {whole['peak']:.0f}"
    memory = f"{wanted}, , < 300"
    return [
        (f"ledger split, {name}: seconds, of the processor, peak MB", blank, memory),
        ("the same for a fourth quarter, three quarters in the ledger", full, memory),
        (f"ledger collect, {name} × 4 quarters, {whole['files']} files", collected, memory),
        ("the same once more: nothing changes", again, memory),
        ("the files read alone, by one process", seconds, memory),
        ("reports, and figures and evidence, read", f"{whole['reports']}, {whole['items']}", ""),
        ("twice as many files read: times as long", growth, "2"),
    ]


def command(place: Path, name: str, *more: str | Path) -> str:
    """Seconds of a command of the ledger from start to end, those of the processor, and its peak memory in MB."""
    program = Path(sys.executable).with_name("annualreport")
    call = ("-C", place, "ledger", name, *more)
    done = told(sys.executable, HERE / "returns.py", "--run", json.dumps([str(part) for part in (program, *call)]))
    return f"{done['wall']:.1f}, {done['cpu']:.1f}, {done['peak']:.0f}"


def run(call: list[str]) -> dict[str, Any]:
    """What a command takes of the processor and of memory, with the processes that it starts."""
    subprocess.run(call, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}


def prepare(place: Path, count: int) -> int:
    """A workspace of so many offices and what each of them sent back every quarter; how many requirements there are."""
    year = place / "data" / str(YEAR)
    year.mkdir(parents=True)
    (year / "report.yaml").write_text((ROOT / "data" / str(YEAR) / "report.yaml").read_text("utf-8"), "utf-8")
    names = [f"第{number}处" for number in range(1, count + 1)]
    kinds = ["支撑机构" if number % SUPPORT == 0 else "处室" for number in range(1, count + 1)]
    roster = Roster(offices=tuple(Office(name=name, kind=kind) for name, kind in zip(names, kinds, strict=True)))
    (place / "data" / "offices.yaml").write_text(offices_yaml.text(roster), "utf-8")
    (plan,), _ = plans_read.load(Workspace(ROOT), YEAR)
    plan = duties.given(plan, EVERY)
    unit = str(yamlfile.read(year / "report.yaml", "report.yaml")["单位"])
    (year / "plan.yaml").write_text(plan_yaml.text(plan), "utf-8")
    (plan,), _ = plans_read.load(Workspace(place), YEAR)
    (place / "returned").mkdir()
    for quarter in QUARTERS:
        materials = Materials((plan,), roster, filled(plan, names, (quarter,)), quarter)
        sender = Sender(unit, YEAR, quarter, revision((plan,)), several=False)
        for name in names:
            (place / "returned" / f"{quarter}-{name}.xlsx").write_bytes(workbook(sender, materials.assignment(name)))
    three(place, plan, names)
    return len(plan.requirements)


def filled(plan: Plan, names: list[str], quarters: tuple[str, ...]) -> Ledger:
    """A ledger in which every office reported on every requirement in these quarters, with a figure and a proof."""
    sent = [(name, quarter) for quarter in quarters for name in names]
    return Ledger(entries=tuple(entry(one.number, sent) for one in plan.requirements))


def entry(number: str, sent: list[tuple[str, str]]) -> Entry:
    """One requirement's entry."""
    day = date(YEAR, 12, 1)
    reports = [
        OfficeReport(
            office=name,
            quarter=quarter,
            status="已完成",
            finished=day,
            day=day,
            progress=PROGRESS.format(office=name, quarter=quarter, count=at, number=number),
        )
        for at, (name, quarter) in enumerate(sent)
    ]
    figures = [
        Indicator(name="办理事项", value=at, unit="件", office=name, quarter=quarter)  # type: ignore[arg-type]
        for at, (name, quarter) in enumerate(sent)
    ]
    proofs = [
        Evidence(title="通知", document=f"某发〔{YEAR}〕{at}号", office=name, quarter=quarter, day=day)
        for at, (name, quarter) in enumerate(sent)
    ]
    return Entry(number=number, reports=tuple(reports), indicators=tuple(figures), evidence=tuple(proofs))


def three(place: Path, plan: Plan, names: list[str]) -> None:
    """The ledger of three quarters, as a file that waits beside the data."""
    said = [one.model_dump(by_alias=True, exclude_defaults=True) for one in filled(plan, names, QUARTERS[:3]).entries]
    (place / "three.yaml").write_text(yaml_block.text(said), "utf-8")


def read(place: Path, few: int) -> dict[str, Any]:
    """Read what came back in so many quarters: how long, how much, how much memory."""
    workspace = Workspace(place)
    plans, _ = plans_read.load(workspace, YEAR)
    roster, _ = rosters.load(workspace)
    paths = [one for one in sorted((place / "returned").iterdir()) if one.name[0] in QUARTERS[:few]]
    begun, reports, items = time.process_time(), 0, 0
    for path in paths:
        found, said = returns.read(path, path.name, plans, roster)
        assert found is not None
        assert not said, said
        reports += len(found.reports)
        items += sum(len(one.indicators) + len(one.evidence) for one in found.reports)
    spent = time.process_time() - begun
    return {"cpu": spent, "files": len(paths), "reports": reports, "items": items, "peak": peak()}


if __name__ == "__main__":
    main()
