"""Code that reaches for the machine, or would never end, is refused at its place, and soon."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from annualreport.finding import Stop
from annualreport.render import render
from annualreport.vocabulary import counting
from tests.render.word import LABEL, draft, lines, template

WORDS = {"甲": 0, "文": "字" * 100_000, "组": {"丁": 1}, "列": ["一", "二"], "数": 12345}

RULES = ("template-forbidden", "template-error", "template-syntax", "template-include")
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
    "{{ ('{0.__class__}'|attr('format'))(甲) }}",
    "{{ ['{0.__class__}']|map('format', 甲)|list }}",
    "{{ '{0.__class__}'|format(甲) }}",
    "{% set 己 = '{0.__class__}'.format %}{{ 己(甲) }}",
    "{{ '{0[__class__]}'.format(组) }}",
    "{{ '{己.__class__}'.format(己=甲) }}",
    "{{ 列|map('attr', '__class__')|list }}",
    "{{ 列|selectattr('__class__')|list }}",
    "{{ 列|groupby('__class__') }}",
    "{{ 列|sort(attribute='__class__') }}",
    "{{ 列|unique(attribute='__class__')|list }}",
    "{{ 列|max(attribute='__class__') }}",
    "{{ 列|join(attribute='__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ (列|map('upper')).gi_frame.f_globals }}",
    "{% macro 己() %}{% endmacro %}{{ 己._func }}",
    "{% macro 己() %}{{ varargs.__class__ }}{% endmacro %}{{ 己(1) }}",
    "{{ self._TemplateReference__context }}",
    "{% for 一 in 列 %}{{ loop._iterator }}{% endfor %}",
    "{% for 一 in 列 %}{{ loop.__init__ }}{% endfor %}",
    "{{ cycler('a').next.__func__ }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ 没有的.__class__ }}",
    "{{ 没有的|attr('__class__') }}",
    "{{ 组|xmlattr }}",
    "{{ 文|urlize }}",
    "{{ 组.pop('丁') }}",
    "{{ 组.keys().__class__ }}",
    "{{ 组.items().mapping }}",
    "{% import 'os' as 己 %}",
    "{% from 'a.docx' import 己 %}",
    "{% extends 'a.docx' %}",
    "{% include ['a.docx'] %}",
    "{{ __import__('os') }}",
    "{{ open('/etc/passwd') }}",
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
    "{% for 一 in range(99999) %}{{ 一 }}{{ 文[:99] }}{% endfor %}",
    "{{ range(99999)|select('in', range(99999)|list)|list|length }}",
    "{% set 己 = range(99999)|list %}{% for 一 in range(99999) %}{% if -1 in 己 %}{% endif %}{% endfor %}",
    "{% for 一 in range(99999) %}{% set 己 = 文.replace('字', '词') %}{% endfor %}",
    "{% for 一 in range(99999) %}{% set 己 = 文|list|length %}{% endfor %}",
    "{% for 一 in range(99999) %}{% set 己 = range(99999)|sum %}{% endfor %}",
    "{{ (range(99999)|batch(1)|list)|sum(start=[])|length }}",
    "{{ (列 * 499999)|列表序号|length }}",
    "{% macro 甲() %}{{ 乙() }}{% endmacro %}{% macro 乙() %}{{ 甲() }}{% endmacro %}{{ 甲() }}",
    "{% macro 甲() %}{% call 甲() %}{% endcall %}{% endmacro %}{{ 甲() }}",
    "{% set 己 = [1] * 1000000 %}{% set 庚 = [己] * 1000000 %}{{ 庚|map('sum')|sum }}",
    "{{ 1e999 }}",
    "{{ '1e999999'|float }}",
]
FORMATS = [
    "{{ ('%s' * 10000)|format(*([文] * 10000)) }}",
    "{{ ('%s' * 10000) % ((文,) * 10000) }}",
    "{{ ('%(a)s' * 100000) % {'a': 文} }}",
    "{{ ('{0}' * 300000).format(文) }}",
    "{{ ('{己}' * 300000).format(己=文) }}",
    "{{ ([文] * 1000)|列表序号 }}",
    "{{ ([文] * 1000)|join }}",
]
DOUBLED = "{% set 己 = namespace(甲=[1], 乙=[1]) %}{% for 一 in range(40) %}{% set 己.甲 = [己.甲, 己.甲] %}" + (
    "{% set 己.乙 = [己.乙, 己.乙] %}{% endfor %}"
)
NESTED = [
    DOUBLED + end
    for end in ("{{ 己.甲 }}", "{{ 己.甲|string }}", "{{ 己.甲|upper }}", "{{ '%s' % 己.甲 }}", "{{ 己.甲 == 己.乙 }}")
]
GROUPS = [
    "{{ 组|string }}",
    "{{ '%s' % 列 }}",
    "{{ '{}'.format(组) }}",
    "{{ 列|upper }}",
    "{{ [组] ~ 1 }}",
]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processor's time that one part may take, short enough for tests."""
    monkeypatch.setattr(counting, "MOST_SECONDS", 0.5)


@pytest.mark.parametrize("code", [*TRESPASSES, *ENDLESS, *FORMATS, *NESTED, *GROUPS])
def test_code_that_a_document_does_not_need_is_refused_at_its_paragraph_and_soon(code: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Stop) as stop:
        render(template("前", f"乙{code}"), LABEL, WORDS, final=False)
    assert time.monotonic() - begun < 15
    assert stop.value.findings
    for finding in stop.value.findings:
        assert finding.rule in RULES
        assert finding.places[0].where.startswith("第2段「乙") or finding.message == "印出的文字太长，Word 打不开"


def test_texts_that_would_fill_the_memory_are_refused_before_they_are_made() -> None:
    rendered = "\n".join(
        f"try:\n    render(template({code!r}), LABEL, WORDS, final=False)\nexcept Stop:\n    told += 1"
        for code in FORMATS
    )
    code = (
        "import resource\nfrom annualreport.finding import Stop\nfrom annualreport.render import render\n"
        "from tests.render.test_sandbox import WORDS\nfrom tests.render.word import LABEL, template\ntold = 0\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20,) * 2)\n" + rendered + "\nprint(told)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == f"{len(FORMATS)}\n"


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
