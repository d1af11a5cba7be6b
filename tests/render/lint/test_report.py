"""A template that has one of the six headings prints what the form needs: STR-01, 02, 07, TTL-01, PER-01, PLN-01."""

from __future__ import annotations

from pathlib import Path

from annualreport.building.template_check import judged
from annualreport.finding import Finding
from annualreport.outputs.template import section_template
from annualreport.render import Settings
from annualreport.render.lint import lint
from tests.render.lint.spoiling import number, paragraph, remove, remove_between, retype, told
from tests.render.word import LABEL, template


def test_the_section_alone_is_no_report_and_gives_no_finding():
    assert lint(section_template(), LABEL, judged) == ()


def test_a_letter_without_any_of_the_six_headings_is_not_held_to_be_a_report():
    assert lint(template("关于报送材料的函", "一、事由", "{{ 单位 }}"), LABEL, judged) == ()


def test_a_missing_part_is_told():
    assert told(lambda made: remove(paragraph(made, "五、")._p)) == [
        "阻断 没有找到「五、存在的主要问题及改进情况」这一部分 [STR-01]\n"
        "    办法：请补上「五、存在的主要问题及改进情况」；没有内容的写「无」或填 0，部分不能缺"
    ]


def test_a_heading_in_other_words_is_told():
    assert told(lambda made: retype(paragraph(made, "六、"), "六、其他事项")) == [
        f"警告 第{number('六、')}段「六、其他事项」 一级标题是「六、其他事项」，"
        "格式的写法是「六、其他需要报告的事项」 [STR-02]\n"
        "    办法：请按格式改写标题"
    ]


def test_a_missing_aspect_of_the_overview_is_told():
    assert told(lambda made: remove_between(made, "（三）政府信息管理", "（四）")) == [
        "警告 第12段「一、总体情况」 「一、总体情况」没有「政府信息管理」这一小节 [STR-07]\n"
        "    办法：请按主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障的次序各写一节"
    ]


def test_a_template_without_its_title_is_told():
    assert told(lambda made: remove(paragraph(made, "{{ 单位 }}")._p)) == [
        "阻断 模板没有标题 [TTL-01]\n    办法：请在最前面加上标题：{{ 单位 }}{{ 年度 }}年政府信息公开工作年度报告"
    ]


def test_a_title_of_another_wording_is_told():
    def rename(made):
        retype(paragraph(made, "{{ 单位 }}"), "{{ 单位 }}{{ 年度 }}年政务公开总结")

    assert told(rename) == [
        "阻断 第4段「{{ 单位 }}{{ 年度 }}年政…」 标题是「〈单位〉〈年度〉年政务公开总结」，"
        "应以「年政府信息公开工作年度报告」结尾 [TTL-01]\n"
        "    办法：请改为 {{ 单位 }}{{ 年度 }}年政府信息公开工作年度报告"
    ]


def test_a_year_typed_into_the_title_is_told():
    def fix(made):
        retype(paragraph(made, "{{ 单位 }}"), "某市教育局2021年政府信息公开工作年度报告")

    assert told(fix) == [
        "警告 第4段「某市教育局2021年政府信息公开工作…」 标题「某市教育局2021年政府信息公开工作年度报告」"
        "没有印出报告年度，明年会沿用今年的年份 [TTL-01]\n    办法：请把年份写作 {{ 年度 }}"
    ]


def test_the_word_for_the_whole_title_will_do():
    assert told(lambda made: retype(paragraph(made, "{{ 单位 }}"), "{{ 标题 }}")) == []


HINT = "    办法：请在引言里写：数据的统计期限自{{ 统计期限.起|日期 }}起至{{ 统计期限.止|日期 }}止"


def test_half_a_period_is_told():
    def cut(made):
        built = paragraph(made, "根据")
        retype(built, built.text.replace("{{ 统计期限.止|日期 }}", "年底"))

    assert told(cut) == [f"阻断 引言没有印出统计期限：缺 {{{{ 统计期限.止 }}}} [PER-01]\n{HINT}"]


def test_a_period_left_to_the_writers_introduction_is_a_note():
    def cut(made):
        built = paragraph(made, "根据")
        retype(built, built.text.replace("{{ 统计期限.止|日期 }}", "").replace("{{ 统计期限.起|日期 }}", ""))

    assert told(cut) == [f"提示 引言没有印出统计期限，只能靠「引言」的文字写明 [PER-01]\n{HINT}"]


def test_a_period_typed_around_the_year_will_do():
    def typed(made):
        built = paragraph(made, "根据")
        begun = built.text.replace("{{ 统计期限.起|日期 }}", "{{ 年度 }}年1月1日")
        retype(built, begun.replace("{{ 统计期限.止|日期 }}", "{{ 年度 }}年12月31日"))

    assert told(typed) == []


def test_a_template_that_never_tells_how_the_plan_was_carried_out_is_told():
    def drop(made):
        remove_between(made, '{%p if 落实情况位置 == "一"', "二、")
        remove_between(made, '{%p if 落实情况位置 == "六"', "{%p for 段 in 其他事项")

    assert told(drop) == [
        "阻断 模板没有印出要点落实情况（{{ 条.落实情况 }}），方案要求将它纳入年报公开 [PLN-01]\n"
        "    办法：请把 templates/implementation.docx 里的内容接在「一、总体情况」的五方面之后"
    ]


def test_the_folder_s_own_templates_give_no_finding():
    for file in sorted((Path(__file__).parents[3] / "templates").glob("*.docx")):
        assert lint(file.read_bytes(), file.name, judged) == (), file.name


def beside(content: bytes, folder: Path) -> tuple[Finding, ...]:
    """What is told of a template that lies in a folder."""
    return lint(content, LABEL, settings=Settings(folder=folder))


def test_a_section_that_cannot_be_taken_in_is_told(tmp_path: Path):
    content = template("一、总体情况", '{%p include "没有.docx" %}')
    said = [finding.as_text() for finding in beside(content, tmp_path) if "include" in finding.rule]
    assert said == [
        f'阻断 {LABEL} 第2段「{{%p include "没有.do…」（在「一、总体情况」之下） 没有找到要引用的模板「没有.docx」 '
        "[template-include]\n    办法：请把它和本模板放在同一文件夹"
    ]


def test_what_is_wrong_in_a_section_taken_in_bears_no_heading_of_the_host(tmp_path: Path):
    (tmp_path / "节.docx").write_bytes(section_template())
    content = template("一、总体情况", '{%p include "节.docx" %}')
    places = [str(place) for finding in beside(content, tmp_path) for place in finding.places]
    inside = [place for place in places if place.startswith("templates/节.docx")]
    assert inside
    assert not [place for place in inside if "之下" in place]
