"""Judge what the text says of 信息处理费 against 表三, 表二 and part 六: TXT-08, TXT-10, T3-08, STR-10."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.disclosure import FEES
from annualreport.checks.figures import REQUESTS
from annualreport.checks.rule import DOCUMENT, FIGURES, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts.cells import of_rows
from annualreport.checks.texts.sentences import sentences
from annualreport.checks.texts.spoken import Spoken, spoken
from annualreport.checks.texts.words import normal
from annualreport.finding import Finding, Severity, unassessed, warning
from annualreport.model.dossier import Dossier
from annualreport.model.statistics import UNITS, Cell
from annualreport.outline import Outline
from annualreport.outline.parts import Part, find
from annualreport.place import Place, whole
from annualreport.source.patterns import later

SIXTH = "六"
UNPAID = "逾期未缴费"
COUNTS = frozenset({*UNITS, "件", "宗", "笔"})
NOTHING = later(r"(?:本年度?|\d{4}年度?|我局|本机关|本单位)*(?:无|没有)(?:其他)?(?:需要?|应当?)?(?:报告)?的?(?:事项)?")
MIXED = later(
    r"信息处理费(?:等|即|属于|计入|列入|纳入|作为|是|（|的)[^，。；]{0,4}行政事业性收费"
    r"|行政事业性收费(?:（|即|包括|含|中的|——)[^，。；]{0,6}信息处理费"
)
WRITE_IT = "请在「六、其他需要报告的事项」写明收取信息处理费的件数和金额；没有收取的写明没有收取"


def charged(dossier: Dossier, outline: Outline) -> list[Spoken]:
    """Where the text says that 信息处理费 was charged: amounts or cases above 0, of this report's year and scope."""
    said = spoken(sentences(outline, dossier.form), dossier.year)
    fees = [one for one in said if one.has("费") and not one.has("否", "增减", "部分") and one.number.unit in COUNTS]
    return [one for one in fees if one.number.value and one.year == one.report_year and not one.apart]


def charged_elsewhere(dossier: Dossier, outline: Outline) -> list[Spoken]:
    """Where the text outside part 六 says that 信息处理费 was charged."""
    return [one for one in charged(dossier, outline) if one.sentence.part != SIXTH]


def sixth(dossier: Dossier, outline: Outline) -> Part | None:
    """Part 六."""
    return find(outline, dossier.form).part(SIXTH)


def silent(part: Part) -> bool:
    """Whether part 六 says nothing of the fee."""
    return "处理费" not in part.text


def says_nothing(part: Part) -> bool:
    """Whether part 六 says 无."""
    return NOTHING.fullmatch(normal(part.text).strip("。\n；，")) is not None


@rule("TXT-08", severity=Severity.WARNING, needs=(DOCUMENT,), basis="条例第四十二条、第五十条第（五）项")
def fees_agree_with_part_six(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """收取信息处理费的，「六」不写「无」；所写的收费与费用台账相符。"""
    part, outside = sixth(dossier, outline), charged_elsewhere(dossier, outline)
    if part and outside and (says := unsaid(part, dossier, outline)):
        yield untold(part, outside, says, ("TXT-08", "STR-10") if silent(part) else ("TXT-08",))
    message = "没有提供信息处理费台账，年报所写的收费情况没有与台账核对"
    yield unassessed("TXT-08", message, whole(outline.file), subject="费用台账")


def unsaid(part: Part, dossier: Dossier, outline: Outline) -> str:
    """How part 六 denies that a fee was charged; '' where it does not."""
    if says_nothing(part):
        return "写的是「无」"
    return "写没有收取信息处理费" if denies(dossier, outline) else ""


@rule("STR-10", severity=Severity.WARNING, needs=(DOCUMENT,), basis="条例第四十二条、第五十条第（五）项")
def fees_are_told_in_part_six(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """别处写了收取信息处理费的，「六」也写；「六」写「无」的与 TXT-08 合为一条。"""
    part, outside = sixth(dossier, outline), charged_elsewhere(dossier, outline)
    if part and outside and part.text.strip() and silent(part) and not says_nothing(part):
        yield untold(part, outside, "没有提到信息处理费", ("STR-10",))


def untold(part: Part, fees: list[Spoken], says: str, rules: tuple[str, ...]) -> Finding:
    """Part 六 that denies or leaves out what the text says elsewhere."""
    message = f"正文写「{fees[0].phrase}」，「{part.section.title}」{says}"
    places = tuple(dict.fromkeys((*(one.sentence.place for one in fees), part.heading.place)))
    figures = "；".join(one.phrase for one in fees)
    subject = "信息处理费·第六部分"
    return warning(rules[0], message, places, WRITE_IT, subject=subject, figures=figures, rules=rules)


def denies(dossier: Dossier, outline: Outline) -> bool:
    """Whether part 六 says that no fee was charged."""
    for sentence in sentences(outline, dossier.form):
        for clause in sentence.clauses:
            kinds = [token.kind for token in clause.tokens]
            if sentence.part == SIXTH and "否" in kinds and "费" in kinds[kinds.index("否") :]:
                return True
    return False


@rule("T3-08", severity=Severity.WARNING, needs=(FIGURES, DOCUMENT), basis="条例第四十二条；30号格式表三第三项（六）2")
def unpaid_fees_are_told_of(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """30号表三（六）2「逾期未缴费」不为 0 的，「六」写明信息处理费情况。"""
    part, unpaid = sixth(dossier, outline), of_rows(sheet(dossier), UNPAID)
    if part and unpaid.figure and silent(part):
        message = f"{unpaid.said}，「{part.section.title}」没有写信息处理费情况"
        places = (part.heading.place, *sheet(dossier).places(key for key in unpaid.keys))
        subject, figures = f"{REQUESTS}·{UNPAID}", str(unpaid.figure)
        yield warning("T3-08", message, places, WRITE_IT, subject=subject, figures=figures)


@rule("TXT-10", severity=Severity.WARNING, needs=(DOCUMENT, FIGURES), basis="条例第二十条第（八）项、第四十二条")
def fees_of_two_kinds_are_kept_apart(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """行政事业性收费（表二第二十条第（八）项）与信息处理费不混写。"""
    for paragraph in outline.paragraphs:
        for found in MIXED.finditer(normal(paragraph.text)):
            yield mixed(f"正文写「{found[0]}」，把信息处理费与行政事业性收费混为一谈", [paragraph.place], found[0])
    cell = sheet(dossier).statistics.cells.get(FEES, Cell())
    for one in charged(dossier, outline):
        if one.number.unit in UNITS and cell.yuan and cell.yuan == one.number.value * UNITS[one.number.unit]:
            message = f"正文写「{one.phrase}」，与表二「行政事业性收费·本年收费金额」{cell.text}相同，疑似两种收费混写"
            yield mixed(message, [one.sentence.place, *sheet(dossier).places([FEES])], cell.text or "")


def mixed(message: str, places: list[Place], figures: str) -> Finding:
    """Two kinds of fees taken for one."""
    hint = "信息处理费按条例第四十二条收取，写在「六」；行政事业性收费填在表二，两者分开写"
    return warning("TXT-10", message, tuple(places), hint, subject="信息处理费·行政事业性收费", figures=figures)
