"""What is 已完成 is told as done, not ordered or intended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import imperative
from annualreport.model.dossier import Dossier
from annualreport.model.wordlists import Lists
from tests.checks.good import told
from tests.checks.written import first_lines, in_ledger, with_entry

RULE = imperative.what_is_done_is_told_as_done


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("要加强政策咨询服务，积极解答问题。", "要加强政策咨询服务"),
        ("我局应健全政策解读工作机制。", "应健全政策解读工作机制"),
        ("各处室须按时报送材料。", "须按时报送材料"),
        ("全年印发通知3份，并将进一步规范工作流程。", "将进一步规范工作流程"),
        ("一是拟建立联络员制度。", "拟建立联络员制度"),
        ("下一步，我局继续公开。", "下一步"),
        ("办公室将开展培训。", "将开展培训"),
        ("必须严格规范收费行为。", "必须严格规范收费行为"),
        ("今后不断完善。", "今后不断完善"),
    ],
)
def test_an_order_or_an_intention_is_reported(dossier: Dossier, text: str, clause: str) -> None:
    assert in_ledger(RULE, dossier, text) == [
        f"警告 1.1.1 的状态是「已完成」，落实情况却写成要做的事：「{clause[:14]}」 [PLN-07]\n"
        "    办法：请写做了什么、多少、何时；还没有做完的，改正状态"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "主要做法有3项，重要文件全部公开，要点任务列入台账。",
        "回应关切38件，响应及时，应急演练1次，应用系统上线。",
        "将28项任务列入台账，将问题分解到处室，将发布的信息归档。",
        "我局将开展培训的计划纳入台账，将继续有效的文件编入目录。",
        "应申请人要求补充答复3件，应公开尽公开，应家长邀请到校宣讲。",
        "拟稿时同步认定公开属性，拟定方案2份，需求清单公布。",
        "要求各处室按季度报送，须知上墙。",
        "将任务分解完成，将开展的培训计入考核了。",
        "印发《关于要加强公开的通知》，提出“要公开、应公开”的口号。",
        "要情专报编发12期，要事公开30条。",
        "需",
    ],
)
def test_words_that_only_look_like_it_are_passed_over(dossier: Dossier, text: str) -> None:
    assert in_ledger(RULE, dossier, text) == []


def test_the_offices_own_reports_are_judged_by_their_own_state(dossier: Dossier) -> None:
    reports = [
        {"处室": "办公室", "状态": "已完成", "落实情况": "要加强管理。"},
        {"处室": "基础教育处", "状态": "推进中", "落实情况": "要完善机制。"},
        {"处室": "政策法规处", "状态": "", "落实情况": "要健全制度。"},
        {"处室": "教育信息中心", "状态": "已完成", "落实情况": ""},
    ]
    (said,) = first_lines(told(RULE, with_entry(dossier, 报送=reports)))
    assert said == "警告 1.1.1 的状态是「已完成」，落实情况却写成要做的事：「要加强管理」、「要健全制度」 [PLN-07]"


def test_what_is_not_finished_may_speak_of_the_future(dossier: Dossier) -> None:
    assert told(RULE, with_entry(dossier, 状态="持续推进", 落实情况="要加强管理。")) == []


def test_the_office_adds_exceptions(dossier: Dossier) -> None:
    lists = Lists.model_validate({"祈使词例外": ["要加强版"]})
    assert in_ledger(RULE, replace(dossier, lists=lists), "要加强版专栏上线。") == []
