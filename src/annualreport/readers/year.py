"""Read everything of a year into the one Dossier that is judged and written from."""

from __future__ import annotations

from dataclasses import replace

from annualreport.finding import Finding, Stop
from annualreport.model.dossier import Dossier
from annualreport.readers import earlier as last_year
from annualreport.readers import (
    ledger,
    offices,
    plan_yaml,
    rectification,
    releases,
    report,
    review,
    statistics,
    wordlists,
)
from annualreport.workspace import Workspace


def load(workspace: Workspace, year: int) -> tuple[Dossier, tuple[Finding, ...]]:
    """The year's materials and what is to be said of their form.

    What is not there, or cannot be understood, is None (then a finding says so), and the rest is read all the same.
    Stop, with the findings of every file, only where report.yaml cannot be understood or the year is before 2019.
    """
    settings, findings = report.load(workspace, year)
    roster, of_roster = offices.load(workspace)
    plans, of_plans = plan_yaml.load(workspace, year)
    entries, of_ledger = ledger.load(workspace, year)
    lists, of_lists = wordlists.load(workspace)
    remedies, of_remedies = rectification.load(workspace, year)
    points, of_review = review.load(workspace, year)
    findings = (*findings, *of_roster, *of_plans, *of_ledger, *of_lists, *of_remedies, *of_review)
    if settings is None:
        raise Stop(*findings)
    form = report.form_of(settings, year, workspace.label(workspace.data(year, "report.yaml")))
    figures, of_figures = statistics.load(workspace, year, form)
    before, of_before = statistics.load(workspace, year - 1)
    two_before, _ = statistics.load(workspace, year - 2)  # only a chart shows it, and says what is missing
    texts = report.earlier(workspace, year - 1)
    upon, of_upon = last_year.beside(workspace, year - 1, texts)
    dossier = Dossier(year, settings, form, roster, plans, entries, figures, before, texts, lists, remedies, upon)
    published, of_releases = releases.load(workspace, year)
    told = (*findings, *of_figures, *of_before, *of_upon, *of_releases)
    return replace(dossier, releases=published, review=points, two_before=two_before), told
