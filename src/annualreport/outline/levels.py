"""Say what level of heading a paragraph is: by its typed number 一、（一）1.（1）, else by its style."""

from __future__ import annotations

import re

from annualreport.outline.records import TITLE
from annualreport.source.patterns import later

HAN = "一二三四五六七八九十"
TYPED = (
    (1, later(rf"[{HAN}]{{1,3}}[、．.]")),
    (2, later(rf"[（(][{HAN}]{{1,3}}[）)]")),
    (3, later(r"\d{1,2}[.．、](?!\d)")),
    (4, later(r"[（(]\d{1,2}[）)]")),
)
STYLED = later(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
TITLES = frozenset({"title", "标题", "公文标题", "文件标题"})
BODY = 9
"""The outline level by which Word says: body text."""


def typed(text: str) -> int:
    """The level that a number at the beginning gives; 0 without one."""
    start = text.lstrip()
    return next((level for level, shape in TYPED if shape.match(start)), 0)


def styled(style: str, outline_level: int | None) -> int:
    """The level that style name and outline level (counted from 0) give; TITLE for a title; 0 for body text."""
    if style.strip().lower() in TITLES:
        return TITLE
    if outline_level is not None:
        return 0 if outline_level >= BODY else outline_level + 1
    found = STYLED.match(style.strip())
    return int(found[1]) if found else 0


def level(text: str, style: str, outline_level: int | None) -> int:
    """The paragraph's level. A typed number speaks first: in many files 一、 carries the style of a second level."""
    by_style = styled(style, outline_level)
    return by_style if by_style == TITLE else typed(text) or by_style
