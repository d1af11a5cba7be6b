"""Judge the documents that the text cites: number and title, the number's shape, whose they are: REF-01, 02."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from annualreport.checks import wordlists
from annualreport.checks.passages import Hit, Passage, body, ledger, numbers, unless_told
from annualreport.checks.rule import DOCUMENT, LEDGER, SETTINGS, Rule, rule
from annualreport.finding import Finding, Severity, note, warning
from annualreport.model.dossier import Dossier
from annualreport.model.wordlists import Notice
from annualreport.outline import Outline
from annualreport.outline.wording import alike
from annualreport.source.patterns import later

TITLE = r"《(?P<title>[^《》〈〉\n]{2,80}(?:[《〈][^《》〈〉\n]{0,60}[》〉][^《》〈〉\n]{0,60})?)》"
CITED = later(rf"{TITLE}(?:\s?[（(](?P<number>[^（）()\n]{{2,40}}?号)[^（）()\n]{{0,20}}[）)])?")
SHAPE = later(
    r"(?P<open>[〔［\[【（({])\s?第?(?P<year>(?:19|20)\d{2}|\d{2}(?=[〕］\]】}]))\s?年?(?P<close>[〕］\]】）)}])\s?(?P<the>第?)\s?(?P<number>\d{1,5})\s?号"
)
ORDER = later(r"令\s?$|公告\s?$|法\s?释\s?$")
CODE = later(r"[\u4e00-\u9fff]{1,14}$")
MARKS = later(r"[《》〈〉<>]")
LIKE = 0.93
"""How alike a title without a number must be to a notice's to be that notice misquoted."""
LONG = 15
"""Characters of a title that can be told by likeness."""
WHOSE = later(r"^(?:中共)?(?P<region>[\u4e00-\u9fff]{2,8}?(?:省|自治区|市|州))")


