"""annualreport ledger export, as called; and the Word file that it makes."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from annualreport.cli import status
from annualreport.outputs.ledger_template import workbook
from annualreport.outputs.template import ledger_template
from annualreport.workspace import Workspace, shipped_templates
from tests.conftest import spoil
from tests.packages import members

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def year(a_year: Workspace) -> Workspace:
    """The good year with the ledger's templates."""
    a_year.templates.mkdir(exist_ok=True)
    (a_year.templates / "ledger.docx").write_bytes(ledger_template())
    (a_year.templates / "ledger.xlsx").write_bytes(workbook())
    return a_year


def run(workspace: Workspace, *arguments: str) -> int:
    """Export the ledger."""
    return status(["-C", str(workspace.root), "ledger", "export", *arguments])


def body(workspace: Workspace) -> Any:
    """The Word file's body."""
    with zipfile.ZipFile(workspace.out(2020, "台账.docx")) as package:
        return etree.fromstring(package.read("word/document.xml"))


def table(workspace: Workspace) -> list[list[str]]:
    """The texts of the Word file's table, merged cells once."""
    (found,) = Document(str(workspace.out(2020, "台账.docx"))).tables
    return [list({id(cell._tc): cell.text for cell in row.cells}.values()) for row in found.rows]


def test_both_files_are_made(year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(year) == 0
    assert capsys.readouterr() == ("已生成 out/2020/台账.docx\n已生成 out/2020/台账.xlsx\n", "")
    assert load_workbook(year.out(2020, "台账.xlsx")).sheetnames == ["台账", "指标", "佐证", "报送"]
    assert run(year, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_same_ledger_gives_the_same_bytes(year: Workspace) -> None:
    names = ("台账.docx", "台账.xlsx")
    assert run(year) == 0
    first = [year.out(2020, name).read_bytes() for name in names]
    assert run(year) == 0
    assert [year.out(2020, name).read_bytes() for name in names] == first


def test_the_shipped_word_template_is_the_one_that_is_made() -> None:
    shipped, made = (shipped_templates() / "ledger.docx").read_bytes(), ledger_template()
    assert members(shipped) == members(made)


def test_the_word_file_has_a_row_for_each_chapter_section_and_requirement(year: Workspace) -> None:
    assert run(year) == 0
    rows = table(year)
    assert rows[0] == ["编号", "具体要求", "责任处室", "时限", "状态", "完成日期", "落实情况", "佐证"]
    assert [row[0] for row in rows[1:]] == [
        "一、紧扣民生关切深化政务公开",
        "（一）做好招生和收费信息公开。",
        "1.1.1",
        "1.1.2",
        "（二）管好政务新媒体。",
        "1.2.1",
        "二、紧扣抓保障促落实深化政务公开",
        "（一）强化组织领导和队伍建设。",
        "2.1.1",
        "2.1.2",
    ]
    assert rows[10][6] == (
        "已举办联络员培训2期，覆盖直属学校14所，还有6所学校的联络员没有参加。\n"
        "未完成原因：上半年线下集中培训暂停，原定的第三期培训没有举办。\n"
        "整改措施：2021年3月补办第三期联络员培训，采用线上方式，覆盖余下的6所学校。\n"
        "整改时限：2021年3月31日"
    )


def test_the_word_file_lies_and_repeats_its_head_and_breaks_no_row(year: Workspace) -> None:
    assert run(year) == 0
    root = body(year)
    assert [page.get(f"{W}orient") for page in root.iter(f"{W}pgSz")] == ["landscape"]
    rows = list(root.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 10
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert all(cell[-1].tag == f"{W}p" for cell in root.iter(f"{W}tc"))


def test_a_requirement_that_waits_is_a_row_without_gaps(year: Workspace) -> None:
    year.data(2020, "ledger.yaml").write_text("[]\n", "utf-8")
    assert run(year) == 0
    assert "【缺" not in "".join(text for row in table(year) for text in row)
    assert table(year)[3][4] == "待填"


def test_an_example_says_so_in_header_and_body(year: Workspace) -> None:
    spoil(year.data(2020, "report.yaml"), "年度: 2020\n", "年度: 2020\n示例: 是\n")
    assert run(year) == 0
    made = Document(str(year.out(2020, "台账.docx")))
    assert made.paragraphs[0].text.startswith("示例：")
    assert made.sections[0].header.paragraphs[0].text.startswith("示例：")


def test_without_templates_of_its_own_the_shipped_ones_are_used_and_said(
    year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    (year.templates / "ledger.xlsx").unlink()
    assert run(year) == 0
    assert (
        "提示 templates/ledger.xlsx 没有这份模板，用的是随程序的模板 [template-shipped]\n"
        "    办法：要改格式的，先生成一份再改：annualreport template new templates/ledger.xlsx --kind 台账\n"
    ) in capsys.readouterr().out


def test_a_damaged_template_stops_the_export_before_anything_is_written(
    year: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = year.templates / "ledger.xlsx"
    path.write_bytes(path.read_bytes()[:500])
    assert run(year) == 2
    assert "阻断 templates/ledger.xlsx 文件不是完好的 Excel（.xlsx）文件" in capsys.readouterr().out
    assert not year.out(2020).exists()


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        ("xl/media/image1.png", b"", True),
        ("xl/drawings/drawing1.xml", b"<xdr:wsDr><xdr:twoCellAnchor></xdr:twoCellAnchor></xdr:wsDr>", True),
        ("xl/drawings/drawing1.xml", b"<xdr:wsDr></xdr:wsDr>", False),
    ],
)
def test_pictures_of_the_template_are_said_to_be_left_out(
    year: Workspace, capsys: pytest.CaptureFixture[str], part: str, content: bytes, told: bool
) -> None:
    path = year.templates / "ledger.xlsx"
    book = BytesIO(path.read_bytes())
    with zipfile.ZipFile(book, "a") as package:
        package.writestr(part, content)
    path.write_bytes(book.getvalue())
    assert run(year) == 0
    said = "提示 templates/ledger.xlsx 模板里的图片、图形、图表不会带进台账 [left-out]"
    assert (said in capsys.readouterr().out) is told


def test_both_templates_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert status(["template", "new", "台账.xlsx", "--kind", "台账"]) == 0
    assert status(["template", "new", "台账.docx", "--kind", "台账"]) == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["台账.docx", "台账.xlsx"]
    assert (tmp_path / "台账.xlsx").read_bytes() == workbook()
    assert status(["template", "new", "年报.xlsx"]) == 2
