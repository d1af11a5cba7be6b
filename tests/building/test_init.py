"""A new workspace has every file to fill in, explains itself, and never touches what is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annualreport.building import blanks
from annualreport.building.init import init, wrong_unit
from annualreport.cli import status
from annualreport.finding import Stop
from annualreport.model.ledger import Entry
from annualreport.model.offices import Office
from annualreport.model.report import Accepted, Contact, Notices, Overview, Period, PlanHeads, Report
from annualreport.readers import year as years
from annualreport.source import yamlfile
from annualreport.workspace import Workspace, shipped_templates

UNIT = "虚构市教育局"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "年报"


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def refused(folder: Path, unit: str = UNIT, year: int = 2020) -> list[str]:
    """What is said where nothing may be made; nothing is made."""
    before = files(folder)
    with pytest.raises(Stop) as stop:
        init(folder, unit, year)
    assert files(folder) == before
    return [f"{'、'.join(map(str, one.places))}|{one.message}|{one.hint}" for one in stop.value.findings]


def test_a_new_workspace_has_every_file_to_fill_in_and_the_templates(folder: Path):
    made = init(folder, UNIT, 2020)
    templates = sorted(f"templates/{file.name}" for file in shipped_templates().glob("*.*"))
    expected = [
        "data/offices.yaml",
        "data/2020/report.yaml",
        "data/2020/ledger.yaml",
        "data/2020/statistics.yaml",
        *templates,
    ]
    assert made.written == tuple(expected)
    assert made.kept == ()
    assert made.findings == ()
    assert sorted(name for name in files(folder) if not name.startswith("data/.schema/")) == sorted(expected)


def test_the_first_line_of_every_file_leads_an_editor_to_a_schema_that_is_there(folder: Path):
    init(folder, "虚构市教育局", 2020)
    for path in [folder / "data" / "offices.yaml", *(folder / "data" / "2020").glob("*.yaml")]:
        first = path.read_text("utf-8").partition("\n")[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.partition("=")[2]).is_file()
    assert Workspace(folder).years == (2020,)


def test_the_templates_are_the_shipped_ones_byte_for_byte(folder: Path):
    init(folder, UNIT, 2020)
    for file in shipped_templates().glob("*.*"):
        assert (folder / "templates" / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(("year", "edition"), [(2019, "60号"), (2020, "60号"), (2021, "30号"), (2026, "30号")])
def test_the_year_decides_the_layout_of_the_blank_figures(folder: Path, year: int, edition: str):
    assert init(folder, UNIT, year).edition == edition
    for name in ("report.yaml", "statistics.yaml"):
        assert yamlfile.read(folder / f"data/{year}/{name}", name)["版式"] == edition


def test_the_blank_report_is_read_as_a_report_that_knows_its_unit_year_and_layout(folder: Path):
    init(folder, UNIT, 2021)
    report = Report.model_validate(yamlfile.read(folder / "data/2021/report.yaml", "report.yaml"))
    assert (report.unit, report.year, report.edition, report.example) == (UNIT, 2021, "30号", False)
    blank = Report(单位=UNIT, 年度=2021, 版式="30号", 联系方式=Contact(), 方案表头=PlanHeads(), 督办单=Notices())
    assert report.model_dump() == blank.model_dump()


def test_a_government_is_not_taken_for_a_department():
    kinds = [
        yaml.safe_load(blanks.report(unit, 2021, "30号"))["单位类型"] for unit in ("虚构市人民政府", "虚构市教育局")
    ]
    assert kinds == ["政府", "部门"]


def test_the_blank_report_has_every_key_of_the_model_with_its_explanation():
    text = blanks.report(UNIT, 2021, "30号")
    for model in (Report, Period, Contact, Overview, Accepted):
        for key, field in blanks.named(model):
            assert f"# {field.description}" in text
            assert f"{key}:" in text


def test_the_keys_that_stand_as_comments_can_be_opened():
    text = blanks.report(UNIT, 2021, "30号")
    for closed, opened in [
        ("  # 起:  #", "  起: 2021-02-01  #"),
        ("  # 止:  #", "  止: 2021-11-30  #"),
        ("  # - 规则:", "  - 规则: T2-07"),
        ("  #   理由:", "    理由: 已核对原始凭证"),
        ("  #   核签:", "    核签: 办公室主任"),
        ("  #   日期:", "    日期: 2022-01-20"),
    ]:
        assert text.count(closed) == 1
        text = text.replace(closed, opened)
    report = Report.model_validate(yamlfile.parse(text, "report.yaml"))
    assert [day.isoformat() for day in report.covers] == ["2021-02-01", "2021-11-30"]
    assert [(one.rule, one.reason, one.post) for one in report.accepted] == [("T2-07", "已核对原始凭证", "办公室主任")]


@pytest.mark.parametrize(("text", "model"), [(blanks.offices(), Office), (blanks.ledger(), Entry)])
def test_the_blank_lists_are_empty_and_explain_every_key(text: str, model: type[Office] | type[Entry]):
    assert yamlfile.parse(text, "list.yaml") == []
    for key, field in blanks.named(model):
        assert f"{key}:  # {field.description}" in text


def test_a_second_year_keeps_the_roster_and_the_writers_templates(folder: Path):
    init(folder, UNIT, 2020)
    (folder / "data/offices.yaml").write_text("- 名称: 办公室\n", "utf-8")
    before = files(folder)
    made = init(folder, UNIT, 2021)
    assert made.written == ("data/2021/report.yaml", "data/2021/ledger.yaml", "data/2021/statistics.yaml")
    assert made.kept[0] == "data/offices.yaml"
    assert {name: content for name, content in files(folder).items() if name in before} == before


def test_a_year_that_is_there_already_is_left_as_it_is(folder: Path):
    init(folder, UNIT, 2020)
    (folder / "data/2020/report.yaml").write_text("单位: 已经填了\n", "utf-8")
    assert refused(folder) == [
        "data/2020|2020 年度已经建立过，没有改动任何文件|接着填里面的文件即可；要重新建立，请先把这个文件夹移走或改名"
    ]


def test_years_of_the_old_form_are_refused_with_the_reason(folder: Path):
    assert refused(folder, year=2018) == [
        "|2018 年度不支持：2018 年度及以前的年度报告用的是旧条例的格式（旧格式），2019 年度起才有统一格式"
        "|请用 --year 指明 2019 年度或以后的年度"
    ]
    assert not folder.exists()


def test_a_year_beyond_all_reason_is_refused(folder: Path):
    assert refused(folder, year=20211) == ["|「20211」不是报告年度|年度写四位数字，如 2021"]


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("虚构市/教育局", "单位名称里有「/」，它要用在文件名里，不能有这样的字符"),
        ("../../教育局", "单位名称里有「/」，它要用在文件名里，不能有这样的字符"),
        ("教育局\x07", "单位名称里有看不见的字符（U+0007），它要用在文件名里，不能有这样的字符"),
        ("教育局\n: 二", "单位名称里有看不见的字符（U+000A）、「:」，它要用在文件名里，不能有这样的字符"),
        ("  ", "单位名称是空的"),
        ("局" * 61, "单位名称有 61 个字，最多 60 个字，它要用在文件名里"),
    ],
)
def test_a_unit_that_cannot_be_a_file_name_is_refused(folder: Path, unit: str, message: str):
    assert refused(folder, unit) == [f"|{message}|请写单位全称，如 --unit 广州市教育局"]
    assert not folder.exists()


def test_all_faults_are_told_at_once(folder: Path):
    assert len(refused(folder, "教育/局", 2010)) == 2


@given(st.text(min_size=1, max_size=60))
def test_any_name_that_is_not_refused_is_read_back_as_it_was_typed(unit: str):
    if not list(wrong_unit(unit.strip())):
        data = yamlfile.parse(blanks.report(unit.strip(), 2021, "30号"), "report.yaml")
        assert data["单位"] == unit.strip()
        assert yaml.safe_load(blanks.report(unit.strip(), 2021, "30号"))["年度"] == 2021


def test_a_file_where_the_folder_should_be_is_told_and_left(tmp_path: Path):
    (tmp_path / "年报").write_text("别的文件", "utf-8")
    with pytest.raises(Stop) as stop:
        init(tmp_path / "年报", UNIT, 2020)
    assert [one.rule for one in stop.value.findings] == ["cannot-write"]
    assert (tmp_path / "年报").read_text("utf-8") == "别的文件"


PLAN = (
    "虚构市教育局2020年政务公开工作要点分工实施方案\n\n\t工作任务\n\t具体要求\n\t责任处室\n\n"
    "\t一、紧扣宏观政策深化政务公开\n\n"
    "\t（一）做好财政信息公开。\n\t1．公开预算、决算。\n\t计划财务处负责，办公室配合\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "方案.txt"
    file.write_text(PLAN, "utf-8")
    return file


def test_with_a_plan_its_requirements_wait_in_the_ledger_and_its_offices_stand_in_the_roster(folder: Path, plan: Path):
    made = init(folder, UNIT, 2020, plan)
    assert made.written[:5] == (
        "data/offices.yaml",
        "data/2020/report.yaml",
        "data/2020/ledger.yaml",
        "data/2020/statistics.yaml",
        "data/2020/plan.yaml",
    )
    assert [one.rule for one in made.findings] == ["roster-drafted"]
    ledger = yamlfile.read(folder / "data/2020/ledger.yaml", "ledger.yaml")
    assert [entry["编号"] for entry in ledger] == ["1.1.1"]
    roster = yamlfile.read(folder / "data/offices.yaml", "offices.yaml")
    assert [office["名称"] for office in roster] == ["计划财务处", "办公室"]


def test_a_roster_that_stands_is_kept_when_a_plan_comes_with_the_next_year(folder: Path, plan: Path):
    init(folder, UNIT, 2019)
    (folder / "data/offices.yaml").write_text("- 名称: 计划财务处\n- 名称: 办公室\n", "utf-8")
    made = init(folder, UNIT, 2020, plan)
    assert made.kept[0] == "data/offices.yaml"
    assert made.findings == ()
    assert (folder / "data/offices.yaml").read_text("utf-8") == "- 名称: 计划财务处\n- 名称: 办公室\n"


def test_a_plan_that_cannot_be_read_stops_everything(folder: Path, tmp_path: Path):
    (tmp_path / "方案.txt").write_text("没有表格的文字\n", "utf-8")
    with pytest.raises(Stop) as stop:
        init(folder, UNIT, 2020, tmp_path / "方案.txt")
    assert [one.rule for one in stop.value.findings] == ["no-plan-table"]
    assert not folder.exists()


def test_the_plan_is_looked_for_in_the_callers_folder(
    folder: Path, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(plan.parent)
    assert status(["init", "年报", "--unit", UNIT, "--year", "2020", "--plan", "方案.txt", "--format", "json"]) == 0
    assert [one["rule"] for one in json.loads(capsys.readouterr().out)] == ["roster-drafted"]
    assert (folder / "data/2020/plan.yaml").is_file()


def test_the_new_year_is_read_without_an_error_of_form(folder: Path):
    init(folder, UNIT, 2020)
    dossier, findings = years.load(Workspace(folder), 2020)
    assert dossier.report.unit == UNIT
    assert [one.as_text() for one in findings if one.stops] == []


def test_the_command_says_what_it_made_and_what_comes_next(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert status(["-C", str(folder.parent), "init", "年报", "--unit", UNIT, "--year", "2020"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:5] == [
        f"已在 {folder.as_posix()} 建立 虚构市教育局 2020 年度（60号版式）：",
        "  data/offices.yaml　处室名册",
        "  data/2020/report.yaml　年度报告的设置和文字",
        "  data/2020/ledger.yaml　台账",
        "  data/2020/statistics.yaml　三张法定表的数字",
    ]
    here = f'annualreport -C "{folder.as_posix()}"'
    assert said[-5:] == [
        "接下来：",
        f"  1. 读入要点分工方案：{here} plan import 方案.docx --year 2020",
        "  2. 填写 data/2020/ 下的文件，每一项上面都有说明；台账和统计数据也可以用 Excel 填："
        f"{here} ledger new 2020，{here} statistics new 2020",
        f"  3. 核对：{here} check 2020",
        f"  4. 生成年度报告：{here} build 2020",
    ]


def test_the_command_gives_an_empty_list_to_programs(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert status(["init", str(folder), "--unit", UNIT, "--year", "2020", "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out) == []
    assert "接下来：" in captured.err


def test_the_command_refuses_with_status_two(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert status(["init", str(folder), "--unit", UNIT, "--year", "2017", "--format", "json"]) == 2
    assert [one["rule"] for one in json.loads(capsys.readouterr().out)] == ["unsupported-year"]
    assert not folder.exists()
