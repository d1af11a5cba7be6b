"""Measure how `ledger status` and `ledger export` grow with the offices: N × 28 requirements × 4 quarters each.

Run it: PYTHONPATH=src python benchmarks/status.py [offices …]
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import duties
from openpyxl import load_workbook

from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Entry, Evidence, Indicator, Ledger, OfficeReport
from annualreport.model.offices import Office, Roster
from annualreport.model.plan import Responsibility
from annualreport.outputs import ledger_export, ledger_template, status_book, status_page
from annualreport.outputs.template import ledger_template as ledger_docx
from annualreport.readers.year import load
from annualreport.render import compile_template, fill
from annualreport.supervision.status import standing
from annualreport.vocabulary import words
from annualreport.workspace import Workspace

TEXT = (
    "本处室围绕公开要点做好相关工作，{quarter}季度发布信息{count}条，组织培训{count}场，办理咨询{count}件，均按时完成。"
)
ON = date(2021, 11, 1)


def year(offices: int) -> Dossier:
    """The shipped plan, reported on by so many offices in every quarter."""
    dossier, _ = load(Workspace(Path(__file__).parents[1]), 2021)
    roster = Roster(offices=tuple(Office(name=f"第{at}处") for at in range(offices)))
    plan = duties.given(dossier.plans[0], Responsibility(lead=("各处室",)))
    entries = tuple(entry(one.number, roster) for one in plan.requirements)
    return replace(dossier, roster=roster, plans=(plan,), ledger=Ledger(entries=entries))


def entry(number: str, roster: Roster) -> Entry:
    """What every office reports in every quarter: a text, a figure and a piece of evidence."""
    said = [(office.name, str(quarter)) for office in roster.offices for quarter in (1, 2, 3, 4)]
    return Entry(
        number=number,
        reports=tuple(
            OfficeReport(office=name, quarter=q, status="推进中", progress=TEXT.format(quarter=q, count=len(name)))
            for name, q in said
        ),
        indicators=tuple(
            Indicator(
                name="发布信息", value=int(q), unit="条", office=name, quarter=q, basis=f"{name}〔2021〕{number}号"
            )
            for name, q in said
        ),
        evidence=tuple(
            Evidence(title=f"{name}台账", document=f"{name}〔2021〕{q}号", office=name, quarter=q) for name, q in said
        ),
    )


def steps(dossier: Dossier) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured, by name."""
    yield "look", lambda: standing(dossier, ON, 60)
    found = standing(dossier, ON, 60)
    yield "page", lambda: status_page.page(found)
    yield "status.xlsx", lambda: status_book.workbook(found)
    yield "words", lambda: words(dossier)
    made = words(dossier)
    template = ledger_template.workbook()
    compiled = compile_template(ledger_docx(), "ledger.docx")
    yield "ledger.docx", lambda: fill(compiled, made, final=False)
    yield "ledger.xlsx", lambda: ledger_export.filled(load_workbook(BytesIO(template)), "ledger.xlsx", made)


def main() -> None:
    """Print a line for each size."""
    for offices in [int(one) for one in sys.argv[1:]] or [15, 30, 60, 120]:
        dossier = year(offices)
        told = []
        for name, work in steps(dossier):
            start = time.process_time()
            work()
            told.append(f"{name} {time.process_time() - start:.2f} s")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(f"{offices:4} offices, {offices * 28 * 4} reports: {', '.join(told)}; {memory} MB\n")


if __name__ == "__main__":
    main()
