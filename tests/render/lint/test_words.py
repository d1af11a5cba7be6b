"""Words that nobody knows are told with the tag and what may be meant, through loops, settings and filters."""

from __future__ import annotations

import pytest

from annualreport.render.lint import lint
from tests.render.word import LABEL, template


def told(*paragraphs: str, table: list[list[str]] | None = None) -> list[str]:
    """What is said of a template of paragraphs, place and rule left out."""
    findings = lint(template(*paragraphs, table=table), LABEL)
    return [f"{finding.message} / {finding.hint}" for finding in findings]


def loops(inside: str) -> list[str]:
    """The loops down to the requirements with a paragraph inside."""
    ends = ["{%p endfor %}"] * 3
    return ["{%p for 章 in 计划.章 %}", "{%p for 节 in 章.节 %}", "{%p for 条 in 节.条 %}", inside, *ends]


WRONG = {
    "a word at the top": (
        ["{{ 单味 }}"],
        "{{ 单味 }}：没有「单味」这个词 / 是不是「单位」？",
    ),
    "a word whose group was left out": (
        ["{{ 地址 }}"],
        "{{ 地址 }}：没有「地址」这个词 / 是不是「联系方式.地址」？",
    ),
    "a word of a loop's item": (
        loops("{{ 条.落实请况 }}"),
        "{{ 条.落实请况 }}：「条」里没有「落实请况」这个词 / 是不是「条.落实情况」？",
    ),
    "a sign that looks like another": (
        ["{{ 统计.己完成 }}"],
        "{{ 统计.己完成 }}：「统计」里没有「己完成」这个词 / 是不是「统计.已完成」？",
    ),
    "a loop's item outside the loop": (
        ["{{ 条.落实情况 }}"],
        "{{ 条.落实情况 }}：没有「条」这个词 / "
        "「条」只在 {%p for 条 in 节.条 %} … {%p endfor %} 里面有；请把这一处移进循环",
    ),
    "a word taken from a list": (
        ["{{ 计划.章.标题 }}"],
        "{{ 计划.章.标题 }}：「计划.章」是一列，不能直接取「标题」 / "
        "请用 {%p for 章 in 计划.章 %} … {{ 章.标题 }} … {%p endfor %} 逐项写",
    ),
    "a word taken from a value": (
        ["{{ 单位.名称 }}"],
        "{{ 单位.名称 }}：「单位」是一个值，里面没有「名称」 / 请只写 {{ 单位 }}",
    ),
    "a loop over a value": (
        ["{%p for 字 in 单位 %}", "{%p endfor %}"],
        "{%p for 字 in 单位 %}：「单位」只有一个值，不能用 for 逐项写 / "
        "多段的文字请写 {%p for 段 in 单位|段落 %}；只印出来请写 {{ 单位 }}",
    ),
    "a word behind a setting": (
        ["{% set 期限 = 统计期限 %}{{ 期限.起 }}{{ 期限.期 }}"],
        "{{ 期限.期 }}：「期限」里没有「期」这个词 / 可写：起、止",
    ),
    "a word of a block's own that has ended": (
        ["{% with 数 = 统计.总数 %}{{ 数 }}{% endwith %}{{ 数 }}"],
        "{{ 数 }}：没有「数」这个词 / 可用的词见 annualreport words",
    ),
    "a word named in quotes to a filter": (
        ["{% for 条 in 未完成事项|selectattr('状太', 'equalto', '未完成') %}{{ 条.编号 }}{% endfor %}"],
        "{% for 条 in 未完成事项|selectattr('状太', 'equalto', '未完成') %}：「条」里没有「状太」这个词 / "
        "是不是「条.状态」？",
    ),
    "a word behind an index": (
        loops("{{ 条.佐证[0].网纸 }}"),
        "{{ 条.佐证[0].网纸 }}：「条.佐证[0]」里没有「网纸」这个词 / 是不是「条.佐证[0].网址」？",
    ),
    "the counter outside a loop": (
        ["{{ loop.index }}"],
        "{{ loop.index }}：没有「loop」这个词 / 「loop」只在 for 循环里面有",
    ),
    "a counter that there is not": (
        ["{% for 条 in 未完成事项 %}{{ loop.idx }}{% endfor %}"],
        "{{ loop.idx }}：「loop」里没有「idx」这个词 / 是不是「loop.index」？",
    ),
    "a figure's row": (
        ['{{ 依申请公开["不予公开"].属于国家机密.自然人 }}'],
        '{{ 依申请公开["不予公开"].属于国家机密.自然人 }}：「依申请公开.不予公开」里没有「属于国家机密」这个词 / '
        "是不是「依申请公开.不予公开.属于国家秘密」？",
    ),
    "a way out of the language": (
        ["{{ ''.__class__.__mro__ }}"],
        "{{ ''.__class__.__mro__ }}：模板里不能用「__class__」 / "
        "模板里只能用词、过滤器和 if、for、set 等语句；见 annualreport words",
    ),
    "a second else": (
        ["{% if 单位 %}甲{% else %}乙{% else %}丙{% endif %}"],
        "{% else %} 写在了同一个 if 的 {% else %} 之后 / "
        "else 只能有一个，写在最后；多出的请删去，或改成 elif 写在 else 之前",
    ),
    "a filter that there is not": (
        ["{{ 年度|中文数 }}"],
        "{{ 年度|中文数 }}：没有「中文数」这个过滤器 / 是不是「中文数字」？",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_once(case: str):
    paragraphs, said = WRONG[case]
    assert told(*paragraphs) == [said]


GOOD = {
    "the counter of a loop": ["{% for 条 in 未完成事项 %}{{ loop.index }}{{ loop.last }}{{ 条.编号 }}{% endfor %}"],
    "the item before": ["{% for 条 in 未完成事项 %}{{ loop.previtem.编号 }}{% endfor %}"],
    "sorted, cut and picked": ["{% for 条 in 未完成事项|sort(attribute='编号') %}{{ 条.编号 }}{% endfor %}"],
    "the first of a list": ["{{ (计划.章|first).标题 }}{{ 计划.章[0].标题 }}{{ 计划.章|length }}"],
    "key and value": ["{% for 名, 数 in 统计.items() %}{{ 名 }}{{ 数 }}{% endfor %}"],
    "a macro": ["{% macro 项(甲) %}{{ 甲.什么 }}{% endmacro %}{{ 项(1) }}"],
    "asked whether it is there": ["{% if 附注 is defined %}有{% endif %}"],
    "methods of texts and dates": ["{{ 单位.strip() }}{{ 统计期限.起.year }}"],
    "another form's words": ["{{ 主动公开.规章.本年制发件数 }}{{ 主动公开.规章.本年新制作数量 }}"],
    "the sum of a group": ["{{ 依申请公开.不予公开.合计.总计 }}"],
    "an else of a loop": ["{% for 条 in 未完成事项 %}{{ 条.编号 }}{% else %}无{% endfor %}"],
    "a text paragraph by paragraph": ["{%p for 段 in 总体情况.主动公开|段落 %}", "{{ 段 }}", "{%p endfor %}"],
}


@pytest.mark.parametrize("case", GOOD)
def test_what_is_right_is_not_spoken_of(case: str):
    assert told(*GOOD[case]) == []


def test_all_faults_are_told_at_once_with_their_places():
    content = template("一、经过", "{{ 单味 }}", "{% if 引言 %}甲", table=[["编号", "{{ 条.要求 }}"]])
    assert [finding.as_text().splitlines()[0] for finding in lint(content, LABEL)] == [
        f"阻断 {LABEL} 第2段「{{{{ 单味 }}}}」（在「一、经过」之下） {{{{ 单味 }}}}：没有「单味」这个词 [unknown-word]",
        f"阻断 {LABEL} 第3段「{{% if 引言 %}}甲」（在「一、经过」之下） "
        f"{{% if 引言 %}} 没有对应的结束标签 [template-unclosed]",
        f"阻断 {LABEL} 第1个表格第1行第2列「{{{{ 条.要求 }}}}」（在「一、经过」之下） "
        "{{ 条.要求 }}：没有「条」这个词 [unknown-word]",
    ]


def test_a_name_that_an_unreadable_loop_would_give_is_not_called_unknown():
    assert told("{% for 甲 in 计划.章| %}{{ 甲.标题 }}{% endfor %}") == [
        "{% for 甲 in 计划.章| %}：标签没有写完 / 写法见 annualreport words"
    ]


def test_a_name_that_an_unreadable_setting_would_give_is_not_called_unknown():
    said = told("{% set 甲 = 统计. %}{{ 甲 }}{{ 单味 }}")
    assert [one.partition("：")[0] for one in said] == ["{% set 甲 = 统计. %}"]


def test_a_table_of_which_an_empty_loop_leaves_nothing_is_told():
    rows = [["{%tr for 条 in 未完成事项 %}", ""], ["{{ 条.编号 }}", "{{ 条.要求 }}"], ["{%tr endfor %}", ""]]
    assert told(table=rows) == [
        "表格里只有循环的行，没有表头：循环的内容为空时，整个表格会略去 / "
        "请加上表头行，或用 {%p if … %} 把表格和它的说明包起来"
    ]
    assert told(table=[["编号", "要求"], *rows]) == []
