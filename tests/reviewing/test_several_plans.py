"""In the file for reviewers, texts of a further plan are kept apart from those of the own one with the same number."""

from __future__ import annotations

import json

import pytest

from annualreport.reviewing import export
from annualreport.workspace import Workspace
from tests.building.test_several_plans import CITY, ENTRIES
from tests.conftest import spoil
from tests.reviewing.changing import UNTOLD, replace
from tests.reviewing.test_importing import apply, changed, said
from tests.reviewing.word import comments

FILLED = "  落实情况: 10月20日前发布政策图解8件、问答3篇。\n"


@pytest.fixture
def a_year(a_year: Workspace) -> Workspace:
    """The good year with the city's plan beside its own."""
    a_year.data(2020, "plan-市级.yaml").write_text(CITY, "utf-8")
    with a_year.data(2020, "ledger.yaml").open("a", encoding="utf-8") as stream:
        stream.write(ENTRIES)
    return a_year


def line_of(a_year: Workspace, text: str) -> int:
    """On which line of the ledger a text stands."""
    lines = a_year.data(2020, "ledger.yaml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_each_requirement_is_explained_by_its_own_plan(a_year: Workspace):
    told = [text for text in comments(export.draft(a_year, 2020).docx) if text.startswith("来源：要求 市级 1.1.1")]
    assert told == [
        "来源：要求 市级 1.1.1 2020年10月底前，对重要政策开展多种形式的解读。\n"
        "牵头：宣传教育处\n"
        "佐证：政策解读专栏 https://jyj.example.gov.cn/jd/ 2020-10-20\n"
        f"数据在：data/2020/ledger.yaml:{line_of(a_year, '政策图解8件')}"
    ]


def test_a_text_that_a_further_plan_lacks_is_remarked_at_its_gap(a_year: Workspace):
    spoil(a_year.data(2020, "ledger.yaml"), FILLED, "")
    made = export.draft(a_year, 2020)
    gap = [text for text in comments(made.docx) if "市级 1.1.1" in text and "【阻断" in text]
    assert len(gap) == 1
    assert gap[0].startswith(
        "【阻断 PLN-02】要求 市级 1.1.1「2020年10月底前，对重要政策开展…」的状态是「已完成」，却没有写落实情况"
    )
    assert any(text.startswith("来源：要求 市级 1.1.1 ") for text in comments(made.docx))


def test_a_changed_text_of_a_further_plan_goes_to_that_plans_entry(a_year: Workspace):
    before = a_year.data(2020, "ledger.yaml").read_text("utf-8")
    found = changed(a_year, lambda root: replace(root, "问答3篇", "问答4篇"))
    assert said(found) == [
        f"修改 要求 市级 1.1.1 落实情况 data/2020/ledger.yaml:{line_of(a_year, '政策图解8件')}{UNTOLD}\n"
        "    10月20日前发布政策图解8件、问答[-3-]{+4+}篇。"
    ]
    apply(a_year, found)
    assert a_year.data(2020, "ledger.yaml").read_text("utf-8") == before.replace(
        FILLED, '  落实情况: "10月20日前发布政策图解8件、问答4篇。"\n'
    )
    (entry,) = map(json.loads, a_year.data(2020, "history.jsonl").read_text("utf-8").splitlines())
    assert entry["对象"] == "市级 1.1.1 落实情况"


def test_a_text_filled_in_at_a_further_plans_gap_goes_to_that_plans_entry(a_year: Workspace):
    spoil(a_year.data(2020, "ledger.yaml"), FILLED, "")
    lacking = "【缺：条.落实情况（市级 1.1.1）】"
    found = changed(a_year, lambda root: replace(root, lacking, "10月20日前发布政策图解8件。"))
    assert [(change.source, change.value) for change in found.changes] == [
        ("ledger:市级:1.1.1/落实情况", "10月20日前发布政策图解8件。")
    ]
    apply(a_year, found)
    text = a_year.data(2020, "ledger.yaml").read_text("utf-8")
    assert text.count('  落实情况: "10月20日前发布政策图解8件。"\n') == 1
