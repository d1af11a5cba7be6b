"""Find texts that repeat others: the plan's wording, last year's report, the report itself, each other: PLN-06, DUP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from annualreport.checks.passages import TITLED, bare, sentences
from annualreport.outline.wording import squashed

ALIKE = 0.6
"""How alike progress and requirement may not be (PLN-06)."""
SAME = 0.8
"""How alike two paragraphs may not be (DUP)."""
RUN = 20
"""Characters in a row that are no chance."""
LEAST = 30
"""Characters of a sentence or paragraph that is worth comparing."""
COMPARED = 600
"""Characters of a text that are compared letter by letter; longer ones are compared by their pairs of letters."""
COMMON = 30
"""A pair of letters that stands in more texts than this says nothing of which are alike."""


def ratio(one: str, other: str) -> float:
    """How alike two bare texts are, 0 to 1, at a cost bounded by COMPARED squared."""
    if not one or not other:
        return 0.0
    if max(len(one), len(other)) > COMPARED:
        return shared(Counter(pairs(one)), Counter(pairs(other)))
    length = len(one) + len(other)
    if 2 * min(len(one), len(other)) / length < ALIKE or 2 * common(one, other) / length < ALIKE:
        return 0.0  # no order of these letters is as alike as that
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def common(one: str, other: str) -> int:
    """How many letters both texts have, wherever they stand."""
    there = letters(other)
    return sum(min(count, there[sign]) for sign, count in letters(one).items() if sign in there)


@lru_cache(maxsize=1024)
def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text."""
    return Counter(text)


def shared(one: Counter[str], other: Counter[str]) -> float:
    """The part of two bags of pairs that is in both."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def pairs(text: str) -> Iterator[str]:
    """Every two letters in a row."""
    return (text[start : start + 2] for start in range(len(text) - 1))


def run(text: str, source: str) -> str:
    """The first RUN characters in a row of the text that stand in the source; empty where none do."""
    known = {source[start : start + RUN] for start in range(len(source) - RUN + 1)}
    starts = range(len(text) - RUN + 1) if known else ()
    return next((text[start : start + RUN] for start in starts if text[start : start + RUN] in known), "")


def untitled(text: str) -> str:
    """A text without 《…》 and punctuation, as PLN-06 compares."""
    return bare(TITLED.sub("", text))


def own(text: str, standard: Sequence[str]) -> str:
    """A text without what is the same every year, and without punctuation."""
    text = squashed(text)
    for phrase in standard:
        text = text.replace(phrase, "")
    return bare(text)


def split(text: str, standard: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sentences of a text that are long enough to compare: as compared, and as written."""
    for _, sentence in sentences(text):
        compared = own(sentence, standard)
        if len(compared) >= LEAST:
            yield compared, sentence.strip()


def figureless(text: str) -> str:
    """A bare text without its figures: a paragraph that changed only its numbers is last year's."""
    return "".join(sign for sign in text if not sign.isdigit())


@dataclass(frozen=True)
class Library:
    """Texts among which the most alike to another is looked for, at a cost that grows in a straight line."""

    texts: tuple[str, ...]

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """Which texts hold each three letters in a row."""
        found: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            for piece in set(shingles(text)):
                found.setdefault(piece, []).append(number)
        return found

    def nearest(self, text: str, besides: int = -1) -> tuple[int, float]:
        """The number of the text most alike, and how alike it is; (-1, 0) where none shares anything telling.

        besides: the number of a text that is not meant, as when the text is itself one of these.
        """
        votes: Counter[int] = Counter()
        for piece in set(shingles(text)):
            holders = self.holders.get(piece, ())
            if len(holders) <= COMMON:
                votes.update(holders)
        votes.pop(besides, None)
        if not votes:
            return -1, 0.0
        (best, _), *_ = votes.most_common(1)
        return best, ratio(text, self.texts[best])


def shingles(text: str) -> Iterable[str]:
    """Every three letters in a row."""
    return (text[start : start + 3] for start in range(len(text) - 2))
