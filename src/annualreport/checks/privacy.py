"""Find what must not be published: personal numbers, names, marks of secrecy, internal addresses: PRV-01, 02, 03."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annualreport.checks import wordlists
from annualreport.checks.passages import Hit, Passage, everything, ledger, numbers, one_of, unless_told
from annualreport.checks.personal import NAME, beside, found, sealed
from annualreport.checks.rule import DOCUMENT, LEDGER, Rule, rule
from annualreport.finding import Finding, Severity, fault, warning
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline
from annualreport.source.patterns import later

PARTY = r"(?:申请人|申诉人|信访人|投诉人|当事人|原告|上诉人)"
APPLICANT = later(
    rf"{PARTY}(?:[:：]\s?(?={NAME}(?:[，,。；、（(\s]|$))|(?={NAME}(?:申请公开|要求公开|提出的|不服|先生|女士|[（(][男女身住电手])))"
    rf"(?P<who>{NAME})(?=[，,。；、（(\s]|$|申请公开|要求公开|提出的|不服|先生|女士)"
)
TITLED = later(rf"(?P<who>{NAME})(?:先生|女士)")
MINOR = later(
    rf"(?:学生|考生|幼儿|未成年人)(?:[:：]\s?(?P<who>{NAME})(?=[，,。；、（(\s]|$)|(?P<whom>{NAME})(?=[（(][男女]))"
)
COMPANY = later(
    r"(?:申请人|原告|第三人)[:：为是]?\s?"
    r"(?P<who>[\u4e00-\u9fff]{2,30}?(?:有限责任公司|股份有限公司|有限公司|律师事务所|合作社))"
)
SPOKEN_OF = (
    "申请人",
    "申诉人",
    "信访人",
    "投诉人",
    "当事人",
    "上诉人",
    "原告",
    "第三人",
    "先生",
    "女士",
    "学生",
    "考生",
    "幼儿",
    "未成年人",
)
"""Words without which no name is looked for."""
PERSONS = (
    (rf"{PARTY}(?:[:：]|.{{2,4}}(?:申请公开|要求公开|提出的|不服|先生|女士|[（(]))", APPLICANT, "疑似申请人姓名"),
    ("先生|女士", TITLED, "疑似个人姓名"),
    ("(?:学生|考生|幼儿|未成年人)(?:[:：]|.{2,4}[（(])", MINOR, "疑似未成年人信息"),
    ("公司|律师事务所|合作社", COMPANY, "疑似申请人单位名称"),
)
"""What stands in whatever a shape finds, the shape, what it finds: a shape with all surnames takes long to compile."""
STARRED = later(r"(?:绝密|机密|秘密)\s?[★☆*＊](?:\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})年)?")
ADDRESS = later(
    r"(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01])|127\.0)\.\d{1,3}\.\d{1,3}(?![\d.]*\d)(?::\d{2,5})?"
    r"|https?://[\w.-]{1,60}?\.(?:local|lan|internal|intranet|corp)(?![\w-]|\.\w)|https?://localhost(?!\w)",
    re.ASCII | re.IGNORECASE,
)
MARKING = ("绝密", "机密", "秘密", ".", "://")
"""What stands in whatever STARRED and ADDRESS find."""
OPENS = '（(【[〔《“"「 \t\u3000'


@rule("PRV-01", severity=Severity.BLOCKING, needs=(DOCUMENT,), basis="条例第十五条")
def nothing_identifies_a_person(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """没有身份证号、手机号、银行卡号、学籍号、个人邮箱、家庭住址；公开的办公电话不算。"""
    hits = {hit: kind for passage in everything(outline) for hit, kind in numbered(passage)}
    yield from (told(hit, hits[hit]) for hit in unless_told(hits, dossier))


@rule("PRV-01", severity=Severity.BLOCKING, needs=(LEDGER,), basis="条例第十五条")
def nothing_in_the_ledger_identifies_a_person(dossier: Dossier) -> Iterator[Finding]:
    """台账没有身份证号、手机号、银行卡号、学籍号、个人邮箱、家庭住址。"""
    for passage in (*ledger(dossier), *numbers(dossier)):
        yield from (told(hit, kind) for hit, kind in numbered(passage))


def numbered(passage: Passage) -> Iterator[tuple[Hit, str]]:
    """The personal numbers of a passage, each with its kind."""
    for start, text, kind in found(passage.text):
        yield Hit(passage, start, text), kind


def told(hit: Hit, kind: str) -> Finding:
    """A personal number, masked, with the name beside it."""
    masked = sealed(hit.text)
    name = beside(hit.passage.text, hit.start, hit.end)
    message = f"疑似{kind}「{masked}」" + (f"，旁边有姓名「{name}」" if name else "")
    hint = "请删去；公开文件和台账里不写个人信息"
    return fault("PRV-01", message, hit.passage.places, hint, subject=f"{kind} {masked}", figures=masked)


@rule("PRV-02", severity=Severity.WARNING, needs=(DOCUMENT,), basis="条例第十五条")
def no_applicant_is_named(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """没有疑似申请人姓名、单位名称和未成年人信息（按式样提示，由人判断）。"""
    yield from named(persons(everything(outline), dossier))


@rule("PRV-02", severity=Severity.WARNING, needs=(LEDGER,), basis="条例第十五条")
def no_applicant_is_named_in_the_ledger(dossier: Dossier) -> Iterator[Finding]:
    """台账没有疑似申请人姓名、单位名称和未成年人信息。"""
    yield from named((hit, kind) for passage in ledger(dossier) for hit, kind in person(passage))


def persons(passages: Iterable[Passage], dossier: Dossier) -> Iterator[tuple[Hit, str]]:
    """The names in a document that do not come from the ledger."""
    hits = {hit: kind for passage in passages for hit, kind in person(passage)}
    yield from ((hit, hits[hit]) for hit in unless_told(hits, dossier))


def person(passage: Passage) -> Iterator[tuple[Hit, str]]:
    """What looks like a person's or an applicant's name."""
    seen: set[int] = set()
    for near, shape, kind in PERSONS if one_of(SPOKEN_OF).search(passage.text) else ():
        for match in shape.finditer(passage.text) if re.search(near, passage.text) else ():
            group = str(match.lastgroup)
            name, start = match[group], match.start(group)
            if start not in seen and "某" not in name:
                seen.add(start)
                yield Hit(passage, start, name), kind


def named(hits: Iterable[tuple[Hit, str]]) -> Iterator[Finding]:
    """The names, all but their first character masked."""
    for hit, kind in hits:
        masked = hit.text[0] + "×" * (len(hit.text) - 1)
        hint = "请改为不能识别到个人或单位的写法，如「某申请人」；不是姓名的，由人核定"
        yield warning("PRV-02", f"{kind}「{masked}」", hit.passage.places, hint, subject=f"{kind} {masked}")


@rule("PRV-03", severity=Severity.BLOCKING, needs=(DOCUMENT,), basis="条例第十四条、第十六条")
def nothing_is_marked_secret(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """没有密级标志、内部资料标志和内部系统地址；表三的「属于国家秘密」等用语不算。"""
    marks = wordlists.of(dossier).marks
    hits = {hit: kind for passage in everything(outline) for hit, kind in marked(passage, marks)}
    yield from (secret(hit, hits[hit]) for hit in unless_told(hits, dossier))


@rule("PRV-03", severity=Severity.BLOCKING, needs=(LEDGER,), basis="条例第十四条、第十六条")
def nothing_in_the_ledger_is_marked_secret(dossier: Dossier) -> Iterator[Finding]:
    """台账没有密级标志、内部资料标志和内部系统地址。"""
    marks = wordlists.of(dossier).marks
    for passage in (*ledger(dossier), *links(dossier)):
        yield from (secret(hit, kind) for hit, kind in marked(passage, marks))


def links(dossier: Dossier) -> Iterator[Passage]:
    """The links that the ledger gives as evidence."""
    for entry in dossier.ledger.entries if dossier.ledger else ():
        for proof in entry.evidence:
            yield Passage(proof.link, proof.places("网址"))


def marked(passage: Passage, marks: tuple[str, ...]) -> Iterator[tuple[Hit, str]]:
    """Marks of secrecy and internal addresses of a passage, each with its kind."""
    if not one_of((*MARKING, *marks)).search(passage.text):
        return
    for match in STARRED.finditer(passage.text):
        yield Hit(passage, match.start(), match[0]), "密级标志"
    for mark in marks:
        if mark in passage.text:
            yield from ((hit, "内部文件的标志") for hit in stamped(passage, mark))
    for match in ADDRESS.finditer(passage.text):
        yield Hit(passage, match.start(), match[0]), "内部系统地址"


def stamped(passage: Passage, mark: str) -> Iterator[Hit]:
    """Where a mark stands as a mark: at the beginning of a line, or in brackets; not where a sentence speaks of it."""
    start = passage.text.find(mark)
    while start >= 0:
        before = passage.text[start - 1 : start]
        if not before or before in OPENS or before == "\n":
            yield Hit(passage, start, mark)
        start = passage.text.find(mark, start + len(mark))


def secret(hit: Hit, kind: str) -> Finding:
    """A mark or an address."""
    message = f"{kind}「{hit.text}」：「{hit.around}」"
    hint = "请核对能否公开；确是公开文件的，删去标志或地址"
    return fault("PRV-03", message, hit.passage.places, hint, subject=hit.text, figures=hit.text)


RULES: tuple[Rule, ...] = (
    nothing_identifies_a_person,
    nothing_in_the_ledger_identifies_a_person,
    no_applicant_is_named,
    no_applicant_is_named_in_the_ledger,
    nothing_is_marked_secret,
    nothing_in_the_ledger_is_marked_secret,
)
