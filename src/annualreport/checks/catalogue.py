"""The catalogue: every rule in its order, and what becomes of a dossier that is judged by all of them."""

from __future__ import annotations

from collections.abc import Iterable

from annualreport.checks import (
    account,
    conflicts,
    dates,
    deadlines,
    evidence,
    formats,
    fulfilment,
    imperative,
    layout,
    numbering,
    offices,
    placeholders,
    privacy,
    progress,
    publishing,
    rectifying,
    references,
    released,
    repeated,
    reviewed,
    structure,
    substance,
    tables,
    texts,
    titles,
    wording,
)
from annualreport.checks.coverage import Coverage, coverage
from annualreport.checks.decisions import decide
from annualreport.checks.personal import discreet
from annualreport.checks.rule import Rule, missing, run
from annualreport.finding import Finding, ordered
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline

CATALOGUE: tuple[Rule, ...] = (
    structure.the_six_parts_are_there_in_order,
    structure.headings_are_the_forms,
    layout.the_layout_is_the_years,
    layout.the_tables_are_the_forms,
    layout.the_note_of_table_three_stands,
    structure.the_overview_has_its_five_aspects,
    titles.the_title_is_the_statutory_one,
    titles.unit_and_year_agree_everywhere,
    titles.the_period_is_the_calendar_year,
    titles.the_period_is_stated,
    titles.the_form_cited_is_in_force,
    *substance.RULES,
    *numbering.RULES,
    *dates.RULES,
    *references.RULES,
    *tables.RULES,
    *texts.RULES,
    account.the_report_says_how_the_plan_was_carried_out,
    account.the_parts_own_texts_are_printed,
    progress.every_requirement_has_progress,
    account.the_report_counts_as_the_ledger,
    deadlines.deadlines_are_kept,
    progress.what_is_done_is_proved,
    progress.what_is_not_done_is_explained,
    account.part_five_echoes_what_is_unfinished,
    progress.the_plan_is_numbered_through,
    progress.ledger_and_plan_correspond,
    progress.texts_of_parts_belong_to_the_plan,
    offices.every_requirement_is_led,
    offices.what_all_offices_lead_is_reported_by_one,
    offices.offices_report_on_their_own_tasks,
    offices.every_scope_is_recorded,
    offices.states_are_of_the_five,
    offices.an_office_has_one_role,
    *fulfilment.RULES,
    *imperative.RULES,
    *evidence.RULES,
    *conflicts.RULES,
    *rectifying.RULES,
    *repeated.RULES,
    *privacy.RULES,
    *wording.RULES,
    placeholders.nothing_is_left_to_fill_in,
    publishing.it_is_published_by_the_end_of_january,
    publishing.there_is_time_before_the_deadline,
    publishing.the_report_is_signed_off,
    *released.RULES,
    reviewed.every_remark_is_answered,
    publishing.an_example_is_no_report,
    publishing.an_example_says_so,
    *formats.RULES,
)

FIRM = frozenset(one for rule in CATALOGUE if not rule.decidable for one in rule.ids)
"""The ids that no recorded decision takes off the gate."""


def judge(dossier: Dossier, outline: Outline | None = None, also: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """Every finding of every rule, each fault once, with the decisions of report.yaml applied, by place.

    outline: the document, for the rules that need one; without it they are 未核. also: findings made elsewhere
    (while reading, while rendering) that decisions may speak of too; they come back among the rest. Personal numbers
    that a finding would quote come back masked.
    """
    found = dict.fromkeys(discreet(one) for one in (*also, *run(CATALOGUE, dossier, outline)))
    judged = frozenset(one for rule in CATALOGUE if not missing(rule, dossier, outline) for one in rule.ids) - {
        one for rule in CATALOGUE if missing(rule, dossier, outline) for one in rule.ids
    }
    return ordered(decide(found, dossier.report, FIRM, judged))


def measured(findings: Iterable[Finding]) -> Coverage:
    """How the rules of the catalogue came out, for the line under the findings."""
    return coverage(CATALOGUE, findings)
