"""Judge the planned day of publishing and whether the year may be published at all: PUB-01, 02, 示例."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from annualreport.checks.rule import DOCUMENT, SETTINGS, rule
from annualreport.finding import Finding, Severity, fault, note, unassessed
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.place import whole
from annualreport.source import packaged

NEAR = timedelta(days=10)
HOLIDAY = timedelta(days=6)
"""From 初一 to 初七."""
EXAMPLE = "示例"
OWN_RULE = "本程序的约定：演示数据不当作年报发布"


def deadline(dossier: Dossier) -> date:
    """The last day for publishing: 31 January of the following year (条例第四十九条)."""
    return date(dossier.year + 1, 1, 31)


@rule("PUB-01", severity=Severity.BLOCKING, needs=(SETTINGS,), basis="条例第四十九条")
def it_is_published_by_the_end_of_january(dossier: Dossier) -> Iterator[Finding]:
    """计划发布日期不晚于次年 1 月 31 日。"""
    planned, last = dossier.report.publish_on, deadline(dossier)
    places = dossier.report.places("计划发布日期")
    if planned is None:
        message = f"report.yaml 没有写计划发布日期，没有核对（法定期限 {last}）"
        yield unassessed("PUB-01", message, places, "请写明「计划发布日期」", subject="计划发布日期")
    elif planned > last:
        message = f"计划发布日期 {planned} 晚于法定期限 {last}"
        hint = "请提前发布；确已逾期的，由负责岗位核定并写明逾期原因"
        figures = str(planned)
        yield fault("PUB-01", message, places, hint, subject="计划发布日期", figures=figures)
    elif planned <= date(dossier.year, 12, 31):
        message = f"计划发布日期 {planned} 早于统计期末，年度还没有结束"
        yield fault("PUB-01", message, places, "请核对年份", subject="计划发布日期", figures=str(planned))


@rule("PUB-02", severity=Severity.NOTE, needs=(SETTINGS,), basis="条例第四十九条；提前几天为主管部门核查口径")
def there_is_time_before_the_deadline(dossier: Dossier) -> Iterator[Finding]:
    """计划发布日期距期限不足 10 天的，或期限前后遇春节的，提示提前安排。"""
    planned, last = dossier.report.publish_on, deadline(dossier)
    places = dossier.report.places("计划发布日期")
    if planned and last - NEAR < planned <= last:
        message = f"计划发布日期 {planned} 距法定期限 {last} 只有 {(last - planned).days} 天"
        hint = "请留出审核、签发和上网的时间；地方可能要求更早"
        yield note("PUB-02", message, places, hint, subject="计划发布日期", figures=str(planned))
    festival = festivals().get(dossier.year + 1)
    if festival and festival - timedelta(days=1) <= last:
        message = f"{festival - timedelta(days=1)} 是除夕、{festival} 是春节，法定期限 {last} 遇春节假期"
        inside = planned and festival - timedelta(days=1) <= planned <= festival + HOLIDAY
        message += f"，计划发布日期 {planned} 正在假期里" if inside else ""
        yield note("PUB-02", message, places, "请提前到节前发布", subject="春节", figures=str(planned or ""))


@cache
def festivals() -> dict[int, date]:
    """The first day of the lunar new year by calendar year, 2019–2035."""
    return dict(packaged.data(Path(__file__).with_name("festivals.yaml")))


@rule("PUB-03", severity=Severity.NOTE, needs=(DOCUMENT, SETTINGS), basis="主管部门核查口径：负责人签发、盖章")
def the_report_is_signed_off(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """提交稿要有负责人签发、盖章的信息；程序只提示，不代签。"""
    if not dossier.report.example:
        hint = "请按本单位的规定送负责人签发、盖章；签发、盖章的信息不写进公开的正文"
        yield note("PUB-03", "提交前要由负责人签发、盖章，程序不代签", whole(outline.file), hint, subject="签发")


@rule(EXAMPLE, severity=Severity.NOTE, needs=(SETTINGS,), decidable=False, basis=OWN_RULE)
def an_example_is_no_report(dossier: Dossier) -> Iterator[Finding]:
    """示例年度的数据是演示用的，不能发布。"""
    if dossier.report.example:
        message = f"{dossier.year}年度标为示例：数据是演示用的，由它做出的文件不能发布"
        hint = "换成真实数据后，把 report.yaml 的「示例」改为否或删去"
        yield note(EXAMPLE, message, dossier.report.places(EXAMPLE), hint, subject=EXAMPLE)


@rule(EXAMPLE, severity=Severity.BLOCKING, needs=(DOCUMENT, SETTINGS), decidable=False, basis=OWN_RULE)
def an_example_says_so(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """示例年度的文件在页眉和正文第一段写明「示例」；真实年度的文件不写。"""
    first = outline.paragraphs[:1]
    marked = [one for one in (*outline.headers, *first) if EXAMPLE in one.text]
    if dossier.report.example:
        lacking = [
            name for name, ones in (("页眉", outline.headers), ("正文第一段", first)) if not set(ones) & set(marked)
        ]
        if lacking:
            message = f"示例年度的文件没有在{'和'.join(lacking)}写明「示例」"
            hint = "请用 annualreport template new 生成的模板，不要删去其中的示例标记"
            yield fault(EXAMPLE, message, whole(outline.file), hint, subject=EXAMPLE)
    elif marked:
        message = f"年度没有标为示例，文件里却有示例标记「{marked[0].text[:30]}」"
        hint = "请删去模板里手写的示例标记；仍是演示数据的，在 report.yaml 写「示例: 是」"
        yield fault(EXAMPLE, message, [one.place for one in marked], hint, subject=EXAMPLE)
