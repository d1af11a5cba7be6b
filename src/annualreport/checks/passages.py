"""Give the rules on wording what they read: the document's text and the ledger's, piece by piece with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from annualreport.checks.progress import told_number
from annualreport.model.dossier import Dossier
from annualreport.model.kept import kept
from annualreport.model.ledger import Entry
from annualreport.outline import Outline
from annualreport.outline.wording import squashed
from annualreport.place import Place
from annualreport.source.patterns import later

AROUND = 10
"""How many characters either side a message quotes."""
MOST = 200
"""How many hits of one rule in one document are told."""
TEXTS = 1024
"""How many texts are remembered with what is wrong with them: the report says again what the ledger says."""
SENTENCE = later(r"[^。；;！？!?\n]+[。；;！？!?]?")
TITLED = later(r"《[^《》]{0,120}(?:《[^《》]{0,120}》[^《》]{0,120})?》")
PUNCTUATION = later(r"[^\w]|_")


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: where it stands, and of the ledger what it is told as (``1.1.1 落实情况``)."""

    text: str
    places: tuple[Place, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found in a passage: the characters, and where they begin."""

    passage: Passage
    start: int
    text: str

    @property
    def around(self) -> str:
        """The characters with those either side."""
        return around(self.passage.text, self.start, self.end)

    @property
    def end(self) -> int:
        """Where the characters end."""
        return self.start + len(self.text)

    @property
    def before(self) -> str:
        """The characters with those before them."""
        return self.passage.text[max(self.start - AROUND, 0) : self.end]

    @property
    def after(self) -> str:
        """The characters with those after them."""
        return self.passage.text[self.start : self.end + AROUND]


def around(text: str, start: int, end: int) -> str:
    """A stretch of a text with what stands either side of it, on one line."""
    return text[max(start - AROUND, 0) : end + AROUND].replace("\n", "")


@kept
def body(outline: Outline) -> tuple[Passage, ...]:
    """The paragraphs and notes of a document; the statutory tables hold no prose."""
    return tuple(Passage(one.text, (one.place,)) for one in (*outline.paragraphs, *outline.notes))


@kept
def everything(outline: Outline) -> tuple[Passage, ...]:
    """Every piece of text of a document, tables, headers and footers among them."""
    return tuple(Passage(text, (place,)) for text, place in outline.lines())


@kept
def ledger(dossier: Dossier) -> tuple[Passage, ...]:
    """Every text of the ledger: what the entries say, their evidence, and the offices' reports."""
    entries = dossier.ledger.entries if dossier.ledger else ()
    return tuple(passage for entry in entries for passage in of_entry(entry))


def of_entry(entry: Entry) -> Iterator[Passage]:
    """The texts of one entry that are written."""
    name = told_number(entry)
    own = {
        "落实情况": entry.progress,
        "说明": entry.remark,
        "未完成原因": entry.reason,
        "整改措施": entry.measure,
    }
    for key, text in own.items():
        if text:
            yield Passage(text, entry.places(key), f"{name} {key}")
    for proof in entry.evidence:
        if proof.title:
            yield Passage(proof.title, proof.places("标题"), f"{name} 佐证")
    for report in entry.reports:
        if report.progress:
            yield Passage(report.progress, report.places("落实情况"), f"{name} {report.office}")


def numbers(dossier: Dossier) -> Iterator[Passage]:
    """The document numbers that the ledger gives as evidence."""
    for entry in dossier.ledger.entries if dossier.ledger else ():
        for proof in entry.evidence:
            if proof.document:
                yield Passage(proof.document, proof.places("文号"), f"{told_number(entry)} 佐证")


@kept
def said_by_ledger(dossier: Dossier) -> str:
    """All that the ledger says, without blanks: what the document took from there is told at the ledger alone."""
    return "\n".join(squashed(passage.text) for passage in ledger(dossier))


def unless_told(hits: Iterable[Hit], dossier: Dossier) -> Iterator[Hit]:
    """The hits in a document that do not come from the ledger word for word; MOST at the most."""
    already = None
    for hit in islice(hits, MOST):
        already = said_by_ledger(dossier) if already is None else already
        if not any(squashed(stretch) in already for stretch in (hit.before, hit.after)):
            yield hit


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with where it begins."""
    for found in SENTENCE.finditer(text):
        yield found.start(), found[0]


def untitled(text: str) -> str:
    """The text with what stands in 《…》 blanked out, character for character."""
    return TITLED.sub(lambda found: "〇" * len(found[0]), text)


def bare(text: str) -> str:
    """The text without blanks and punctuation, as texts are compared."""
    return PUNCTUATION.sub("", text)


@lru_cache(maxsize=64)
def one_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the words; without any, nothing. It tells texts that need no closer look."""
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
