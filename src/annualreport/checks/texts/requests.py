"""Judge what the text says of requests by 表三: TXT-01 and TXT-02."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from annualreport.checks.figures import Sheet
from annualreport.checks.rule import DOCUMENT, FIGURES, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts.agreement import Meaning, compare, merged
from annualreport.checks.texts.cells import Sum, of_rows
from annualreport.checks.texts.sentences import REQUESTS, Sentence, sentences
from annualreport.checks.texts.spoken import CARRIED, CASES, Spoken, spoken
from annualreport.checks.texts.words import YEAR, Token, phrases
from annualreport.finding import Finding, Severity
from annualreport.model.dossier import Dossier
from annualreport.model.kept import kept
from annualreport.outline import Outline

TOTAL = ("总计",)
APPLICANTS = ("本年新收", "本年新收＋上年结转", "总计")
"""What a number of applicants alone may be a part of."""
LEFT = frozenset({CARRIED, "结转下年度"})
"""Of what is carried over, 办理 says nothing more: 结转至明年办理."""
APPLICANT = "申请人"
"""The name of a number that only says who applied."""
RECEIVED = frozenset({"新收", "收到", "办理"})
"""What came in; after 其中 it is a part of what came in: 其中窗口受理14件."""
OTHERS = frozenset({"部分", "增减", "别事", "组", "结果", "文件", "费", "率", "占", "否"})
"""Words that make a number something else than one of 表三."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of requests. names: what it counts by the word list, the nearest first; one of them must agree.

    columns: the applicants that it speaks of. context: those spoken of before it, which it may mean.
    """

    said: Spoken
    names: tuple[str, ...]
    columns: tuple[str, ...]
    context: tuple[str, ...] = ()


@rule(
    "TXT-01",
    "TXT-02",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, FIGURES),
    basis="30号关于发布内容准确、全面的要求；正文与表三一致",
)
def requests_are_those_of_the_table(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """正文写的新收、收到、受理、办理、结转、办结、答复和各种办理结果的件数与表三一致（按措辞可以含上年结转）。"""
    judged = sheet(dossier)
    found = (compare(one.said, meaning(judged, one), dossier) for one in mentions(dossier, outline))
    return merged(chain.from_iterable(found))


@kept
def mentions(dossier: Dossier, outline: Outline) -> tuple[Mention, ...]:
    """Every number of requests with what it counts; a part of them (上述4件中) speaks for itself alone."""
    return tuple(told(dossier, outline))


def told(dossier: Dossier, outline: Outline) -> Iterator[Mention]:
    """The same, one after the other."""
    sentence: Sentence | None = None
    scope, part, listing = "", False, False
    columns: tuple[str, ...] = ()
    for said in spoken(sentences(outline, dossier.form), dossier.year):
        if said.sentence is not sentence:
            sentence, scope, columns, part, listing = said.sentence, "", (), False, False
        own = said.named("列")
        words = counted(said, dossier.year)
        listing = listing or (said.has("其中") and scope != "")
        if words and listing and not own and words[0] in RECEIVED:
            continue
        if words and not part:
            scope = words[0]
            yield Mention(said, words, own, () if own else columns)
        elif own and applicants(said, dossier.year) and not part:
            yield Mention(said, (scope, APPLICANT) if scope else (APPLICANT,), own)
        columns = own or columns
        part = part or partial(said, dossier)


def partial(said: Spoken, dossier: Dossier) -> bool:
    """Whether the number is a part of the requests that what follows speaks of: 上述4件中."""
    after = said.sentence.text[said.token.end : said.token.end + 6]
    if said.number.unit not in CASES or "中" not in after or "其中" in after:
        return False
    return said.number.value not in [of_rows(sheet(dossier), rows).figure for rows in APPLICANTS]


def plain(said: Spoken, year: int) -> bool:
    """Whether it is a number of cases of this report's year and scope, and of nothing else than requests."""
    return said.number.unit in CASES and said.year == year and not said.apart and not said.has(*OTHERS)


def counted(said: Spoken, year: int) -> tuple[str, ...]:
    """The names of 表三 that the number counts, the nearest first; none where it counts something else.

    办理 alone may speak of anything; it counts requests only where 申请 stands beside it.
    """
    words = [word for word in said.words if word.kind == "表三"]
    if any(word.name in LEFT for word in words):
        words = [word for word in words if word.name != "办理"]
    if not words or not plain(said, year):
        return ()
    if words[-1].start < said.token.start:
        words.reverse()
    vague = words[0].name == "办理" and not said.has("泛申请")
    speaks = said.has("申请") or (said.about == REQUESTS and said.close_to(words[0]) and not vague)
    return tuple(dict.fromkeys(resolved(word, said, year) for word in words)) if speaks else ()


def applicants(said: Spoken, year: int) -> bool:
    """Whether the number counts applicants of requests."""
    word = next(one for one in said.words if one.kind == "列")
    return plain(said, year) and said.about == REQUESTS and said.close_to(word)


def resolved(word: Token, said: Spoken, year: int) -> str:
    """Which 结转 is meant: that of last year (2020年结转) or that to next year (结转至2022年)."""
    if word.name != CARRIED:
        return word.name
    dated = [one for one in said.words if one.kind in (YEAR, "去年", "明年")]
    years = {one.kind if one.number is None else int(one.number.value) - year for one in dated}
    if years & {"去年", -1}:
        return "上年结转"
    return "结转下年度" if years & {"明年", 1} else CARRIED


def meaning(judged: Sheet, mention: Mention) -> Meaning:
    """What a number of requests may mean."""
    name, *others = mention.names
    entry = phrases()["表三"].get(name, {})
    sums = tuple(of_columns(judged, row, mention.columns) for row in meant(name))
    silent = [of_columns(judged, row, mention.columns) for other in others for row in meant(other)]
    silent += [of_columns(judged, row, mention.context) for row in meant(name) if mention.context]
    if others and APPLICANT not in others:
        together = "＋".join(meant(each)[0] for each in mention.names)
        silent.append(of_columns(judged, together, mention.columns))
    other = tuple(of_columns(judged, row, mention.columns) for row in entry.get("另解", ()))
    subject = "·".join((name, *(mention.columns or TOTAL)))
    return Meaning(subject, entry.get("规则", "TXT-01"), sums, other, tuple(silent))


def meant(name: str) -> tuple[str, ...]:
    """The rows that a name of 表三 may stand for."""
    if name == APPLICANT:
        return APPLICANTS
    entry = phrases()["表三"][name]
    return (entry["是"], *entry.get("也可", ()))


def of_columns(judged: Sheet, rows: str, columns: tuple[str, ...]) -> Sum:
    """Rows in the columns of the applicants; 法人或其他组织 are five."""
    organisations = phrases()["法人或其他组织"]
    keys = [one for name in columns for one in (organisations if name == "法人或其他组织" else [name])]
    return of_rows(judged, rows, tuple(keys) or TOTAL, "、".join(columns))
