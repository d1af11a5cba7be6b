"""The real plan of 2021, as text and as its Word twin, is read to the letter: counts, wording, numbers, duties."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from annualreport.model.offices import Office, Roster
from annualreport.readers import plan as reader
from annualreport.readers.plan import heads, text_table
from tests.plan.twin import TEXT, source_rows, twin

SEVEN = Roster(
    offices=(
        *(Office(name=name) for name in ("办公室", "计划财务处", "宣传与思想政治教育处", "政策法规与审计处")),
        *(Office(name=name) for name in ("科研处", "校园安全处")),
        Office(name="电化教育馆", kind="支撑机构"),
    )
)


@pytest.fixture(scope="module", params=["text", "word", "without a roster"])
def plan(request, tmp_path_factory):
    """The plan by each way it can come in; nothing is to be said about it."""
    word = request.param == "word"
    path = twin(tmp_path_factory.mktemp("plan") / "方案.docx") if word else TEXT
    read, findings = reader.read(path, path.name, Roster() if "without" in request.param else SEVEN)
    assert findings == ()
    return read


def test_it_has_5_chapters_11_sections_28_requirements_and_29_clauses(plan):
    assert len(plan.chapters) == 5
    assert [len(chapter.sections) for chapter in plan.chapters] == [1, 3, 3, 2, 2]
    sections = [section for chapter in plan.chapters for section in chapter.sections]
    assert [len(section.requirements) for section in sections] == [1, 2, 5, 4, 2, 3, 1, 3, 1, 3, 3]
    assert len(plan.requirements) == 28
    assert sum(len(requirement.duties) for requirement in plan.requirements) == 29


def test_the_source_has_13_physical_headings():
    (rows,) = text_table.read(TEXT, TEXT.name).tables
    columns = heads.find(rows[0], {})
    headings = [columns.cell(row, heads.SECTION).bare for row in rows[1:] if not row.full]
    assert sum(map(bool, headings)) == 13


def test_its_title_spans_two_lines_and_the_word_attachment_is_no_part_of_it(plan):
    assert plan.title == "广州市教育局2021年政务公开工作要点分工实施方案"


def test_headings_are_kept_with_their_blank_and_their_line_breaks_are_closed_up(plan):
    assert [(chapter.ordinal, chapter.heading) for chapter in plan.chapters] == [
        ("一", "紧扣“十四五” 开好局起好步深化政务公开"),
        ("二", "紧扣宏观政策落地见效深化政务公开"),
        ("三", "紧扣强基础抓基层深化政务公开"),
        ("四", "紧扣政府信息公开条例实施深化政务公开"),
        ("五", "紧扣抓保障促落实深化政务公开"),
    ]
    assert [(section.ordinal, section.heading) for chapter in plan.chapters[:3] for section in chapter.sections] == [
        ("一", "做好财政信息公开。"),
        ("一", "持续加强重大政策发布解读。"),
        ("二", "不断改进政策解读工作方式。"),
        ("三", "切实增强回应关切效果。"),
        ("一", "做好政务信息管理工作。"),
        ("二", "完善政务公开平台。"),
        ("三", "推进基层政务公开标准化规范化。"),
    ]


def test_the_numbers_are_chapter_section_and_the_number_in_the_section(plan):
    numbers = [requirement.number for requirement in plan.requirements]
    expected = ["1.1.1", "2.1.1", "2.1.2", *(f"2.2.{n}" for n in range(1, 6)), *(f"2.3.{n}" for n in range(1, 5))]
    expected += ["3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3", "3.3.1", "4.1.1", "4.1.2", "4.1.3", "4.2.1"]
    assert numbers == [*expected, "5.1.1", "5.1.2", "5.1.3", "5.2.1", "5.2.2", "5.2.3"]


def test_every_wording_is_the_cell_to_the_letter_without_number_and_outer_blanks(plan):
    rows = [row for row in source_rows()[1:] if len(row) == 3]
    assert [requirement.wording for requirement in plan.requirements] == [row[1].strip()[2:] for row in rows]
    assert [requirement.duty for requirement in plan.requirements] == [row[2].strip() for row in rows]


def test_stray_blanks_and_quotes_inside_the_wording_stay(plan):
    wordings = {requirement.number: requirement.wording for requirement in plan.requirements}
    assert wordings["2.2.4"].startswith("有效依托 12345 政务服务便民热线和政府网站，")
    assert "，2021 年底前通过政府网站" in wordings["3.1.2"]
    assert "针对一哄而上、重复建设、“娱乐化”、“空壳”等问题" in wordings["3.2.2"]
    assert wordings["5.1.1"] == "主要负责同志每年至少听取 1 次政务公开工作汇报，专题研究部署政务公开工作。"


def test_the_offices_are_named_as_often_as_a_person_counted(plan):
    duties = [duty for requirement in plan.requirements for duty in requirement.duties]
    assert Counter(name for duty in duties for name in duty.lead) == {
        "办公室": 12,
        "各处室": 8,
        "宣传与思想政治教育处": 4,
        "科研处": 3,
        "各支撑机构": 2,
        "计划财务处": 1,
        "政策法规与审计处": 1,
    }
    assert Counter(name for duty in duties for name in duty.joint) == {"各处室": 3, "各支撑机构": 2, "电化教育馆": 3}
    assert Counter(name for duty in duties for name in duty.support) == {
        "各处室": 8,
        "宣传与思想政治教育处": 6,
        "各支撑机构": 6,
        "办公室": 5,
        "政策法规与审计处": 3,
        "计划财务处": 1,
        "校园安全处": 1,
    }


def test_the_two_scopes_of_one_cell_are_two_clauses(plan):
    (requirement,) = (one for one in plan.requirements if one.number == "3.2.2")
    assert requirement.duty == "内容安全：宣传与思想政治教育处会各处室负责；\n技术安全：科研处会电化教育馆负责"
    assert [(duty.scope, duty.lead, duty.joint, duty.support) for duty in requirement.duties] == [
        ("内容安全", ("宣传与思想政治教育处",), ("各处室",), ()),
        ("技术安全", ("科研处",), ("电化教育馆",), ()),
    ]


def test_two_limits_and_one_frequency_are_read_and_no_other(plan):
    found = [(one.number, limit) for one in plan.requirements for limit in one.deadlines]
    assert [(number, limit.wording, limit.due, limit.frequency) for number, limit in found] == [
        ("3.1.2", "2021 年底前", date(2021, 12, 31), ""),
        ("3.2.3", "2021年底前", date(2021, 12, 31), ""),
        ("5.1.1", "每年至少听取 1 次", None, "每年至少1次"),
    ]


def test_the_drafted_roster_holds_the_seven_units_and_no_collective_word(plan):
    roster = reader.draft_roster(plan)
    assert {(office.name, office.kind) for office in roster.offices} == {
        (office.name, office.kind) for office in SEVEN.offices
    }
    assert all(office.unconfirmed for office in roster.offices)


@pytest.mark.parametrize("again", [True, False])
def test_a_plan_broken_into_several_tables_is_one_plan(tmp_path, again):
    path = twin(tmp_path / "方案.docx", cuts=(5, 12, 20), heads_again=again)
    read, findings = reader.read(path, "方案.docx", SEVEN)
    whole, _ = reader.read(TEXT, "方案.txt", SEVEN)
    assert findings == ()
    assert read.model_dump() == whole.model_dump()
