"""What is last year's, said twice, or another office's is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import repeated
from annualreport.model.dossier import Dossier
from annualreport.model.report import Report
from tests.checks.good import Document, told
from tests.checks.written import at, first_lines, in_document, with_entry

COPIED = repeated.the_texts_are_this_years
ANSWERED = repeated.last_years_problems_are_answered
WORK = "我局围绕群众关心的事项做好主动公开，全年通过门户网站公布招生入学信息212条，制作图解6份，群众查询比上年方便。"
PROBLEM = "部分直属学校没有设专人负责信息公开，栏目长期不更新，群众多次反映查不到当年的招生计划和收费标准。"


def after(document: Document, **texts: object) -> Document:
    """The document with last year's report saying this."""
    earlier = Report.model_validate({"单位": "虚构市教育局", "年度": "2019", **texts})
    document.dossier = replace(document.dossier, previous_report=earlier)
    return document


def test_a_paragraph_that_is_last_years_word_for_word_is_reported(document: Document) -> None:
    after(
        document, 总体情况={"主动公开": f"另有一段不相干的文字，说的是别的事情，长度也超过三十个字，用来比较。\n{WORK}"}
    )
    assert in_document(COPIED, document, WORK) == [
        f"阻断 {at(WORK)} 这一段与上年年报「主动公开」完全相同：「{WORK[:18]}…」 [DUP-01]\n"
        "    办法：请按本年度的实际重写"
    ]


def test_a_paragraph_with_only_its_figures_changed_is_all_but_last_years(document: Document) -> None:
    after(document, 总体情况={"主动公开": WORK})
    (said,) = first_lines(in_document(COPIED, document, WORK.replace("212", "318")))
    assert said.startswith("警告 ")
    assert f"这一段与上年年报「主动公开」相似 100%（数字不计）：「{WORK[:18]}…」 [DUP-01]" in said


def test_the_same_problem_without_a_result_breaks_both_rules(document: Document) -> None:
    after(document, 主要问题=PROBLEM)
    document.replace("一是直属学校", PROBLEM)
    assert told(COPIED, document.dossier, document.outline()) == []
    (said,) = told(ANSWERED, document.dossier, document.outline())
    assert said.endswith(
        f"完全相同；问题与上年相同，又没有写改进结果：「{PROBLEM[:18]}…」 [DUP-01, DUP-02]\n"
        "    办法：请按本年度的实际重写，写明上年问题的改进结果"
    )


def test_the_same_problem_with_its_result_is_only_a_copy(document: Document) -> None:
    after(document, 主要问题=PROBLEM)
    document.replace("一是直属学校", PROBLEM)
    document.replace("一是2021年3月前", "上年的问题已整改。")
    (said,) = first_lines(told(COPIED, document.dossier, document.outline()))
    assert said.endswith("[DUP-01]")
    assert told(ANSWERED, document.dossier, document.outline()) == []


def test_a_sentence_of_last_years_inside_a_new_paragraph_is_told(document: Document) -> None:
    after(document, 总体情况={"主动公开": WORK})
    new = (
        "今年新开设了教师招聘、校园安全、校外培训三个专栏，由三个处室分别维护，每月核对一次链接是"
        "否可用，全年更新620条，另外把办事指南改写为问答。" * 2
    )
    text = new + WORK
    (said,) = first_lines(in_document(COPIED, document, text))
    assert said == f"提示 {at(text)} 有 1 句与上年年报完全相同：「{WORK[:18]}…」 [DUP-01]"


def test_short_paragraphs_and_phrases_of_every_year_are_passed_over(document: Document) -> None:
    phrase = "2020年，新收政府信息公开申请21件，结转下年度继续办理3件，未收取信息处理费。"
    after(document, 总体情况={"主动公开": phrase, "依申请公开": "公开30条。"})
    assert in_document(COPIED, document, phrase, "公开30条。") == []


def test_without_last_years_texts_nothing_is_assessed(document: Document) -> None:
    document.dossier = replace(document.dossier, previous_report=None)
    (said,) = told(COPIED, document.dossier, document.outline())
    assert said.startswith("未核 ")
    assert said.endswith("——缺上一年度年报的文字（上一年度的 report.yaml），没有核对 [DUP-01]")


def test_a_long_sentence_said_twice_is_told_once_with_both_places(document: Document) -> None:
    said = in_document(repeated.no_sentence_is_said_twice, document, WORK, "公开30条。公开30条。", WORK)
    assert said == [
        f"提示 {at(WORK)} 同一句话写了 2 次：「{WORK[:18]}…」 [DUP-03]\n    另见：{at(WORK, 7)}\n    办法：请只留一处"
    ]


def offices(dossier: Dossier, *texts: tuple[str, str]) -> list[str]:
    reports = [{"处室": office, "落实情况": text} for office, text in texts]
    return told(repeated.offices_report_in_their_own_words, with_entry(dossier, 报送=reports))


def test_two_offices_that_say_the_same_are_told_once(dossier: Dossier) -> None:
    text = "起草并发布招生政策文件6件，编写办事指南4份。"
    assert offices(dossier, ("办公室", text), ("基础教育处", text.replace("6", "8")), ("宣传教育处", "短。")) == [
        "提示 1.1.1 中办公室和基础教育处报来的落实情况相似 95% [DUP-04]\n    办法：请各处室写自己做了什么"
    ]


@pytest.mark.parametrize("other", ["搭建专栏页面，5月18日上线运行，全年更新37次。", ""])
def test_offices_that_tell_their_own_work_are_passed_over(dossier: Dossier, other: str) -> None:
    text = "起草并发布招生政策文件6件，编写办事指南4份。"
    assert offices(dossier, ("办公室", text), ("基础教育处", other)) == []
    assert offices(dossier, ("办公室", text), ("办公室", text)) == []
