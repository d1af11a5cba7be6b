"""Judge texts that repeat others: last year's report, the report itself, the offices' reports: DUP-01, 02, 03, 04."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.checks import wordlists
from annualreport.checks.passages import Hit, body
from annualreport.checks.progress import told_number
from annualreport.checks.rule import DOCUMENT, LEDGER, PREVIOUS_TEXT, Rule, rule
from annualreport.checks.similarity import LEAST, SAME, Library, figureless, own, split
from annualreport.finding import Finding, Severity, fault, note, warning
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Entry, OfficeReport
from annualreport.model.report import Report
from annualreport.outline import Outline, Paragraph
from annualreport.outline.parts import find
from annualreport.place import quoted

PARTS, FIFTH = "一五", "五"
ANSWER = "DUP-02"
MENDED = (
    "已整改",
    "整改完毕",
    "整改到位",
    "已完成",
    "已解决",
    "得到解决",
    "有效解决",
    "已改进",
    "已补办",
    "对上年",
    "针对上年",
    "上年度报告提出",
)
"""How a report says what became of last year's problem."""
FEWEST = 12
"""Characters of an office's report that is worth comparing."""


@dataclass(frozen=True)
class Earlier:
    """Last year's texts as compared, each with the name of the text that it is from."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    library: Library
    sentences: frozenset[str]
    standard: tuple[str, ...]


def earlier(report: Report, standard: tuple[str, ...]) -> Earlier:
    """Last year's paragraphs of 一 and 五."""
    overview = report.overview
    texts = {
        "主动公开": overview.disclosure,
        "依申请公开": overview.requests,
        "政府信息管理": overview.management,
        "平台建设": overview.platform,
        "监督保障": overview.supervision,
        "主要问题": report.problems,
        "改进情况": report.improvements,
    }
    lines = [(name, own(line, standard)) for name, text in texts.items() for line in text.splitlines()]
    kept = [(name, line) for name, line in lines if len(line) >= LEAST]
    said = frozenset(compared for text in texts.values() for compared, _ in split(text, standard))
    library = Library(tuple(figureless(line) for _, line in kept))
    return Earlier(tuple(name for name, _ in kept), tuple(line for _, line in kept), library, said, standard)