@rule("REF-01", severity=Severity.WARNING, needs=(DOCUMENT,), basis="主管部门核查口径：引文与原件一致")
def titles_and_numbers_belong_together(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """引用的文件名与文号配对（词表「引用文件」可补充）。"""
    said = {hit: told for passage in body(outline) for hit, *told in mismatched(passage, dossier)}
    for hit in unless_told(said, dossier):
        yield mismatch(hit, *said[hit])


@rule("REF-01", severity=Severity.WARNING, needs=(LEDGER,), basis="主管部门核查口径：引文与原件一致")
def the_ledger_titles_and_numbers_belong_together(dossier: Dossier) -> Iterator[Finding]:
    """台账引用的文件名与文号配对。"""
    for passage in ledger(dossier):
        for hit, message, hint in mismatched(passage, dossier):
            yield mismatch(hit, message, hint)


def mismatch(hit: Hit, message: str, hint: str) -> Finding:
    """A citation whose title and number do not belong together."""
    return warning("REF-01", message, hit.passage.places, hint, subject=hit.text[:60])


def mismatched(passage: Passage, dossier: Dossier) -> Iterator[tuple[Hit, str, str]]:
    """The citations of a passage that are wrong: where, what to say, what to do."""
    notices = wordlists.of(dossier).notices
    for found in CITED.finditer(passage.text):
        wrong = judged(found["title"], found["number"] or "", notices)
        if wrong:
            yield Hit(passage, found.start(), found[0]), *wrong


def judged(title: str, number: str, notices: tuple[Notice, ...]) -> tuple[str, str] | None:
    """What is wrong with a title and number cited together; None where nothing is known to be."""
    by_number = next((one for one in notices if number and core(number) == core(one.number)), None)
    if by_number:
        if named(title, by_number):
            return None
        message = f"文号{number}的文件是《{by_number.title}》，写成了《{title}》"
        return message, "请改正文件名或文号"
    by_title = next((one for one in notices if named(title, one)), None)
    if by_title:
        wrong = number and core(number) != core(by_title.number)
        return (f"《{title}》的文号是{by_title.number}，写成了{number}", "请改正文号") if wrong else None
    meant = next((one for one in notices if misquoted(title, one.title)), None)
    return (f"文件名写作《{title}》，应为《{meant.title}》", "请按原文改正文件名") if meant else None


def core(number: str) -> str:
    """A document number as compared: without blanks, one kind of bracket, without the issuer before 令."""
    text = alike(number).translate(str.maketrans("[【〔(", "〔〔〔〔")).translate(str.maketrans("]】〕)", "〕〕〕〕"))
    return text.removeprefix("中华人民共和国").removeprefix("国务院")


def plain(title: str) -> str:
    """A title as compared: the issuer before 关于 and the title marks inside left out."""
    head, about, rest = alike(title).partition("关于")
    text = rest if about and not MARKS.search(head) else alike(title)
    return MARKS.sub("", text)


def named(title: str, notice: Notice) -> bool:
    """Whether the title is the notice's, with or without its issuer, or one of its other names."""
    return plain(title) in {plain(name) for name in (notice.title, *notice.variants)}


@lru_cache(maxsize=1024)
def misquoted(title: str, wanted: str) -> bool:
    """Whether the title is all but the one wanted."""
    one, other = plain(title), plain(wanted)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return len(one) >= LONG and matcher.real_quick_ratio() >= LIKE and matcher.ratio() >= LIKE


@rule("REF-02", severity=Severity.WARNING, needs=(DOCUMENT,), basis="GB/T 9704—2012 7.2.5")
def numbers_have_their_shape(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """文号写作「机关代字〔年份〕序号号」，用六角括号〔〕，年份四位，序号不加「第」、不编虚位；「令第N号」不在此列。"""
    for hit in unless_told((hit for passage in body(outline) for hit in misshapen(passage)), dossier):
        yield shape(hit)


@rule("REF-02", severity=Severity.WARNING, needs=(LEDGER,), basis="GB/T 9704—2012 7.2.5")
def the_ledger_numbers_have_their_shape(dossier: Dossier) -> Iterator[Finding]:
    """台账里的文号写作「机关代字〔年份〕序号号」。"""
    for passage in (*ledger(dossier), *numbers(dossier)):
        for hit in misshapen(passage):
            yield shape(hit)


def misshapen(passage: Passage) -> Iterator[Hit]:
    """The document numbers of a passage that are not written as they should be."""
    for found in SHAPE.finditer(passage.text):
        code = CODE.search(passage.text[max(found.start() - 14, 0) : found.start()])
        if code and not ORDER.search(code[0]) and found[0] != shaped(found):
            yield Hit(passage, found.start(), found[0])


def shaped(found: re.Match[str]) -> str:
    """The number as it should be written; a short year stays, since it is not known which it is."""
    return f"〔{found['year']}〕{int(found['number'])}号" if len(found["year"]) == 4 else f"〔{found['year']}？〕"


def shape(hit: Hit) -> Finding:
    """A document number that is not written as it should be."""
    found = SHAPE.fullmatch(hit.text)
    assert found
    message = f"文号「{hit.text}」的写法不合规定，应为「{shaped(found)}」：「{hit.around}」"
    hint = "文号写作 机关代字〔年份〕序号号，如 国办公开办函〔2021〕30号"
    return warning("REF-02", message, hit.passage.places, hint, subject=hit.text)


@rule("REF-01", severity=Severity.NOTE, needs=(DOCUMENT, SETTINGS), basis="主管部门核查口径：引文与原件一致")
def documents_cited_are_of_this_place(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """没有引用外省、外市的文件（多为照抄别处的报告）。"""
    home = province(dossier.report.unit)
    if not home:
        return
    seen: set[str] = set()
    for passage in body(outline):
        for found in CITED.finditer(passage.text):
            place = foreign(found["title"], home, dossier.report.unit)
            if place and found["title"] not in seen:
                seen.add(found["title"])
                message = f"引用了{place}的文件《{found['title']}》，单位是{dossier.report.unit}"
                hint = "请核对是否照抄了别处的报告"
                yield note("REF-01", message, passage.places, hint, subject=found["title"][:60])


def province(name: str) -> str:
    """The province that a name begins with, or whose city it begins with; empty where it tells none."""
    for one, cities in wordlists.regions().items():
        if name.startswith((one, one.removesuffix("省") if one.endswith("省") else one)):
            return one
        if any(name.startswith(f"{city}市") for city in cities):
            return one
    return ""


def foreign(title: str, home: str, unit: str) -> str:
    """The other province or city whose document it is, by its title; empty for those of this place."""
    theirs, ours = WHOSE.match(title), WHOSE.match(unit)
    of = province(theirs["region"]) if theirs else ""
    if theirs is None or not of or theirs["region"] == of == home:
        return ""
    another = ours is not None and ours["region"] != home and theirs["region"] != ours["region"]
    return theirs["region"] if of != home or another else ""


RULES: tuple[Rule, ...] = (
    titles_and_numbers_belong_together,
    the_ledger_titles_and_numbers_belong_together,
    documents_cited_are_of_this_place,
    numbers_have_their_shape,
    the_ledger_numbers_have_their_shape,
)
