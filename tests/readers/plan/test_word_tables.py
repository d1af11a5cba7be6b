"""What only a Word file can hold: merged cells, revisions, numbers that Word counts, tables inside tables."""

from __future__ import annotations

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from annualreport.model.offices import Roster
from annualreport.readers import plan as reader
from tests.plan.twin import source_rows, twin
from tests.plan.written import HEAD, ROSTER, duty, numbers


def word(tmp_path, rows, change):
    """A plan from a Word file whose first table was changed by hand."""
    path = twin(tmp_path / "方案.docx", rows)
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return reader.read(path, "方案.docx", ROSTER)


ROWS = [HEAD, ["一、抓公开"], ["（一）财政", "1．公开预算。", "办公室负责"], ["", "2．公开决算。", "财务科负责"]]


def test_a_responsibility_merged_over_rows_holds_for_each(tmp_path):
    rows = source_rows()
    path = twin(tmp_path / "方案.docx", rows)
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


def test_a_requirement_merged_over_two_rows_has_the_responsibilities_of_both(tmp_path):
    def merge(document):
        table = document.tables[0]
        table.cell(3, 1).paragraphs[0].clear()
        table.cell(2, 1).merge(table.cell(3, 1))

    plan, findings = word(tmp_path, ROWS, merge)
    assert findings == ()
    assert plan.requirements[0].duty == "办公室负责\n财务科负责"
    assert [one.lead for one in plan.requirements[0].duties] == [("办公室",), ("财务科",)]


def test_a_number_column_merged_over_a_section_numbers_the_section(tmp_path):
    rows = [
        ["序号", *HEAD],
        ["一、抓公开"],
        ["2", "财政", "1．公开预算。", "办公室"],
        ["", "", "2．公开决算。", "财务科"],
    ]

    def merge(document):
        table = document.tables[0]
        table.cell(2, 1).merge(table.cell(3, 1))

    plan, findings = word(tmp_path, rows, merge)
    assert numbers(plan) == ["1.2.1", "1.2.2"]
    assert [finding.message for finding in findings] == ["第一章的节的序号不从一开始：第一个是（二）"]


def test_a_table_that_is_no_plan_is_told(tmp_path):
    def add(document):
        table = document.add_table(1, 5)
        table.cell(0, 0).text = "联系人"

    _, (finding,) = word(tmp_path, ROWS, add)
    assert str(finding.places[0]) == "方案.docx 第2个表格第1行第1列"
    assert finding.message == "这个表格没有方案的表头，没有读入：「联系人｜｜｜｜」"


def test_a_table_inside_a_cell_is_read_as_its_text(tmp_path):
    def add(document):
        inner = document.tables[0].cell(2, 2).add_table(1, 1)
        inner.cell(0, 0).text = "，财务科配合"

    plan, _ = word(tmp_path, ROWS, add)
    assert plan.requirements[0].duty == "办公室负责\n，财务科配合"
    assert duty(plan) == (("办公室",), (), ("财务科",))
