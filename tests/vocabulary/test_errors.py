"""What the template language says of faulty code reaches the writer in Chinese only."""

from __future__ import annotations

import re

import pytest
from jinja2.exceptions import TemplateError

from annualreport.vocabulary.environment import environment
from annualreport.vocabulary.errors import said
from annualreport.vocabulary.narrative import RUNTIME

TOLD = {
    "{{ 单位": "标签没有写完，缺 }} 或 %}",
    "{{ }}": "标签里缺了内容",
    "{{ 单位） }}": "标签里有不能用的符号「）」（符号要用半角）",
    "{{ 单位 单位 }}": "标签写到「单位」处读不懂",
    "{{ 单位 }": "标签里多了「}」",
    "{% if 单位 %}甲": "语句「if」没有对应的结束标签「endif」",
    "{% 如果 单位 %}": "没有「如果」这种语句，或它前面没有对应的开头",
    "{% endif %}": "没有「endif」这种语句，或它前面没有对应的开头",
    "{{ 单位|大写 }}": "没有「大写」这个过滤器",
    "{{ 单位 is 好 }}": "没有「好」这个判断",
    "{{ 1/0 }}": "除数是 0，算不出来",
    "{{ 1 + '甲' }}": "算不出来：词的种类与用法不合，例如文字不能与数相加",
    "{{ 1|百分比(总数=2) }}": "括号里不能写「总数=」，只写值",
    "{{ 1|百分点 }}": "括号里少写了一项",
    "{{ 1|万元(1, 2) }}": "括号里写的项数不对",
    "{{ 单位.__class__ }}": "模板里不能用 __class__",
    "{{ 没有的词() }}": "「没有的词」没有值，不能拿来计算",
    "{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}": "层次太深，算不出来",
}


@pytest.mark.parametrize("code", TOLD)
def test_a_fault_is_told_in_chinese(code: str) -> None:
    with pytest.raises((TemplateError, *RUNTIME)) as raised:
        environment(finalize=lambda value: value).from_string(code).render(单位="某局")
    assert said(raised.value) == TOLD[code]


@pytest.mark.parametrize("error", [TypeError("unsupported operand"), LookupError("'x'"), TemplateError(None)])
def test_no_english_is_passed_on(error: BaseException) -> None:
    assert not re.search("[A-Za-z]{2,}", said(error))
