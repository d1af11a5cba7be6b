"""The templates: what they print, that their tables are the form's, and that the shipped ones hold every figure."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree

from annualreport.forms import Form, all_forms, form
from annualreport.outline import Outline, docx
from annualreport.outputs.template import KINDS, report_template, section_template
from annualreport.workspace import shipped_templates
from tests.outputs.filled import COUNTS, EXAMPLE, FEE, SENTENCE, fill, requirement, words
from tests.packages import members

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMS = pytest.mark.parametrize("layout", all_forms(), ids=lambda layout: layout.edition)
TEMPLATES = {
    "annual-report-60.docx": lambda: report_template(form("60号")),
    "annual-report-30.docx": lambda: report_template(form("30号")),
    "implementation.docx": section_template,
    **dict(KINDS.values()),
}
SHIPPED = pytest.mark.parametrize("name", TEMPLATES)


def tree(content: bytes, part: str = "word/document.xml") -> Any:
    return etree.fromstring(members(content)[part])


def report(layout: Form, **changes: Any) -> Outline:
    return docx.read(fill(report_template(layout), words(layout, **changes)), "report.docx")


def section(**changes: Any) -> Outline:
    return docx.read(fill(section_template(), words(form("60号"), **changes)), "section.docx")


def texts(outline: Outline) -> list[str]:
    return [paragraph.text for paragraph in outline.paragraphs]


@pytest.mark.parametrize(("name", "edition"), [("annual-report-60.docx", "60号"), ("annual-report-30.docx", "30号")])
def test_the_shipped_template_holds_every_figure_of_its_form_once(name: str, edition: str) -> None:
    shipped = docx.read((shipped_templates() / name).read_bytes(), name)
    tags = [cell.text for table in shipped.tables for cell in table.cells if cell.text.startswith("{{")]
    assert tags == ["{{ " + ".".join(key) + " }}" for key in form(edition).figures]


def test_the_shipped_section_gives_the_counts_of_all_five_states() -> None:
    shipped = docx.read((shipped_templates() / "implementation.docx").read_bytes(), "implementation.docx")
    overview = next(text for text in texts(shipped) if "统计.总数" in text)
    assert [
        state for state in ("已完成", "持续推进", "推进中", "未完成", "不适用") if f"统计.{state} }}}}" in overview
    ] == [
        "已完成",
        "持续推进",
        "推进中",
        "未完成",
        "不适用",
    ]


@SHIPPED
def test_a_template_made_twice_is_the_same_to_the_byte(name: str) -> None:
    assert TEMPLATES[name]() == TEMPLATES[name]()


@SHIPPED
def test_a_template_has_only_the_parts_that_a_page_needs(name: str) -> None:
    assert list(members(TEMPLATES[name]())) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/theme/theme1.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    ]


@SHIPPED
def test_every_tag_stands_whole_in_one_run_and_every_statement_in_a_paragraph_of_its_own(name: str) -> None:
    for paragraph in tree(TEMPLATES[name]()).iter(f"{W}p"):
        runs = ["".join(run.itertext()) for run in paragraph.iter(f"{W}r")]
        for run in runs:
            assert len(re.findall(r"\{[{%]", run)) == len(re.findall(r"[%}]\}", run)), run
        if any("{%p" in run for run in runs):
            assert re.fullmatch(r"\{%(p|tr) [^%]+ %\}", "".join(runs)), runs


@SHIPPED
def test_every_style_that_is_used_is_defined(name: str) -> None:
    content = TEMPLATES[name]()
    defined = {style.get(f"{W}styleId") for style in tree(content, "word/styles.xml").iter(f"{W}style")}
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footer2.xml"):
        used = tree(content, part).xpath("//w:pStyle/@w:val | //w:tblStyle/@w:val", namespaces={"w": W[1:-1]})
        assert set(used) <= defined


@FORMS
def test_the_tables_are_the_forms_own_cell_by_cell_with_one_tag_in_every_cell_to_fill(layout: Form) -> None:
    made = docx.read(report_template(layout), "template.docx").tables
    assert len(made) == len(layout.tables)
    for table, wanted in zip(made, layout.tables, strict=True):
        cells = {(c.row, c.column, c.rows, c.columns, c.text.replace("\n", "")) for c in table.cells}
        assert cells == {
            (c.row, c.column, c.rows, c.columns, "{{ " + ".".join(c.key) + " }}" if c.key else c.text)
            for c in wanted.cells
        }


@FORMS
def test_the_tables_fill_the_type_area_and_every_cell_is_as_wide_as_its_columns(layout: Form) -> None:
    for table in tree(report_template(layout)).iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == 8846
        for row in table.iter(f"{W}tr"):
            at = 0
            for cell in row.iter(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                count = 1 if span is None else int(span.get(f"{W}val"))
                assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) == sum(grid[at : at + count])
                at += count
            assert at == len(grid)


@FORMS
def test_no_row_breaks_over_pages_and_heads_are_repeated(layout: Form) -> None:
    tables = list(tree(report_template(layout)).iter(f"{W}tbl"))
    for table, wanted in zip(tables, layout.tables, strict=True):
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == [number < wanted.head_rows and bool(wanted.columns) for number in range(wanted.height)]


@FORMS
def test_a_demonstration_year_says_so_in_the_first_paragraph_and_in_every_header(layout: Form) -> None:
    made = report(layout, 示例=True)
    assert texts(made)[0] == EXAMPLE
    assert [header.text for header in made.headers] == [EXAMPLE, EXAMPLE]


@FORMS
def test_a_real_year_says_nothing_of_an_example(layout: Form) -> None:
    made = report(layout)
    assert texts(made)[0].replace("\n", "") == "虚构市教育局2020年政府信息公开工作年度报告"
    assert not any("示例" in text for text, _ in made.lines())


@FORMS
def test_the_six_parts_stand_in_order_with_their_headings_typed(layout: Form) -> None:
    headings = [paragraph.text for paragraph in report(layout).paragraphs if paragraph.level == 1]
    assert headings == [part.title for part in layout.sections]


@FORMS
def test_the_first_part_has_its_five_heads_and_the_section_on_the_plan(layout: Form) -> None:
    made = [paragraph.text for paragraph in report(layout).paragraphs if paragraph.level == 2]
    assert made[:6] == [
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
        "（六）2020年政务公开工作要点落实情况",
    ]


def test_the_introduction_is_built_from_the_form_where_none_is_given() -> None:
    made = report(form("30号"), 年度=2021)
    assert texts(made)[1] == (
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发"
        "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，编制本报告。"
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
        "本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。"
    )


def test_the_introduction_ends_with_the_address_and_the_contact_that_are_given() -> None:
    contact = {"地址": None, "邮编": "590000", "电话": "0600-1234567"}
    made = report(form("60号"), 网址="https://jyj.example.gov.cn", 联系方式=contact)
    assert texts(made)[1].endswith(
        "止。本报告电子版可在https://jyj.example.gov.cn查阅。邮政编码：590000。联系电话：0600-1234567。"
    )


def test_the_writers_own_introduction_stands_alone() -> None:
    assert texts(report(form("60号"), 引言="第一段。\n第二段。"))[1:4] == ["第一段。", "第二段。", "一、总体情况"]


def test_the_section_on_the_plan_moves_to_the_sixth_part() -> None:
    made = texts(report(form("60号"), 落实情况位置="六"))
    start = made.index("六、其他需要报告的事项")
    assert "（六）2020年政务公开工作要点落实情况" not in made
    assert made[start + 1] == "（一）2020年政务公开工作要点落实情况"
    assert made[-2:] == ["（二）其他需要报告的事项", "没有收取信息处理费。"]


def test_a_year_without_a_plan_has_no_section_on_it() -> None:
    for place in ("一", "六"):
        made = texts(report(form("60号"), 计划=None, 落实情况位置=place))
        assert not any("要点落实情况" in text for text in made)


def test_the_section_says_what_was_done_and_what_was_not_in_this_order() -> None:
    made = texts(report(form("60号")))
    start = made.index("（六）2020年政务公开工作要点落实情况")
    rest = "未完成、推进中和不适用的事项"
    assert made[start + 1 : made.index("二、主动公开政府信息情况")] == [
        "《虚构市教育局2020年政务公开工作要点分工实施方案》共2部分5项任务，截至2020年12月31日，"
        "已完成1项、持续推进1项、推进中1项、未完成1项、不适用1项。",
        "1.紧扣民生关切",
        "（1）做好财政信息公开",
        "2月10日公开了年度预算及8张附表。",
        "2.紧扣强基础抓基层",
        "（1）管好政务新媒体",
        "内容安全：全年审核推送412篇。",
        "技术安全：检查口令和权限2轮。",
        "3个账号已接入，其余2个正在接入。",
        "（2）加强队伍建设",
        f"方案“加强队伍建设”第2.2.1项未完成，情况见下文“{rest}”。",
        f"方案“加强队伍建设”第2.2.2项不适用，情况见下文“{rest}”。",
        f"3.{rest}",
        "方案“加强队伍建设”第2.2.1项未完成。原因：第三期培训没有举办。",
        "整改措施：补办第三期培训，覆盖余下的6所学校。",
        "整改时限：2021年3月31日。",
        "方案“管好政务新媒体”第2.1.2项本年推进中，下一年度继续推进。",
        f"方案“加强队伍建设”第2.2.2项本年不适用。说明：{FEE}",
    ]


def test_the_section_alone_says_the_same_under_heads_of_its_own() -> None:
    alone, within = section(), report(form("60号"))
    assert texts(alone)[0].replace("\n", "") == "虚构市教育局2020年政务公开工作要点落实情况"
    heads = [paragraph.text for paragraph in alone.paragraphs if paragraph.level > 0]
    assert heads == [
        "一、紧扣民生关切",
        "（一）做好财政信息公开",
        "二、紧扣强基础抓基层",
        "（一）管好政务新媒体",
        "（二）加强队伍建设",
        "三、未完成、推进中和不适用的事项",
    ]
    said = [paragraph.text for paragraph in alone.paragraphs if paragraph.level == 0]
    assert said == [text for text in texts(within) if text in said]


def test_a_year_in_which_all_was_done_has_nothing_outstanding() -> None:
    counts = COUNTS | {"已完成": 4, "推进中": 0, "未完成": 0, "不适用": 0}
    assert not any("未完成、推进中" in text and "." in text[:2] for text in texts(report(form("60号"), 统计=counts)))


def test_requirements_that_wait_are_counted_apart() -> None:
    counts = COUNTS | {"未完成": 0, "待填": 1}
    assert texts(section(统计=counts))[1].endswith("未完成0项、不适用1项，另有1项尚未填报。")


def test_every_paragraph_of_a_text_is_one_of_its_own() -> None:
    made = texts(report(form("60号")))
    start = made.index("（一）主要问题")
    assert made[start + 1 : start + 4] == [f"一是{SENTENCE}", f"二是{SENTENCE}", "（二）改进情况"]


def test_the_document_knows_its_title_and_unit_and_no_person() -> None:
    core = members(fill(report_template(form("60号")), words(form("60号"))))["docProps/core.xml"].decode()
    assert "<dc:title>虚构市教育局2020年政府信息公开工作年度报告</dc:title>" in core
    assert "<dc:creator>虚构市教育局</dc:creator>" in core
    assert "lastModifiedBy" not in core


NONE_LEFT = dict.fromkeys(("持续推进", "推进中", "未完成", "不适用"), 0)
CITY = {
    "方案": "市级",
    "标题": "虚构市2020年政务公开工作要点分工方案",
    "统计": {**COUNTS, **NONE_LEFT, "总数": 1, "已完成": 1, "章数": 1},
    "章": [
        {
            "序号": "一",
            "简称": "紧扣政策落地",
            "节": [{"标题": "做好解读。", "条": [requirement("1.1.1", "已完成", "解读8件。")]}],
        }
    ],
}
"""A further plan, whose only number is one of the year's own plan too."""


