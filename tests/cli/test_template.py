"""The command template new: a template in the form's layout, never over a file that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from annualreport.cli import status
from annualreport.forms import form
from annualreport.outputs.template import KINDS, report_template, section_template


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the caller stands in; a workspace is not needed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_a_template_of_an_edition_is_made_where_the_caller_says(
    here: Path, capsys: pytest.CaptureFixture[str], edition: str
) -> None:
    assert status(["template", "new", "模板/年报.docx", "--edition", edition]) == 0
    assert (here / "模板" / "年报.docx").read_bytes() == report_template(form(edition))
    assert (here / "模板" / "implementation.docx").read_bytes() == section_template()
    assert capsys.readouterr().out == "已生成 模板/年报.docx\n已生成 模板/implementation.docx\n"


def test_the_section_that_stands_beside_a_new_template_is_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "implementation.docx").write_bytes(b"the writers' work")
    assert status(["template", "new", "a.docx"]) == 0
    assert (here / "implementation.docx").read_bytes() == b"the writers' work"
    assert capsys.readouterr().out == "已生成 a.docx\n"


def test_without_an_edition_the_one_in_force_is_taken(here: Path) -> None:
    assert status(["template", "new", "a.docx"]) == 0
    assert (here / "a.docx").read_bytes() == report_template(form("30号"))


def test_the_section_alone_is_made(here: Path) -> None:
    assert status(["template", "new", "a.docx", "--section"]) == 0
    assert (here / "a.docx").read_bytes() == section_template()


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_beside_the_report_is_made_alone(here: Path, kind: str) -> None:
    assert status(["template", "new", "a.docx", "--kind", kind]) == 0
    assert [one.name for one in here.iterdir()] == ["a.docx"]
    assert (here / "a.docx").read_bytes() == KINDS[kind][1]()


def test_a_file_that_is_there_is_never_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.docx").write_bytes(b"the writers' work")
    assert status(["template", "new", "a.docx", "--section"]) == 2
    assert (here / "a.docx").read_bytes() == b"the writers' work"
    assert capsys.readouterr().out == (
        "阻断 a.docx 文件已经在了，没有覆盖 [file-exists]\n"
        "    办法：换一个文件名；确实要重做时，先把原来的文件改名或移走\n"
    )


WRONG = {
    "a layout that does not exist": (
        ["a.docx", "--edition", "70号"],
        "阻断 没有「70号」这个版式 [usage]\n    办法：可选：60号、30号\n",
    ),
    "a layout and the section": (
        ["a.docx", "--edition", "60号", "--section"],
        "阻断 --edition 和 --section 不能同时用 [usage]\n"
        "    办法：年度报告用 --edition，单独的要点落实情况用 --section，其他文件用 --kind，只写一个\n",
    ),
    "a document that is not known": (
        ["a.docx", "--kind", "通知"],
        "阻断 没有「通知」这种文件 [usage]\n    办法：可选：回头看、督办单、台账、发布记录\n",
    ),
    "the section and another document": (
        ["a.docx", "--section", "--kind", "回头看"],
        "阻断 --section 和 --kind 不能同时用 [usage]\n"
        "    办法：年度报告用 --edition，单独的要点落实情况用 --section，其他文件用 --kind，只写一个\n",
    ),
    "a name that is no Word file's": (
        ["a.doc"],
        "阻断 a.doc 模板是 Word 文件，文件名应以 .docx 结尾 [usage]\n    办法：例如 templates/annual-report-60.docx\n",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_call_is_told_and_nothing_is_written(here: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    arguments, told = WRONG[case]
    assert status(["template", "new", *arguments]) == 2
    assert capsys.readouterr().out == told
    assert list(here.iterdir()) == []
