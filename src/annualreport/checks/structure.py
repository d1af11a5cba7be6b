"""Judge whether the six parts are there, in order and rightly headed: STR-01, 02, 07."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from annualreport.checks.rule import DOCUMENT, rule
from annualreport.finding import Finding, Severity, fault, warning
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.outline.parts import Part, find
from annualreport.outline.wording import alike
from annualreport.place import whole


@rule(
    "STR-01",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT,),
    decidable=False,
    basis="条例第五十条；60号、30号格式的六个部分",
)
def the_six_parts_are_there_in_order(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """六个一级部分齐全，次序为一至六。"""
    found = find(outline, dossier.form).parts
    numbers = [part.number for part in found]
    for section in dossier.form.sections:
        if section.number not in numbers:
            message = f"没有找到「{section.title}」这一部分"
            hint = f"请补上「{section.title}」；没有内容的写「无」或填 0，部分不能缺"
            yield fault("STR-01", message, whole(outline.file), hint, subject=section.title)
    yield from disordered(found)
    for part in found:
        if part.typed and part.typed != part.number:
            message = f"「{part.heading.text}」的序号是「{part.typed}」，应为「{part.number}」"
            yield fault("STR-01", message, part.heading.place, "请改正序号", subject=part.section.title)


def disordered(found: tuple[Part, ...]) -> Iterator[Finding]:
    """Parts that stand twice, else parts that stand after one that should follow them."""
    times = Counter(part.number for part in found)
    twice = [number for number, count in times.items() if count > 1]
    for number in twice:
        same = [part for part in found if part.number == number]
        message = f"「{same[0].section.title}」出现了 {len(same)} 次"
        yield fault(
            "STR-01", message, [part.heading.place for part in same], "请只留一处", subject=same[0].section.title
        )
    order = "一二三四五六"
    for before, part in pairwise(found):
        if not twice and order.index(part.number) < order.index(before.number):
            message = f"「{part.section.title}」写在了「{before.section.title}」之后，应按一至六的次序"
            yield fault("STR-01", message, part.heading.place, "请调整次序", subject=part.section.title)


@rule("STR-02", severity=Severity.WARNING, needs=(DOCUMENT,), basis="60号、30号格式的六个部分标题")
def headings_are_the_forms(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """一级标题的文字与格式的标准写法一致。"""
    for part in find(outline, dossier.form).parts:
        if not part.standard and part.typed in ("", part.number):
            message = f"一级标题是「{part.heading.text}」，格式的写法是「{part.section.title}」"
            title = part.section.title
            yield warning(
                "STR-02",
                message,
                part.heading.place,
                "请按格式改写标题",
                subject=title,
                figures=alike(part.heading.text),
            )


@rule("STR-07", severity=Severity.WARNING, needs=(DOCUMENT,), basis="30号：总体情况包括五方面")
def the_overview_has_its_five_aspects(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """「一、总体情况」有主动公开、依申请公开、政府信息管理、平台建设、监督保障五方面，并按此次序。"""
    part = find(outline, dossier.form).part("一")
    if part is None:
        return
    headings = [alike(sub.heading.text) for sub in part.subs]
    spots = {aspect: spot(aspect, headings) for aspect in part.section.parts}
    for aspect, place in spots.items():
        if place is None:
            message = f"「一、总体情况」没有「{aspect}」这一小节"
            hint = "请按主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障的次序各写一节"
            yield warning("STR-07", message, part.heading.place, hint, subject=aspect)
    there = [(place, aspect) for aspect, place in spots.items() if place is not None]
    if there != sorted(there, key=lambda pair: pair[0]):
        names = "、".join(aspect for _, aspect in sorted(there, key=lambda pair: pair[0]))
        message = f"「一、总体情况」各小节的次序是{names}，应为{'、'.join(part.section.parts)}"
        yield warning("STR-07", message, part.heading.place, "请调整次序", subject="次序", figures=names)


def spot(aspect: str, headings: list[str]) -> int | None:
    """Which sub-heading names the aspect; 主动公开 is not found in 政府信息公开平台建设."""
    short = aspect.removeprefix("政府信息公开")
    for index, heading in enumerate(headings):
        if short in heading:
            return index
    return None
