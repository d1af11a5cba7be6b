"""However a text is written, the rules come to an end in time that grows in a straight line."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.checks.texts.words import lexicon
from tests.checks.texts.report import found

LONG = 12_000
PIECES = (*lexicon(), "3件", "1,200件", "5%", "约", "，", "、", "。", "；", "（", "）", "《", "》", "2021年", "字")
WORST = (
    "均办结未收到申请", "1", "111,", "结转1件", "（", "《", "申请9件占5%", "，其中公开9条", "行政复议1件维持2件",
    "（其中公开9条）", "一", "同比增长5%", "全年收到申请1件，",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_no_text_whatever_breaks_a_rule(text: str) -> None:
    for one in found("（二）依申请公开情况", text):
        assert one.message
        assert one.subject


def seconds(text: str) -> float:
    """Processor time of all rules on a text."""
    begin = time.process_time()
    found("（二）依申请公开情况", text)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", WORST)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    found("（二）依申请公开情况", piece)
    text = (piece * LONG)[:LONG]
    half, full = min(seconds(text[: LONG // 2]) for _ in "12"), min(seconds(text + "，") for _ in "12")
    assert full < half * 3.2 + 0.1


def test_a_long_report_of_any_words_is_judged_at_once() -> None:
    random = Random(7)
    text = "".join(random.choice(PIECES) for _ in range(9000))[:20_000]
    assert seconds(text) < 1.5
