"""Other bureaus' tables: heads in any order and by other names, merged cells, numbers that do not run on."""

from __future__ import annotations

import pytest

from annualreport.model.offices import Office, Roster
from annualreport.readers import plan as reader
from tests.plan.twin import TEXT, source_rows, twin

ROSTER = Roster(offices=tuple(Office(name=name) for name in ("办公室", "财务科", "法规科")))
HEAD = ["工作任务", "具体要求", "责任科室"]


def written(path, rows, title="清江市水利局2021年政务公开工作要点分工表"):
    """A plan saved as text."""
    lines = [title]
    for row in rows:
        lines += [*(f"\t{cell}" for cell in row), ""]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def read(tmp_path, rows, **more):
    """The plan of these rows and what is said of it: messages with their places."""
    plan, findings = reader.read(written(tmp_path / "方案.txt", rows), "方案.txt", ROSTER, **more)
    return plan, [f"{finding.severity} {finding.places[0]} {finding.message}" for finding in findings]


def one(*rows, head=HEAD):
    """A head, a chapter and rows."""
    return [head, ["一、抓公开"], *rows]


def numbers(plan):
    return [requirement.number for requirement in plan.requirements]


def duty(plan, at=0):
    """The first clause of a requirement."""
    found = plan.requirements[at].duties[0]
    return found.lead, found.joint, found.support


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


def test_text_across_the_table_that_is_no_chapter_is_told(tmp_path):
    _, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], ["备注：每月报送。"]))
    assert said == ["警告 方案.txt:12 这一行不是章标题，没有读入：「备注：每月报送。」"]


def test_a_plan_without_chapters_has_one(tmp_path):
    plan, said = read(tmp_path, [HEAD, ["（一）财政", "1．公开预算。", "办公室"]])
    assert numbers(plan) == ["1.1.1"]
    assert said == ["警告 方案.txt:7 没有写章标题，编为一、"]


def test_a_column_that_is_not_read_is_told(tmp_path):
    rows = one(["（一）财政", "1．公开预算。", "办公室", "市政府办"], head=[*HEAD, "市里落实单位"])
    _, said = read(tmp_path, rows)
    assert said == ["警告 方案.txt:5 「市里落实单位」一栏没有读入"]


def test_a_responsibility_merged_over_rows_holds_for_each(tmp_path):
    rows = source_rows()
    path = twin(tmp_path / "方案.docx", rows)
    from docx import Document

    document = Document(str(path))
    table = document.tables[0]
    upper, lower = table.cell(4, 2), table.cell(5, 2)
    for paragraph in lower.paragraphs:
        paragraph.clear()
    upper.merge(lower)
    document.save(str(path))
    plan, _ = reader.read(path, "方案.docx", Roster())
    assert plan.requirements[2].duty == plan.requirements[1].duty == "各处室负责，办公室、宣传与思想政治教育处配合"


def test_deleted_text_is_not_read_and_inserted_text_is(tmp_path):
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    path = twin(tmp_path / "方案.docx")
    document = Document(str(path))
    paragraph = document.tables[0].cell(2, 2).paragraphs[0]
    for child in list(paragraph._p):
        paragraph._p.remove(child)
    xml = (
        f"<w:p {nsdecls('w')}><w:del><w:r><w:delText>计划财务处</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>办公室</w:t></w:r></w:ins><w:r><w:t>负责</w:t></w:r></w:p>"
    )
    for child in list(parse_xml(xml)):
        paragraph._p.append(child)
    document.save(str(path))
    plan, _ = reader.read(path, "方案.docx", Roster())
    assert plan.requirements[0].duty == "办公室负责"


def test_numbers_that_word_counts_itself_are_given_in_order(tmp_path):
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    rows = [[cell.replace("1．", "").replace("2．", "") for cell in row] for row in source_rows()[:6]]
    path = twin(tmp_path / "方案.docx", rows)
    document = Document(str(path))
    for at in (2, 4, 5):
        properties = document.tables[0].cell(at, 1).paragraphs[0]._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
    document.save(str(path))
    plan, findings = reader.read(path, "方案.docx", Roster())
    assert numbers(plan) == ["1.1.1", "2.1.1", "2.1.2"]
    assert [finding.message for finding in findings] == ["有 3 条要求的序号是 Word 自动编的，文字里没有，按次序编号"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_text_is_read_in_the_encodings_of_the_desk(tmp_path, encoding, ends):
    path = tmp_path / "方案.txt"
    path.write_bytes(TEXT.read_text("utf-8").replace("\n", ends).encode(encoding))
    plan, findings = reader.read(path, "方案.txt", Roster())
    expected, _ = reader.read(TEXT, "方案.txt", Roster())
    assert findings == ()
    assert plan.model_dump() == expected.model_dump()


def test_control_characters_are_left_out_and_words_of_latin_letters_are_kept_apart(tmp_path):
    plan, said = read(tmp_path, one(["（一）财政", "1．支持 IPv6\nready\x07 标\n准。", "办公\x1f室"]))
    assert said == []
    assert plan.requirements[0].wording == "支持 IPv6 ready 标准。"
    assert plan.requirements[0].duty == "办公室"


@pytest.mark.parametrize("cell", ["2．", "\x07"])
def test_a_number_without_words_is_a_fault(tmp_path, cell):
    _, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], ["", cell, "财务科"]))
    assert said == ["阻断 方案.txt:13 这一格只有序号，没有要求的文字"]


def test_a_responsibility_without_a_requirement_is_a_fault(tmp_path):
    _, said = read(tmp_path, one(["（一）财政", "1．公开预算。", "办公室"], ["", "", "财务科"]))
    assert said == ["阻断 方案.txt:14 责任栏写了「财务科」，具体要求却是空的"]
