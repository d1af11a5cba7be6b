"""What a report says of rules and normative documents agrees with 表二（一）."""

from __future__ import annotations

import pytest

from tests.checks.texts.report import dossier, told

KEY = ("主动公开", "规范性文件")


@pytest.mark.parametrize(
    "text",
    [
        "全年制发行政规范性文件6件，废止2件，现行有效41件。",
        "通过政府网站公开行政规范性文件6件，集中公开现行有效的规范性文件41件。",
        "制发规章和规范性文件6件。",
        "备案审查规范性文件120件，清理规范性文件45件，废止9件。",
        "全市共制发规范性文件36件。",
        "2021年制发规范性文件9件。",
        "《行政规范性文件管理办法》施行后，制发规范性文件6件。",
        "印发规章制度汇编3件。",
        "制发规范性文件6件、公告12件。",
        "制发规范性文件，举办活动3件。",
        "发布规范性文件解读12件。",
        "规范性文件9件。",
        "废止规范性文件2件、宣布失效1件。",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_no_fault(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全年制发行政规范性文件7件。", "全年制发行政规范性文件7件」，「表二 行政规范性文件·本年制发件数」是 6"),
        ("制发规范性文件6件，其中废止3件。", "其中废止3件」，「表二 行政规范性文件·本年废止件数」是 2"),
        (
            "公开规范性文件9件。",
            "公开规范性文件9件」，「表二 行政规范性文件·本年制发件数」是 6，「表二 行政规范性文件·现行有效件数」是 41",
        ),
        ("出台规章2部。", "出台规章2部」，「表二 规章·本年制发件数」是 0"),
    ],
)
def test_what_the_table_contradicts_is_told(text: str, said: str) -> None:
    rules = "TXT-07, TXT-04" if "规章" in text else "TXT-07"
    assert told(text) == [f"阻断 正文写「{said} [{rules}]"]


def test_the_columns_of_the_other_layout_are_compared() -> None:
    year = dossier(
        {(*KEY, "本年新制作数量"): "3", (*KEY, "本年新公开数量"): "2", (*KEY, "对外公开总数量"): "26"}, "60号"
    )
    assert told("制作规范性文件3件，公开2件，废止8件，现行有效30件。", year) == []
    assert told("公开规范性文件5件。", year) == [
        "阻断 正文写「公开规范性文件5件」，「表二 规范性文件·本年新公开数量」是 2，"
        "「表二 规范性文件·对外公开总数量」是 26 [TXT-07]"
    ]
