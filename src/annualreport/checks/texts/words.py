"""Cut a text into the words that the tables know, numbers and marks, by the word lists of phrases.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from annualreport.checks.texts.numbers import Number, number_at
from annualreport.source import packaged
from annualreport.source.patterns import later

NUMBER, YEAR, MARK, ITEM, OPEN, CLOSE, END = "数", "某年", "界", "顿", "开", "闭", "句"
"""Kinds that are no word list: a number, a calendar year, ，；：, 、, brackets, the end of a sentence."""
MARKS = {"，": MARK, ",": MARK, "；": MARK, "：": MARK, "、": ITEM, "（": OPEN, "）": CLOSE}
MARKS |= dict.fromkeys("。！？\n", END)
LISTS = ("表三", "列", "组", "结果", "文件", "做法")
"""The word lists whose words carry names; of the others the word is its own name."""
PLAIN = (
    "申请", "泛申请", "别事", "他处", "本处", "去年", "明年", "今年", "部分", "增减", "增至",
    "否", "非否", "全", "其中", "等", "主要", "共", "占", "率", "费", "行政收费", "中性",
)  # fmt: skip
FIGURES, STOPS = "0-9零〇一二两三四五六七八九十百千", "，,；：、（）。！？\n"
YEARS = range(1990, 2100)
BLANKS = later(r"[^\S\n]+|[\u200b\ufeff]+")
SAME = str.maketrans("０１２３４５６７８９．％();:!?", "0123456789.%（）；：！？")
TITLES = later(r"《[^《》]*》")


class Token(NamedTuple):
    """A word, number or mark with its kind, its name (新收, 自然人, 行政复议) and its span in the sentence's text."""

    kind: str
    name: str
    start: int
    end: int
    number: Number | None = None


@cache
def phrases() -> dict[str, Any]:
    """The word lists of phrases.yaml."""
    loaded: dict[str, Any] = packaged.data(Path(__file__).with_name("phrases.yaml"))
    return loaded


@cache
def lexicon() -> dict[str, tuple[str, str]]:
    """Every word with its kind and name; a word that stands in two lists belongs to the first."""
    found: dict[str, tuple[str, str]] = {}
    for kind in LISTS:
        for name, entry in phrases()[kind].items():
            for word in entry["词"] if isinstance(entry, dict) else entry:
                found.setdefault(word, (kind, name))
    for kind in PLAIN:
        for word in phrases()[kind]:
            found.setdefault(word, (kind, word))
    return found


@cache
def scanner() -> re.Pattern[str]:
    """Finds the next word, number or mark; words grouped by their first character, the longest first."""
    groups: dict[str, list[str]] = {}
    for word in sorted(lexicon(), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    words = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())
    return re.compile(
        f"(?=[{''.join(map(re.escape, groups))}{FIGURES}{STOPS}百])"  # other characters are passed over at once
        f"(?:(?P<skip>百分之)|(?P<word>{words})|(?P<number>[{FIGURES}])|(?P<mark>[{STOPS}]))"
    )


def normal(text: str) -> str:
    """The text without blanks, digits and brackets in one form; line breaks stay."""
    return (BLANKS.sub("", text) if BLANKS.search(text) else text).translate(SAME)


def masked(text: str) -> str:
    """The text with the words of titles 《…》 blotted out: 《规范性文件管理办法》 speaks of no figure."""
    if "《" not in text:
        return text
    return TITLES.sub(lambda found: f"《{'□' * (len(found[0]) - 2)}》", text)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a normal text from left to right; what is between them is nobody's word."""
    text, search, known = masked(text), scanner().search, lexicon()
    position = 0
    while found := search(text, position):
        kind, start, position = found.lastgroup, found.start(), found.end()
        if kind == "word":
            yield Token(*known[found[0]], start, position)
        elif kind == "mark":
            yield Token(MARKS[found[0]], found[0], start, position)
        elif kind == "number" and (read := number_at(text, start)):
            number, position = read
            yield Token(YEAR if is_year(number) else NUMBER, number.unit, start, position, number)


def is_year(number: Number) -> bool:
    """Whether it is a calendar year: 2021年."""
    return number.unit == "年" and number.value in YEARS
