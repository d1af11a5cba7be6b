"""Judge the words themselves: names that are not the standard ones, slips, doubled words, mixed widths: SEN-01, 02."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from annualreport.checks import wordlists
from annualreport.checks.passages import TEXTS, Hit, Passage, body, ledger, one_of, unless_told
from annualreport.checks.rule import DOCUMENT, LEDGER, SETTINGS, Rule, rule
from annualreport.finding import Finding, Severity, note, warning
from annualreport.model.dossier import Dossier
from annualreport.model.kept import kept
from annualreport.model.wordlists import Term
from annualreport.outline import Outline
from annualreport.source.patterns import later

HAN = "\u4e00-\u9fff"
DOUBLED = later(rf"([{HAN}]{{2,12}})\1")
GOVERNMENTS = later("政府政府(?:信息|网站|采购|公报|数据|购买|服务)")
"""A government's name and a word that begins with the same one: 某市人民政府政府信息公开."""
UNTIL = later(r"截止(?:到|至)?(?=\s?(?:\d|目前|今年|本年|年底|年末|上年|统计期|报告期|[一二三四五六七八九十]+月))")
MIXED = (
    (later(r"[０-９Ａ-Ｚａ-ｚ％]{1,40}"), "全角的字母、数字", "请改为半角"),
    (later(rf"(?<=[{HAN}])[,;:?!](?=[{HAN}])"), "半角的标点", "中文里的标点请用全角"),
    (later(r"（[^（）()\n]{0,60}\)|\([^（）()\n]{0,60}）"), "一半全角、一半半角的括号", "请统一为全角括号"),
)
REPEATED = later(r"[，。、；：！？]{2,40}|,{2,40}|;{2,40}")
ALLOWED = frozenset({"？！", "！？", "！！", "！！！"})
COUNTLESS = later(
    r"(?:(?:信息|文章|图解|简报|消息|发布|公开|推送)\s{0,4}条|信息\s{0,4}件|(?:共计|合计|总计|共有|同比增加|同比减少)[件条宗份项])(?=[，。；、,;])"
)
CALLED = later(r"(?<![自忘小本大之无])我(?P<kind>[局厅委署院])(?![员们派])")
KINDS = {"局": "局", "厅": "厅", "委员会": "委", "署": "署", "院": "院"}
"""How a unit's name ends, and by what it calls itself."""

Fault = tuple[Hit, str, str]
"""What was found, what to say of it, what to do."""
Mistake = tuple[int, str, str, str]
"""The same of a text alone: where it begins, the characters, what to say, what to do."""


