"""Two versions are compared: the text line by line, the figures of the statutory tables by name."""

from __future__ import annotations

import json

import pytest

from annualreport.building.report import Options, build
from annualreport.cli import status
from annualreport.reviewing.comparing import Figure, compare
from annualreport.reviewing.export import export
from annualreport.workspace import Workspace
from tests.conftest import spoil
from tests.reviewing.test_redline import MOMENT, word


def test_a_file_and_the_year_as_it_is_now_differ_in_text_and_figures(a_year: Workspace):
    built = build(a_year, 2020, Options(formats=("docx",)))
    old = a_year.root.parent / "旧稿.docx"
    old.write_bytes(next(file for file in built.files if file.suffix == ".docx").read_bytes())
    spoil(a_year.data(2020, "report.yaml"), "网站安全检测4次", "网站安全检测5次")
    spoil(a_year.data(2020, "statistics.yaml"), "对外公开总数量: 9", "对外公开总数量: 10")
    found = compare(a_year, str(old), "2020", MOMENT)
    assert found.changes == (
        "修改：局门户网站完成首页改版，新增招生入学专栏，网站安全检测[-4-]{+5+}次，均未发现高危漏洞。",
    )
    assert found.figures == (Figure("主动公开·规范性文件·对外公开总数量", "9", "10"),)
    assert a_year.label(found.path) == "out/2020/修订对照（旧稿—2020年）.docx"
    assert found.path.read_bytes().startswith(b"PK")


def test_the_page_for_reviewers_is_no_part_of_what_is_compared(a_year: Workspace):
    file, _ = export(a_year, 2020)
    assert compare(a_year, str(file), "2020", MOMENT).changes == ()
    assert compare(a_year, "2020", str(file), MOMENT).changes == ()


def test_programs_get_each_difference_as_a_finding(a_year: Workspace, capsys: pytest.CaptureFixture[str]):
    file, _ = export(a_year, 2020)
    spoil(a_year.data(2020, "report.yaml"), "网站安全检测4次", "网站安全检测5次")
    spoil(a_year.data(2020, "statistics.yaml"), "对外公开总数量: 9", "对外公开总数量: 10")
    assert status(["-C", str(a_year.root), "review", "diff", str(file), "2020", "--format", "json"]) == 0
    assert [(one["rule"], one["severity"], one["message"]) for one in json.loads(capsys.readouterr().out)] == [
        ("changed-figure", "提示", "主动公开·规范性文件·对外公开总数量：9 → 10"),
        (
            "changed-text",
            "提示",
            "修改：局门户网站完成首页改版，新增招生入学专栏，网站安全检测[-4-]{+5+}次，均未发现高危漏洞。",
        ),
    ]


def test_files_that_are_no_reports_are_compared_without_figures(a_year: Workspace):
    for name, text in (("甲.docx", "第一条"), ("乙.docx", "第二条")):
        (a_year.root / name).write_bytes(word([text]))
    found = compare(a_year, str(a_year.root / "甲.docx"), str(a_year.root / "乙.docx"), MOMENT)
    assert (found.changes, found.figures) == (("修改：第[-一-]{+二+}条",), None)
