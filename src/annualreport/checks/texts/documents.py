"""Judge what the text says of rules and normative documents by 表二（一）: TXT-07."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.checks.figures import OPEN, Sheet
from annualreport.checks.rule import DOCUMENT, FIGURES, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts.agreement import Meaning, compare, merged
from annualreport.checks.texts.cells import Sum, of_keys
from annualreport.checks.texts.sentences import Sentence, sentences
from annualreport.checks.texts.spoken import Spoken, spoken
from annualreport.checks.texts.words import Token, phrases
from annualreport.finding import Finding, Severity
from annualreport.forms import Key
from annualreport.model.dossier import Dossier
from annualreport.model.kept import kept
from annualreport.outline import Outline

UNITS = frozenset({"件", "部", "个"})
OTHERS = frozenset({"增减", "别事", "组", "结果", "费", "率", "占", "表三", "否"})
"""Words that make a number something else than one of 表二（一）."""


@dataclass(frozen=True, slots=True)
class Made:
    """A number of documents: of which kinds together, and what was done with them."""

    said: Spoken
    kinds: tuple[str, ...]
    deeds: tuple[str, ...]


@rule(
    "TXT-07",
    severity=Severity.BLOCKING,
    needs=(DOCUMENT, FIGURES),
    basis="30号关于发布内容准确、全面的要求；正文与表二第二十条第（一）项一致",
)
def documents_are_those_of_the_table(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """正文写的规章、规范性文件制发、公开、废止、现行有效件数与表二（一）一致。"""
    yield from merged(found(dossier, outline))


def found(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """Every contradiction between a number of documents in the text and 表二."""
    for one in mentions(dossier, outline):
        yield from compare(one.said, meaning(sheet(dossier), one), dossier)


@kept
def mentions(dossier: Dossier, outline: Outline) -> tuple[Made, ...]:
    """Every number of documents; kinds and deeds go on through a sentence."""
    return tuple(told(dossier, outline))


def told(dossier: Dossier, outline: Outline) -> Iterator[Made]:
    """The same, one after the other."""
    sentence: Sentence | None = None
    kinds: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    for said in spoken(sentences(outline, dossier.form), dossier.year):
        if said.sentence is not sentence:
            sentence, kinds, deeds = said.sentence, (), ()
        if said.has(*OTHERS):
            kinds, deeds = (), ()
            continue
        kinds, deeds = said.named("文件") or kinds, said.named("做法") or deeds
        if kinds and deeds and counts(said):
            yield Made(said, kinds, deeds)


def counts(said: Spoken) -> bool:
    """Whether the number counts documents of this report's year and scope."""
    words: list[Token] = [word for word in said.words if word.kind in ("文件", "做法")]
    if not words or said.apart or said.number.unit not in UNITS or said.year != said.report_year:
        return False
    return said.close_to(words[-1] if words[-1].start < said.token.start else words[0])


def meaning(judged: Sheet, made: Made) -> Meaning:
    """What a number of documents may mean: any of the columns that the deeds name."""
    columns = dict.fromkeys(one for deed in made.deeds for one in phrases()["做法"][deed].get(judged.form.edition, ()))
    sums = tuple(of_column(judged, made.kinds, column) for column in columns)
    return Meaning("·".join((*made.kinds, *made.deeds)), "TXT-07", sums)


def of_column(judged: Sheet, kinds: tuple[str, ...], column: str) -> Sum:
    """A column of 表二（一） for one kind of documents, or for several together."""
    keys = [key for kind in kinds if (key := key_of(judged, kind, column))]
    labels = [judged.line(key[:-1]).partition("·")[2] for key in keys]
    return of_keys(judged, keys, f"表二 {'＋'.join(labels)}·{column}")


def key_of(judged: Sheet, kind: str, column: str) -> Key | None:
    """The cell of a kind of documents; 30号 calls 规范性文件 行政规范性文件."""
    lines = [key for key in judged.form.figures if key[0] == OPEN and key[-1] == column]
    return next((key for key in lines if key[1].endswith(kind)), None)
