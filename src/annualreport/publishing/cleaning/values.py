"""Turn attributes of Word's markup into switches and numbers."""

from __future__ import annotations

import re

from annualreport.render.spots import Element, W

LENGTH = re.compile(r"\s*(-?\d*\.?\d+)\s*(pt|in|cm|mm|pc|px)?\s*")
TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "px": 15.0, None: 15.0}
"""Twentieths of a point in the units of a style sheet."""
LONGEST = 12
"""Digits of a number that a program may have written."""


def value(element: Element | None) -> str | None:
    """The attribute w:val."""
    return None if element is None else element.get(W + "val")


def on(element: Element | None) -> bool:
    """Whether a switch is there and not off."""
    return element is not None and value(element) not in ("0", "false", "off")


def number(element: Element | None) -> int | None:
    """The attribute w:val as a whole number."""
    return whole(value(element))


def whole(written: str | None) -> int | None:
    """A whole number, with or without a sign of per cent; None for anything else."""
    typed = (written or "").removesuffix("%")
    digits = typed.removeprefix("-")
    return int(typed) if digits.isdecimal() and len(digits) <= LONGEST else None


def length(written: str | None) -> float | None:
    """A length of a style sheet in twentieths of a point."""
    found = LENGTH.fullmatch(written or "")
    return float(found[1]) * TWIPS[found[2]] if found else None
