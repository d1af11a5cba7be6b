"""Other bureaus' tables: heads in any order and by other names, cells that are blank, lacking or unknown."""

from __future__ import annotations

import pytest

from annualreport.model.offices import Roster
from annualreport.readers import plan as reader
from tests.plan.twin import TEXT
from tests.plan.written import HEAD, ROSTER, duty, numbers, one, read


def test_heads_are_known_in_any_order_with_a_number_column_and_a_limit_column(tmp_path):
    head = ["序号", "责任部门", "工作要求", "工作任务", "时限要求"]
    rows = [["1", "办公室", "公开预算。", "（一）财政", "年底前"], ["2", "财务科牵头", "公开决算。", "", "持续推进"]]
    plan, said = read(tmp_path, one(*rows, head=head))
    assert said == []
    assert numbers(plan) == ["1.1.1", "1.1.2"]
    assert plan.chapters[0].sections[0].heading == "财政"
    assert [requirement.wording for requirement in plan.requirements] == ["公开预算。", "公开决算。"]
    assert [duty(plan, at)[0] for at in (0, 1)] == [("办公室",), ("财务科",)]
    limits = [limit for requirement in plan.requirements for limit in requirement.deadlines]
    assert [(limit.wording, str(limit.due)) for limit in limits] == [("年底前", "2021-12-31"), ("持续推进", "None")]


def test_lead_and_responsible_units_in_two_columns_keep_their_heads_in_the_wording(tmp_path):
    head = ["工作任务", "工作要求", "牵头单位", "责任单位"]
    plan, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室", "财务科、法规科"], head=head))
    assert said == []
    assert plan.requirements[0].duty == "牵头单位：办公室\n责任单位：财务科、法规科"
    assert duty(plan) == (("办公室",), ("财务科", "法规科"), ())


def test_chapters_may_have_a_column_of_their_own(tmp_path):
    head = ["工作要求", "工作任务", "具体要求", "责任单位"]
    rows = [["一、抓公开", "（一）财政", "1．公开预算。", "办公室"]]
    rows.append(["一、抓公开", "（二）法规", "1．公开法规。", "法规科"])
    plan, said = read(tmp_path, [head, *rows])
    assert said == []
    assert [chapter.heading for chapter in plan.chapters] == ["抓公开"]
    assert numbers(plan) == ["1.1.1", "1.2.1"]


def test_heads_of_another_name_are_taken_from_the_settings(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室"], head=["任务", "干什么", "谁来干"])
    plan, said = read(tmp_path, rows, more={"要求": ["干什么"], "责任": ["谁来干"]})
    assert said == []
    assert plan.requirements[0].wording == "公开预算。"


def test_a_repeated_head_is_no_requirement(tmp_path):
    plan, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], HEAD, ["", "2．公开决算。", "财务科"]))
    assert (numbers(plan), said) == (["1.1.1", "1.1.2"], [])


def test_a_row_with_a_cell_too_few_is_a_fault(tmp_path):
    _, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], ["2．公开决算。", "财务科"]))
    assert said == ["阻断 方案.txt:12 这一行有 2 格，表头有 3 格，不知道哪一格是要求"]


def test_unknown_offices_collective_words_and_empty_cells_are_told_and_kept(tmp_path):
    rows = one(
        ["（一）财政", "1．公开预算。", "人事科负责，办公室配合"],
        ["", "2．公开决算。", "各有关单位"],
        ["", "3．公开采购。", "人事科"],
        ["", "4．公开资产。", ""],
    )
    plan, said = read(tmp_path, rows)
    assert said == [
        "警告 方案.txt:10 名册里没有「人事科」（要求 1.1.1、1.1.3），责任原文已照录",
        "提示 方案.txt:14 「各有关单位」是多个单位的统称（要求 1.1.2），名册不能展开，按原词照录",
        "警告 方案.txt:22 要求 1.1.4 没有写责任处室",
    ]
    assert duty(plan) == (("人事科",), (), ("办公室",))
    assert plan.requirements[0].duty == "人事科负责，办公室配合"


def test_a_column_that_is_not_read_is_told(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室", "市政府办"], head=[*HEAD, "市里落实单位"])
    _, said = read(tmp_path, rows)
    assert said == ["警告 方案.txt:5 「市里落实单位」一栏没有读入"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_text_is_read_in_the_encodings_of_the_desk(tmp_path, encoding, ends):
    path = tmp_path / "方案.txt"
    path.write_bytes(TEXT.read_text("utf-8").replace("\n", ends).encode(encoding))
    plan, findings = reader.read(path, "方案.txt", Roster())
    expected, _ = reader.read(TEXT, "方案.txt", Roster())
    assert findings == ()
    assert plan.model_dump() == expected.model_dump()


def test_a_responsibility_without_a_requirement_is_a_fault(tmp_path):
    _, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], ["", "", "财务科"]))
    assert said == ["阻断 方案.txt:14 责任栏写了「财务科」，具体要求却是空的"]


def test_a_text_with_a_row_a_line_is_read_too(tmp_path):
    lines = ["某局2021年分工方案", "\t".join(HEAD), "一、抓公开"]
    lines += ["（一）财政\t1．公开预算。\t办公室", "\t2．公开决算。\t财务科负责，", "法规科配合", "", "二、抓服务"]
    lines += ["（一）法规\t1．公开法规。\t法规科"]
    (tmp_path / "方案.txt").write_text("\n".join(lines), "utf-8")
    plan, findings = reader.read(tmp_path / "方案.txt", "方案.txt", ROSTER)
    assert findings == ()
    assert numbers(plan) == ["1.1.1", "1.1.2", "2.1.1"]
    assert plan.requirements[1].duty == "财务科负责，\n法规科配合"
    assert duty(plan, 1) == (("财务科",), (), ("法规科",))


def test_a_responsibility_that_says_nothing_is_told(tmp_path):
    plan, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "按职责分工落实"]))
    assert said == ["警告 方案.txt:10 要求 1.1.1 的责任没有读懂：「按职责分工落实」"]
    assert plan.requirements[0].duty == "按职责分工落实"
