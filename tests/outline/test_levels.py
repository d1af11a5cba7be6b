"""Levels come from typed numbers, else from styles."""

from __future__ import annotations

import pytest

from annualreport.outline.levels import level
from annualreport.outline.records import TITLE


@pytest.mark.parametrize(
    ("text", "style", "outline_level", "expected"),
    [
        ("一、总体情况", "", None, 1),
        ("十一．其他", "", None, 1),
        ("（一）主动公开", "", None, 2),
        ("(二)依申请公开", "", None, 2),
        ("1.属于国家秘密", "", None, 3),
        ("2021.5 起", "", None, 0),
        ("3、其他", "", None, 3),
        ("（1）细目", "", None, 4),
        ("一是加强领导", "", None, 0),
        ("一、总体情况", "heading 2", None, 1),
        ("总体情况", "heading 2", None, 2),
        ("总体情况", "标题 1", None, 1),
        ("总体情况", "正文", 0, 1),
        ("总体情况", "heading 1", 9, 0),
        ("年度报告", "Title", 0, TITLE),
        ("年度报告", "正文", None, 0),
    ],
)
def test_levels(text: str, style: str, outline_level: int | None, expected: int) -> None:
    assert level(text, style, outline_level) == expected
