"""An entry is added to a YAML list and nothing else in the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from annualreport.finding import Stop
from annualreport.source.yamledit import appended

ENTRY = {"规则": "PUB-01", "数值": "2021-02-03", "理由": "迁移：系统#停用", "编号": "2"}
ADDED = "  - 规则: PUB-01\n    数值: '2021-02-03'\n    理由: 迁移：系统#停用\n    编号: '2'\n"


def after(tmp_path: Path, text: str) -> str:
    path = tmp_path / "report.yaml"
    path.write_bytes(text.encode())
    return appended(path, "report.yaml", "已核", ENTRY).decode()


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("单位: 甲 # 注\n\n年度: 2020\n", "单位: 甲 # 注\n\n年度: 2020\n已核:\n"),
        ("单位: 甲\n已核:\n", "单位: 甲\n已核:\n"),
        ("单位: 甲\n已核: []\n", "单位: 甲\n已核:\n"),
        ('引言: |-\n  一行\n  二行\n邮编: "000"\n', '引言: |-\n  一行\n  二行\n邮编: "000"\n已核:\n'),
        ("# 只有注\n", "# 只有注\n已核:\n"),
        ("单位: " + "长" * 300 + " 文\n", "单位: " + "长" * 300 + " 文\n已核:\n"),
    ],
)
def test_the_list_is_made_and_all_else_stays(tmp_path: Path, before: str, kept: str) -> None:
    assert after(tmp_path, before) == kept + ADDED


def test_the_entry_follows_those_that_are_there(tmp_path: Path) -> None:
    text = "已核: # 核定\n  # 第一条\n  - {规则: A, 理由: 乙}\n"
    assert after(tmp_path, text) == text + ADDED


def test_a_list_without_indent_keeps_its_style(tmp_path: Path) -> None:
    text = "已核:\n- 规则: A\n  理由: 乙\n年度: 2020\n"
    assert after(tmp_path, text) == (
        "已核:\n- 规则: A\n  理由: 乙\n- 规则: PUB-01\n  数值: '2021-02-03'\n  理由: 迁移：系统#停用\n"
        "  编号: '2'\n年度: 2020\n"
    )


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    said = after(tmp_path, "单位: 甲\r\n年度: 2020\r\n")
    assert said == "单位: 甲\r\n年度: 2020\r\n已核:\r\n" + ADDED.replace("\n", "\r\n")


def test_a_file_that_cannot_be_read_is_not_edited(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        after(tmp_path, "单位:\t甲\n\t年度: 1\n")
