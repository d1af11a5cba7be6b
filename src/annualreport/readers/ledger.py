"""Read the year's ledger from ledger.yaml or ledger.xlsx; where both speak and differ, say so."""

from __future__ import annotations

from typing import Any

from annualreport.finding import Finding, fault
from annualreport.model.ledger import Entry, Ledger
from annualreport.place import Place, whole
from annualreport.readers import ledger_yaml
from annualreport.workspace import Workspace

MOST_NAMED = 8
"""How many numbers a message lists."""


def load(workspace: Workspace, year: int) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """The ledger and what is to be said of it; None where there is none or it cannot be understood."""
    text, book = workspace.data(year, "ledger.yaml"), workspace.data(year, "ledger.xlsx")
    ledgers: list[Ledger | None] = []
    findings: list[Finding] = []
    if text.exists():
        ledger, said = ledger_yaml.read(text, workspace.label(text))
        ledgers, findings = [*ledgers, ledger], [*findings, *said]
    if book.exists():
        from annualreport.readers.ledger_book import read  # the workbook library is loaded only where there is one

        ledger, said = read(book, workspace.label(book))
        ledgers, findings = [*ledgers, ledger], [*findings, *said]
    given = [ledger for ledger in ledgers if ledger is not None]
    if len(given) == 2:
        chosen, said = one_voice(*given)
        return chosen, (*findings, *said)
    return (given[0] if given and len(given) == len(ledgers) else None), tuple(findings)


def one_voice(first: Ledger, second: Ledger) -> tuple[Ledger, tuple[Finding, ...]]:
    """The one that speaks: of two that say the same the first, of one that only waits the other; else a 阻断."""
    one, two = spoken(first), spoken(second)
    if not two or one == two:
        return first, ()
    if not one:
        return second, ()
    differing = [key for key in dict.fromkeys((*one, *two)) if one.get(key) != two.get(key)]
    names = "、".join(" ".join(key).strip() for key in differing[:MOST_NAMED]) + (
        "等" if differing[MOST_NAMED:] else ""
    )
    places = tuple(place_of(ledger, differing[0]) for ledger in (first, second))
    message = f"台账有两份，内容不一样：{names}（本次按 {first.file}）"
    return first, (fault("two-sources", message, places, "只保留一份：删去或移走另一份"),)


def spoken(ledger: Ledger) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """What is recorded, by plan id and number, without the requirements that wait."""
    said: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for entry in ledger.entries:
        recorded = entry.model_dump(exclude_defaults=True)
        if recorded.keys() - {"number", "plan"}:
            said.setdefault((entry.plan, entry.number), []).append(recorded)
    return said


def place_of(ledger: Ledger, key: tuple[str, str]) -> Place:
    """Where the requirement stands in this ledger; the file where it does not."""
    entry: Entry | None = ledger.by_number.get(key)
    return entry.place if entry and entry.place else whole(ledger.file)
