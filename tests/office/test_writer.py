"""Tried as a writer would: the shipped template retyped in LibreOffice with an input method, then checked and used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annualreport.cli import status
from annualreport.outline import docx as word
from annualreport.workspace import Workspace
from tests.office.desk import retype
from tests.outputs.filled import needs_office
from tests.render.word import opened

TEMPLATES = Path(__file__).parents[2] / "templates"
NAME = "annual-report-60.docx"
RETYPED = (
    ("{{ 单位 }}{{ 年度 }}", "｛｛　单位　｝｝{｛ 年度 }}"),
    ("{%p if 引言 %}", "｛％p if 引言 ％｝"),
    ("{%p for 段 in 引言|段落 %}", "｛%p for 段 in 引言｜段落 %｝"),
    ("{{ 统计期限.起|日期 }}", "｛｛ 统计期限。起｜日期 ｝｝"),
    ("{% if 网址 %}", "{% If 网址 %}"),
    ("{{ 联系方式.地址 }}", "｛｛联系方式．地址｝｝"),
    ("{%p for 段 in 总体情况.主动公开|段落 %}", "{% p For 段 in 总体情况。主动公开｜段落 %}"),
    ('{%p if 落实情况位置 == "一" and 计划 %}', "｛％p　if　落实情况位置＝＝“一” And 计划　％｝"),
    ('{%p include "implementation.docx" %}', "{%p include «implementation.docx» %}"),
    ("{%p for 段 in 主要问题|段落 %}", "{%p fro 段 in 主要问题｜段落 %}"),
    ("{{ 依申请公开.本年新收.自然人 }}", "｛｛ 依申请公开．本年新收【“自然人”】 ｝｝"),
)
BUILT = "虚构市教育局2020年政府信息公开工作年度报告.docx"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates as LibreOffice saves them: the report retyped, the section as it was."""
    folder = tmp_path_factory.mktemp("writer")
    retype(TEMPLATES / NAME, folder / NAME, RETYPED, folder)
    retype(TEMPLATES / "implementation.docx", folder / "implementation.docx", (), folder)
    return folder


@pytest.fixture
def typing(a_year: Workspace, saved: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with the retyped template; the writer stands in its folder."""
    shutil.copytree(TEMPLATES, a_year.templates)
    shutil.copy(saved / NAME, a_year.templates / NAME)
    monkeypatch.chdir(a_year.root)
    return a_year


def built(workspace: Workspace) -> list[tuple[str, str]]:
    """The report made: each paragraph's and cell's text, with the name of the style for paragraphs; no page numbers,
    which LibreOffice counts when it saves."""
    assert status(["build", "--formats", "docx"]) == 0
    content = workspace.out(2020, BUILT).read_bytes()
    styles = {one.text.strip(): one.style.name for one in opened(content).paragraphs}
    return [
        (text, styles.get(text.strip(), ""))
        for text, _ in word.read(content, BUILT).lines()
        if not text.startswith("— ")
    ]


@needs_office
def test_a_template_retyped_in_libreoffice_is_told_tag_by_tag_fixed_and_gives_the_same_report(
    typing: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["template", "check", f"templates/{NAME}"]) == 0
    told = capsys.readouterr().out
    assert told.count("[template-repaired]") == told.count("提示 templates/") == len(RETYPED) + 1
    retyped = built(typing)
    capsys.readouterr()
    assert status(["template", "fix", f"templates/{NAME}"]) == 0
    said = capsys.readouterr().out
    assert f"已写出 templates/annual-report-60-修复.docx，改了 {len(RETYPED) + 1} 处；原文件未动" in said
    (typing.templates / "annual-report-60-修复.docx").replace(typing.templates / NAME)
    assert status(["template", "check", f"templates/{NAME}"]) == 0
    assert "没有发现问题" in capsys.readouterr().err
    fixed = built(typing)
    shutil.copy(TEMPLATES / NAME, typing.templates)
    assert retyped == fixed == built(typing)


@needs_office
@pytest.mark.parametrize("one", [NAME, "implementation.docx"])
def test_one_of_two_templates_saved_by_libreoffice_still_shares_the_other_s_styles(
    typing: Workspace, saved: Path, one: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(TEMPLATES / NAME, typing.templates)
    expected = built(typing)
    shutil.copy(saved / one, typing.templates)
    capsys.readouterr()
    assert status(["template", "check", f"templates/{NAME}"]) == 0
    assert "template-include-style" not in capsys.readouterr().out
    assert built(typing) == expected
