"""Look at a template as a report: which form it is of, and whether it prints what the form needs: TTL, PER, PLN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.finding import Finding, fault, note, warning
from annualreport.forms import Form, all_forms
from annualreport.outline import Outline, Paragraph
from annualreport.outline import docx as word
from annualreport.outline.parts import by_wording, candidates, find
from annualreport.outline.records import TITLE
from annualreport.outline.wording import alike, squashed
from annualreport.place import whole
from annualreport.render.archive import member, pack
from annualreport.render.lint.sheets import Sheets
from annualreport.render.lint.whereabouts import Whereabouts

PROGRESS = ("条.落实情况", "范围.落实情况")
"""A template that prints one of these tells how the plan was carried out."""
TITLE_END = "年政府信息公开工作年度报告"
TAG = re.compile(r"\{\{[-+]?(.*?)[-+]?\}\}")
STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}")
LITERAL_PERIOD = re.compile(r"年1月1日起?[至到—－-].{0,24}12月31日")
LONGEST = 80


@dataclass(frozen=True)
class ReportTemplate:
    """A template that has at least one of the six headings. outline: of the template itself; form: by its tables."""

    sheets: Sheets
    outline: Outline
    form: Form


def report_template(sheets: Sheets) -> ReportTemplate | None:
    """The template as a report; None for one that has none of the six headings."""
    outline = word.read(pack(member(*one) for one in sheets.members.items()), sheets.label)
    if not any(by_wording(one, form) for form in all_forms() for _, one in candidates(outline)):
        return None
    return ReportTemplate(sheets, outline, form_of(sheets, outline))


def form_of(sheets: Sheets, outline: Outline) -> Form:
    """The form that most labels and figures are of; then that whose notice is named; else the one in force."""
    cells = [alike(cell.text) for table in outline.tables for cell in table.cells]
    text = alike("".join(one.text for one in outline.paragraphs))

    def score(form: Form) -> tuple[int, bool, int]:
        """How much speaks for a form."""
        own = {alike(cell.text) for table in form.tables for cell in table.cells if cell.key is None}
        figures = {".".join(key) for key in form.figures}
        agreeing = sum(cell in own for cell in cells) + len(figures & sheets.used)
        return agreeing, alike(form.number) in text, form.years.first

    return max(all_forms(), key=score)


def findings(template: ReportTemplate, whereabouts: Whereabouts) -> Iterator[Finding]:
    """What the form needs and the template never prints."""
    yield from title(template)
    yield from period(template, words_before(template, whereabouts))
    yield from progress(template)


def words_before(template: ReportTemplate, whereabouts: Whereabouts) -> frozenset[str]:
    """The words that stand before the first of the six headings."""
    parts = find(template.outline, template.form).parts
    first = whereabouts.translated(parts[0].heading.place).order if parts else ()
    body = template.sheets.body
    return frozenset(word for tag in body.tags if not first or tag.place.order < first for word in body.words(tag))


def title(template: ReportTemplate) -> Iterator[Finding]:
    """TTL-01: the title prints the unit and the year before 年政府信息公开工作年度报告."""
    right = "{{ 单位 }}{{ 年度 }}" + TITLE_END
    lines = titles(template)
    if not lines:
        hint = f"请在最前面加上标题：{right}"
        yield fault("TTL-01", "模板没有标题", whole(template.sheets.label), hint, subject="标题")
        return
    text = printed("".join(one.text for one in lines))
    place = lines[0].place
    if text in ("〈标题〉", f"〈单位〉〈年度〉{TITLE_END}"):
        return
    if not text.endswith(TITLE_END):
        message = f"标题是「{text}」，应以「{TITLE_END}」结尾"
        yield fault("TTL-01", message, place, f"请改为 {right}", subject="标题")
    elif "〈年度〉" not in text:
        message = f"标题「{text}」没有印出报告年度，明年会沿用今年的年份"
        yield warning("TTL-01", message, place, "请把年份写作 {{ 年度 }}", subject="标题")


def titles(template: ReportTemplate) -> tuple[Paragraph, ...]:
    """The paragraphs of the title: those styled so, else the first short one that speaks of the report."""
    preface = find(template.outline, template.form).preface
    styled = tuple(one for one in preface if one.level == TITLE)
    spoken = [one for one in preface if len(one.text) <= LONGEST and ("年度报告" in one.text or "标题" in one.text)]
    return styled or tuple(spoken[:1])


def printed(text: str) -> str:
    """A text with its words in brackets and its statements left out."""
    return squashed(TAG.sub(lambda tag: f"〈{tag[1].partition('|')[0].strip()}〉", STATEMENT.sub("", text)))


def period(template: ReportTemplate, used: frozenset[str]) -> Iterator[Finding]:
    """PER-01: the period of the figures is stated before the six parts, by words or as typed."""
    lacking = [word for word in ("统计期限.起", "统计期限.止") if word not in used]
    typed = any(LITERAL_PERIOD.search(printed(one.text)) for one in template.outline.paragraphs)
    if not lacking or typed:
        return
    hint = "请在引言里写：数据的统计期限自{{ 统计期限.起|日期 }}起至{{ 统计期限.止|日期 }}止"
    place = whole(template.sheets.label)
    if "引言" in used and len(lacking) == 2:
        message = "引言没有印出统计期限，只能靠「引言」的文字写明"
        yield note("PER-01", message, place, hint, subject="统计期限")
    else:
        words = "、".join(f"{{{{ {word} }}}}" for word in lacking)
        yield fault("PER-01", f"引言没有印出统计期限：缺 {words}", place, hint, subject="统计期限")


def progress(template: ReportTemplate) -> Iterator[Finding]:
    """PLN-01: the template tells how the plan was carried out."""
    used = template.sheets.used
    included = any(tag.keyword == "include" for part in template.sheets.parts for tag in part.tags)
    if not included and not any(word in used for word in PROGRESS):
        message = "模板没有印出要点落实情况（{{ 条.落实情况 }}），方案要求将它纳入年报公开"
        hint = "请把 templates/implementation.docx 里的内容接在「一、总体情况」的五方面之后"
        yield fault("PLN-01", message, whole(template.sheets.label), hint, subject="要点落实情况")
