"""The parts hold what belongs in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import substance
from annualreport.model.wordlists import Lists
from annualreport.outline.records import Layout
from annualreport.place import paragraph
from tests.checks.good import FILE, Document, laid_out, told

FIVE = "五、存在的主要问题及改进情况"
SIX = "六、其他需要报告的事项"


def number(document: Document, beginning: str) -> int:
    return next(i for i, line in enumerate(document.lines, 1) if isinstance(line, str) and line.startswith(beginning))


def five(document: Document, *text: str) -> list[str]:
    """What is said of part 五 with this text in it."""
    document.replace("一是直属学校", *text)
    document.replace("一是2021年3月前")
    return told(substance.part_five_says_problems_and_remedies, document.dossier, document.outline())


def test_a_summary_of_work_beside_a_table_is_told(document: Document) -> None:
    text = "全年我局扎实推进各项工作，取得了明显的成效，得到群众一致好评。" * 3
    document.replace("二、", "二、主动公开政府信息情况", "注：本表的数据截至年末，另有说明的除外。" * 5, text)
    (said,) = told(substance.beside_the_tables_stands_no_summary, document.dossier, document.outline())
    assert said.startswith("提示 ")
    assert said.endswith(
        f" 「二、主动公开政府信息情况」除表格外还有 84 字正文：「{text[:60]}」 [STR-08]\n"
        "    办法：这一部分只放表格；工作情况写在「一、总体情况」"
    )


@pytest.mark.parametrize("text", ["无", "暂无。", "本年度不存在问题。", "经自查，我局没有明显问题。", ""])
def test_part_five_may_not_say_that_there_is_nothing(document: Document, text: str) -> None:
    (said,) = five(document, *([text] if text else []))
    bare = text.replace("，", "").replace("。", "")
    written = f"写的是「{bare}」" if text else "没有内容"
    assert said == (
        f"阻断 {FILE} 第{number(document, '五、')}段「{FIVE}」 「{FIVE}」{written}，应写明问题和改进情况 [STR-09]\n"
        "    办法：请写明本年度存在的问题，以及针对问题（含上年问题）的改进情况"
    )


def test_part_five_needs_both_problems_and_remedies(document: Document) -> None:
    (said,) = five(document, "公开栏目更新还不及时，群众反映查找不便，政策解读形式单一。" * 5)
    assert said.splitlines()[0].endswith(f"「{FIVE}」没有写改进 [STR-09]")


def test_a_part_five_that_is_too_short_is_told_and_the_office_sets_the_least_length(document: Document) -> None:
    (said,) = five(document, "栏目更新不及时的问题，已经整改。")
    assert said.splitlines()[0].endswith(f"「{FIVE}」只有 14 字，少于 100 字 [STR-09]")
    document.dossier = replace(document.dossier, lists=Lists.model_validate({"第五部分最少字数": "10"}))
    assert told(substance.part_five_says_problems_and_remedies, document.dossier, document.outline()) == []


def test_without_part_five_another_rule_speaks(document: Document) -> None:
    document.replace("五、", "此处原为标题")
    assert told(substance.part_five_says_problems_and_remedies, document.dossier, document.outline()) == []


def test_an_empty_part_six_is_reported_and_nothing_to_report_is_not(document: Document) -> None:
    document.replace("2020年度，本机关没有")
    assert told(substance.part_six_is_not_empty, document.dossier, document.outline()) == [
        f"警告 {FILE} 第{number(document, SIX)}段「{SIX}」 「{SIX}」下面没有内容 [STR-10]\n"
        "    办法：没有需要报告的事项，请写「无」"
    ]
    document.replace(SIX, SIX, "无。")
    assert told(substance.part_six_is_not_empty, document.dossier, document.outline()) == []


def test_without_part_six_another_rule_speaks(document: Document) -> None:
    document.replace("六、", "此处原为标题")
    assert told(substance.part_six_is_not_empty, document.dossier, document.outline()) == []


def test_a_table_that_is_a_picture_is_reported_with_the_picture(document: Document) -> None:
    del document.lines[document.table_number(2)]
    place = number(document, "三、")
    document.layout = Layout(pictures=(paragraph(FILE, 1), paragraph(FILE, place), paragraph(FILE, 99)))
    assert told(substance.the_tables_are_no_pictures, document.dossier, document.outline()) == [
        f"警告 {FILE} 第{place}段 「三、收到和处理政府信息公开申请情况」里没有表格，只有图片 [STR-12]\n"
        "    办法：请换成可以编辑、可以读出数字的表格"
    ]


def test_pictures_beside_the_tables_are_passed_over(document: Document) -> None:
    document.layout = replace(laid_out([]), pictures=(paragraph(FILE, number(document, "三、")),))
    assert told(substance.the_tables_are_no_pictures, document.dossier, document.outline()) == []


def test_a_file_that_does_not_say_how_it_is_set_is_not_assessed(document: Document) -> None:
    outline = replace(document.outline(), layout=None)
    assert told(substance.the_tables_are_no_pictures, document.dossier, outline) == [
        f"未核 {FILE} 三张法定表是真表格，不是图片——文件没有版面信息（不是 Word 文件），没有核对 [STR-12]"
    ]
