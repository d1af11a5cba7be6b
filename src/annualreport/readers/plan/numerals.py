"""Read the numbers that stand before chapters, sections and requirements: 一、 （二） 3．"""

from __future__ import annotations

import re

DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
NUMERAL = r"[〇零一二三四五六七八九十]{1,3}"

CHAPTER = re.compile(rf"\s*({NUMERAL})\s*[、．.]\s*")
SECTION = re.compile(rf"\s*[（(]\s*({NUMERAL})\s*[）)]\s*、?\s*")
REQUIREMENT = re.compile(r"\s*[（(]?\s*([0-9０-９]{1,3})(?:\s*[．、）)]\s*|\s*\.(?![0-9０-９])\s*)")


def value(numeral: str) -> int | None:
    """二 → 2, 十 → 10, 二十一 → 21, ３ → 3; None for what is no number from 1 to 99."""
    numeral = numeral.strip().translate(WIDE)
    if numeral.isascii() and numeral.isdigit():
        return int(numeral) or None
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return DIGITS.get(ones) or None
    parts = [DIGITS.get(tens, 0 if tens else 1), DIGITS.get(ones, 0)]
    if (tens and not parts[0]) or (ones and not parts[1]):
        return None
    return parts[0] * 10 + parts[1]


def numeral(number: int) -> str:
    """2 → 二, 10 → 十, 21 → 二十一; in digits above 99."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    signs = "〇一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else f"{signs[tens]}十"
    return head + (signs[ones] if ones or not tens else "")


def split(pattern: re.Pattern[str], text: str) -> tuple[int | None, str]:
    """The number before a heading or requirement and the text behind it; None where there is none."""
    found = pattern.match(text)
    if not found:
        return None, text.strip()
    number = value(found[1])
    return (number, text[found.end() :].strip()) if number else (None, text.strip())
