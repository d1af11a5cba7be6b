"""Write days and numbers as documents do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


def day(when: date) -> str:
    """2021年1月5日: without leading zeros."""
    return f"{when.year}年{when.month}月{when.day}日"


def number(value: Decimal | int) -> str:
    """Without exponent and without zeros behind the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
