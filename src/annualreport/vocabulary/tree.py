"""Turn the dossier into the words that templates use: plain nested values under Chinese names."""

from __future__ import annotations

from typing import Any

from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.model.record import Record
from annualreport.model.report import Contact, Report
from annualreport.place import Place
from annualreport.vocabulary import charts, figures, lookback, narrative, publication, sourced, tasks
from annualreport.vocabulary.fields import outer

PLAN_WORDS = ("统计", *tasks.LISTS, tasks.OFFICES)
"""Words of the year's own plan that stand at the top too."""

NOT_HERE: dict[str, Any] = {"督办单": None, publication.NAME: None}
"""Words that only the template of another document has values for."""


class Words(dict[str, Any]):
    """The words, plain to the last leaf: dict, list, str, int, Decimal, date, bool, Chart or None for a blank.

    places: where the value of a word stands or should stand, by the word's full name.
    findings: what is wrong with the template words inside the year's own texts.
    """

    places: dict[str, tuple[Place, ...]]
    findings: tuple[Finding, ...]

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.places = {}
        self.findings = ()


def words(dossier: Dossier, *, with_sources: bool = False) -> Words:
    """Every word of the year, the narrative texts filled in; with_sources: each figure and text with its source."""
    tables = figures.tree(dossier.form, dossier.statistics)
    drawn = charts.charts(dossier)
    upon = {**lookback.words(dossier), **NOT_HERE, charts.NAME: charts.words(drawn)}
    made = Words({**settings(dossier), **plans(dossier), **upon, **tables})
    if with_sources:
        sourced.give_sources(made, tables)
    known = {**report_places(dossier.report), **tasks.places(dossier), **figures.places(dossier.statistics)}
    made.places = {**{name: (place,) for name, place in known.items()}, **charts.places(drawn)}
    texts, gaps, made.findings = narrative.fill(narrative.texts(dossier.report), made)
    for name, spots in gaps.items():
        made.places[name] = (*made.places.get(name, ()), *spots)
    if with_sources:
        sourced.give_narratives(texts)
    tasks.with_texts(made["各方案"], dossier.plans, texts.pop(narrative.PROGRESS))
    made.update(texts)
    return made


def settings(dossier: Dossier) -> dict[str, Any]:
    """What report.yaml and the form say."""
    report, form = dossier.report, dossier.form
    first, last = report.covers
    return {
        "单位": report.unit,
        "单位类型": report.unit_kind,
        "年度": dossier.year,
        "版式": form.edition,
        "文号": form.number,
        "通知": form.notice,
        "标题": dossier.title,
        "示例": report.example,
        "统计期限": {"起": first, "止": last},
        "联系方式": plain(report.contact or Contact()),
        "网址": report.website or None,
        "计划发布日期": report.publish_on,
        "落实情况位置": report.section_at,
    }


def plain(record: Record) -> dict[str, Any]:
    """The texts of a record by their Chinese names."""
    return {alias: getattr(record, name) or None for alias, name in outer(type(record)).items()}


def plans(dossier: Dossier) -> dict[str, Any]:
    """The year's own plan, all plans, and what of the own plan stands at the top; blanks without a plan."""
    made = [tasks.plan_words(plan, dossier) for plan in dossier.plans]
    own = next((one for one in made if not one["方案"]), made[0] if made else None)
    top = {key: own[key] if own else None for key in PLAN_WORDS}
    return {"计划": own, "各方案": made, **top}


def report_places(report: Report) -> dict[str, Place]:
    """Where the settings and texts stand, by their words; those that are not written, where their file begins."""
    found: dict[str, Place] = {}
    for prefix, record in (("", report), ("联系方式.", report.contact), ("总体情况.", report.overview)):
        if record is None:
            continue
        for alias in outer(type(record)):
            for place in record.places(alias) or report.places(prefix.rstrip(".") or alias):
                found.setdefault(prefix + alias, place)
    return found
