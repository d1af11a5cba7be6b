"""Recompute percentages and growth from the tables and from the figures of the same sentence: TXT-05."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import partial
from itertools import groupby

from annualreport.checks.figures import Sheet
from annualreport.checks.rule import DOCUMENT, FIGURES, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts import documents, requests, reviews
from annualreport.checks.texts.agreement import Meaning, merged
from annualreport.checks.texts.cells import of_rows
from annualreport.checks.texts.sentences import REQUESTS, sentences
from annualreport.checks.texts.spoken import Spoken, spoken
from annualreport.checks.texts.words import YEAR
from annualreport.finding import Finding, Severity
from annualreport.model.dossier import Dossier
from annualreport.model.written import number as printed
from annualreport.outline import Outline

PERCENT, TIMES = "%", "倍"
TENTH = Decimal("0.1")
GROWN = {1: ("增长", "下降"), -1: ("下降", "增长")}
"""How growth is told by what the text says it is: growth (1) or decline (-1)."""
NEAR = 12
"""How many numbers before a percentage are looked at."""
LESS = ("下降", "减少", "降低", "降幅", "少")
RATES = frozenset({"办结率", "答复率"})
CLOSED = "总计"
CAME = ("本年新收＋上年结转", "本年新收")
OF_REQUESTS = frozenset({"TXT-01", "TXT-02"})
NO_COUNTS = frozenset({"", PERCENT, "‰", TIMES, "年", "月", "日", "号", "个百分点", "百分点"})
Meanings = dict[tuple[int, int], Callable[[Sheet], Meaning]]
"""What the numbers of the text mean by given tables, by sentence and position."""


@dataclass(frozen=True, slots=True)
class Base:
    """A figure that a percentage may be of, in words and as a number."""

    said: str
    figure: Decimal


@rule(
    "TXT-05",
    severity=Severity.WARNING,
    needs=(DOCUMENT, FIGURES),
    basis="30号关于发布内容准确、全面的要求；主管部门核查口径",
)
def percentages_can_be_recomputed(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """正文的百分比、增长率能由表中的数或同句的数重算，误差不超过末位的一半；截断而没有四舍五入的只作提示。"""
    yield from merged(found(dossier, outline))


def found(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """Every percentage that cannot be recomputed."""
    meant = meanings(dossier, outline)
    said = spoken(sentences(outline, dossier.form), dossier.year)
    for _, group in groupby(said, key=lambda one: one.sentence.paragraph):
        before: list[Spoken] = []
        for one in group:
            yield from of_number(one, before[-NEAR:], meant, dossier)
            if one.number.unit not in NO_COUNTS and not one.has("增减", "占", "率"):
                before.append(one)


def meanings(dossier: Dossier, outline: Outline) -> Meanings:
    """What the numbers of the text mean, once a year's tables are given."""
    found: Meanings = {
        spot(one.said): partial(requests.meaning, mention=one) for one in requests.mentions(dossier, outline)
    }
    found |= {spot(one.said): partial(reviews.meaning, case=one) for one in reviews.cases(dossier, outline)}
    return found | {
        spot(one.said): partial(documents.meaning, made=one) for one in documents.mentions(dossier, outline)
    }


def spot(said: Spoken) -> tuple[int, int]:
    """Where a number stands."""
    return id(said.sentence), said.token.start


def of_number(said: Spoken, before: list[Spoken], meant: Meanings, dossier: Dossier) -> Iterator[Finding]:
    """The finding on one number, if it is a percentage, a multiple or a difference."""
    apiece = "分别" in said.sentence.text[max(said.token.start - 40, 0) : said.token.start]
    if said.year not in (said.report_year, said.report_year - 1) or apiece:
        return
    if said.has("增减"):
        yield from grown(said, [one for one in before if one.sentence is said.sentence], meant, dossier)
    elif said.number.unit == PERCENT and said.has("占"):
        yield from shared(said, before, meant, dossier)
    elif (
        said.number.unit == PERCENT
        and RATES & set(said.named("率"))
        and said.about == REQUESTS
        and not said.apart
        and not said.has("部分")
    ):
        yield from closed(said, dossier)


def grown(said: Spoken, before: list[Spoken], meant: Meanings, dossier: Dossier) -> Iterator[Finding]:
    """Growth against last year's figure, in the sentence or in last year's tables."""
    subject = next((one for one in reversed(before) if one.year == one.report_year), None)
    compared = [int(word.number.value) for word in said.words if word.kind == YEAR and word.number]
    if subject is None or (compared and compared[-1] != said.report_year - 1):
        return
    if said.number.unit not in (PERCENT, TIMES, subject.number.unit):
        return
    earlier = [one for one in before if one.year == one.report_year - 1 and one.number.unit == subject.number.unit]
    bases = [Base(f"上年 {printed(one.number.value)}", one.number.value) for one in earlier]
    if not bases and not subject.apart:
        if dossier.previous is None:
            yield from unknown(said, subject)
            return
        meaning = meant.get(spot(subject))
        sums = meaning(Sheet(dossier.form, dossier.previous)).sums if meaning else ()
        bases = [Base(f"上年{one.said}", one.figure) for one in sums if one.figure is not None]
    sign = -1 if any(word.name.endswith(LESS) for word in said.words if word.kind == "增减") else 1
    computed = [(base, growth(said, subject, base) * sign) for base in bases if base.figure]
    yield from weighed(said, subject, computed, GROWN[sign])