@rule(
    "DUP-01",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, PREVIOUS_TEXT),
    basis="30号：内容雷同的，按条例第四十七条追责；相似度为主管部门核查口径",
)
def the_texts_are_this_years(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """「一」「五」不照抄上年（通用语句不计）：段落完全相同的阻断，相似 0.8 以上的警告。"""
    return (one for one in compared(dossier, outline, PARTS) if ANSWER not in one.rules)


@rule(
    ANSWER,
    severity=Severity.WARNING,
    needs=(DOCUMENT, PREVIOUS_TEXT),
    basis="30号：敷衍塞责的，按条例第四十七条追责；条例第五十条第（四）项",
)
def last_years_problems_are_answered(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """「五」的问题与上年相同的，写明改进结果；段落完全相同的同时违反 DUP-01，是阻断。"""
    return (one for one in compared(dossier, outline, FIFTH) if ANSWER in one.rules)


def compared(dossier: Dossier, outline: Outline, numbers: str) -> Iterator[Finding]:
    """What the parts of these numbers have of last year's report, each paragraph told once."""
    assert dossier.previous_report
    standard = wordlists.of(dossier).standard
    before = earlier(dossier.previous_report, standard)
    for part in find(outline, dossier.form).parts:
        if part.number in numbers:
            mended = part.number != FIFTH or any(word in part.text for word in MENDED)
            for paragraph in part.paragraphs:
                yield from copied(paragraph, own(paragraph.text, standard), before, mended=mended)


def copied(paragraph: Paragraph, text: str, before: Earlier, *, mended: bool) -> Iterator[Finding]:
    """That a paragraph is last year's, all but last year's, or holds whole sentences of it."""
    if len(text) < LEAST:
        return
    number, alike = before.library.nearest(figureless(text))
    again = before.names[number] == "主要问题" and not mended if alike >= SAME else False
    rules = ("DUP-01", ANSWER) if again else ("DUP-01",)
    more = "；问题与上年相同，又没有写改进结果" if again else ""
    hint = "请按本年度的实际重写" + ("，写明上年问题的改进结果" if again else "")
    if alike >= SAME and before.texts[number] == text:
        message = f"这一段与上年年报「{before.names[number]}」完全相同{more}：{quoted(paragraph.text)}"
        yield fault("DUP-01", message, paragraph.place, hint, subject=paragraph.text[:30], rules=rules)
    elif alike >= SAME:
        share = f"{alike:.0%}"
        message = f"这一段与上年年报「{before.names[number]}」相似 {share}（数字不计）{more}：{quoted(paragraph.text)}"
        yield warning("DUP-01", message, paragraph.place, hint, subject=paragraph.text[:30], figures=share, rules=rules)
    else:
        yield from sentences_of(paragraph, before)


def sentences_of(paragraph: Paragraph, before: Earlier) -> Iterator[Finding]:
    """The sentences of a paragraph that stand in last year's report too."""
    same = [sentence for compared, sentence in split(paragraph.text, before.standard) if compared in before.sentences]
    if same:
        message = f"有 {len(same)} 句与上年年报完全相同：{quoted(same[0])}"
        hint = "请核对是否照抄，按本年度的实际改写"
        yield note("DUP-01", message, paragraph.place, hint, subject=same[0][:30])


@rule("DUP-03", severity=Severity.NOTE, needs=(DOCUMENT,), basis="主管部门核查口径：文内不重复")
def no_sentence_is_said_twice(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """文内没有重复的句子（30 字以上，通用语句不计）。"""
    standard = wordlists.of(dossier).standard
    stands: dict[str, list[Hit]] = {}
    for passage in body(outline):
        for compared, sentence in split(passage.text, standard):
            stands.setdefault(compared, []).append(Hit(passage, 0, sentence))
    for same in stands.values():
        if len(same) > 1:
            places = list(dict.fromkeys(place for hit in same for place in hit.passage.places))
            message = f"同一句话写了 {len(same)} 次：{quoted(same[0].text)}"
            yield note("DUP-03", message, places, "请只留一处", subject=same[0].text[:30])


@rule("DUP-04", severity=Severity.NOTE, needs=(LEDGER,), basis="主管部门核查口径：各处室写自己做的事")
def offices_report_in_their_own_words(dossier: Dossier) -> Iterator[Finding]:
    """各处室报来的落实文字彼此不雷同。"""
    assert dossier.ledger
    for entry in dossier.ledger.entries:
        yield from echoing(entry)


def echoing(entry: Entry) -> Iterator[Finding]:
    """The reports of an entry that are alike, each pair told once."""
    reports = [one for one in entry.reports if len(own(one.progress, ())) >= FEWEST]
    library = Library(tuple(own(one.progress, ()) for one in reports))
    told: set[frozenset[int]] = set()
    for number, text in enumerate(library.texts):
        other, alike = library.nearest(text, besides=number)
        pair = frozenset((number, other))
        if alike >= SAME and pair not in told and reports[number].office != reports[other].office:
            told.add(pair)
            yield echo(entry, reports[number], reports[other], alike)


def echo(entry: Entry, first: OfficeReport, second: OfficeReport, alike: float) -> Finding:
    """Two offices that say the same."""
    message = f"{told_number(entry)} 中{first.office}和{second.office}报来的落实情况相似 {alike:.0%}"
    places = (*first.places("落实情况"), *second.places("落实情况"))
    hint = "请各处室写自己做了什么"
    subject = f"{told_number(entry)} {first.office} {second.office}"
    return note("DUP-04", message, places, hint, subject=subject)


RULES: tuple[Rule, ...] = (
    the_texts_are_this_years,
    last_years_problems_are_answered,
    no_sentence_is_said_twice,
    offices_report_in_their_own_words,
)
