"""Numbers of chapters, sections and requirements that repeat, jump or are lacking are told with their places."""

from __future__ import annotations

import pytest

from annualreport.readers import plan as reader
from tests.plan.written import HEAD, ROSTER, numbers, one, read, written


def test_a_chapter_repeated_on_a_new_page_goes_on(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室"], ["一、抓公开"], ["（一）财政", "2．公开决算。", "财务科"])
    plan, said = read(tmp_path, rows)
    assert (numbers(plan), said) == (["1.1.1", "1.1.2"], [])


def test_numbers_that_begin_anew_under_the_same_heading_make_a_new_section(tmp_path):
    rows = one(
        ["（一）财政", "1．公开预算。", "办公室"],
        ["（一）财政", "1．公开决算。", "财务科"],
        ["（二）法规", "1．公开法规。", "法规科"],
    )
    plan, said = read(tmp_path, rows)
    assert numbers(plan) == ["1.1.1", "1.3.1", "1.2.1"]
    assert said == ["警告 方案.txt:12 节标题「（一）财政」重复出现，序号又从 1 开始，作为新的一节编为（三）"]


def test_two_sections_with_one_number_are_kept_apart(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室"], ["（一）法规", "1．公开法规。", "法规科"])
    plan, said = read(tmp_path, rows)
    assert numbers(plan) == ["1.1.1", "1.2.1"]
    assert said == ["警告 方案.txt:12 第一章的节标题「（一）法规」的序号与前面的重复，编为（二）"]


def test_a_number_twice_is_a_fault_at_both_places(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室"], ["", "1．公开决算。", "财务科"])
    path = written(tmp_path / "方案.txt", rows)
    _, (finding,) = reader.read(path, "方案.txt", ROSTER)
    assert finding.as_text() == (
        "阻断 方案.txt:13 1.1 的第 1 条写了两次，编号 1.1.1 分不清是哪一条 [PLN-11]\n"
        "    另见：方案.txt:9\n"
        "    办法：请改正原方案的序号后再导入"
    )


def test_a_number_left_out_is_told(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室"], ["", "4．公开决算。", "财务科"])
    plan, said = read(tmp_path, rows)
    assert numbers(plan) == ["1.1.1", "1.1.4"]
    assert said == ["警告 方案.txt:13 1.1 的序号不连续：第 1 条之后是第 4 条，缺第 2、3 条"]


def test_a_requirement_without_a_number_gets_the_next_and_it_is_told(tmp_path):
    plan, said = read(tmp_path, one(["（一）财政", "公开预算。", "办公室"], ["", "公开决算。", "财务科"]))
    assert numbers(plan) == ["1.1.1", "1.1.2"]
    assert said == ["警告 方案.txt:9 有 2 条要求没有序号，按次序编为 1.1.1、1.1.2"]


def test_numbers_that_run_on_over_the_sections_are_right(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室"], ["（二）法规", "2．公开法规。", "法规科"])
    plan, said = read(tmp_path, rows)
    assert (numbers(plan), said) == (["1.1.1", "1.2.2"], [])


def test_a_chapter_left_out_is_told(tmp_path):
    rows = [*one(["（一）财政", "1．公开预算。", "办公室"]), ["三、抓服务"], ["（一）法规", "1．公开法规。", "法规科"]]
    plan, said = read(tmp_path, rows)
    assert numbers(plan) == ["1.1.1", "3.1.1"]
    assert said == ["警告 方案.txt:12 章的序号不连续：一、之后是三、"]


def test_several_numbered_requirements_in_one_cell_share_the_responsibility(tmp_path):
    plan, said = read(tmp_path, one(["（一）财政", "1．公开预算。\n2．公开决算。\n两年内的都要公开。", "办公室"]))
    assert said == []
    assert [one.wording for one in plan.requirements] == ["公开预算。", "公开决算。两年内的都要公开。"]
    assert [one.duty for one in plan.requirements] == ["办公室", "办公室"]


def test_text_across_the_table_that_is_no_chapter_is_told(tmp_path):
    _, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], ["备注：每月报送。"]))
    assert said == ["警告 方案.txt:12 这一行不是章标题，没有读入：「备注：每月报送。」"]


def test_a_plan_without_chapters_has_one(tmp_path):
    plan, said = read(tmp_path, [HEAD, ["（一）财政", "1．公开预算。", "办公室"]])
    assert numbers(plan) == ["1.1.1"]
    assert said == ["警告 方案.txt:7 没有写章标题，编为一、"]


def test_control_characters_are_left_out_and_words_of_latin_letters_are_kept_apart(tmp_path):
    plan, said = read(tmp_path, one(["（一）财政", "1．支持 IPv6\nready\x07 标\n准。\u2028", "办\ufeff公\x1f室\ufffe"]))
    assert said == []
    assert plan.requirements[0].wording == "支持 IPv6 ready 标准。"
    assert plan.requirements[0].duty == "办公室"


@pytest.mark.parametrize("cell", ["2．", "\x07"])
def test_a_number_without_words_is_a_fault(tmp_path, cell):
    _, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], ["", cell, "财务科"]))
    assert said == ["阻断 方案.txt:13 这一格只有序号，没有要求的文字"]


def test_a_plan_without_a_title_is_told(tmp_path):
    path = written(tmp_path / "方案.txt", one(["（一）财政", "1．公开预算。", "办公室"]), title="各科室：")
    plan, (finding,) = reader.read(path, "方案.txt", ROSTER)
    assert plan.title == ""
    assert finding.as_text().startswith("警告 方案.txt 没有找到方案的标题 [no-title]")


def test_a_chapter_without_requirements_is_told(tmp_path):
    _, said = read(tmp_path, [*one(["（一）财政", "1．公开预算。", "办公室"]), ["二、抓服务"]])
    assert said == ["警告 方案.txt:12 「二、抓服务」之下没有要求"]
