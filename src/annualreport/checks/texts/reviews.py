"""Judge what the text says of reviews and lawsuits by 表四: TXT-03."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annualreport.checks.figures import REVIEWS as TABLE
from annualreport.checks.figures import Sheet
from annualreport.checks.rule import DOCUMENT, FIGURES, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts.agreement import Meaning, compare, merged
from annualreport.checks.texts.cells import Sum, of_keys
from annualreport.checks.texts.outcomes import absolute
from annualreport.checks.texts.sentences import Sentence, sentences
from annualreport.checks.texts.spoken import CASES, Spoken, spoken
from annualreport.checks.texts.words import Token, phrases
from annualreport.finding import Finding, Severity
from annualreport.model.dossier import Dossier
from annualreport.model.kept import kept
from annualreport.outline import Outline

ALL = "总计"
ENDS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
"""What 总计 adds up; a text that gives their sum is right though the total is not, which T4-01 tells."""
LAWSUITS = "行政诉讼"
OTHERS = frozenset({"部分", "增减", "别事", "文件", "费", "率", "占", "列", "否"})
"""Words that make a number something else than one of 表四."""
OFFICES = frozenset({"受理", "办理", "处理", "办结"})
"""What an office for reviews does with the cases of others."""
JOINING = frozenset(
    {"、", "和", "及", "与", "或", "以及", "或者", "或提起", "和提起", "、提起", "及提起", "或被提起", "和被提起"}
)
"""Between two words: both together."""


@dataclass(frozen=True, slots=True)
class Case:
    """A number of cases: the groups it counts together, the result, other groups that it may mean."""

    said: Spoken
    groups: tuple[str, ...]
    result: str
    others: tuple[tuple[str, ...], ...] = ()


@rule(
    "TXT-03",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, FIGURES),
    basis="30号关于发布内容准确、全面的要求；正文与表四一致",
)
def reviews_are_those_of_the_table(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """正文写的行政复议、行政诉讼件数和结果（含「均获维持」「无败诉」）与表四一致。"""
    judged = sheet(dossier)
    numbers = (one for case in cases(dossier, outline) for one in compare(case.said, meaning(judged, case), dossier))
    yield from merged(numbers)
    yield from merged(absolute(dossier, outline))


@kept
def cases(dossier: Dossier, outline: Outline) -> tuple[Case, ...]:
    """Every number of reviews or lawsuits about 政府信息公开."""
    return tuple(told(dossier, outline))


def told(dossier: Dossier, outline: Outline) -> Iterator[Case]:
    """The same, one after the other."""
    paragraph = -1
    groups: tuple[str, ...] = ()
    seen: dict[str, None] = {}
    for said in spoken(sentences(outline, dossier.form), dossier.year):
        if said.sentence.paragraph != paragraph:
            paragraph, groups, seen = said.sentence.paragraph, (), {}
        own = joined(said)
        groups = own or groups
        seen.update(dict.fromkeys(own))
        results = [word for word in said.words if word.kind == "结果"]
        if groups and counts(said, results):
            others = () if own else (tuple(seen), *((name,) for name in seen))
            yield Case(said, groups, results[-1].name if results else ALL, others)


def counts(said: Spoken, results: list[Token]) -> bool:
    """Whether the number counts cases of this report's year and scope."""
    words = results or [word for word in said.words if word.kind == "组"]
    if not words or not said.close_to(words[-1] if words[-1].start < said.token.start else words[0]):
        return False
    foreign = said.has(*OTHERS) or said.apart or said.number.unit not in CASES
    return not foreign and said.year == said.report_year and ours(said.sentence, said.words)


def ours(sentence: Sentence, words: tuple[Token, ...]) -> bool:
    """Whether cases against the unit's own disclosure are meant, not those that a review office handles."""
    if sentence.part == "四" or sentence.on_openness:
        return True
    handled = any(word.kind == "表三" and sentence.text[word.start : word.end] in OFFICES for word in words)
    return not handled and (bool(sentence.about) or sentence.near)


def joined(said: Spoken) -> tuple[str, ...]:
    """The groups that a number counts together: 行政复议、行政诉讼; else the last named."""
    words = [word for word in said.words if word.kind == "组"]
    names = [word.name for word in words[-1:]]
    for first, second in zip(reversed(words[:-1]), reversed(words), strict=False):
        if said.sentence.text[first.end : second.start] not in JOINING:
            break
        names.insert(0, first.name)
    return tuple(dict.fromkeys(names))


def meaning(judged: Sheet, case: Case) -> Meaning:
    """What a number of cases may mean."""
    sums = (of_groups(judged, case.groups, case.result),)
    others = list(case.others)
    if case.groups == (LAWSUITS,) and "复议后" in case.said.sentence.text:
        others += [(name,) for name in phrases()["组"][LAWSUITS]["是"]]
    silent = tuple(of_groups(judged, other, case.result) for other in others)
    if case.result == ALL:
        silent += (of_groups(judged, case.groups, *ENDS),)
    return Meaning("·".join((*case.groups, case.result)), "TXT-03", sums, silent=silent)


@lru_cache(maxsize=256)
def of_groups(judged: Sheet, groups: tuple[str, ...], *results: str) -> Sum:
    """Results in the groups of 表四 together."""
    blocks = dict.fromkeys(block for group in groups for block in phrases()["组"][group]["是"])
    keys = [(TABLE, block, result) for block in blocks for result in results]
    return of_keys(judged, keys, f"表四 {'＋'.join(blocks)}·{'＋'.join(results)}")
