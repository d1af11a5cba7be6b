"""Code that reaches for the machine, or would never end, is refused at its place, and soon."""

from __future__ import annotations

import time

import pytest

from annualreport.finding import Stop
from annualreport.render import render
from tests.render.word import LABEL, draft, lines, template

WORDS = {"甲": 0, "文": "字" * 100_000, "组": {"丁": 1}, "列": ["一", "二"], "数": 12345}

TRESPASSES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ 组|attr('__init__') }}",
    "{{ 列|map(attribute='__class__')|list }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "{{ namespace.__init__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ range.__class__ }}",
    "{{ dict.mro() }}",
    "{{ '{0.__class__}'.format(甲) }}",
    "{{ '{a.__class__}'.format_map(组) }}",
    "{{ '%s'.format.__self__.__class__ }}",
    "{{ 组.update({'戊': 1}) }}",
    "{{ 列.append(1) }}",
    "{{ ('__cla' ~ 'ss__') and 组['__cla' ~ 'ss__'] }}",
    "{{ 数.to_bytes(1000000000, 'big') }}",
    "{{ 文.encode() }}",
]
ENDLESS = [
    "{{ range(10**9)|list }}",
    "{% for 一 in range(10**8) %}{{ 一 }}{% endfor %}",
    "{% for 一 in range(99999) %}{% for 二 in range(99999) %}{% endfor %}{% endfor %}",
    "{% for 一 in range(99999) %}{% for 二 in range(99999) if 二 < 0 %}{% endfor %}{% endfor %}",
    "{% for 一 in 文 %}{% for 二 in 文 %}{% endfor %}{% endfor %}",
    "{% macro 环() %}{{ 环() }}{% endmacro %}{{ 环() }}",
    "{% macro 树(深) %}{% if 深 %}{{ 树(深-1) }}{{ 树(深-1) }}{% endif %}{% endmacro %}{{ 树(50) }}",
    "{% for 一 in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
    "{{ '长' * 10**9 }}",
    "{{ [0] * 10**9 }}",
    "{{ 9**9**9 }}",
    "{{ 文 * 文|length }}",
    "{{ 文.replace('字', 文) }}",
    "{{ 文|replace('字', 文) }}",
    "{{ 文.join(文) }}",
    "{{ 文|join(文) }}",
    "{{ '%0999999999d' % 1 }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ '{:>999999999}'.format(1) }}",
    "{{ '{:>{}}'.format(1, 999999999) }}",
    "{{ '甲'.ljust(999999999) }}",
    "{{ '甲'|center(999999999) }}",
    "{{ [1]|batch(999999999, 0)|list }}",
    "{{ [1]|slice(999999999)|list }}",
    "{{ 1.5|round(999999999, 'floor') }}",
    "{{ '甲'|indent(999999999) }}",
    "{% set 己 = 文 %}" + "{% set 己 = 己 ~ 己 %}" * 40 + "{{ 己|length }}",
    "{% set 己 = 文 %}" + "{% set 己 = 己 + 己 %}" * 40 + "{{ 己|length }}",
    "{% set 己 = 文 %}" + "{% set 己 %}{{ 己 }}{{ 己 }}{% endset %}" * 40 + "{{ 己|length }}",
    "{% set 己 = 9 %}" + "{% set 己 = 己 * 己 %}" * 60 + "{{ 己 }}",
    "{% macro 倍(文) %}{{ 文 }}{{ 文 }}{% endmacro %}{{ " + "倍(" * 40 + "文" + ")" * 40 + " }}",
    "{% for 一 in range(99999) %}{{ 文 }}{% endfor %}",
]


@pytest.mark.parametrize("code", [*TRESPASSES, *ENDLESS])
def test_code_that_a_document_does_not_need_is_refused_at_its_paragraph_and_soon(code: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Stop) as stop:
        render(template("前", f"乙{code}"), LABEL, WORDS, final=False)
    assert time.monotonic() - begun < 15
    assert stop.value.findings
    for finding in stop.value.findings:
        assert finding.rule in ("template-forbidden", "template-error", "template-syntax")
        assert finding.places[0].where.startswith("第2段「乙")


@pytest.mark.parametrize("code", ["{{ lipsum() }}", "{{ config }}", "{{ request.application }}"])
def test_a_name_of_other_programs_is_a_word_that_is_not_there(code: str) -> None:
    try:
        _, said = draft(template(code), WORDS)
    except Stop as stop:
        said = [finding.as_text() for finding in stop.findings]
    assert said[0].startswith(f"阻断 {LABEL} 第1段")


def test_what_a_document_needs_is_allowed() -> None:
    typed = (
        "{% for 一 in 列 %}{% for 二 in 列 %}{{ loop.index }}{{ loop.length }}{{ 二 }}{% endfor %}{% endfor %}",
        "{% macro 双(文) %}{{ 文 }}{{ 文 }}{% endmacro %}{{ 双('甲') }}",
        "{{ '甲-乙'.split('-')|join('、') }}|{{ 'a'.upper() }}|{{ '{:,}'.format(数) }}|{{ '%.2f' % 1.234 }}",
        "{{ 列|batch(1)|list|length }}{{ 1.26|round(1) }}{{ '甲' ~ 1 ~ '乙' }}{{ 列 + ['三'] }}{{ 组.items()|length }}",
        "{% set 己 %}{{ 数 }}号{% endset %}{{ 己 }}{{ 7 % 2 }}",
    )
    made, said = draft(template(*typed), WORDS)
    assert lines(made) == ["12一22二12一22二", "甲甲", "甲、乙|A|12,345|1.23", "21.3甲1乙一、二、三1", "12345号1"]
    assert said == []
