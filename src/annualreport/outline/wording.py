"""Make texts comparable: without blanks and line breaks, with one form of bracket, quotation mark and full stop."""

from __future__ import annotations

from functools import lru_cache

from annualreport.source.patterns import later

BLANKS = later(r"[\s\u3000\u200b\ufeff]+")
ALIKE = str.maketrans("（）［］“”‘’＂，：；．０１２３４５６７８９", '()[]""\'\'",:;.0123456789')


@lru_cache(maxsize=8192)
def squashed(text: str) -> str:
    """The text without any blank or line break."""
    return BLANKS.sub("", text)


@lru_cache(maxsize=8192)
def alike(text: str) -> str:
    """The text as it is compared: squashed, half-width marks and digits, one kind of quotation mark."""
    return squashed(text).translate(ALIKE)
