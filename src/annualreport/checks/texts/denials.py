"""Judge what the text denies or says of all by the tables: TXT-04."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from annualreport.checks.rule import DOCUMENT, FIGURES, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts.agreement import merged
from annualreport.checks.texts.cells import Sum
from annualreport.checks.texts.documents import of_column
from annualreport.checks.texts.outcomes import NEAR, Claim, claims, nonzero, of_results
from annualreport.checks.texts.requests import RECEIVED, TOTAL, of_columns
from annualreport.checks.texts.sentences import REQUESTS
from annualreport.checks.texts.spoken import BREAKS, FILLING, bare
from annualreport.checks.texts.words import NUMBER, Token, phrases
from annualreport.finding import Finding, Severity
from annualreport.model.dossier import Dossier
from annualreport.outline import Outline

CLOSED = "办结"
ANSWERED = "答复"
LEFT = "结转下年度"
ANSWERING = frozenset({"予以公开", CLOSED, ANSWERED})
"""Words of 表三 whose denial says nothing sure: 未予公开的, 未答复的."""
MADE = {"制发": ("本年新制作数量", "本年制发件数"), "废止": ("本年废止件数",), "公开": ("本年新公开数量",)}
"""The columns of 表二（一） that are 0 where a deed is denied."""
NARROW = frozenset({"部分", "增减", "别事", "率", "费"})


@rule(
    "TXT-04",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, FIGURES),
    basis="30号关于发布内容准确、全面的要求；正文与三张表一致",
)
def what_is_denied_is_nought(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """正文写未收到、没有、未发生的，表中是 0；写均已办结的，没有结转下年度；反过来也一样。"""
    yield from merged(denied(dossier, outline))
    yield from merged(all_closed(dossier, outline))


def denied(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """未收到申请, 无结转, 未发生行政复议, 未制发规范性文件 though the tables count some."""
    for claim in claims(dossier, outline, "否"):
        words = claim.words or claim.before
        kinds = {word.kind for word in words}
        if kinds & NARROW or "结果" in kinds or not ends(claim):
            continue
        if "组" in kinds:
            groups = dict.fromkeys(word.name for word in words if word.kind == "组")
            sums = [of_results(sheet(dossier), (group,), TOTAL) for group in groups]
        elif "表三" in kinds or "申请" in kinds:
            sums = requests(claim, words, dossier)
        else:
            sums = documents(words, dossier)
        yield from nonzero(claim, "TXT-04", sums, dossier)


def requests(claim: Claim, words: tuple[Token, ...], dossier: Dossier) -> list[Sum]:
    """The rows of 表三 that a denial wants to be 0; none where it may speak of something else."""
    names = [word.name for word in words if word.kind == "表三"]
    name = next((one for one in names if one not in RECEIVED), names[0] if names else "")
    speaks = claim.about == REQUESTS
    if not speaks or name in ANSWERING or (not name and not claim.words) or not next_to(claim, words):
        return []
    if name in RECEIVED and not any(word.kind in ("申请", "泛申请") for word in words):
        return []
    columns = tuple(dict.fromkeys(word.name for word in words if word.kind == "列"))
    row = "本年新收" if name in ("", *RECEIVED) else {"结转": LEFT}.get(name) or phrases()["表三"][name]["是"]
    return [of_columns(sheet(dossier), row, columns)]


def next_to(claim: Claim, words: tuple[Token, ...]) -> bool:
    """Whether between the sign and its first word stands nothing that changes what is denied."""
    first, last = (claim.sign, words[0]) if claim.words else (words[-1], claim.sign)
    return bare(claim.sentence.text, first.end, last.start, (*claim.before, *claim.words))


def documents(words: tuple[Token, ...], dossier: Dossier) -> list[Sum]:
    """The columns of 表二（一） that a denial wants to be 0."""
    kinds = dict.fromkeys(word.name for word in words if word.kind == "文件")
    deeds = dict.fromkeys(word.name for word in words if word.kind == "做法")
    columns = [column for deed in deeds for column in MADE.get(deed, ())]
    return [of_column(sheet(dossier), (kind,), column) for kind in kinds for column in columns]


def all_closed(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """均已办结 though some are carried over; where it speaks of time limits or of answers, a 警告."""
    for claim in claims(dossier, outline, "全"):
        names = claim.named("表三")
        if claim.about != REQUESTS or not names or names[-1] not in (CLOSED, ANSWERED) or partly(claim):
            continue
        timed = any(word.kind == "部分" for word in (*claim.before, *claim.words))
        closing = next(one for one in reversed(claim.words) if one.kind == "表三")
        if (timed and names[-1] == ANSWERED) or not bare(text_of(claim), claim.sign.end, closing.start, claim.words):
            continue
        columns = tuple(dict.fromkeys(one.name for one in spoken_before(claim) if one.kind == "列"))
        sums = [of_columns(sheet(dossier), LEFT, columns)]
        severity = Severity.WARNING if timed or names[-1] == ANSWERED else Severity.BLOCKING
        yield from nonzero(claim, "TXT-04", sums, dossier, severity)


def ends(claim: Claim) -> bool:
    """Whether the clause ends with what is denied: 未出现行政诉讼案件, not 未出现行政诉讼案件被发回重审."""
    if not claim.words or claim.words[-1].kind != "组":
        return True
    start = claim.words[-1].end
    rest = text_of(claim)[start : start + FILLING]
    end = min((at for mark in BREAKS if (at := rest.find(mark)) >= 0), default=len(rest))
    return bare(rest, 0, end, ())


def text_of(claim: Claim) -> str:
    """The text of the claim's sentence."""
    return claim.sentence.text


def partly(claim: Claim) -> bool:
    """Whether only a part of the requests is said to be closed: 上年结转的均已办结, 办结的均已答复."""
    before = [one for one in spoken_before(claim) if one.kind == "表三"]
    closing = any(one.kind == "表三" for one in claim.before if one.name in (CLOSED, ANSWERED))
    return closing or (bool(before) and before[-1].name not in RECEIVED and not closing_list(before))


def closing_list(before: list[Token]) -> bool:
    """Whether the words before name what came in and only then what came over: 新收108件，上年结转4件，均已办结."""
    names = {one.name for one in before}
    return bool(names & RECEIVED) and before[-1].name == "上年结转"


def spoken_before(claim: Claim) -> list[Token]:
    """The words of the sentence shortly before the sign."""
    tokens = claim.sentence.tokens
    end = bisect_left(tokens, claim.sign.start, key=lambda one: one.start)
    return [one for one in tokens[max(end - NEAR, 0) : end] if one.kind != NUMBER]
