"""Tried as a reviewer would: the draft changed in LibreOffice, tracked and not, and brought back to the data."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from annualreport.cli import status
from annualreport.outline import docx as word
from annualreport.workspace import Workspace
from tests.office.desk import literal, needs_windows, work

TEMPLATES = Path(__file__).parents[2] / "templates"
BUILT = "虚构市教育局2020年政府信息公开工作年度报告.docx"
STEPS = (
    "doc.RecordChanges = True",
    f"Retype(doc, {literal('议定事项5项，均已办结')}, {literal('议定事项5项，都已办结')})",
    f"Retype(doc, {literal('没有产生信息处理费')}, {literal('没有收取信息处理费')})",
    f"Retype(doc, {literal('，还有6所学校的联络员没有参加')}, {literal('')})",
    "doc.RecordChanges = False",
    f"Retype(doc, {literal('发布审核流程已在2个账号试行')}, {literal('审核流程已在2个账号试行')})",
    f"Retype(doc, {literal('局门户网站完成首页改版')}, {literal('局门户网站首页改版完成')})",
    f"Remark(doc, {literal('页面访问12.6万次')}, {literal('请核实访问量。')})",
    f"Move(doc, {literal('一是直属学校')}, {literal('二是部分政务公开栏目')})",
)
CHANGED = (
    "议定事项5项，都已办结",
    "收费标准，没有收取信息处理费",
    "直属学校14所。",
    "；审核流程已在2个账号试行",
    "首页改版完成",
)
MOVED = ("二是部分政务公开栏目", "一是直属学校")
TOLD = [
    "修改 总体情况·平台建设 data/2020/report.yaml:21（没有修订记录）",
    "    局门户网站[-完成-]首页改版{+完成+}，新增招生入学专栏，网站安全检测4次，均未发现高危漏洞。",
    "修改 要求 1.1.2 落实情况 data/2020/ledger.yaml:28（Unknown Author 某时）",
    "    全年收到的24件申请都没有达到收费标准，没有[-产生-]{+收取+}信息处理费。",
    "修改 要求 1.2.1 落实情况 data/2020/ledger.yaml:32（没有修订记录）",
    "    全年注销停更账号3个，保留并备案账号5个；[-发布-]审核流程已在2个账号试行，其余3个账号的接入工作正在进行。",
    "修改 要求 2.1.1 落实情况 data/2020/ledger.yaml:55（Unknown Author 某时）",
    "    局长办公会于3月12日、11月26日两次听取政务公开情况汇报，议定事项5项，[-均-]{+都+}已办结。",
    "修改 要求 2.1.2 落实情况 data/2020/ledger.yaml:71（Unknown Author 某时）",
    "    已举办联络员培训2期，覆盖直属学校14所[-，还有6所学校的联络员没有参加-]。",
    "修改 主要问题 data/2020/report.yaml:23（没有修订记录）",
    "    [-一是直属学校信息公开联络员培训没有覆盖到全部学校，年度轮训任务未能按期完成；",
    "    -]二是部分政务公开栏目更新不够及时，政策解读的形式比较单一，群众反映不够直观易懂。{+",
    "    一是直属学校信息公开联络员培训没有覆盖到全部学校，年度轮训任务未能按期完成；+}",
    "意见 1 要求 1.1.1 落实情况（审阅人乙）：请核实访问量。",
]


@needs_windows
def test_a_draft_reviewed_in_libreoffice_comes_back_change_by_change(
    a_year: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(TEMPLATES, a_year.templates)
    monkeypatch.chdir(a_year.root)
    assert status(["review", "export"]) == 0
    work(a_year.out(2020, "审阅稿.docx"), a_year.root / "返回.docx", STEPS, tmp_path)
    capsys.readouterr()
    assert status(["review", "import", "返回.docx"]) == 0
    told = re.sub(r"[\d-]+ [\d:]+(?=）)", "某时", capsys.readouterr().out)
    assert told.splitlines()[: len(TOLD)] == TOLD
    assert status(["review", "import", "返回.docx", "--apply"]) == 0
    assert status(["build", "--formats", "docx"]) == 0
    paragraphs = [one.text for one in word.read(a_year.out(2020, BUILT).read_bytes(), BUILT).paragraphs]
    for changed in CHANGED:
        assert sum(changed in text for text in paragraphs) == 1, changed
    second, first = (next(at for at, text in enumerate(paragraphs) if start in text) for start in MOVED)
    assert second == first - 1
    capsys.readouterr()
    assert status(["review", "import", "返回.docx"]) == 0
    assert "审阅稿没有改动" in capsys.readouterr().err