def unknown(said: Spoken, subject: Spoken) -> Iterator[Finding]:
    """未核 for growth of a figure of the tables while last year's tables are not known."""
    if subject.has("表三", "组", "文件"):
        message = f"正文写「{said.phrase}」，没有上一年度的统计数据，没有重算"
        hint = "补上上一年度的统计数据后再核对"
        yield Finding("TXT-05", Severity.UNASSESSED, message, (said.sentence.place,), hint, subject=said.phrase)


def growth(said: Spoken, subject: Spoken, base: Base) -> Decimal:
    """By how much the subject grew: in percent, as a multiple, or as a difference."""
    difference = subject.number.value - base.figure
    if said.number.unit == PERCENT:
        return difference * 100 / base.figure
    return difference / base.figure if said.number.unit == TIMES else difference


def shared(said: Spoken, before: list[Spoken], meant: Meanings, dossier: Dossier) -> Iterator[Finding]:
    """A share of a figure before it in the paragraph or of a figure of the tables."""
    own = [one for one in before if one.sentence is said.sentence]
    if not own:
        return
    part = own[-1]
    wholes = [one for one in before if one.number.unit == part.number.unit and one.number.value > part.number.value]
    bases = [Base(f"总数 {printed(one.number.value)}", one.number.value) for one in wholes]
    meaning = meant.get(spot(part))
    if meaning and meaning(sheet(dossier)).rule in OF_REQUESTS:
        totals = (of_rows(sheet(dossier), rows) for rows in requests.APPLICANTS)
        bases += [Base(one.said, one.figure) for one in totals if one.figure]
    value = part.number.value
    yield from weighed(said, part, [(base, value * 100 / base.figure) for base in bases if base.figure >= value])


def closed(said: Spoken, dossier: Dossier) -> Iterator[Finding]:
    """办结率, 答复率: what was closed of what came in."""
    judged: Sheet = sheet(dossier)
    done = of_rows(judged, CLOSED)
    came = [of_rows(judged, rows) for rows in CAME]
    if done.figure is not None:
        bases = [
            (Base(f"{done.said}、{one.said}，", one.figure), done.figure * 100 / one.figure)
            for one in came
            if one.figure
        ]
        yield from weighed(said, said, bases)


def weighed(
    said: Spoken, subject: Spoken, computed: list[tuple[Base, Decimal]], ways: tuple[str, str] = ("", "")
) -> Iterator[Finding]:
    """The finding where none of the computed values is the printed one. ways: how to say a positive, a negative one."""
    if not computed or any(right(said, value) for _, value in computed):
        return
    cut = next(((base, value) for base, value in computed if truncated(said, value)), None)
    rate = subject is said
    first = rate or said.has("增减")
    base, value = cut or (computed[0] if first else min(computed, key=lambda one: abs(one[1] - said.number.value)))
    wanted = ways[value < 0] + " " + printed(abs(value).quantize(finer(said), ROUND_HALF_UP))
    of = f"由{base.said}" if rate else f"由 {printed(subject.number.value)} 和{base.said}，"
    message = f"正文写「{said.phrase}」，{of}重算是{wanted}{said.number.unit}"
    message += "，印出的数是截断而没有四舍五入" if cut else ""
    parts = (base.figure,) if rate else (subject.number.value, base.figure)
    figures = f"{printed(said.number.value)}；{'、'.join(printed(one) for one in parts)}"
    severity = Severity.NOTE if cut else Severity.WARNING
    hint = "请按四舍五入改正" if cut else "请核对百分比和所用的基数"
    place = (said.sentence.place,)
    yield Finding("TXT-05", severity, message, place, hint, subject=said.phrase, figures=figures)


def finer(said: Spoken) -> Decimal:
    """How finely the recomputed value is shown: as printed; a percentage with one decimal at least."""
    return min(said.number.step, TENTH) if said.number.unit in (PERCENT, TIMES) else said.number.step


def right(said: Spoken, value: Decimal) -> bool:
    """Whether the printed value is the computed one, up to half of its last digit; about: up to one and a half."""
    slack = said.number.round_step if said.number.about else said.number.step / 2
    return abs(value - said.number.value) <= slack


def truncated(said: Spoken, value: Decimal) -> bool:
    """Whether the printed value is the computed one with its further digits cut off."""
    return value.quantize(said.number.step, ROUND_FLOOR) == said.number.value
