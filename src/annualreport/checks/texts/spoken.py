"""Put every number of a sentence among the words that say what it counts: whose, of which year, in which scope."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from annualreport.checks.texts.numbers import Number
from annualreport.checks.texts.sentences import REQUESTS, Clause, Sentence
from annualreport.checks.texts.words import ITEM, NUMBER, YEAR, Token, phrases

COUNTED = frozenset({"表三", "列", "组", "结果", "文件", "做法", "费"})
"""Kinds of words that a number may count."""
COMPARED = ("较", "比", "与", "跟", "和", "同")
"""Characters before 上年 that name it only to compare with."""
BETWEEN = frozenset({"至", "到", "-", "—", "——", "～", "~", "和", "、"})
"""Between two years: a span of several years."""
CASES = frozenset({"件", "宗", "起", "例"})
"""Units of requests, reviews and lawsuits."""
BREAKS = "，,；：、（）。"
"""The marks that a quoted phrase begins after."""
CARRIED = "结转"
"""The word whose year says where from or where to, not whose figure it is."""
WIDEST = 36
"""Characters of a quoted phrase."""
FILLING = 40
"""Characters between a word and its number that are looked at; more are other words."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number where it is said. words: the words that it counts, in order, from the number before it up to it
    (or, where the clause begins with numbers, those that follow it). year: whose figure it is. apart: the words
    around give another scope than the report's. about: what the text is speaking of here (申请, 别事, '').
    kinds: of its words and of those before it.
    """

    sentence: Sentence
    clause: Clause
    token: Token
    words: tuple[Token, ...]
    year: int
    report_year: int
    apart: bool
    about: str
    kinds: frozenset[str]

    @property
    def number(self) -> Number:
        """The number."""
        assert self.token.number is not None
        return self.token.number

    @property
    def phrase(self) -> str:
        """The words of the report up to the number, or from it where its words follow."""
        spans = [self.token, *self.words]
        return quote(self.sentence.text, min(one.start for one in spans), max(one.end for one in spans))

    def named(self, kind: str) -> tuple[str, ...]:
        """The names of its words of one kind, each once."""
        return tuple(dict.fromkeys(word.name for word in self.words if word.kind == kind))

    def has(self, *kinds: str) -> bool:
        """Whether a word of these kinds is among its words."""
        return not self.kinds.isdisjoint(kinds)

    def close_to(self, word: Token) -> bool:
        """Whether between the word and the number stand only words that say nothing else."""
        first, last = (word, self.token) if word.start < self.token.start else (self.token, word)
        return bare(self.sentence.text, first.end, last.start, self.words)


def quote(text: str, first: int, end: int) -> str:
    """The words of the report from the mark before a spot up to another spot; of a long one the end."""
    begin = max(end - WIDEST, 0)
    before = text[begin : max(first, begin)]
    cut = max((before.rfind(mark) for mark in BREAKS), default=-1)
    return text[begin + cut + 1 : end]


@dataclass
class Walk:
    """What is known at a spot of a sentence; it changes from left to right."""

    report_year: int
    about: str
    year: int = field(init=False)
    apart: bool = False
    before: Token | None = None

    def __post_init__(self) -> None:
        self.year = self.report_year

    def past(self, token: Token, text: str) -> None:
        """Take notice of a word."""
        if token.kind == YEAR or token.kind in ("去年", "明年", "今年"):
            self.years(token, text)
        elif token.kind == "申请":
            self.about = REQUESTS
        elif token.kind == "别事":
            self.about = "别事"
        elif token.kind in ("他处", "本处"):
            self.apart = token.kind == "他处"
        elif token.kind == NUMBER and token.name == "年":
            self.apart = True
        elif token.name == CARRIED and self.before and self.before.kind in (YEAR, "去年"):
            self.year = self.report_year
        self.before = token

    def years(self, token: Token, text: str) -> None:
        """Another year, unless it is only compared with or dates a 结转; two years joined are a span.

        2021年全年 is 2021.
        """
        named = self.year_of(token)
        dated = self.before and self.before.kind in (YEAR, "去年") and self.before.end == token.start
        if (self.before and self.before.name == CARRIED) or (dated and token.kind == "今年"):
            return
        joined = text[self.before.end : token.start] if self.before and self.before.kind == YEAR else ""
        if joined in BETWEEN:
            self.apart = True
        if not text.startswith(COMPARED, max(token.start - 1, 0)):
            self.year = named

    def year_of(self, token: Token) -> int:
        """The year that a word means."""
        if token.kind == YEAR:
            assert token.number is not None
            return int(token.number.value)
        return self.report_year + {"去年": -1, "明年": 1, "今年": 0}[token.kind]


@lru_cache(maxsize=8)
def spoken(sentences: tuple[Sentence, ...], year: int) -> tuple[Spoken, ...]:
    """Every number of every sentence; kept, since every rule asks for them."""
    found = walked(sentences, year)
    return tuple(one for sentence, clause, walk in found for one in of_clause(clause, sentence, walk))


def walked(sentences: Iterable[Sentence], year: int) -> Iterator[tuple[Sentence, Clause, Walk]]:
    """Every clause with what is known where it begins; who takes it passes its words to the walk."""
    about, paragraph = "", -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            about, paragraph = sentence.about, sentence.paragraph
        walk = Walk(year, about)
        for clause in sentence.clauses:
            yield sentence, clause, walk
        about = walk.about


def elsewhere(clause: Clause) -> bool:
    """Whether the clause names another scope than the report's."""
    kinds = {one.kind for one in clause.tokens}
    return "他处" in kinds and "本处" not in kinds


