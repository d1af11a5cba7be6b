"""Whatever is written, every rule on texts ends, never falls over, and takes time in proportion to the length."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annualreport.checks import (
    dates,
    fulfilment,
    imperative,
    numbering,
    privacy,
    references,
    repeated,
    substance,
    wording,
)
from annualreport.checks.rule import Rule, run
from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.model.report import Report
from tests.checks.good import Document
from tests.checks.written import with_entry

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (dates, fulfilment, imperative, numbering, privacy, references, repeated, substance, wording)
    for rule in module.RULES
)
PIECES = (
    "年月日〔〕（）()《》〈〉“”「」，,。；;：:！!、 \n　0123456789０１２abXxGg@.-/一二三四五六七八"
    "九十是要应须将拟截止至到"
    "全市我局厅公开报告申请人张三学生身份证手机号令第号国办函★机密内部资料"
)
EVIL = (
    "1 ",
    "《",
    "（",
    "20",
    "2020年",
    "公开",
    "甲",
    "（(",
    "a.",
    "a@a.",
    "13",
    "〔2020〕",
    "一是",
    "申请人张",
    "，。",
    " ",
    "10.",
    "http://a.",
)
LENGTH = 20_000


def judge(dossier: Dossier, document: Document, text: str) -> tuple[list[Finding], float]:
    """What all rules say of texts of a document, a ledger and a year before that say this, and processor seconds."""
    earlier = Report.model_validate({"单位": "虚构市教育局", "年度": "2019", "主要问题": text})
    year = replace(with_entry(dossier, 落实情况=text), previous_report=earlier)
    outline = document.outline()
    began = time.process_time()
    found = run(RULES, year, outline)
    return found, time.process_time() - began


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(PIECES, min_size=1, max_size=400))
def test_nothing_that_is_written_makes_a_rule_fall_over(dossier: Dossier, text: str) -> None:
    document = Document(dossier)
    document.replace("主动公开方面", text)
    found, _ = judge(dossier, document, text)
    assert all(one.message and one.rule for one in found)


@pytest.mark.parametrize("piece", EVIL)
def test_time_grows_with_the_length_and_no_faster(dossier: Dossier, piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    document = Document(dossier)
    document.replace("主动公开方面", text)
    assert judge(dossier, document, text)[1] < 5.0
