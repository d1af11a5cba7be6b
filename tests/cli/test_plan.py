"""annualreport plan import and plan show, as people and programs call them."""

from __future__ import annotations

import json

import pytest

from annualreport.cli import status
from tests.plan.twin import TEXT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A workspace with an empty year; the caller stands in a folder of it that holds the plan."""
    (tmp_path / "data" / "2021").mkdir(parents=True)
    inbox = tmp_path / "来文"
    inbox.mkdir()
    (inbox / "方案.txt").write_bytes(TEXT.read_bytes())
    monkeypatch.chdir(inbox)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_an_import_says_what_was_read_and_written(capsys):
    assert status(["plan", "import", "方案.txt"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "已读入《广州市教育局2021年政务公开工作要点分工实施方案》：5 章 11 节 28 条要求，29 项分工\n"
        "  写入 data/2021/plan.yaml\n"
        "  写入 data/2021/ledger.yaml\n"
        "  写入 data/offices.yaml\n"
        "台账新增 28 条待填\n"
        "提示 data/offices.yaml 名册是空的，"
    )


@pytest.mark.usefixtures("folder")
def test_json_is_one_list_of_findings(capsys):
    assert status(["plan", "import", "方案.txt", "--format", "json"]) == 0
    assert [finding["rule"] for finding in json.loads(capsys.readouterr().out)] == ["roster-drafted"]
    assert status(["plan", "import", "方案.txt", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_is_relative_to_the_caller_also_with_another_workspace(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("别处")
    (other / "data" / "2021").mkdir(parents=True)
    assert status(["-C", str(other), "plan", "import", "方案.txt"]) == 0
    assert (other / "data" / "2021" / "plan.yaml").is_file()
    assert not (folder / "data" / "2021" / "plan.yaml").exists()


def test_an_unreadable_plan_has_status_2_and_writes_nothing(folder, capsys):
    assert status(["plan", "import", "没有.docx"]) == 2
    assert capsys.readouterr().out == (
        "阻断 来文/没有.docx 没有这个文件 [no-such-file]\n    办法：请核对文件名和所在的文件夹\n"
    )
    assert list((folder / "data").rglob("*.yaml")) == []


@pytest.mark.usefixtures("folder")
def test_the_plan_is_shown_with_its_wording_beside_what_was_read(capsys):
    status(["plan", "import", "方案.txt"])
    capsys.readouterr()
    assert status(["plan", "show"]) == 0
    out = capsys.readouterr().out
    words = "".join(out.split())
    assert "广州市教育局2021年政务公开工作要点分工实施方案" in words
    assert all(head in out for head in ("编号", "具体要求", "责任原文", "读出的分工", "时限"))
    assert "牵头：宣传与思想政治教育处" in words
    assert "【技术安全】" in words
    assert "每年至少1次" in words


@pytest.mark.usefixtures("folder")
def test_the_plan_is_shown_to_programs_as_a_list_of_requirements(capsys):
    status(["plan", "import", "方案.txt"])
    capsys.readouterr()
    assert status(["plan", "show", "2021", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 28
    (row,) = (row for row in rows if row["编号"] == "3.2.3")
    assert row == {
        "章": "三、紧扣强基础抓基层深化政务公开",
        "节": "（二）完善政务公开平台。",
        "编号": "3.2.3",
        "要求": "2021年底前，市、区政府网站全部支持互联网协议第6版。",
        "责任原文": "科研处会电化教育馆负责，宣传与思想政治教育处配合",
        "责任": [{"范围": "", "牵头": ["科研处"], "会同": ["电化教育馆"], "配合": ["宣传与思想政治教育处"]}],
        "时限": [{"原文": "2021年底前", "截止": "2021-12-31", "频次": ""}],
    }


@pytest.mark.usefixtures("folder")
def test_a_year_without_a_plan_says_how_to_get_one(capsys):
    assert status(["plan", "show"]) == 2
    assert capsys.readouterr().out == (
        "阻断 data/2021/plan.yaml 2021 年度还没有方案 [no-plan]\n"
        "    办法：先导入：annualreport plan import 方案.docx --year 2021\n"
    )


@pytest.mark.parametrize(
    "call", [["plan"], ["plan", "--help"], ["plan", "import", "--help"], ["plan", "show", "--help"]]
)
def test_the_help_pages_are_chinese(call, capsys):
    assert status(call) == 0
    page = capsys.readouterr().out
    assert "用法：" in page
    assert not {"Usage:", "Options", "Arguments", "Commands"} & set(page.split())


@pytest.mark.usefixtures("folder")
def test_a_wrong_plan_file_is_told_as_json(capsys):
    assert status(["plan", "import", "方案.pdf", "--format", "json"]) == 2
    assert [finding["rule"] for finding in json.loads(capsys.readouterr().out)] == ["no-such-file"]
