"""The responsibility cell says who leads, who joins and who supports; no word of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualreport.model.offices import Office, Roster
from annualreport.readers.plan.duties import read
from annualreport.readers.plan.lexicon import Lexicon

NAMES = ("办公室", "计划财务处", "宣传与思想政治教育处", "政策法规与审计处", "科研处", "校园安全处", "督促落实处")
TRAPS = ("工会", "教育基金会", "学校安全委员会", "会计核算中心", "协同创新中心")
OFFICES = (
    *(Office(name=name) for name in (*NAMES, *TRAPS)),
    Office(name="电化教育馆", kind="支撑机构", aliases=("电教馆",)),
)
LEXICON = Lexicon(Roster(offices=OFFICES))


def clauses(text):
    """The clauses of a cell that is understood wholly: (scope, lead, joint, support), names put in a row."""
    reading = read(text, LEXICON)
    assert reading.unknown == ()
    return [(one.scope, "、".join(one.lead), "、".join(one.joint), "、".join(one.support)) for one in reading.duties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办公室负责", [("", "办公室", "", "")]),
        ("办公室负责，各处室和支撑机构配合", [("", "办公室", "", "各处室、各支撑机构")]),
        ("各处室、各支撑机构负责，科研处配合。", [("", "各处室、各支撑机构", "", "科研处")]),
        ("科研处会各处室、各支撑机构负责", [("", "科研处", "各处室、各支撑机构", "")]),
        ("科研处会电教馆负责，办公室配合", [("", "科研处", "电化教育馆", "办公室")]),
        ("办公室牵头，科研处配合", [("", "办公室", "", "科研处")]),
        ("办公室牵头，科研处落实", [("", "办公室", "科研处", "")]),
        ("办公室会同科研处办理", [("", "办公室", "科研处", "")]),
        ("办公室牵头，会同科研处、校园安全处办理，各处室配合", [("", "办公室", "科研处、校园安全处", "各处室")]),
        ("办公室、科研处以及各有关单位办理", [("", "办公室、科研处、各有关单位", "", "")]),
        ("办公室牵头办理，科研处、校园安全处及各处室配合", [("", "办公室", "", "科研处、校园安全处、各处室")]),
        (
            "办公室做好发布工作，科研处做好技术支持和指导",
            [("发布工作", "办公室", "", ""), ("技术支持和指导", "科研处", "", "")],
        ),
        ("各镇（街）参照落实", [("", "各镇（街）", "", "")]),
        ("各处室按职能分工落实", [("", "各处室", "", "")]),
        ("办公室、各处室，按职责分工负责", [("", "办公室、各处室", "", "")]),
        ("办公室、各股室、属下单位", [("", "办公室、各股室、属下单位", "", "")]),
        ("市政府各部门；各区政府", [("", "市政府各部门、各区政府", "", "")]),
        ("办公室负责；各处室配合", [("", "办公室", "", "各处室")]),
        ("办公室负责；科研处负责", [("", "办公室", "", ""), ("", "科研处", "", "")]),
        (
            "内容安全：科研处会各处室负责；\n技术安全：办公室负责",
            [("内容安全", "科研处", "各处室", ""), ("技术安全", "办公室", "", "")],
        ),
        ("牵头单位：办公室；配合单位：各处室、科研处", [("", "办公室", "", "各处室、科研处")]),
        (
            "牵头单位：办公室\n责任单位：科研处；校园安全处\n配合单位：各处室",
            [("", "办公室", "科研处、校园安全处", "各处室")],
        ),
        ("办公室（牵头）、科研处、各处室", [("", "办公室", "科研处、各处室", "")]),
        ("办公室牵头、各处室配合", [("", "办公室", "", "各处室")]),
        ("办公室牵头各处室配合", [("", "办公室", "", "各处室")]),
        ("由办公室牵头，各处室按职责分工配合", [("", "办公室", "", "各处室")]),
        ("办公室负责统筹协调，各处室配合", [("", "办公室", "", "各处室")]),
        ("办公室、科研处等单位负责", [("", "办公室、科研处", "", "")]),
        ("办公室负责，各处室、办公室配合", [("", "办公室", "", "各处室")]),
        ("督促落实处负责，协同创新中心配合", [("", "督促落实处", "", "协同创新中心")]),
    ],
)
def test_a_clause_is_read(text, expected):
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工会负责", [("", "工会", "", "")]),
        ("教育基金会会办公室负责", [("", "教育基金会", "办公室", "")]),
        ("学校安全委员会负责，工会配合", [("", "学校安全委员会", "", "工会")]),
        ("办公室会会计核算中心负责", [("", "办公室", "会计核算中心", "")]),
        ("工会会工会负责", [("", "工会", "", "")]),
    ],
)
def test_the_sign_hui_joins_only_behind_a_known_office(text, expected):
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("办公室与科研处负责", "办公室与科研处"),
        ("人事处负责，办公室配合", "人事处"),
        ("办公室负责，规划和财务处配合", "规划和财务处"),
        ("办公室主任负责", "办公室主任"),
        ("科研处会议室负责", "科研处会议室"),
    ],
)
def test_an_unknown_name_is_named_whole_and_keeps_its_role(text, unknown):
    reading = read(text, LEXICON)
    assert reading.unknown == (unknown,)
    assert unknown in {name for duty in reading.duties for name in duty.named}


@pytest.mark.parametrize("text", ["", "  ", "；", "，。"])
def test_an_empty_cell_has_no_clause(text):
    assert read(text, LEXICON) == read("", LEXICON)
    assert read(text, LEXICON).duties == ()


@given(st.text(alphabet="办公室科研处会同与和、，；：（）牵头负责配合落实各按分工工会做好 \n", max_size=30))
def test_any_text_is_read_without_an_accident(text):
    for lexicon in (LEXICON, Lexicon(Roster(), drafting=True)):
        found = read(text, lexicon)
        assert all(set(name) <= set(text) for name in found.unknown)


EVERY = (*NAMES, *TRAPS, "电化教育馆", "各处室", "各支撑机构", "各有关单位")
SCOPES = ("", "内容安全", "技术安全", "舆情处置")


@st.composite
def composed(draw):
    """Clauses with names all different in each, and their wording."""
    scopes = draw(st.sampled_from([("",), ("内容安全", "技术安全"), ("舆情处置",)]))
    expected, texts = [], []
    for scope in scopes:
        names = draw(st.lists(st.sampled_from(EVERY), min_size=1, max_size=8, unique=True))
        first = draw(st.integers(1, len(names)))
        second = draw(st.integers(first, len(names)))
        lead, joint, support = names[:first], names[first:second], names[second:]
        mark = draw(st.sampled_from("、和及")) if len(lead) < 3 else "、"
        text = mark.join(lead) + (draw(st.sampled_from(["会", "会同"])) + "、".join(joint) if joint else "")
        text += draw(st.sampled_from(["负责", "牵头", "牵头办理", "按职责分工负责"]))
        text += f"，{'、'.join(support)}配合" if support else ""
        expected.append((scope, "、".join(lead), "、".join(joint), "、".join(support)))
        texts.append(f"{scope}：{text}" if scope else text)
    return expected, draw(st.sampled_from(["；", "；\n"])).join(texts)


@given(composed())
def test_a_clause_made_of_known_offices_is_read_back(made):
    expected, text = made
    assert clauses(text) == expected


@pytest.mark.parametrize("word", ["组织实施", "抓好", "按职责分工", "负责", "会", "和", "（", "办公室会", "各有关"])
def test_a_very_long_cell_is_read_at_once(word):
    found = read(word * 400 + "甲", LEXICON)
    assert any("甲" in name for name in (*found.unknown, *found.collective))