def of_clause(clause: Clause, sentence: Sentence, walk: Walk) -> Iterator[Spoken]:
    """The numbers of one clause."""
    numbers = [index for index, one in enumerate(clause.tokens) if one.kind == NUMBER]
    following = numbers != [] and trailing(clause, numbers[0])
    strange = elsewhere(clause)
    passed = 0
    for order, index in enumerate(numbers):
        token = clause.tokens[index]
        for one in clause.tokens[passed:index]:
            walk.past(one, sentence.text)
        first = numbers[order - 1] + 1 if order else 0
        if following:
            last = numbers[order + 1] if order + 1 < len(numbers) else len(clause.tokens)
            words = until_item(clause.tokens[index + 1 : last])
        else:
            words = clause.tokens[first:index]
        words = tuple(one for one in words if one.kind != ITEM)
        own = own_year(words, token, sentence.text, walk)
        kinds = frozenset(one.kind for one in (*clause.tokens[first:index], *words))
        apart = walk.apart or strange
        yield Spoken(sentence, clause, token, words, own, walk.report_year, apart, walk.about, kinds)
        walk.past(token, sentence.text)
        passed = index + 1
    for one in clause.tokens[passed:]:
        walk.past(one, sentence.text)


def own_year(words: tuple[Token, ...], token: Token, text: str, walk: Walk) -> int:
    """The year of a number: of 上年的90件 last year's, though last year was named only to compare with."""
    last = words[-1] if words and all(word.name != CARRIED for word in words) else None
    if (
        last
        and (last.kind == YEAR or last.kind == "去年")
        and text[last.end : token.start] in ("", "的", "同期", "同期的")
    ):
        return walk.year_of(last)
    return walk.year


def trailing(clause: Clause, first: int) -> bool:
    """Whether what the numbers count follows them: 34件予以公开、11件部分公开."""
    before = any(one.kind in COUNTED for one in clause.tokens[:first])
    return not before and any(one.kind in COUNTED for one in clause.tokens[first:])


def until_item(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words up to the first 、."""
    end = next((index for index, one in enumerate(words) if one.kind == ITEM), len(words))
    return words[:end]


def bare(text: str, start: int, end: int, words: Iterable[Token]) -> bool:
    """Whether a stretch of text holds, besides the words, nothing but 的, 共, 有 and their like."""
    if end - start > FILLING:
        return False
    rest, spot = "", start
    for word in words:
        if start <= word.start < end:
            rest, spot = rest + text[spot : word.start], word.end
    return not fillers().sub("", rest + text[spot:end])


@cache
def fillers() -> re.Pattern[str]:
    """Words that say nothing about what is counted, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, phrases()["虚词"]), key=len, reverse=True)))
