"""What was left to be filled in is found; what only looks like it is not."""

from __future__ import annotations

import pytest

from annualreport.checks.placeholders import nothing_is_left_to_fill_in
from tests.checks.good import FILE, Document, findings, told


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("全年公开信息XX件。", "XX"),
        ("全年公开信息×件。", "×"),
        ("全年公开信息 X 条。", "X"),
        ("××路1号", "××"),
        ("网址：待补。", "待补"),
        ("电话（待填）", "待填"),
        ("说明：todo 数据", "todo"),
        ("全年{{ 依申请公开.本年新收.总计 }}件", "{{ 依申请公开.本年新收.总计 }}"),
        ("{% if 示例 %}", "{% if 示例 %}"),
        ("全年｛｝件", "｛｝"),
        ("全年｛｛总计｝｝件", "｛｛总计｝｝"),
        ("半个 }}", "}}"),
    ],
)
def test_what_is_left_is_reported_with_what_stands_around_it(document: Document, text: str, left: str) -> None:
    document.replace("主动公开方面", text)
    (found,) = findings(nothing_is_left_to_fill_in, document.dossier, document.outline())
    assert found.figures == left
    assert found.message.startswith(f"残留占位「{left}」：「")


@pytest.mark.parametrize(
    "text",
    [
        "短板有待补齐，问题有待补。",
        "补正后申请内容仍不明确。",
        "尺寸为3×5米，型号 XXL3、MAX。",
        "GB/T 9704—2012（X）件",
        "【缺：统计.已完成】",
        "ToDoList 应用",
        "网址 https://jyj.example.gov.cn/xx/2020/XX.html，栏目 /xx/",
    ],
)
def test_ordinary_text_is_left_alone(document: Document, text: str) -> None:
    document.replace("主动公开方面", text)
    assert told(nothing_is_left_to_fill_in, document.dossier, document.outline()) == []


def test_headers_are_looked_at_too(document: Document) -> None:
    document.headers = ["XX局"]
    assert told(nothing_is_left_to_fill_in, document.dossier, document.outline()) == [
        f"阻断 {FILE} 页眉第1段「XX局」 残留占位「XX」：「XX局」 [SEN-03]\n    办法：请填上真实内容，或删去"
    ]
