"""Judge whether the listed parts make the stated total of a sentence: TXT-06."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, groupby, pairwise, takewhile, zip_longest

from annualreport.checks.rule import DOCUMENT, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts.agreement import compare, merged
from annualreport.checks.texts.growth import Meanings, meanings, spot
from annualreport.checks.texts.sentences import Clause, Sentence, sentences
from annualreport.checks.texts.spoken import BREAKS, Spoken, spoken
from annualreport.checks.texts.words import Token
from annualreport.finding import Finding, Severity
from annualreport.model.dossier import Dossier
from annualreport.model.written import number as printed
from annualreport.outline import Outline

LIST, SUCH_AS, CHIEFLY = "其中", "等", "主要"
LONGEST = 40
"""Parts of one list that are looked at."""
KINDS = frozenset({"列", "表三", "组", "结果"})
"""Kinds of words that parts of one list share: applicants are not added to results."""
NO_PARTS = frozenset({"增减", "占", "率"})
NO_UNITS = frozenset({"", "%", "‰", "年", "月", "日", "号", "倍", "个百分点", "百分点", "天", "时", "分", "秒"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A total with the parts that follow it. totals: other numbers before it that they may be the parts of, and
    their sum.

    open_: the list ends with 等, or a number is about. chiefly: 主要 says that parts are left out.
    further: numbers after the parts that do not say what they count (其他2件) and may belong to them.
    """

    total: Spoken
    parts: tuple[Spoken, ...]
    totals: tuple[Decimal, ...]
    open_: bool
    chiefly: bool
    further: tuple[Decimal, ...] = ()

    @property
    def numbers(self) -> tuple[Spoken, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)

    @property
    def sum(self) -> Decimal:
        """What the parts make."""
        return sum((one.number.value for one in self.parts), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether the parts, or the first of them, make a total; a single part need not be all."""
        values = [*(one.number.value for one in self.parts), *self.further]
        wanted = {self.total.number.value, *self.totals}
        if len(values) == 1:
            return values[0] <= max(wanted)
        return not wanted.isdisjoint(accumulate(values)) or (self.chiefly and self.sum <= self.total.number.value)


@rule(
    "TXT-06",
    severity=Severity.WARNING,
    needs=(DOCUMENT,),
    basis="30号关于发布内容准确、全面的要求；主管部门核查口径",
)
def parts_make_the_total(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """「共X条，其中A…B…」的分项之和等于总数；写有「等」「余」的只作提示。"""
    wrong = [listed for listed in lists(dossier, outline) if not listed.agrees]
    meant = meanings(dossier, outline) if wrong and dossier.statistics else {}
    told = (listed for listed in wrong if not any(contradicted(one, meant, dossier) for one in listed.numbers))
    yield from merged(judged(listed) for listed in told)


def contradicted(said: Spoken, meant: Meanings, dossier: Dossier) -> bool:
    """Whether the tables contradict the number, so that another rule has told of the fault."""
    meaning = meant.get(spot(said))
    return meaning is not None and next(compare(said, meaning(sheet(dossier)), dossier), None) is not None


def judged(listed: Listed) -> Finding:
    """The finding on a list that does not make its total."""
    total, sum_ = listed.total.number, listed.sum
    soft = listed.open_ and (sum_ < total.value or bool(total.about))
    severity = Severity.NOTE if soft else Severity.WARNING
    added = "＋".join(printed(one.number.value) for one in listed.parts)
    parts = f"所列的 {added}" if len(listed.parts) == 1 else f"所列各项之和 {added}＝{printed(sum_)}"
    ends = "不等（写有「等」或约数）" if soft else "不符"
    message = f"正文写「{listed.total.phrase}」，{parts}，与总数 {printed(total.value)} {ends}"
    hint = "请核对各项和总数" + ("" if soft else "；只列了一部分的，请写「等」或「主要」")
    subject, figures = listed.total.phrase, f"{printed(total.value)}；{added}"
    return Finding("TXT-06", severity, message, (listed.total.sentence.place,), hint, subject=subject, figures=figures)


def lists(dossier: Dossier, outline: Outline) -> Iterator[Listed]:
    """Every list of parts in the report."""
    last: list[Spoken] = []
    said = spoken(sentences(outline, dossier.form), dossier.year)
    for _, group in groupby(said, key=lambda one: id(one.sentence)):
        numbers = [one for one in group if one.number.unit not in NO_UNITS and not one.has(*NO_PARTS)]
        if not numbers:
            continue
        same = last and last[0].sentence.paragraph == numbers[0].sentence.paragraph
        yield from of_sentence(numbers, last if same else [])
        last = numbers[-LONGEST:]


def of_sentence(numbers: list[Spoken], last: list[Spoken]) -> Iterator[Listed]:
    """The lists of one sentence: those in brackets, and those outside of them."""
    sentence = numbers[0].sentence
    outer = [one for one in numbers if one.clause.depth == 0]
    for _, group in groupby((one for one in numbers if one.clause.depth), key=lambda one: bracket(one, sentence)):
        inner = list(group)
        before = [one for one in outer if one.token.start < inner[0].token.start][-LONGEST:]
        yield from after(before, inner, markers(sentence, {id(one.clause): one.clause for one in inner}.values()))
    yield from after(last, outer, markers(sentence, [one for one in sentence.clauses if one.depth == 0]))


def bracket(one: Spoken, sentence: Sentence) -> int:
    """Which bracket a number stands in: where the last one before it opens."""
    return sentence.text.rfind("（", max(one.token.start - 200, 0), one.token.start)


def markers(sentence: Sentence, clauses: Iterable[Clause]) -> list[Token]:
    """The words 其中, 包括 … that begin their clause."""
    found = (one for clause in clauses for one in clause.tokens if one.kind == LIST)
    return [one for one in found if one.start == 0 or sentence.text[one.start - 1] in (*BREAKS, "件", "条")]


def after(before: list[Spoken], numbers: list[Spoken], found: list[Token]) -> Iterator[Listed]:
    """The parts after each marker, up to the next; with their total, the number before the marker."""
    starts = [one.token.start for one in numbers]
    for marker, following in zip_longest(found, found[1:]):
        first = bisect(starts, marker.start)
        head = [*before[-LONGEST:], *numbers[max(first - LONGEST, 0) : first]][-LONGEST:]
        tail = numbers[first : first + LONGEST]
        if not head:
            continue
        total = head[-1]
        own = tail[: bisect(starts, following.start) - first] if following else tail
        parts, whole = alike(own, total), alike(tail, total)
        if parts and not (following and nested(total, parts, whole[len(parts) :])):
            yield replace(listed(total, parts, head, marker), further=unnamed(own, parts))


def alike(numbers: list[Spoken], total: Spoken) -> tuple[Spoken, ...]:
    """The numbers of the total's unit that count the same kind of thing as the first of them."""
    same = [one for one in numbers if one.number.unit == total.number.unit and one.year == total.year]
    kind = counts(same[0]) if same else ""
    other = next((index for index, one in enumerate(same) if counts(one) != kind), len(same))
    return until_semicolon(same[:other])


def unnamed(own: list[Spoken], parts: tuple[Spoken, ...]) -> tuple[Decimal, ...]:
    """The numbers right after the parts that say nothing of what they count."""
    rest = own[own.index(parts[-1]) + 1 :]
    found = takewhile(lambda one: not counts(one) and one.number.unit == parts[0].number.unit, rest)
    return tuple(one.number.value for one in found) if counts(parts[0]) else ()


def until_semicolon(found: list[Spoken]) -> tuple[Spoken, ...]:
    """The parts up to a ；that ends the list; one that stands after the first part joins them all."""
    ends = [
        i
        for i, (one, next_) in enumerate(pairwise(found))
        if one.clause is not next_.clause and one.clause.mark == "；"
    ]
    return tuple(found[: ends[0] + 1] if ends and ends[0] else found)


def counts(said: Spoken) -> str:
    """What kind of thing a number counts: 列, 表三, 结果 …; '' for anything else."""
    return next((word.kind for word in reversed(said.words) if word.kind in KINDS), "")


def nested(total: Spoken, parts: tuple[Spoken, ...], rest: tuple[Spoken, ...]) -> bool:
    """Whether with a further list inside the parts still can make the total: 其中A 60条，其中B 20条，C 40条."""
    sum_ = sum(one.number.value for one in parts)
    sums = list(accumulate(reversed([one.number.value for one in rest]), initial=Decimal(0)))
    return any(sum_ + one == total.number.value for one in sums) or sum_ < total.number.value


def listed(total: Spoken, parts: tuple[Spoken, ...], head: Iterable[Spoken], marker: Token) -> Listed:
    """The list with what softens it."""
    last = parts[-1]
    lasts = [one.clause.lasts for one in parts]
    such_as = any(one.get(SUCH_AS, -1) > max(parts[0].token.start, marker.start) for one in lasts)
    such_as |= SUCH_AS in last.sentence.text[last.token.end : last.token.end + 3]
    about = any(one.number.about for one in (total, *parts))
    chiefly = any(one.get(CHIEFLY, -1) > marker.start for one in lasts)
    exact = [one for one in head if one.number.unit == total.number.unit and not one.number.about]
    totals = tuple(one.number.value for one in exact)
    return Listed(total, parts, (*totals, sum(totals, Decimal(0))), such_as or about, chiefly)
