"""annualreport check judges the year and records decisions."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest

from annualreport.cli import check, status
from annualreport.workspace import Workspace
from tests.checks.good import Document, dossier_of
from tests.conftest import spoil
from tests.outline.word import p, package

LATE = "计划发布日期: 2021-02-03"
HEAVY = ("docx", "docxtpl", "openpyxl", "jinja2", "lxml", "ruamel", "pydantic")


@pytest.fixture
def late(a_year: Workspace) -> Workspace:
    """The good year, to be published too late."""
    spoil(a_year.data(2020, "report.yaml"), "计划发布日期: 2021-01-15", LATE)
    return a_year


def call(year: Workspace, *arguments: str) -> int:
    return status(["-C", str(year.root), "check", *arguments])


def test_the_good_year_passes_and_says_how_many_rules_held(a_year, capsys):
    assert call(a_year, "2020") == 0
    out, err = capsys.readouterr()
    assert {line.split()[0] for line in out.splitlines()} == {"未核"}
    assert all(line.endswith("]") for line in out.splitlines())
    assert err.splitlines()[0].startswith("规则 ")
    assert "有问题 0，" in err.splitlines()[0]


def test_an_open_fault_is_printed_with_its_place_and_status_1(late, capsys):
    assert call(late) == 1
    out, _ = capsys.readouterr()
    assert (
        "阻断 data/2020/report.yaml:15 计划发布日期 2021-02-03 晚于法定期限 2021-01-31 [PUB-01]\n"
        "    办法：请提前发布；确已逾期的，由负责岗位核定并写明逾期原因\n"
    ) in out


def test_json_is_exactly_one_list(late, capsys):
    assert call(late, "--format", "json") == 1
    out, err = capsys.readouterr()
    (found,) = [one for one in json.loads(out) if one["severity"] == "阻断"]
    assert (found["rule"], found["rules"], found["subject"]) == ("PUB-01", ["PUB-01"], "计划发布日期")
    assert found["places"] == [{"file": "data/2020/report.yaml", "where": "15"}]
    assert "规则 " in err


def test_a_decision_is_recorded_with_figures_and_day_and_the_comments_stay(late, capsys, monkeypatch):
    monkeypatch.setattr(check, "today", lambda: date(2021, 2, 4))
    before = late.data(2020, "report.yaml").read_text("utf-8")
    assert call(late, "--accept", "PUB-01@计划发布日期", "--reason", "网站迁移停机", "--post", "办公室主任") == 0
    out, err = capsys.readouterr()
    assert "已核：网站迁移停机（办公室主任，2021-02-04）" in out
    assert err.startswith("已核定 PUB-01@计划发布日期，记入 data/2020/report.yaml\n")
    after = late.data(2020, "report.yaml").read_text("utf-8")
    assert after == before + (
        "已核:\n  - 规则: PUB-01\n    位置: 计划发布日期\n    数值: '2021-02-03'\n    理由: 网站迁移停机\n"
        "    核签: 办公室主任\n    日期: '2021-02-04'\n"
    )
    spoil(late.data(2020, "report.yaml"), LATE, "计划发布日期: 2021-02-20")
    assert call(late) == 1
    assert "已作废：数值由「2021-02-03」变为「2021-02-20」，请重新核定" in capsys.readouterr().out


def test_the_place_may_be_left_out_where_there_is_one_finding_and_the_line_will_do(late, capsys):
    assert call(late, "--accept", "PUB-01@data/2020/report.yaml:15", "--reason", "迁移") == 0
    assert "已核：迁移（经办岗位，" in capsys.readouterr().out
    assert call(late, "--accept", "PUB-01", "--reason", "迁移") == 2
    assert "PUB-01@计划发布日期 已经核定过（经办岗位，" in capsys.readouterr().out


def test_a_finding_of_the_report_built_last_can_be_decided(a_year, capsys):
    document = Document(dossier_of(a_year)).replace("五、", "五、存在问题及改进情况")
    body = "".join(p(line) for line in document.lines if isinstance(line, str))
    path = a_year.out(2020, f"{document.dossier.title}.docx")
    path.parent.mkdir(parents=True)
    path.write_bytes(package(body, title=document.dossier.title))
    assert call(a_year, "--accept", "STR-02@五、存在的主要问题及改进情况", "--reason", "沿用上年写法") == 0
    assert (
        "位置: 五、存在的主要问题及改进情况\n    数值: 五、存在问题及改进情况\n"
        in a_year.data(2020, "report.yaml").read_text()
    )
    assert "decision-unused" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--accept", "PUB-01@别处", "--reason", "甲"],
            "阻断 没有「PUB-01@别处」所指的问题 [accept]\n    办法：可以写的有：PUB-01@计划发布日期",
        ),
        (
            ["--accept", "XYZ-01", "--reason", "甲"],
            "阻断 没有「XYZ-01」所指的问题 [accept]\n    办法：运行 annualreport check 看有哪些问题",
        ),
        (
            ["--accept", "PUB-01"],
            "阻断 核定要写明理由和岗位 [accept]\n    办法：加上 --reason 理由 --post 岗位",
        ),
        (
            ["--accept", "PUB-01", "--reason", "甲", "--post", " "],
            "阻断 核定要写明理由和岗位 [accept]\n    办法：加上 --reason 理由 --post 岗位",
        ),
    ],
)
def test_a_decision_that_means_nothing_is_refused_and_nothing_is_written(late, capsys, arguments, message):
    before = late.data(2020, "report.yaml").read_bytes()
    assert call(late, *arguments) == 2
    assert capsys.readouterr().out == message + "\n"
    assert late.data(2020, "report.yaml").read_bytes() == before


def test_a_reason_without_what_it_is_for_is_told(late, capsys):
    assert call(late, "2020", "--reason", "经批准延期") == 2
    assert capsys.readouterr().out == (
        "阻断 写了 --reason 或 --post，没有写 --accept，没有核定任何问题 [accept]\n"
        "    办法：请同时写 --accept 规则@位置，指明核定哪一处；或都不写，只作核对\n"
    )


def test_a_decision_that_means_several_is_refused_with_all_of_them(a_year, capsys):
    path = a_year.data(2020, "ledger.yaml")
    path.write_text(path.read_text("utf-8").replace("处室: 办公室", "处室: 政策法规处"), "utf-8")
    assert call(a_year, "--accept", "LED-02", "--reason", "甲") == 2
    assert capsys.readouterr().out == (
        "阻断 「LED-02」指到 2 处问题，要正好是一处 [accept]\n"
        "    办法：可以写的有：LED-02@2.1.1 政策法规处；LED-02@2.1.2 政策法规处\n"
    )


def test_what_is_never_decidable_is_refused(a_year, capsys):
    spoil(a_year.data(2020, "ledger.yaml"), "  完成日期: 2020-05-18\n", "")
    assert call(a_year, "--accept", "LED-04@1.1.1", "--reason", "甲") == 2
    assert capsys.readouterr().out == (
        "阻断 data/2020/ledger.yaml:2 LED-04@1.1.1 不能用已核放行，须改正 [accept]\n"
        "    办法：请写明完成日期，如 2021-12-20\n"
    )


def test_an_unknown_word_in_a_text_is_told_before_any_document_is_made(a_year, capsys):
    spoil(a_year.data(2020, "report.yaml"), "依申请公开.本年新收.总计", "依申请公开.本年新收.合计")
    assert call(a_year) == 1
    assert capsys.readouterr().out.startswith(
        "阻断 data/2020/report.yaml:19 「总体情况.依申请公开」里的「依申请公开.本年新收.合计」不是模板用词"
        " [unknown-word]\n    办法：是不是「依申请公开.本年新收.总计」？可用的词见 annualreport words\n"
    )


def test_check_loads_no_word_no_excel_and_no_other_library_that_a_good_year_does_not_need(a_year):
    code = (
        "import sys\nfrom annualreport.cli import status\n"
        f"print(status(['-C', {str(a_year.root)!r}, 'check', '--format', 'json']))\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["0", "[]"]


def test_the_rules_that_wait_for_the_report_are_one_line_for_a_reader_and_all_there_for_a_program(a_year, capsys):
    call(a_year)
    out = capsys.readouterr().out
    (line,) = [line for line in out.splitlines() if "成稿" in line]
    call(a_year, "--format", "json")
    waiting = [one for one in json.loads(capsys.readouterr().out) if one["message"].endswith("——成稿时检查")]
    ids = "、".join(dict.fromkeys(rule for one in waiting for rule in one["rules"]))
    assert len(waiting) > 20
    assert line == (f"未核 有 {len(waiting)} 条规则要看成稿，生成报告（annualreport build）时核对：{ids} [成稿时检查]")
