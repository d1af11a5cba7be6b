"""Texts of the year with words inside: those of words alone are filled in without being compiled, and say the same."""

import pytest

from annualreport.place import Place
from annualreport.vocabulary import narrative
from annualreport.vocabulary.environment import context_of
from annualreport.vocabulary.printing import Notes


@pytest.mark.parametrize(
    "text",
    [
        "新收{{ 依申请公开.本年新收.总计 }}件，{{年度}}年",
        "没有的{{ 不存在 }}、{{ 依申请公开.不存在.更深 }}",
        "空着的{{ 网址 }}，一组之外的{{ 年度.月 }}",
        "{{ 单独成文 }}，末尾换行\n",
    ],
)
def test_a_text_of_words_alone_says_what_a_compiled_one_says(text):
    words = {"年度": 2021, "网址": None, "依申请公开": {"本年新收": {"总计": 55}}}
    language = narrative.spoken()
    quick, slow = (Notes(words, lambda: (Place("x"), "y")) for _ in range(2))
    compiled = language.from_string(text).render(context_of(words, slow))
    assert narrative.simple(text, context_of(words, quick), language) == compiled
    assert quick.gaps == slow.gaps


@pytest.mark.parametrize(
    "text", ["{{ 甲|日期 }}", "{% if 甲 %}有{% endif %}", "{# 注 #}", "{{ a.b }}", "一\r\n{{ 甲 }}"]
)
def test_a_text_with_more_than_words_is_compiled(text):
    assert narrative.simple(text, {}, narrative.spoken()) is None
