"""Numbers are read as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from annualreport.checks.texts.numbers import number_at
from annualreport.checks.texts.words import normal, tokens


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("108件", "108", "件"),
        ("1,234件", "1234", "件"),
        ("12,3件", "12", ""),
        ("12.6万次", "126000", "次"),
        ("3.5万元", "35000", "元"),
        ("1100余条", "1100", "条"),
        ("2万余条", "20000", "条"),
        ("一百零五件", "105", "件"),
        ("二十多件", "20", "件"),
        ("两千件", "2000", "件"),
        ("三万五千条", "35000", "条"),
        ("二〇二一年", "2021", "年"),
        ("百件", "100", "件"),
        ("88.9%", "88.9", "%"),
        ("12345", "12345", ""),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    read = number_at(text, 0)
    assert read is not None
    assert (str(read[0].value.normalize().__format__("f")), read[0].unit) == (value, unit)


@pytest.mark.parametrize(("text", "at"), [("第一件", 1), ("数十件", 1), ("一是", 0), ("一起案件", 0)])
def test_what_looks_like_a_number_and_counts_nothing_is_none(text: str, at: int) -> None:
    read = number_at(text, at)
    assert read is None or read[0].unit == "起"


@pytest.mark.parametrize(
    ("text", "at", "actual", "fits"),
    [
        ("108件", 0, 108, True),
        ("108件", 0, 109, False),
        ("70余件", 0, 74, True),
        ("70余件", 0, 80, False),
        ("75余件", 0, 79, True),
        ("1100余条", 0, 1199, True),
        ("1.2万余件", 0, 12300, True),
        ("约70件", 1, 68, True),
        ("约70件", 1, 90, False),
        ("70件左右", 0, 65, True),
        ("超过70件", 2, 72, True),
        ("超过70件", 2, 69, False),
        ("0余件", 0, 5, True),
    ],
)
def test_what_a_number_leaves_open(text: str, at: int, actual: int, fits: bool) -> None:
    read = number_at(text, at)
    assert read is not None
    assert read[0].fits(Decimal(actual)) is fits


def test_percentages_in_words_and_titles_hold_no_numbers() -> None:
    kinds = [one.kind for one in tokens(normal("百分之八十；《收到申请12件》 办结 １２ 件"))]
    assert kinds == ["界", "表三", "数"]
