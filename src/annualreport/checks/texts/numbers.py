"""Read the numbers of a text: digits with thousands marks, 12.6万, Chinese numerals, and how exact each is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from annualreport.source.patterns import later

RUN = later(r"[0-9][0-9,.]{0,24}")
"""A run of digits and marks; bounded, so that a long run costs no more than a straight line."""
GROUPED = later(r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?")
PLAIN = later(r"\d+(?:\.\d+)?")
HAN = later(r"[零〇一二两三四五六七八九十百千万亿]{1,12}")
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
SCALE = later(r"[十百千]?[万亿]|[百千](?![分克米瓦万])")
UNIT = later(
    r"件次|人次|场次|篇次|万元|亿元|个百分点|百分点|分钟|小时|[件宗起例部份条项次场个名人期篇家所处元%‰倍年月日号天届批册幅张页户位种类款栏字卷轮章节届时分秒]"
)
MORE = ("余", "多")
ONE = Decimal(1)
BEFORE = ("不少于", "将近", "超过", "大约", "接近", "约", "近", "超", "逾")
AFTER = ("以上", "左右")
NOT_COUNTS = tuple("第每同任某这唯逐另之几数哪前后上下")
"""Characters before a Chinese numeral that make it no count: 第一项, 每一件, 前三季度."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as typed.

    step: what one unit of its last digit is worth (0.1 for 12.3, 10000 for 5万). about: 余, 约, 近, 左右 … or ''.
    unit: 件, 条, %, 年 …; '' where none follows.
    """

    value: Decimal
    step: Decimal
    unit: str
    about: str = ""

    @property
    def round_step(self) -> Decimal:
        """What 余 and 约 leave open: one unit of the last digit that is not 0, at least ten."""
        step = self.step
        while self.value and self.value % (step * 10) == 0:
            step *= 10
        return max(step, Decimal(10)) if self.step == 1 else step

    def fits(self, actual: Decimal) -> bool:
        """Whether the figure may be called so: exactly, or about."""
        if actual == self.value:
            return True
        if self.about in ("约", "左右", "大约", "近", "将近", "接近"):
            return abs(actual - self.value) <= self.round_step
        return bool(self.about) and self.value <= actual < self.value + self.round_step


def number_at(text: str, start: int) -> tuple[Number, int] | None:
    """The number that begins at a digit or Chinese numeral and where it and its unit end; None where none does."""
    read = in_digits(text, start) if text[start].isascii() else in_han(text, start)
    if read is None:
        return None
    value, step, end = read
    more = text.startswith(MORE, end)
    end += more
    if not text[start].isascii() or (scale := SCALE.match(text, end)) is None:
        factor = 1
    else:
        factor, end = han(scale[0]), scale.end()
    later = text.startswith(MORE, end)
    end += later
    unit = UNIT.match(text, end)
    if unit is None and not text[start].isascii():
        return None
    end = unit.end() if unit else end
    about = "余" if more or later else about_at(text, start, end)
    return Number(value * factor, step * factor, unit[0] if unit else "", about), end


def about_at(text: str, start: int, end: int) -> str:
    """约, 近, 超 … before a number, 以上 or 左右 after it."""
    if text.endswith(BEFORE, 0, start):
        return next(word for word in BEFORE if text.endswith(word, 0, start))
    return next(word for word in AFTER if text.startswith(word, end)) if text.startswith(AFTER, end) else ""


def in_digits(text: str, start: int) -> tuple[Decimal, Decimal, int]:
    """A number in digits: value, step, end."""
    run = RUN.match(text, start)
    assert run is not None
    if run[0].isdigit():  # nearly all
        return Decimal(run[0]), ONE, run.end()
    found = GROUPED.fullmatch(run[0].rstrip(",.")) or PLAIN.match(run[0])
    assert found is not None
    value = Decimal(found[0].replace(",", ""))
    return value, Decimal(1).scaleb(-len(found[0].partition(".")[2])), start + found.end()


def in_han(text: str, start: int) -> tuple[Decimal, Decimal, int] | None:
    """A number in Chinese characters: value, step, end; None for 第一, 每一, 数十."""
    found = HAN.match(text, start)
    if found is None or (start and text[start - 1] in NOT_COUNTS) or not measured(text, found.end()):
        return None
    return Decimal(han(found[0])), Decimal(1), found.end()


def measured(text: str, end: int) -> bool:
    """Whether a unit follows Chinese numerals, with or without 余 and 多 between; most stand in other words."""
    while text.startswith(MORE, end):
        end += 1
    return UNIT.match(text, end) is not None


def han(text: str) -> int:
    """The value of Chinese numerals: 一百零五, 两千, 二〇二一, 万.

    >>> [han(text) for text in ("十", "二十八", "一百零五", "两千", "三万五千", "二〇二一", "百", "一亿")]
    [10, 28, 105, 2000, 35000, 2021, 100, 100000000]
    """
    if len(text) > 1 and all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    whole = part = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in TENS:
            part, digit = part + max(digit, 1) * TENS[sign], 0
        else:
            whole, part, digit = (whole + max(part + digit, 1)) * MYRIADS[sign], 0, 0
    return whole + part + digit
