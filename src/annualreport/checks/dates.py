"""Judge the dates of the text: inside the period, none left over from last year, none incomplete: PER-02, 03, 04."""

from __future__ import annotations

import re
from bisect import bisect
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from annualreport.checks import wordlists
from annualreport.checks.passages import TEXTS, Hit, Passage, around, body, ledger, sentences, unless_told, untitled
from annualreport.checks.rule import DOCUMENT, LEDGER, SETTINGS, Rule, rule
from annualreport.finding import Finding, Severity, fault, warning
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.outline.parts import find
from annualreport.source.patterns import later

DATED = later(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?")
ATTRIBUTE = later(
    r"[^，。；]{0,6}(?:印发|修订|制定|公布|出台|发布|成立|建成|颁布|签订|立项|编制|形成|办理|收到|受理)(?:的|于|后)"
)
"""What follows the date of something older that is spoken of: 2019年印发的."""
RANGE = later(r"\s?(?:[-—–－~～至到]{1,2})\s?(?:19|20)\d{2}")
AHEAD = ("将", "拟", "计划", "前", "下一步", "争取", "预计", "此后", "继续", "起")
"""Words by which a date of the coming year is a plan."""
HAN = "\u4e00-\u9fff"
ACTS = "召开|印发|发布|公布|举办|开展|举行|出台|组织|上线|完成|参加"
"""What is done on a day and cannot be counted: 4月20召开."""
INCOMPLETE = (
    (later(r"(?<!\d)(?:19|20)\d{2}\s{1,4}\d{1,2}\s{1,4}\d{1,2}\s{0,2}日"), "缺「年」「月」"),
    (later(r"(?<!\d)(?:19|20)\d{2}\s{1,4}\d{1,2}\s?月\s?\d{1,2}\s?日"), "缺「年」"),
    (later(r"(?<!\d)(?:19|20)\d{3,4}\s?月\s?\d{1,2}\s?日"), "缺「年」"),
    (later(r"(?<!\d)(?:19|20)\d{2}\s?年\s?\d{1,2}\s{0,4}\d{0,2}\s?日(?!元)"), "缺「月」"),
    (
        later(r"(?<!\d)(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}(?=\s{0,2}(?:[，。；、）)起止]|至|到|$))"),
        "缺「日」",
    ),
    (later(rf"(?<![\d.])\d{{1,2}}月\d{{1,2}}(?={ACTS})"), "缺「日」"),
    (later(r"(?<!\d)(?:19|20)\d{2}\s?年\s{0,4}月(?![均度报末初底])"), "缺月份的数字"),
    (later(r"(?<!\d)(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s{0,4}日(?![均常报前后])"), "缺日期的数字"),
    (later(r"(?<!\d)\d{5,8}\s?年|(?<!\d)\d{3}\s?年\s?\d{1,2}\s?月"), "年份不是四位数字"),
)
"""Shapes of dates that lack a character or figures, with what they lack; the first that fits is told."""
YEARLIKE = later(r"\d{3}|\d月\d")
"""What a passage holds where a year or a day of a month is written."""
LISTED = later(r"\s{0,2}[、至到]\s?\d{1,2}\s?日")
"""What follows 12月1 in 12月1、3日, which is whole."""
FULL = later(r"(?<!\d)(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?")
HINT = "请核对年份；写的确是这一天的，由人核定，或把句中的词加进 data/词表.yaml 的「期外日期」"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its year, in the part of the report where it stands."""

    hit: Hit
    year: int
    part: str


@rule("PER-02", severity=Severity.WARNING, needs=(DOCUMENT, SETTINGS), basis="主管部门核查口径：年报写统计期内的事")
def dates_lie_in_the_period(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """正文日期都在统计期内；「十四五」、决算、下年度计划等例外见词表。"""
    for one in outside(dossier, outline):
        if one.year != dossier.year - 1:
            message = f"正文写有 {dossier.year} 年度以外的日期「{one.hit.text}」：「{one.hit.around}」"
            yield warning("PER-02", message, one.hit.passage.places, HINT, subject=one.hit.around, figures=one.hit.text)


@rule("PER-03", severity=Severity.WARNING, needs=(DOCUMENT, SETTINGS), basis="主管部门核查口径：不照抄上年")
def no_date_is_left_from_last_year(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """没有上年年份的残留（如 2021 年度报告里写「2020年，我局」），逐处列出。"""
    for one in outside(dossier, outline):
        if one.year == dossier.year - 1:
            message = f"疑是上年的残留「{one.hit.text}」，报告年度是 {dossier.year}：「{one.hit.around}」"
            yield warning("PER-03", message, one.hit.passage.places, HINT, subject=one.hit.around, figures=one.hit.text)


def outside(dossier: Dossier, outline: Outline) -> Iterator[Dated]:
    """The dates of the six parts that are of another year and not rightly so."""
    words = wordlists.of(dossier).dates
    for part in find(outline, dossier.form).parts:
        for paragraph in part.paragraphs:
            passage = Passage(paragraph.text, (paragraph.place,))
            if others := [one for one in dated(passage, part.number) if one.year != dossier.year]:
                yield from unexcused(others, dossier.year, words)


def dated(passage: Passage, part: str) -> Iterator[Dated]:
    """The dates of a paragraph outside 《…》, those of a range left out: 2021—2025年."""
    text = untitled(passage.text)
    for found in DATED.finditer(text):
        before = text[max(found.start() - 2, 0) : found.start()].strip()
        if not RANGE.match(text, found.end()) and before[-1:] not in set("-—–－~～至到"):
            yield Dated(Hit(passage, found.start(), found[0]), int(found["year"]), part)


def unexcused(found: list[Dated], year: int, words: tuple[str, ...]) -> Iterator[Dated]:
    """The dates of a passage, of other years, that are not rightly there by their sentence, an older thing, a plan.

    A sentence is looked through once, however many dates it holds.
    """
    text = found[0].hit.passage.text
    cut = tuple(sentences(text))
    starts = [start for start, _ in cut]
    for number, group in groupby(found, key=lambda one: bisect(starts, one.hit.start)):
        sentence = cut[number - 1][1]
        if any(word in sentence for word in words):
            continue
        ahead = any(word in sentence for word in AHEAD)
        for one in group:
            planned = one.year == year + 1 and (ahead or one.part in "五六")
            if not planned and not ATTRIBUTE.match(text, one.hit.end):
                yield one


@rule("PER-04", severity=Severity.BLOCKING, needs=(DOCUMENT,), basis="主管部门核查口径：日期完整")
def dates_are_whole(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """日期完整，没有缺「年」「月」「日」字或数字的，没有日历上不存在的日子。"""
    told = {hit: lack for passage in body(outline) for hit, lack in broken(passage)}
    for hit in unless_told(told, dossier):
        yield incomplete(hit, told[hit])


@rule("PER-04", severity=Severity.BLOCKING, needs=(LEDGER,), basis="主管部门核查口径：日期完整")
def the_ledger_dates_are_whole(dossier: Dossier) -> Iterator[Finding]:
    """台账文字里的日期完整。"""
    for passage in ledger(dossier):
        for hit, lack in broken(passage):
            yield incomplete(hit, lack)


def broken(passage: Passage) -> Iterator[tuple[Hit, str]]:
    """The dates of a passage that are incomplete or on no calendar, each with what is wrong, once."""
    return ((Hit(passage, start, date), lack) for start, date, lack in lacking(passage.text))


@lru_cache(maxsize=TEXTS)
def lacking(text: str) -> tuple[tuple[int, str, str], ...]:
    """The same of a text: where each begins, the date, what is wrong."""
    if not YEARLIKE.search(text):
        return ()
    taken: set[int] = set()
    wrong: list[tuple[int, str, str]] = []
    for shape, lack in INCOMPLETE:
        for found in shape.finditer(text):
            listed = lack == "缺「日」" and LISTED.match(text, found.end())
            if not listed and taken.isdisjoint(range(found.start(), found.end())):
                taken.update(range(found.start(), found.end()))
                wrong.append((found.start(), found[0], lack))
    whole = (found for found in FULL.finditer(text) if found.start() not in taken and not exists(found))
    return (*wrong, *((found.start(), found[0], "日历上没有这一天") for found in whole))


def exists(found: re.Match[str]) -> bool:
    """Whether the calendar has that month, and that day where one is written."""
    year, month, day = int(found["year"]), int(found["month"]), found["day"]
    return year >= 1 and 1 <= month <= 12 and (day is None or 1 <= int(day) <= monthrange(year, month)[1])


def incomplete(hit: Hit, lack: str) -> Finding:
    """A date that is not whole."""
    text = hit.text.strip()
    message = f"日期「{text}」{lack}：「{around(hit.passage.text, hit.start, hit.end)}」"
    hint = "请写成 2021年1月1日 的样子"
    return fault("PER-04", message, hit.passage.places, hint, subject=text, figures=text)


RULES: tuple[Rule, ...] = (
    dates_lie_in_the_period,
    no_date_is_left_from_last_year,
    dates_are_whole,
    the_ledger_dates_are_whole,
)
