"""plan.yaml, ledger.yaml and offices.yaml are read back as what was written, by our reader and by any other."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annualreport.model.ledger import Ledger
from annualreport.model.offices import Office, Roster
from annualreport.model.plan import Chapter, Deadline, Plan, Requirement, Responsibility, Section
from annualreport.outputs import ledger_yaml, offices_yaml, plan_yaml, yaml_block
from annualreport.source import yamlfile


def made(model, **parts):
    """Records of a model from strategies of its fields."""
    return st.fixed_dictionaries(parts).map(lambda fields: model(**fields))


any_text = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=20
)
"""What a plan's reader leaves of a text: no sign that nobody sees."""
words = any_text.map(str.strip).filter(bool)
names = st.lists(words, max_size=3).map(tuple)
duties = made(Responsibility, scope=st.just("") | words, lead=names, joint=names, support=names)
deadlines = made(Deadline, wording=words, due=st.none() | st.dates(), frequency=st.just("") | words)
numbers = st.tuples(*[st.integers(1, 30)] * 3).map(lambda parts: ".".join(map(str, parts)))
requirements = made(
    Requirement,
    number=numbers,
    wording=words,
    duty=st.just("") | words,
    duties=st.lists(duties, max_size=2).map(tuple),
    deadlines=st.lists(deadlines, max_size=2).map(tuple),
)
sections = made(Section, ordinal=words, heading=words, requirements=st.lists(requirements, max_size=2).map(tuple))
chapters = made(Chapter, ordinal=words, heading=words, sections=st.lists(sections, max_size=2).map(tuple))
plans = made(Plan, id=st.just("") | words, title=words, chapters=st.lists(chapters, max_size=2).map(tuple))


@given(plans)
def test_a_plan_is_read_back_equal(plan):
    again = Plan.model_validate(yamlfile.parse(plan_yaml.text(plan), "plan.yaml"))
    assert again.model_dump() == plan.model_dump()


@given(plans)
def test_the_ledger_waits_with_every_number(plan):
    entries = yamlfile.parse(ledger_yaml.waiting(plan), "ledger.yaml") or []
    ledger = Ledger.model_validate({"台账": entries})
    expected = [(plan.id, requirement.number) for requirement in plan.requirements]
    assert [(entry.plan, entry.number) for entry in ledger.entries] == expected
    assert all(entry.waiting for entry in ledger.entries)


@given(st.lists(made(Office, name=words, aliases=names, kind=st.sampled_from(["处室", "支撑机构"]))))
def test_a_roster_is_read_back_equal(offices):
    roster = Roster(offices=tuple(offices))
    again = Roster.model_validate({"名册": yamlfile.parse(offices_yaml.text(roster), "offices.yaml")})
    assert again.model_dump() == roster.model_dump()


keys = words.filter(lambda key: key != "<<")
values = st.recursive(
    st.none() | any_text | st.lists(any_text, min_size=2, max_size=3).map("\n".join),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, max_size=4))
def test_any_text_is_read_back_by_our_reader_and_by_an_ordinary_one(value):
    written = yaml_block.text(value)
    assert yamlfile.parse(written, "x.yaml") == value
    assert yaml.safe_load(written) == value


@pytest.mark.parametrize(
    "text", ["2021", "2021-12-31", "null", "~", "yes", "否: 是", "# 注", "- 甲", "", " 甲", "甲 #乙"]
)
def test_a_text_that_yaml_would_take_for_something_else_is_quoted(text):
    assert yaml.safe_load(yaml_block.text({"键": text})) == {"键": text}


SCOPED = Requirement(
    number="2.2.5",
    wording="加强“回头看”：逐项核查。",
    duty="内容安全：办公室负责；\n技术安全：科研处会电教馆负责",
    duties=(
        Responsibility(scope="内容安全", lead=("办公室",)),
        Responsibility(scope="技术安全", lead=("科研处",), joint=("电教馆",)),
    ),
    deadlines=(Deadline(wording="2021年底前", due=date(2021, 12, 31)),),
)
OF_SCOPES = Plan(
    title="分工方案",
    chapters=(
        Chapter(
            ordinal="二",
            heading="抓保障",
            sections=(Section(ordinal="二", heading="狠抓落实。", requirements=(SCOPED,)),),
        ),
    ),
)
"""A plan with one requirement whose duties are told by their scope."""


def test_a_plan_is_written_one_key_a_line():
    assert plan_yaml.text(OF_SCOPES) == plan_yaml.HEAD + (
        "标题: 分工方案\n"
        "章:\n"
        "  - 序号: 二\n"
        "    标题: 抓保障\n"
        "    节:\n"
        "      - 序号: 二\n"
        "        标题: 狠抓落实。\n"
        "        条:\n"
        '          - 编号: "2.2.5"\n'
        "            要求: 加强“回头看”：逐项核查。\n"
        "            责任原文: |-\n"
        "              内容安全：办公室负责；\n"
        "              技术安全：科研处会电教馆负责\n"
        "            责任:\n"
        "              - 范围: 内容安全\n"
        "                牵头:\n"
        "                  - 办公室\n"
        "              - 范围: 技术安全\n"
        "                牵头:\n"
        "                  - 科研处\n"
        "                会同:\n"
        "                  - 电教馆\n"
        "            时限:\n"
        '              - 原文: "2021年底前"\n'
        "                截止: 2021-12-31\n"
    )


def test_the_waiting_ledger_tells_the_plan_above_each_entry():
    assert ledger_yaml.waiting(OF_SCOPES) == ledger_yaml.HEAD + (
        "\n"
        "# 2.2.5 加强“回头看”：逐项核查。\n"
        "# 责任：内容安全：办公室负责；\n"
        "# 责任：技术安全：科研处会电教馆负责\n"
        "# 时限：2021年底前\n"
        "# 分范围：内容安全、技术安全（报送时写明「范围」，每个范围都要有）\n"
        '- 编号: "2.2.5"\n'
        "  状态:\n  完成日期:\n  落实情况:\n  说明:\n  指标:\n  佐证:\n"
        "  未完成原因:\n  整改措施:\n  整改时限:\n  报送:\n"
    )


def test_a_roster_says_what_is_unconfirmed():
    offices = (Office(name="办公室", aliases=("局办",)), Office(name="电化教育馆", kind="支撑机构", unconfirmed=True))
    assert offices_yaml.text(Roster(offices=offices)) == offices_yaml.HEAD + offices_yaml.UNCONFIRMED + (
        "- 名称: 办公室\n  别名:\n    - 局办\n  类别: 处室\n- 名称: 电化教育馆\n  类别: 支撑机构\n  待核: 是\n"
    )