def two_plans() -> dict[str, Any]:
    """The words of a year that has its own plan and the city's."""
    made = words(form("60号"))
    return {"各方案": [made["计划"], CITY], "计划": made["计划"]}


def heads(outline: Outline) -> list[tuple[int, str]]:
    """The headings with their levels, from the first on that speaks of the plan."""
    found = [(one.level, one.text) for one in outline.paragraphs if one.level]
    start = next(at for at, (_, text) in enumerate(found) if "方案》落实情况" in text)
    return found[start:]


def test_of_two_plans_each_has_its_part_under_its_own_name_the_own_first() -> None:
    outline = section(**two_plans())
    assert heads(outline) == [
        (1, "一、《虚构市教育局2020年政务公开工作要点分工实施方案》落实情况"),
        (2, "（一）紧扣民生关切"),
        (3, "1.做好财政信息公开"),
        (2, "（二）紧扣强基础抓基层"),
        (3, "1.管好政务新媒体"),
        (3, "2.加强队伍建设"),
        (2, "（三）未完成、推进中和不适用的事项"),
        (1, "二、《虚构市2020年政务公开工作要点分工方案》落实情况"),
        (2, "（一）紧扣政策落地"),
        (3, "1.做好解读"),
    ]


def test_each_of_two_plans_tells_its_own_counts() -> None:
    assert [text for text in texts(section(**two_plans())) if "项任务" in text] == [
        "《虚构市教育局2020年政务公开工作要点分工实施方案》共2部分5项任务，截至2020年12月31日，"
        "已完成1项、持续推进1项、推进中1项、未完成1项、不适用1项。",
        "《虚构市2020年政务公开工作要点分工方案》共1部分1项任务，截至2020年12月31日，"
        "已完成1项、持续推进0项、推进中0项、未完成0项、不适用0项。",
    ]


def test_in_the_report_two_plans_have_headings_as_deep_as_the_standard_goes() -> None:
    outline = report(form("60号"), **two_plans())
    of_plans = [text for level, text in heads(outline) if level > 2]
    assert of_plans == [
        "1.《虚构市教育局2020年政务公开工作要点分工实施方案》落实情况",
        "（1）紧扣民生关切",
        "（2）紧扣强基础抓基层",
        "（3）未完成、推进中和不适用的事项",
        "2.《虚构市2020年政务公开工作要点分工方案》落实情况",
        "（1）紧扣政策落地",
    ]
    assert "解读8件。" in texts(outline)
