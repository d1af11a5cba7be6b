"""What is taken for a returned workbook where a folder is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from annualreport.readers.returns.sender import Confirmed
from annualreport.source import halves
from annualreport.supervision.collect_read import files_of, passed_over, read_all
from annualreport.workspace import Workspace
from tests.supervision.returned import fill, sent


def test_of_a_folder_every_kind_of_table_is_taken_and_nothing_beside(tmp_path: Path) -> None:
    names = ["a.xlsx", "b.ODS", "c.xls", "d.et", "e.xlsm", "~$a.xlsx", ".hidden.xlsx", "说明.docx", "f.xlsx.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in files_of([tmp_path])] == ["a.xlsx", "b.ODS", "c.xls", "d.et", "e.xlsm"]
    assert list(files_of([tmp_path / "说明.docx"])) == [tmp_path / "说明.docx"]


def told(folder: Path) -> list[str]:
    """What is said of what is passed over."""
    return [one.as_text() for one in passed_over(Workspace(folder.parent), [folder, folder / "另写的.docx"])]


def test_what_lies_in_a_folder_and_is_no_workbook_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "发回"
    (folder / "补报.xlsx").mkdir(parents=True)
    assert told(folder) == [
        "警告 发回 文件夹里补报.xlsx/不是工作簿，没有收 [not-collected]\n"
        "    办法：处室用 Word 等报的，请填进发去的工作簿；压缩包先解压；子文件夹另写在命令后面"
    ]
    packed = [f"{number}.zip" for number in range(1, 7)]
    for name in ("甲.xlsx", "科研处.docx", "扫描.pdf", "Thumbs.db", "~$甲.xlsx", ".隐藏", *packed):
        (folder / name).write_bytes(b"")
    assert "文件夹里1.zip、2.zip、3.zip、4.zip、5.zip、6.zip等 9 个不是工作簿，没有收" in told(folder)[0]


def test_an_empty_folder_is_told_and_one_of_workbooks_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "发回"
    folder.mkdir()
    (folder / ".隐藏").write_bytes(b"")
    assert told(folder) == [
        "警告 发回 文件夹是空的，没有可收的工作簿 [not-collected]\n    办法：请核对处室发回的工作簿放在哪里"
    ]
    (folder / "甲.xlsx").write_bytes(b"")
    assert told(folder) == []


def test_many_workbooks_are_read_by_two_processes_to_the_same_end(
    a_year: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = []
    for number, office in enumerate(("办公室", "基础教育处", "教育信息中心", "办公室", "基础教育处")):
        path = sent(a_year, office, "1234"[number % 4], f"{number}.xlsx")
        paths.append(fill(path, known(path), {"状态": "已完成", "落实情况": f"第{number}次报送。"}))
    paths[3].write_bytes(paths[3].read_bytes()[:900])
    counted: list[int] = []
    alone = read_all(a_year, paths, Confirmed(), lambda: None)
    monkeypatch.setattr(halves, "MANY", 2)
    monkeypatch.setattr(halves, "processors", lambda: 2)
    assert read_all(a_year, paths, Confirmed(), lambda: counted.append(1)) == alone
    assert len(counted) == len(paths)
    assert len(alone.by_year[2020]) == len(paths) - 1
    assert alone.unread


def known(path: Path) -> str:
    """The number of the first requirement that a workbook asks for."""
    return str(load_workbook(path)["任务"].cell(2, 1).value)
