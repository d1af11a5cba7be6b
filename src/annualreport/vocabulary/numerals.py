"""Write numbers in Chinese characters: as read (一百二十三), digit by digit (二〇二一), as an amount (壹佰元整)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零一二三四五六七八九"
YEAR_DIGITS = "〇一二三四五六七八九"
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
STEPS = ("", "十", "百", "千")
CAPITAL_STEPS = ("", "拾", "佰", "仟")
MYRIADS = ("", "万", "亿", "万亿")
LARGEST = 10**16
"""Numbers from here on have no common reading."""


def cardinal(value: Decimal) -> str:
    """The number as it is read aloud.

    >>> [cardinal(Decimal(n)) for n in (0, 10, 15, 101, 110, 2021, 10010)]
    ['零', '十', '十五', '一百零一', '一百一十', '二千零二十一', '一万零一十']
    >>> cardinal(Decimal("-3.14"))
    '负三点一四'
    """
    if value < 0:
        return "负" + cardinal(-value)
    whole, _, rest = format(value, "f").partition(".")
    text = whole_number(int(whole), DIGITS, STEPS)
    if text.startswith("一十"):
        text = text[1:]
    return f"{text}点{digit_by_digit(rest, DIGITS)}" if rest.strip("0") else text


def whole_number(number: int, digits: str, steps: tuple[str, ...]) -> str:
    """A whole number from 0 in groups of four; ValueError from 10**16 on."""
    if number >= LARGEST:
        raise ValueError(f"数字 {number} 太大，没有通行的中文读法")
    if number == 0:
        return digits[0]
    groups = [number // 10_000**place % 10_000 for place in range(4)]
    text = ""
    for place in reversed(range(4)):
        group = groups[place]
        if group == 0:
            continue
        lower = group < 1000 or groups[place + 1] == 0 if place < 3 else False
        text += (digits[0] if text and lower else "") + four_digits(group, digits, steps) + unit(place, groups)
    return text


def unit(place: int, groups: list[int]) -> str:
    """万, 亿 after a group; 万亿 loses its 亿 where 亿 follows with a group of its own."""
    return "万" if place == 3 and groups[2] else MYRIADS[place]


def four_digits(group: int, digits: str, steps: tuple[str, ...]) -> str:
    """A group from 1 to 9999, zeros between its digits read once."""
    text, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + steps[place]
            gap = False
        else:
            gap = True
    return text


def digit_by_digit(typed: str, digits: str = YEAR_DIGITS) -> str:
    """Every digit on its own.

    >>> digit_by_digit("2021")
    '二〇二一'
    """
    return "".join(digits[int(sign)] for sign in typed)


def capital_amount(yuan: Decimal) -> str:
    """An amount in yuan in capitals, to the fen.

    >>> [capital_amount(Decimal(text)) for text in ("0", "251000", "1.5", "1.05", "0.05")]
    ['零元整', '贰拾伍万壹仟元整', '壹元伍角', '壹元零伍分', '伍分']
    """
    fen = int(abs(yuan).quantize(Decimal("0.01"), ROUND_HALF_UP) * 100)
    if yuan < 0 and fen:
        return "负" + capital_amount(-yuan)
    whole, jiao, cents = fen // 100, fen // 10 % 10, fen % 10
    head = whole_number(whole, CAPITALS, CAPITAL_STEPS) + "元" if whole or not fen else ""
    if not (jiao or cents):
        return head + "整"
    dimes = CAPITALS[jiao] + "角" if jiao else ("零" if head else "")
    return head + dimes + (CAPITALS[cents] + "分" if cents else "")
