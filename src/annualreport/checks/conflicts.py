"""Judge whether the offices say the same of one requirement, and whether what was decided on still is so: LED-08."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.evidence import contradictory
from annualreport.checks.progress import told_number
from annualreport.checks.rule import LEDGER, Rule, rule
from annualreport.finding import Finding, Severity, warning
from annualreport.model.conflicts import RULE, Conflict, of_figures, of_states
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Entry
from annualreport.model.offices import Roster
from annualreport.model.tally import kind

BASIS = "方案：建立台账，实时跟进（如2021年方案五（二）1）"


@rule(RULE, severity=Severity.WARNING, needs=(LEDGER,), basis=BASIS)
def offices_report_one_state(dossier: Dossier) -> Iterator[Finding]:
    """几个处室就同一条（同一范围）报的状态一致；不一致的由办公室裁定，裁定后报送又变了的，重新裁定。"""
    assert dossier.ledger
    for entry in dossier.ledger.entries:
        yield from different_states(entry, dossier.roster)


def different_states(entry: Entry, roster: Roster) -> Iterator[Finding]:
    """The scopes of one requirement on which offices report different states."""
    for one in of_states(entry, roster):
        own = f"；台账写的是「{entry.status}」" if entry.status else ""
        message = f"{told_number(entry)} 的{one.what}，各处室报得不一样：{one.figures}{own}"
        yield told(entry, one, message, f"annualreport ledger resolve {named(entry)} --take 处室 --reason 理由")


def told(entry: Entry, one: Conflict, message: str, command: str) -> Finding:
    """A conflict with the places of both sides, and the command that decides it."""
    places = [place for _, _, record in one.said for place in record.places(one.key)]
    hint = f"请核实；报错了的，请处室改正后再收，都没有报错的，由办公室定：{command}"
    return warning(RULE, message, places, hint, subject=one.subject(entry), figures=one.figures)


def named(entry: Entry) -> str:
    """The requirement as a command names it."""
    return f"{entry.number} --plan {entry.plan}" if entry.plan else entry.number


@rule(RULE, severity=Severity.WARNING, needs=(LEDGER,), basis=BASIS)
def decided_figures_still_rest_on_the_reports(dossier: Dossier) -> Iterator[Finding]:
    """裁定过的指标，各处室报的数没有再变；变了的，重新裁定。"""
    assert dossier.ledger
    decided = {one.at.strip() for one in dossier.report.accepted if one.rule == RULE}
    for entry in dossier.ledger.entries:
        totals = {kind(one): one for one in entry.indicators if not one.office}
        for conflict in of_offices(entry, dossier.roster) if totals else ():
            if conflict.subject(entry) in decided:
                message = f"{told_number(entry)} 的{conflict.what}由办公室定了总数；各处室报的是 {conflict.figures}"
                field = f"--field 指标:{getattr(conflict.said[0][2], 'name', '')}"
                command = f"annualreport ledger resolve {named(entry)} {field} --take 处室 --reason 理由"
                yield told(entry, conflict, message, command)


def of_offices(entry: Entry, roster: Roster) -> Iterator[Conflict]:
    """The contradictions among what the offices report, whatever total the main author wrote."""
    reported = tuple(one for one in entry.indicators if one.office)
    yield from of_figures(entry.model_copy(update={"indicators": reported}), roster)


def of_entry(entry: Entry, roster: Roster) -> Iterator[Finding]:
    """Every open conflict of one requirement, as the rules tell them."""
    yield from different_states(entry, roster)
    yield from contradictory(entry, roster)


RULES: tuple[Rule, ...] = (offices_report_one_state, decided_figures_still_rest_on_the_reports)
