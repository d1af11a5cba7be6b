"""Compare a number of the text with what the tables say: right, explained by another sum, or a contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annualreport.checks.succession import sheet
from annualreport.checks.texts.cells import Sum
from annualreport.checks.texts.spoken import Spoken
from annualreport.finding import Finding, Severity, many
from annualreport.model.dossier import Dossier
from annualreport.model.written import number as printed
from annualreport.source.patterns import later

HINT = "请核对后改正文或改表；口径不同的（全市、累计、上年等），请在文中写明"
REGION = later("[我本][省市区县](?!本级)")
"""Whose figures a department speaks of when it says so: the region's; a government means its own."""
EXPLAINED = "数字对得上，措辞宜与所指的各项一致"


@dataclass(frozen=True)
class Meaning:
    """What a number may mean. subject: as decisions name it. sums: any of them makes it right, the first is meant.

    silent: further sums that make it right. other: sums that explain it though the words say something else.
    rule: the id; the number 0 and figures of 0 break TXT-04 as well.
    """

    subject: str
    rule: str
    sums: tuple[Sum, ...]
    other: tuple[Sum, ...] = ()
    silent: tuple[Sum, ...] = ()


def compare(said: Spoken, meaning: Meaning, dossier: Dossier) -> Iterator[Finding]:
    """The finding on one number; nothing where it is right."""
    sums = meaning.sums
    if dossier.report.unit_kind == "部门" and REGION.search(said.phrase):
        return
    if not sums or any(one.figure is not None and said.number.fits(one.figure) for one in (*sums, *meaning.silent)):
        return
    missing = [one for one in sums if one.figure is None]
    explained = next((one for one in meaning.other if one.figure == said.number.value), None)
    if missing:
        message = f"正文写「{said.phrase}」，{missing[0].said}，没有核对"
        yield finding(Severity.UNASSESSED, said, meaning, message, missing[:1], dossier, "补上这些格后再核对")
    elif explained:
        message = f"正文写「{said.phrase}」，{sums[0].said}，{explained.said}"
        yield finding(Severity.NOTE, said, meaning, message, [sums[0], explained], dossier, EXPLAINED)
    else:
        shown = list({one.figure: one for one in reversed(sums)}.values())[::-1]
        message = f"正文写「{said.phrase}」，{'，'.join(one.said for one in shown)}"
        severity = Severity.WARNING if said.number.about else Severity.BLOCKING
        yield finding(severity, said, meaning, message, shown, dossier, HINT)


def finding(
    severity: Severity, said: Spoken, meaning: Meaning, message: str, sums: list[Sum], dossier: Dossier, hint: str
) -> Finding:
    """A finding at the paragraph and at the cells."""
    keys = [key for one in sums[:1] for key in one.keys]
    cells = sheet(dossier).places(keys)
    figures = f"正文 {printed(said.number.value)}；表 {'、'.join(printed_or_blank(one) for one in sums)}"
    nought = severity is Severity.BLOCKING and 0 in (said.number.value, sums[0].figure)
    rules = (meaning.rule, "TXT-04") if nought else (meaning.rule,)
    places = (said.sentence.place, *cells)
    return Finding(
        meaning.rule, severity, message, places, hint, subject=meaning.subject, figures=figures, rules=rules
    )  # fmt: skip


def printed_or_blank(one: Sum) -> str:
    """The figure, or 空."""
    return "空" if one.figure is None else printed(one.figure)


def merged(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same fault said in several places as one finding with all of them."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        key = (one.rule, one.severity, one.subject, one.figures)
        before = kept.get(key)
        if before is None:
            kept[key] = one
        else:
            added = (place for place in one.places if place not in before.places)
            kept[key] = replace(before, places=many((*before.places, *added)))
    yield from kept.values()
