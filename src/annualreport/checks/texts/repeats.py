"""Find the same thing counted with different figures in two places of the text: TXT-09."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.rule import DOCUMENT, rule
from annualreport.checks.texts.lists import NO_UNITS
from annualreport.checks.texts.sentences import sentences
from annualreport.checks.texts.spoken import BREAKS, Spoken, spoken
from annualreport.finding import Finding, Severity, warning
from annualreport.model.dossier import Dossier
from annualreport.model.written import number as printed
from annualreport.outline import Outline
from annualreport.source.patterns import later

JUDGED = ("表三", "组", "结果", "文件")
"""What the tables decide; TXT-01 to TXT-07 say so."""
PASSING = ("增减", "增至", "占", "率", "其中", "列", "去年", "明年", "否")
WHOLE = ("全年", "本年", "年度", "共", "总计", "合计", "年内")
AHEAD = ("将", "拟", "计划", "下一步", "力争", "争取", "年前", "尚", "还有")
EMPTY = later(
    r"全年|本年度|本年|今年|年内|我局|本局|本机关|本单位|共计|总计|合计|总共|共|约|近|超过|超|已|有|为|的|了|其|各类|等|通过|\d{4}年度?"
)
SHORTEST, SURE = 5, 8
"""Characters of a name that may be compared; of one that is told without 全年 or 共."""
LONGEST = 30


@rule(
    "TXT-09",
    severity=Severity.WARNING,
    needs=(DOCUMENT,),
    basis="30号关于发布内容准确、全面的要求；主管部门核查口径",
)
def one_thing_has_one_figure(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """同一名称、同一范围、同一单位的数字在正文前后一致。"""
    named: dict[tuple[str, str], list[Spoken]] = {}
    for said in spoken(sentences(outline, dossier.form), dossier.year):
        thing = name(said)
        if thing and not said.has(*JUDGED, *PASSING) and comparable(said):
            named.setdefault((thing, said.number.unit), []).append(said)
    for (thing, unit), found in named.items():
        yield from different(thing, unit, found)


def comparable(said: Spoken) -> bool:
    """Whether it is an exact number of this report's year and scope, told as a fact."""
    ahead = said.sentence.text[max(said.token.start - LONGEST, 0) : said.token.start]
    exact = not said.number.about and said.number.unit not in NO_UNITS
    return exact and said.year == said.report_year and not said.apart and not any(word in ahead for word in AHEAD)


def name(said: Spoken) -> str:
    """What is counted: the words between the mark or number before it and the number; '' where it is too short."""
    text, end = said.sentence.text, said.token.start
    begin = max(end - LONGEST, 0)
    window = text[begin:end]
    cut = max(window.rfind(mark) for mark in BREAKS)
    if cut < 0 and begin:
        return ""
    thing = EMPTY.sub("", window[cut + 1 :])
    whole = any(word in window[cut + 1 :] for word in WHOLE)
    listed = cut >= 0 and window[cut] == "、"
    return thing if len(thing) >= (SHORTEST if whole else SURE) and not listed else ""


def different(thing: str, unit: str, found: list[Spoken]) -> Iterator[Finding]:
    """The finding where the figures differ."""
    values = list(dict.fromkeys(one.number.value for one in found))
    if len(values) > 1:
        firsts = [next(one for one in found if one.number.value == value) for value in values]
        phrases = "，".join(f"「{one.phrase}」" for one in firsts)
        places = tuple(dict.fromkeys(one.sentence.place for one in found))
        figures = "；".join(printed(value) for value in values)
        hint = "请核对并统一；范围不同的，请在文中写明"
        message = f"同一个数前后不一：{phrases}"
        yield warning("TXT-09", message, places, hint, subject=f"{thing}（{unit}）", figures=figures)
