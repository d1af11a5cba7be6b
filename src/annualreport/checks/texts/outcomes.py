"""Find absolute words that the tables contradict: 均获维持, 无败诉, 未发生, 均已办结."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from annualreport.checks.figures import REVIEWS, Sheet
from annualreport.checks.succession import sheet
from annualreport.checks.texts.cells import Sum, of_keys
from annualreport.checks.texts.sentences import Clause, Sentence, sentences
from annualreport.checks.texts.spoken import Walk, elsewhere, quote, walked
from annualreport.checks.texts.words import NUMBER, Token, phrases
from annualreport.finding import Finding, Severity
from annualreport.model.dossier import Dossier
from annualreport.model.written import number as printed
from annualreport.outline import Outline

UPHELD, CORRECTED = "结果维持", "结果纠正"
LAWSUITS = "行政诉讼"
ENDED = ("结果纠正", "其他结果")
PENDING = "尚未审结"
SIGNS = ("全", "否")
NEAR = 24
"""How many words either side of a sign are looked at."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Absolute words: the sign (均, 未, 无), the words that it speaks of in order, and what was known there.

    before: the words of the clause before the sign. groups: the groups of 表四 spoken of so far.
    """

    sentence: Sentence
    clause: Clause
    sign: Token
    words: tuple[Token, ...]
    before: tuple[Token, ...]
    about: str
    groups: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """The clause as far as it speaks."""
        return quote(self.sentence.text, self.clause.start, self.clause.tokens[-1].end)

    def named(self, kind: str) -> tuple[str, ...]:
        """The names of its words of one kind, each once."""
        return tuple(dict.fromkeys(word.name for word in self.words if word.kind == kind))


def claims(dossier: Dossier, outline: Outline, sign: str) -> Iterator[Claim]:
    """Every sign of a kind (全, 否) in this report's year and scope, with its words."""
    found = all_claims(sentences(outline, dossier.form), dossier.year)
    return (one for one in found if one.sign.kind == sign)


@lru_cache(maxsize=8)
def all_claims(found: tuple[Sentence, ...], year: int) -> tuple[Claim, ...]:
    """Every claim of the sentences; kept, since several rules ask for them."""
    done: list[Claim] = []
    paragraph = -1
    groups: tuple[str, ...] = ()
    for sentence, clause, walk in walked(found, year):
        if sentence.paragraph != paragraph:
            paragraph, groups = sentence.paragraph, ()
        own = tuple(dict.fromkeys(one.name for one in clause.tokens if one.kind == "组"))
        groups = own or groups
        done += of_clause(sentence, clause, walk, groups)
    return tuple(done)


def of_clause(sentence: Sentence, clause: Clause, walk: Walk, groups: tuple[str, ...]) -> Iterator[Claim]:
    """The signs of one clause; the walk goes past it."""
    strange = elsewhere(clause)
    for index, token in enumerate(clause.tokens):
        walk.past(token, sentence.text)
        if token.kind in SIGNS and not strange and not walk.apart and walk.year == walk.report_year:
            words, counted = until_number(clause.tokens[index + 1 : index + NEAR])
            if counted:
                continue
            yield Claim(sentence, clause, token, words, clause.tokens[max(index - NEAR, 0) : index], walk.about, groups)


def until_number(words: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool]:
    """The words up to a number or a further sign, and whether it is a number."""
    end = next((i for i, one in enumerate(words) if one.kind in (NUMBER, *SIGNS)), len(words))
    return words[:end], end < len(words) and words[end].kind == NUMBER


def absolute(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """TXT-03: 均获维持 though some were not, 无败诉 though some were lost."""
    for claim in claims(dossier, outline, "全"):
        if claim.named("结果") == (UPHELD,) and claim.groups:
            yield from upheld(claim, dossier)
    for claim in claims(dossier, outline, "否"):
        groups = corrected(claim)
        if groups:
            yield from nonzero(claim, "TXT-03", [of_results(sheet(dossier), groups, (CORRECTED,))], dossier)


def corrected(claim: Claim) -> tuple[str, ...]:
    """The groups of which it says that none was corrected: those named last before each 纠正 or 败诉."""
    found: list[str] = []
    near: list[str] = []
    for word in (*claim.before, *claim.words):
        if word.kind == "组":
            near.append(word.name)
        elif word.kind == "结果":
            if word.name == CORRECTED and word.start > claim.sign.start:
                found += near or claim.groups or (LAWSUITS,)
            near = []
    return tuple(dict.fromkeys(found))


def upheld(claim: Claim, dossier: Dossier) -> Iterator[Finding]:
    """What was not upheld of cases that were all upheld; 审结的均获维持 leaves out the pending ones."""
    text = quote(claim.sentence.text, claim.clause.start, claim.sign.end)
    ended = "审结" in text and "未审结" not in text
    results = ENDED if ended else (*ENDED, PENDING)
    sums = [of_results(sheet(dossier), claim.groups, (result,)) for result in results]
    yield from nonzero(claim, "TXT-03", sums, dossier)


def of_results(judged: Sheet, groups: Iterable[str], results: tuple[str, ...]) -> Sum:
    """Results in the groups of 表四 together."""
    blocks = dict.fromkeys(block for group in groups for block in phrases()["组"][group]["是"])
    keys = [(REVIEWS, block, result) for block in blocks for result in results]
    return of_keys(judged, keys, f"表四 {'＋'.join(blocks)}·{'＋'.join(results)}")


def nonzero(
    claim: Claim, rule: str, sums: Iterable[Sum], dossier: Dossier, severity: Severity = Severity.BLOCKING
) -> Iterator[Finding]:
    """The finding on words that want these figures to be 0."""
    found = [one for one in sums if one.figure]
    if found:
        message = f"正文写「{claim.phrase}」，{'，'.join(one.said for one in found)}"
        places = (claim.sentence.place, *sheet(dossier).places(key for one in found for key in one.keys))
        hint = "请核对后改正文或改表；只说其中一部分的，请在文中写明是哪一部分"
        subject = f"{claim.sign.name}·{'、'.join(one.label for one in found)}"
        figures = "、".join(printed(one.figure) for one in found if one.figure is not None)
        yield Finding(rule, severity, message, places, hint, subject=subject, figures=figures)