@rule("SEN-01", severity=Severity.WARNING, needs=(DOCUMENT, SETTINGS), basis="主管部门核查口径：规范名称（词表）")
def names_are_the_standard_ones(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """单位、领导职务、会议、法规的名称是规范的，本单位的自称与单位名称相符（词表可改）。"""
    terms = wordlists.of(dossier).terms
    hits = unless_told(in_passages(body(outline), lambda one: misnamed(one, dossier)), dossier)
    yield from grouped("SEN-01", ((hit, *named(hit, terms, dossier)) for hit in hits))


@rule("SEN-01", severity=Severity.WARNING, needs=(LEDGER,), basis="主管部门核查口径：规范名称（词表）")
def the_ledger_names_are_the_standard_ones(dossier: Dossier) -> Iterator[Finding]:
    """台账里单位、领导职务、会议、法规的名称是规范的。"""
    terms = wordlists.of(dossier).terms
    hits = in_passages(ledger(dossier), lambda one: misnamed(one, dossier))
    yield from grouped("SEN-01", ((hit, *named(hit, terms, dossier)) for hit in hits))


@rule("SEN-02", severity=Severity.NOTE, needs=(DOCUMENT,), basis="主管部门核查口径：常见错别字（词表）")
def nothing_is_mistyped(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """没有错别字和搭配错误：连写两遍、「截止」与「截至」、全半角混用、重复标点、件数前缺数字（词表可改）。"""
    found = {fault[0]: fault for passage in body(outline) for fault in mistyped(passage, dossier)}
    yield from grouped("SEN-02", (found[hit] for hit in unless_told(found, dossier)))


@rule("SEN-02", severity=Severity.NOTE, needs=(LEDGER,), basis="主管部门核查口径：常见错别字（词表）")
def nothing_is_mistyped_in_the_ledger(dossier: Dossier) -> Iterator[Finding]:
    """台账没有错别字和搭配错误。"""
    yield from grouped("SEN-02", (fault for passage in ledger(dossier) for fault in mistyped(passage, dossier)))


def in_passages(passages: Iterable[Passage], found: Callable[[Passage], Iterator[Hit]]) -> Iterator[Hit]:
    """Every hit of every passage."""
    for passage in passages:
        yield from found(passage)


def misnamed(passage: Passage, dossier: Dossier) -> Iterator[Hit]:
    """Names that are not the standard ones, and words by which another kind of unit calls itself."""
    for term in wordlists.of(dossier).terms if misnomers(dossier).search(passage.text) else ():
        yield from spelt(passage, term)
    own = next((kind for end, kind in KINDS.items() if dossier.report.unit.endswith(end)), None)
    for found in CALLED.finditer(passage.text) if own else ():
        if found["kind"] != own:
            yield Hit(passage, found.start(), found[0])


@kept
def misnomers(dossier: Dossier) -> re.Pattern[str]:
    """A pattern of all the names that are not the standard ones; most texts hold none of them."""
    return one_of(tuple(term.wrong for term in wordlists.of(dossier).terms))


@kept
def slips(dossier: Dossier) -> re.Pattern[str]:
    """A pattern of all the slips of the list."""
    return one_of(tuple(term.wrong for term in wordlists.of(dossier).slips))


def spelt(passage: Passage, term: Term) -> Iterator[Hit]:
    """Where a way of writing stands that is not part of the right one."""
    shift = term.right.find(term.wrong)
    start = passage.text.find(term.wrong)
    while start >= 0:
        if shift < 0 or not passage.text.startswith(term.right, max(start - shift, 0)):
            yield Hit(passage, start, term.wrong)
        start = passage.text.find(term.wrong, start + len(term.wrong))


def named(hit: Hit, terms: tuple[Term, ...], dossier: Dossier) -> tuple[str, str]:
    """What to say of a name, and what to do."""
    right = next((term.right for term in terms if term.wrong == hit.text), None)
    if right is None:
        return f"自称「{hit.text}」，单位是{dossier.report.unit}", "请核对是否照抄了别的单位，改为本单位的自称"
    return (
        f"「{hit.text}」不是规范名称，应为「{right}」",
        "请改为规范名称；确实可以这样写的，在 data/词表.yaml 里去掉这一条",
    )


def mistyped(passage: Passage, dossier: Dossier) -> Iterator[Fault]:
    """Everything mistyped in one passage."""
    lists = wordlists.of(dossier)
    taken: set[int] = set()
    for hit, message, hint in (
        *slipped(passage, lists.slips if slips(dossier).search(passage.text) else ()),
        *told(passage, doubled(passage.text, lists.doubled)),
        *told(passage, misjoined(passage.text)),
    ):
        if hit.start not in taken:
            taken.update(range(hit.start, hit.end))
            yield hit, message, hint


def slipped(passage: Passage, terms: tuple[Term, ...]) -> Iterator[Fault]:
    """Slips of the list, and 截止 before a date."""
    for term in terms:
        for hit in spelt(passage, term):
            yield hit, f"「{term.wrong}」疑为「{term.right}」之误", "请改正"
    for found in UNTIL.finditer(passage.text):
        yield Hit(passage, found.start(), found[0]), f"「{found[0]}」应为「截至」", "后面是日期的用「截至」"


def told(passage: Passage, mistakes: Iterable[Mistake]) -> Iterator[Fault]:
    """The mistakes of a text as faults of the passage that it is."""
    return ((Hit(passage, start, text), message, hint) for start, text, message, hint in mistakes)


@lru_cache(maxsize=TEXTS)
def doubled(text: str, allowed: tuple[str, ...]) -> tuple[Mistake, ...]:
    """Words and phrases written twice in a row."""
    twice = (
        found
        for found in DOUBLED.finditer(text)
        if found[0] not in allowed and len(set(found[1])) > 1 and not GOVERNMENTS.match(text, found.start())
    )
    return tuple((found.start(), found[0], f"「{found[1]}」连写了两遍", "请删去多余的") for found in twice)


@lru_cache(maxsize=TEXTS)
def misjoined(text: str) -> tuple[Mistake, ...]:
    """Widths that are mixed, marks that stand twice, and units without a number."""
    marks = [found for found in REPEATED.finditer(text) if found[0] not in ALLOWED]
    mixed = [(found, said, hint) for shape, said, hint in MIXED for found in shape.finditer(text)]
    return (
        *((found.start(), found[0], f"标点重复「{found[0]}」", "请只留一个") for found in marks),
        *((found.start(), found[0], f"{said}「{found[0]}」", hint) for found, said, hint in mixed),
        *(
            (found.start(), found[0], f"「{found[0]}」的量词前面没有数字", "请补上数字")
            for found in COUNTLESS.finditer(text)
        ),
    )


def grouped(identifier: str, faults: Iterable[Fault]) -> Iterator[Finding]:
    """One finding for each message, with every place where it holds."""
    same: dict[str, list[Fault]] = {}
    for fault in faults:
        same.setdefault(fault[1], []).append(fault)
    said = warning if identifier == "SEN-01" else note
    for message, ones in same.items():
        places = list(dict.fromkeys(place for hit, *_ in ones for place in hit.passage.places))
        first = ones[0][0]
        yield said(identifier, f"{message}：「{first.around}」", places, ones[0][2], subject=first.text)


RULES: tuple[Rule, ...] = (
    names_are_the_standard_ones,
    the_ledger_names_are_the_standard_ones,
    nothing_is_mistyped,
    nothing_is_mistyped_in_the_ledger,
)
