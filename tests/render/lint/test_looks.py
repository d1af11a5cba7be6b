"""Page, faces, sizes and lines that depart from GB/T 9704 are 提示: FMT-01 to 06."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.render.lint.spoiling import paragraph, remove, told

STYLE = "    办法：请改字号，或套用模板里的样式"


def test_another_paper_is_told():
    def letter(made):
        made.sections[0].page_width = Mm(215.9)

    assert told(letter) == [
        "提示 应为 A4，宽 210 毫米，现在是 215.9 毫米 [FMT-01]\n    办法：GB/T 9704—2012；在「布局—页面设置」里改"
    ]


def test_another_margin_is_told():
    def narrow(made):
        made.sections[0].left_margin = Mm(20)

    assert told(narrow) == [
        "提示 左边距（订口）应为 28 毫米，现在是 20 毫米 [FMT-02]\n    办法：GB/T 9704—2012；在「布局—页面设置」里改"
    ]


def test_a_margin_within_the_standard_s_millimetre_is_silent():
    def nearly(made):
        made.sections[0].top_margin = Mm(36.2)

    assert told(nearly) == []


def test_another_size_of_a_heading_is_told():
    def shrink(made):
        paragraph(made, "（一）主动公开").runs[0].font.size = Pt(14)

    assert told(shrink) == [
        "提示 第13段「（一）主动公开」（在「一、总体情况」之下） "
        "二级标题的字号是 14 磅，应为3 号（16 磅） [FMT-03]\n" + STYLE
    ]


def test_another_face_of_a_style_is_told_once_with_all_its_places():
    def songti(made):
        style = next(one for one in made.styles if one.name == "一级标题")
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")

    said = told(songti)
    assert len(said) == 1
    first, *others, hint = said[0].split("\n")
    assert first == "提示 第12段「一、总体情况」 一级标题的中文字体是宋体，应为黑体 [FMT-03]"
    assert [one.partition("段")[2] for one in others] == [
        "「二、主动公开政府信息情况」",
        "「三、收到和处理政府信息公开申请情况」",
        "「四、政府信息公开行政复议、行政诉讼情…」",
        "「五、存在的主要问题及改进情况」",
        "「六、其他需要报告的事项」",
    ]
    assert hint == "    办法：请改字体，或套用模板里的样式"


def test_another_height_of_lines_is_told():
    def loosen(made):
        paragraph(made, "一、总体情况").paragraph_format.line_spacing = 1.5

    assert told(loosen) == [
        "提示 第12段「一、总体情况」 一级标题的行距不是固定值 28.95 磅左右 [FMT-04]\n"
        "    办法：请在「段落」里设为固定值 28.95 磅（每面 22 行）"
    ]


def test_a_footer_without_a_page_number_is_told():
    def clear(made):
        section = made.sections[0]
        for footer in (section.footer, section.even_page_footer):
            for one in footer._element.xpath(".//w:r | .//w:fldSimple"):
                remove(one)

    assert told(clear) == [
        "提示 页眉页脚里没有页码 [FMT-05]\n    办法：请插入页码：4 号半角宋体数字，左右各一条一字线，单页居右、双页居左"
    ]


def test_a_head_that_is_not_repeated_is_told():
    def forget(made):
        for mark in made.tables[1]._tbl.xpath("./w:tr[2]/w:trPr/w:tblHeader"):
            remove(mark)

    assert told(forget) == [
        "提示 第2个表格第1行第1列「（本列数据的勾稽关系为：第一项加第二…」（在「三、收到和"
        "处理政府信息公开申请情况」之下） 表格的前 3 行是表头，没有设为「重复标题行」，跨页后看不到栏目 [FMT-06]\n"
        "    办法：请选中表头各行，在「表格布局」里点「重复标题行」"
    ]
