"""The look-back on last year's plan: a document, a workbook, and what is to be put right, none of it written twice."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annualreport.building.report import Options, build
from annualreport.finding import Stop
from annualreport.outline import docx
from annualreport.readers import rectification
from annualreport.readers import year as years
from annualreport.source.lock import hold
from annualreport.source.writing import write_all
from annualreport.supervision.lookback import LookedBack, make, run
from annualreport.vocabulary import words
from annualreport.workspace import Workspace, shipped_templates
from tests.conftest import spoil

DOCUMENT, BOOK, REMEDIES = "out/2021/回头看.docx", "out/2021/回头看.xlsx", "data/2021/rectification.yaml"
EXAMPLE = "示例：本文由演示数据生成，不是任何单位的真实报告"


@pytest.fixture(autouse=True)
def templates(looking_back: Workspace) -> None:
    """The writers have the shipped template."""
    shipped = Path(__file__).parents[2] / "templates" / "lookback.docx"
    write_all({looking_back.templates / shipped.name: shipped.read_bytes()}, looking_back.root)


def content(made: LookedBack, workspace: Workspace, label: str) -> bytes:
    """One of the files by its label."""
    return next(content for path, content in made.files.items() if workspace.label(path) == label)


def told(made: LookedBack) -> list[str]:
    """What is said, as printed."""
    return [finding.as_text() for finding in made.findings]


def remedies(workspace: Workspace) -> str:
    """What stands in the list of what is to be put right."""
    return (workspace.root / REMEDIES).read_text("utf-8")


def test_the_document_gives_the_totals_and_every_item(looking_back: Workspace) -> None:
    outline = docx.read(content(make(looking_back, 2021), looking_back, DOCUMENT), DOCUMENT)
    assert [one.text for one in outline.paragraphs if one.text] == [
        "虚构县档案局\n2020年政务公开工作要点“回头看”情况",
        "对《虚构县档案局2020年政务公开工作要点分工实施方案》的落实情况，以有明确责任主体和时限要求的工作任务为重点逐项核查，"
        "核查到2021年12月31日。",
        "一、核查结果",
        "方案共10项任务，纳入核查7项：已落实3项，其中按期完成2项、逾期完成1项；已整改1项；"
        "未落实3项，其中未完成2项、无佐证1项。没有明确责任主体或时限要求，以及上一年度不适用的3项，不在核查范围。",
        "二、逐项清单",
        "三、整改情况",
    ]
    totals, items, remedies = outline.tables
    assert [cell.text for cell in totals.cells if cell.row == 1] == ["10", "7", "3", "1", "3", "3"]
    rows = [[cell.text for cell in items.cells if cell.row == row] for row in range(1, 11)]
    assert rows[1] == [
        "2", "1.1.2", "2020年9月底前，公布查档服务指南。", "保管利用科", "2020年9月底前", "逾期完成",
        "2020年10月12日完成，时限2020年9月30日，晚12天",
    ]  # fmt: skip
    assert [row[5] for row in rows] == [
        "按期完成", "逾期完成", "已整改", "不在核查范围", "按期完成", "未完成", "未完成", "不在核查范围", "无佐证",
        "不在核查范围",
    ]  # fmt: skip
    assert [cell.text for cell in remedies.cells if cell.row == 2] == [
        "2.1.3", "办公室", "部分科室没有报送清理结果。", "【缺：措施】", "【缺：时限】", "整改中",
    ]  # fmt: skip


def test_the_workbook_holds_the_same(looking_back: Workspace) -> None:
    book = load_workbook(io.BytesIO(content(make(looking_back, 2021), looking_back, BOOK)))
    assert book.sheetnames == ["核查结果", "逐项清单", "整改情况"]
    assert [[cell.value for cell in row] for row in book["核查结果"].iter_rows()] == [
        ["项目", "数值"], ["任务总数", 10], ["纳入核查数", 7], ["已落实数", 3], ["按期完成", 2], ["逾期完成", 1],
        ["已整改数", 1], ["未落实数", 3], ["未完成", 2], ["无佐证", 1], ["不在核查范围数", 3],
    ]  # fmt: skip
    items = book["逐项清单"]
    assert [items.cell(3, column).value for column in (1, 2, 5, 7)] == ["2", "1.1.2", "保管利用科", "逾期完成"]
    assert items.max_row == 11
    assert book["整改情况"].max_row == 5


def test_the_workbook_is_the_same_to_the_byte_when_made_again(looking_back: Workspace) -> None:
    first, second = (content(make(looking_back, 2021), looking_back, BOOK) for _ in range(2))
    assert first == second


def test_what_begins_like_a_formula_stays_a_text(looking_back: Workspace) -> None:
    spoil(looking_back.data(2020, "ledger.yaml"), "未完成原因: 部分科室", '未完成原因: "=HYPERLINK(1)"  # ')
    book = load_workbook(io.BytesIO(content(make(looking_back, 2021), looking_back, BOOK)))
    cell = book["整改情况"].cell(3, 4)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)


def test_what_is_unfinished_is_drafted_an_entry_an_office_with_blanks_that_are_told(looking_back: Workspace) -> None:
    made = run(looking_back, 2021)
    entries, findings = rectification.load(looking_back, 2021)
    assert findings == ()
    assert [(one.number, one.office, one.issue, one.measure, one.status) for one in entries] == [
        ("2.1.2", "办公室", "每年至少2次，台账记开展培训1次", "", "整改中"),
        ("2.1.3", "办公室", "部分科室没有报送清理结果。", "", "整改中"),
        ("2.1.3", "保管利用科", "部分科室没有报送清理结果。", "", "整改中"),
        ("2.1.5", "办公室", "台账写2020年10月20日完成，时限2020年10月31日，没有佐证", "", "整改中"),
    ]
    assert [one.model_dump() for one in made.drafted] == [one.model_dump() for one in entries]
    assert told(made)[0] == (
        "警告 data/2021/rectification.yaml:9 2020 年度 2.1.2（办公室）的整改没有写措施、时限 [LED-10]\n"
        "    另见：data/2021/rectification.yaml:10\n"
        "    办法：请在 rectification.yaml 里补写措施、时限"
    )
    assert len(told(made)) == 4


def test_the_entry_takes_measure_and_limit_from_the_office_else_from_the_ledger(looking_back: Workspace) -> None:
    spoil(
        looking_back.data(2020, "ledger.yaml"),
        "  未完成原因: 部分科室没有报送清理结果。\n  报送:\n",
        "  未完成原因: 部分科室没有报送清理结果。\n  整改措施: 逐科催报。\n  整改时限: 2021-06-30\n  报送:\n"
        "    - {处室: 利用科, 状态: 未完成, 未完成原因: 人手不足, 整改措施: 增加1人, 整改时限: 2021-04-30}\n",
    )
    made = make(looking_back, 2021)
    assert [(one.office, one.issue, one.measure, one.due) for one in made.drafted if one.number == "2.1.3"] == [
        ("办公室", "部分科室没有报送清理结果。", "逐科催报。", date(2021, 6, 30)),
        ("保管利用科", "人手不足", "增加1人", date(2021, 4, 30)),
    ]
    assert [one.rule for one in made.findings if "2.1.3" in one.message] == ["LED-09", "LED-09"]


def test_a_second_run_changes_nothing_that_was_written(looking_back: Workspace) -> None:
    run(looking_back, 2021)
    typed = "# 办公室：三月核过\n" + remedies(looking_back).replace(
        "  措施:\n  时限:\n", "  措施: 八月补办  # 已商定\n  时限: 2021-08-31\n", 1
    )
    (looking_back.root / REMEDIES).write_text(typed, "utf-8")
    made = run(looking_back, 2021)
    assert made.drafted == ()
    assert remedies(looking_back) == typed
    assert sorted(looking_back.label(path) for path in made.files) == [DOCUMENT, BOOK]


def test_what_is_missing_is_put_behind_what_the_office_wrote(looking_back: Workspace) -> None:
    typed = "# 我们自己列的\n- 编号: 2.1.3\n  处室: 办公室   # 牵头\n  措施: 补报\n  时限: 2021-06-30\n"
    (looking_back.root / REMEDIES).write_text(typed, "utf-8")
    made = run(looking_back, 2021)
    assert [(one.number, one.office) for one in made.drafted] == [
        ("2.1.2", "办公室"),
        ("2.1.3", "保管利用科"),
        ("2.1.5", "办公室"),
    ]
    assert remedies(looking_back).startswith(typed + "\n# 2.1.2 每年至少开展2次政务公开业务培训。\n- 编号:")


def test_an_item_given_to_an_office_of_the_clerks_own_choice_is_left_there(looking_back: Workspace) -> None:
    typed = "- {编号: 2.1.3, 处室: 信息技术中心, 措施: 补报, 时限: 2021-06-30}\n"
    (looking_back.root / REMEDIES).write_text(typed, "utf-8")
    assert [one.number for one in make(looking_back, 2021).drafted] == ["2.1.2", "2.1.5"]


def test_lines_that_end_as_windows_ends_them_stay_so(looking_back: Workspace) -> None:
    typed = b"- \xe7\xbc\x96\xe5\x8f\xb7: 2.1.3\r\n  \xe5\xa4\x84\xe5\xae\xa4: \xe5\x8a\x9e\xe5\x85\xac\xe5\xae\xa4\r\n"
    (looking_back.root / REMEDIES).write_bytes(typed)
    written = content(make(looking_back, 2021), looking_back, REMEDIES)
    assert written.startswith(typed)
    assert written.count(b"\n") == written.count(b"\r\n")


def test_a_list_that_takes_no_more_entries_stops_and_nothing_is_written(looking_back: Workspace) -> None:
    (looking_back.root / REMEDIES).write_text("[{编号: 2.1.3, 处室: 办公室}]\n", "utf-8")
    with pytest.raises(Stop) as stop:
        run(looking_back, 2021)
    assert str(stop.value) == (
        "阻断 data/2021/rectification.yaml 整改清单的写法（缩进或方括号）接不上新的条目；没有改动任何文件"
        " [ledger-shape]\n"
        "    办法：请把每一条写成从行首开始的「- 编号: …」，再运行一次"
    )
    assert not (looking_back.root / "out").exists()


def test_a_list_that_cannot_be_read_stops_and_nothing_is_written(looking_back: Workspace) -> None:
    (looking_back.root / REMEDIES).write_text("- 编号: 2.1.3\n  状态: 完成\n", "utf-8")
    with pytest.raises(Stop, match="「状态」只能是「整改中」或「已整改」"):
        run(looking_back, 2021)
    assert not (looking_back.root / "out").exists()


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (("plan.yaml",), "没有 2020 年度的方案"),
        (("ledger.yaml",), "没有 2020 年度的台账"),
        (("plan.yaml", "ledger.yaml"), "没有 2020 年度的方案和台账"),
    ],
)
def test_without_last_years_plan_or_ledger_one_line_says_so_and_nothing_is_written(
    looking_back: Workspace, missing: tuple[str, ...], said: str
) -> None:
    for name in missing:
        looking_back.data(2020, name).unlink()
    made = run(looking_back, 2021)
    assert (made.found, made.files) == (None, {})
    assert told(made) == [
        f"未核 data/2020 {said}，回头看没有做 [lookback]\n"
        "    办法：把 2020 年度的方案和台账放进 data/2020/：annualreport plan import 方案文件 --year 2020，再填台账"
    ]
    assert not (looking_back.root / "out").exists()


def test_a_ledger_in_which_everything_waits_is_none(looking_back: Workspace) -> None:
    looking_back.data(2020, "ledger.yaml").write_text("- 编号: 1.1.1\n  状态:\n", "utf-8")
    (line,) = told(make(looking_back, 2021))
    assert line.startswith("未核 data/2020 2020 年度的台账还没有填写，回头看没有做 [lookback]")


def test_last_years_ledger_may_be_a_workbook(looking_back: Workspace) -> None:
    from annualreport.outputs.ledger_book import workbook
    from annualreport.readers import ledger, plan_yaml

    before = make(looking_back, 2021)
    plans, _ = plan_yaml.load(looking_back, 2020)
    kept, _ = ledger.load(looking_back, 2020)
    looking_back.data(2020, "ledger.xlsx").write_bytes(workbook(plans, kept))
    looking_back.data(2020, "ledger.yaml").unlink()
    after = make(looking_back, 2021)
    assert before.found
    assert after.found
    assert [one.outcome for one in after.found.items] == [one.outcome for one in before.found.items]


def test_last_years_ledger_that_cannot_be_read_stops_with_its_faults(looking_back: Workspace) -> None:
    spoil(looking_back.data(2020, "ledger.yaml"), "完成日期: 2020-06-18", "完成日期: 六月")
    with pytest.raises(Stop, match="「六月」不是日期"):
        run(looking_back, 2021)


@pytest.mark.parametrize("of", [2020, 2021])
def test_what_comes_from_an_example_year_says_so_everywhere(looking_back: Workspace, of: int) -> None:
    spoil(looking_back.data(of, "report.yaml"), f"年度: {of}\n", f"年度: {of}\n示例: 是\n")
    made = make(looking_back, 2021)
    document = docx.read(content(made, looking_back, DOCUMENT), DOCUMENT)
    assert document.paragraphs[0].text == EXAMPLE
    assert {one.text for one in document.headers} == {EXAMPLE}
    book = load_workbook(io.BytesIO(content(made, looking_back, BOOK)))
    assert [sheet.cell(1, 1).value for sheet in book] == ["示例：由演示数据生成，不是任何单位的真实情况"] * 3
    assert [book["逐项清单"].cell(2, 1).value, book["逐项清单"].print_title_rows] == ["序号", "$2:$2"]


def test_without_the_writers_template_the_shipped_one_is_used_and_told(looking_back: Workspace) -> None:
    (looking_back.templates / "lookback.docx").unlink()
    assert told(make(looking_back, 2021))[0] == (
        "提示 templates/lookback.docx 没有这份模板，用的是随程序的模板 [template-shipped]\n"
        "    办法：要改格式的，先生成一份再改：annualreport template new templates/lookback.docx --kind 回头看"
    )


def test_two_look_backs_at_once_are_one_after_the_other_and_the_second_says_who_is_there(
    looking_back: Workspace,
) -> None:
    with (
        hold(looking_back.root, "annualreport ledger collect"),
        pytest.raises(Stop, match="annualreport ledger collect"),
    ):
        run(looking_back, 2021)
    assert not (looking_back.root / REMEDIES).exists()


def test_the_text_of_the_look_back_stands_in_the_report_and_no_rule_takes_it_for_last_years(
    looking_back: Workspace,
) -> None:
    report = looking_back.data(2021, "report.yaml")
    report.write_text(report.read_text("utf-8") + "总体情况:\n  监督保障: '{{ 回头看.文字 }}'\n", "utf-8")
    for file in shipped_templates().glob("*.docx"):
        (looking_back.templates / file.name).write_bytes(file.read_bytes())
    made = build(looking_back, 2021, Options(formats=("docx",)))
    (path,) = [path for path in made.files if path.suffix == ".docx"]
    texts = [one.text for one in docx.read(path.read_bytes(), path.name).paragraphs]
    said = (
        "对上一年度政务公开工作要点落实情况开展“回头看”：上一年度要点共10项任务，"
        "对其中有明确责任主体和时限要求的7项逐项核查，按期完成2项、逾期完成1项、已整改1项、未完成2项、无佐证1项。"
        "未落实的3项由责任处室继续整改。"
    )
    assert said in texts
    assert [one.as_text() for one in made.findings if "回头看" in one.message and one.severity != "未核"] == []
    assert not {"PER-02", "PER-03"} & {one.rule for one in made.findings if one.severity != "未核"}


def test_a_text_that_asks_for_a_look_back_that_was_not_made_has_a_gap(looking_back: Workspace) -> None:
    looking_back.data(2020, "ledger.yaml").unlink()
    report = looking_back.data(2021, "report.yaml")
    report.write_text(report.read_text("utf-8") + "总体情况:\n  监督保障: '{{ 回头看.文字 }}'\n", "utf-8")
    assert words(years.load(looking_back, 2021)[0])["总体情况"]["监督保障"] == "【缺：回头看.文字】"


def test_a_real_year_does_not_tell_of_an_example(looking_back: Workspace) -> None:
    spoil(looking_back.data(2020, "report.yaml"), "年度: 2020\n", "年度: 2020\n示例: 是\n")
    assert words(years.load(looking_back, 2021)[0])["回头看"] is None
