"""Six parts, in order, rightly headed, the first with its five aspects."""
# ruff: noqa: E501 - a message is quoted whole, on one line

from __future__ import annotations

from annualreport.checks import structure
from tests.checks.good import FILE, Document, findings, told


def test_a_missing_part_is_reported(document: Document) -> None:
    document.replace("六、")
    assert told(structure.the_six_parts_are_there_in_order, document.dossier, document.outline()) == [
        f"阻断 {FILE} 没有找到「六、其他需要报告的事项」这一部分 [STR-01]\n"
        "    办法：请补上「六、其他需要报告的事项」；没有内容的写「无」或填 0，部分不能缺"
    ]


def test_parts_out_of_order_are_reported(document: Document) -> None:
    document.replace("六、").replace("五、", "六、其他需要报告的事项", "无。", "五、存在的主要问题及改进情况")
    assert told(structure.the_six_parts_are_there_in_order, document.dossier, document.outline()) == [
        f"阻断 {FILE} 第24段「五、存在的主要问题及改进情况」 「五、存在的主要问题及改进情况」"
        "写在了「六、其他需要报告的事项」之后，应按一至六的次序 [STR-01]\n    办法：请调整次序"
    ]


def test_a_part_twice_is_reported_with_both_places(document: Document) -> None:
    document.replace("六、", "六、其他需要报告的事项", "六、其他需要报告的事项")
    assert told(structure.the_six_parts_are_there_in_order, document.dossier, document.outline()) == [
        f"阻断 {FILE} 第25段「六、其他需要报告的事项」 「六、其他需要报告的事项」出现了 2 次 [STR-01]\n"
        f"    另见：{FILE} 第26段「六、其他需要报告的事项」\n    办法：请只留一处"
    ]


def test_a_part_under_a_wrong_number_is_reported(document: Document) -> None:
    document.replace("六、", "七、其他需要报告的事项")
    assert told(structure.the_six_parts_are_there_in_order, document.dossier, document.outline()) == [
        f"阻断 {FILE} 第25段「七、其他需要报告的事项」 「七、其他需要报告的事项」的序号是「七」，应为「六」 [STR-01]\n"
        "    办法：请改正序号"
    ]
    assert told(structure.headings_are_the_forms, document.dossier, document.outline()) == []


def test_a_variant_of_a_heading_is_a_warning_and_no_missing_part(document: Document) -> None:
    document.replace("五、", "五、政府信息公开工作存在的主要问题及改进情况")
    assert told(structure.the_six_parts_are_there_in_order, document.dossier, document.outline()) == []
    (found,) = findings(structure.headings_are_the_forms, document.dossier, document.outline())
    assert found.as_text() == (
        f"警告 {FILE} 第22段「五、政府信息公开工作存在的主要问题及…」 "
        "一级标题是「五、政府信息公开工作存在的主要问题及改进情况」，格式的写法是「五、存在的主要问题及改进情况」 [STR-02]\n"
        "    办法：请按格式改写标题"
    )
    assert found.subject == "五、存在的主要问题及改进情况"


def test_a_missing_aspect_is_reported(document: Document) -> None:
    document.replace("（三）政府信息管理")
    assert told(structure.the_overview_has_its_five_aspects, document.dossier, document.outline()) == [
        f"警告 {FILE} 第3段「一、总体情况」 「一、总体情况」没有「政府信息管理」这一小节 [STR-07]\n"
        "    办法：请按主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障的次序各写一节"
    ]


def test_aspects_out_of_order_are_reported(document: Document) -> None:
    document.replace("（一）主动公开", "（一）依申请公开").replace("（二）依申请公开", "（二）主动公开工作")
    assert told(structure.the_overview_has_its_five_aspects, document.dossier, document.outline()) == [
        f"警告 {FILE} 第3段「一、总体情况」 「一、总体情况」各小节的次序是"
        "依申请公开、主动公开、政府信息管理、政府信息公开平台建设、监督保障，"
        "应为主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障 [STR-07]\n    办法：请调整次序"
    ]


def test_the_short_name_of_the_platforms_aspect_is_enough(document: Document) -> None:
    document.replace("（四）政府信息公开平台建设", "（四）平台建设情况")
    assert told(structure.the_overview_has_its_five_aspects, document.dossier, document.outline()) == []


def test_without_part_one_its_aspects_are_left_to_the_rule_on_parts(document: Document) -> None:
    document.replace("一、总体情况")
    assert told(structure.the_overview_has_its_five_aspects, document.dossier, document.outline()) == []
