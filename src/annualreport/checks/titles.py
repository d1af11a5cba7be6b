"""Judge title, unit, year and period of the document: TTL-01, 02, PER-01, REF-03."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from annualreport.checks.rule import DOCUMENT, SETTINGS, rule
from annualreport.finding import Finding, Severity, fault, warning
from annualreport.forms import all_forms
from annualreport.model import written
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline, Paragraph
from annualreport.outline.parts import find
from annualreport.outline.records import TITLE
from annualreport.outline.wording import alike, squashed
from annualreport.place import Place, whole
from annualreport.source.patterns import later

REPORT = later(r"(\d{4})年(?:度)?政府信息公开(?:工作)?(?:年度)?报告")
DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
PERIOD = later(rf"{DAY}起?，?(?:截?至|截止到?|到|[-—–－~～]+)(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})日")
ORGAN = later(r"(?<![我本该各])(?:局|厅|政府|院)$")
"""The end of an organ's name, other than 我局."""
LONGEST = 60
"""Characters of a title; more is a sentence."""


@rule("TTL-01", severity=Severity.BLOCKING, needs=(DOCUMENT, SETTINGS), basis="主管部门核查口径：标题的写法")
def the_title_is_the_statutory_one(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """标题是单位全称＋年份＋「年政府信息公开工作年度报告」。"""
    hint = f"请改为「{dossier.title}」"
    lines = title(dossier, outline)
    text = squashed("".join(line.text for line in lines))
    if not lines:
        yield fault("TTL-01", f"没有找到标题「{dossier.title}」", whole(outline.file), hint, subject="标题")
    elif alike(text) != alike(dossier.title):
        message = f"标题是「{text}」，应为「{dossier.title}」"
        rules = ("TTL-01", "TTL-02") if departs(text, dossier) else ("TTL-01",)
        yield fault("TTL-01", message, lines[0].place, hint, subject="标题", figures=text, rules=rules)


def title(dossier: Dossier, outline: Outline) -> tuple[Paragraph, ...]:
    """The paragraphs of the title: those styled so, else the first short one that speaks of the report."""
    preface = find(outline, dossier.form).preface
    styled = tuple(paragraph for paragraph in preface if paragraph.level == TITLE)
    spoken = [one for one in preface if len(squashed(one.text)) <= LONGEST and "报告" in one.text]
    return styled or tuple(spoken[:1])


def departs(text: str, dossier: Dossier) -> bool:
    """Whether a title-like text lacks the unit or names another year."""
    years = re.findall(r"(?<!\d)(20\d{2})(?=年)", text)
    return alike(dossier.report.unit) not in alike(text) or years != [str(dossier.year)]


@rule("TTL-02", severity=Severity.BLOCKING, needs=(DOCUMENT, SETTINGS), basis="主管部门核查口径：单位和年度前后一致")
def unit_and_year_agree_everywhere(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """标题、引言、页眉、文件名、文档属性里的单位与年份一致。"""
    for subject, text, place in named(dossier, outline):
        if subject in ("文件名", "文档属性"):
            wrong = departs(squashed(text), dossier)
        else:
            wrong = strange(squashed(text), dossier)
        if wrong:
            message = f"{subject}写的是「{text[:LONGEST]}」，与单位、年份不一致，应为「{dossier.title}」"
            yield fault("TTL-02", message, place, "请改正单位名称或年份", subject=subject, figures=text[:LONGEST])


def strange(text: str, dossier: Dossier) -> bool:
    """Whether a sentence speaks of the report of another year or of an organ of another kind."""
    for found in REPORT.finditer(text):
        whose = text[: found.start()]
        if int(found[1]) != dossier.year or (ORGAN.search(whose) and not akin(whose, dossier.report.unit)):
            return True
    return False


def akin(whose: str, unit: str) -> bool:
    """Whether what stands before the year may be the unit: its name ends so, in full or short (市教育局, 市政府)."""
    return whose[-3:] == unit[-3:] or (whose.endswith("政府") and unit.endswith("政府")) or len(whose) < len("教育局")


def named(dossier: Dossier, outline: Outline) -> Iterator[tuple[str, str, Place]]:
    """Where a document names its unit and year, apart from the title: what it is, the text, the place."""
    yield "文件名", PurePosixPath(outline.file).stem, whole(outline.file)
    if outline.properties.get("title"):
        yield "文档属性", outline.properties["title"], whole(outline.file)
    for paragraph in outline.headers:
        yield "页眉", paragraph.text, paragraph.place
    headed = title(dossier, outline)
    for paragraph in find(outline, dossier.form).preface:
        if paragraph not in headed:
            yield "引言", paragraph.text, paragraph.place


@rule(
    "PER-01",
    severity=Severity.BLOCKING,
    needs=(SETTINGS,),
    basis="条例第四十九条（上一年度的年报）；起止日期为主管部门核查口径",
)
def the_period_is_the_calendar_year(dossier: Dossier) -> Iterator[Finding]:
    """统计期限是报告年度的 1 月 1 日至 12 月 31 日。"""
    first, last = dossier.report.covers
    if (first, last) != (date(dossier.year, 1, 1), date(dossier.year, 12, 31)):
        message = f"统计期限是 {first} 至 {last}，应为 {dossier.year}-01-01 至 {dossier.year}-12-31"
        hint = "请改正「统计期限」，或删去（不写即为全年）"
        figures = f"{first} 至 {last}"
        yield fault("PER-01", message, dossier.report.places("统计期限"), hint, subject="统计期限", figures=figures)


@rule(
    "PER-01",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, SETTINGS),
    basis="条例第四十九条（上一年度的年报）；起止日期为主管部门核查口径",
)
def the_period_is_stated(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """年报写明统计期限，且与设定的一致。"""
    first, last = dossier.report.covers
    wanted = f"{written.day(first)}起至{written.day(last)}止"
    preface = find(outline, dossier.form).preface
    stated = [(one, found) for one in preface for found in PERIOD.finditer(squashed(one.text))]
    if not stated:
        message = f"引言没有写明统计期限，应写「自{wanted}」"
        yield fault("PER-01", message, whole(outline.file), "请在引言里写明统计期限", subject="引言统计期限")
    elif not any(same(found, first, last) for _, found in stated):
        paragraph, found = stated[0]
        message = f"引言写的统计期限是「{found[0]}」，应为「{wanted}」"
        hint = "请改正引言；也请核对 report.yaml 的「统计期限」"
        yield fault("PER-01", message, paragraph.place, hint, subject="引言统计期限", figures=found[0])


def same(found: re.Match[str], first: date, last: date) -> bool:
    """Whether a stated period is the one wanted; the second year may be left out."""
    year, month, day, until, end_month, end_day = found.groups()
    begins = (int(year), int(month), int(day))
    ends = (int(until or year), int(end_month), int(end_day))
    return begins == (first.year, first.month, first.day) and ends == (last.year, last.month, last.day)


@rule("REF-03", severity=Severity.WARNING, needs=(DOCUMENT, SETTINGS), basis="30号：2021年度起以修订后的格式代替60号")
def the_form_cited_is_in_force(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """不以已被替代的文件作格式依据（如 2021 年度报告引用国办公开办函〔2019〕60号）。"""
    for form in all_forms():
        number = alike(form.number).removeprefix("国办公开办函")
        cited = [one for one in find(outline, dossier.form).preface if number in alike(one.text)]
        if cited and form.years.last and dossier.year > form.years.last:
            message = f"引言以{form.number}为格式依据，这份文件的格式只用到 {form.years.last} 年度"
            hint = "请改引现行的格式文件；按方案沿用的，在 report.yaml 里写「版式理由」"
            places = [one.place for one in cited]
            yield warning("REF-03", message, places, hint, subject=form.number, figures=f"{dossier.year}年度")
