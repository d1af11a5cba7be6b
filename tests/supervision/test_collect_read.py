"""What is taken for a returned workbook where a folder is given."""

from __future__ import annotations

from pathlib import Path

from annualreport.supervision.collect_read import files_of


def test_of_a_folder_every_kind_of_table_is_taken_and_nothing_beside(tmp_path: Path) -> None:
    names = ["a.xlsx", "b.ODS", "c.xls", "d.et", "e.xlsm", "~$a.xlsx", ".hidden.xlsx", "说明.docx", "f.xlsx.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in files_of([tmp_path])] == ["a.xlsx", "b.ODS", "c.xls", "d.et", "e.xlsm"]
    assert list(files_of([tmp_path / "说明.docx"])) == [tmp_path / "说明.docx"]
