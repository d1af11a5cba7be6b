"""Long stretches without tags are passed over, and what is made of the tags stays the same."""

from io import BytesIO

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as some
from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

from annualreport.render.cutting import MARK, cut_short, parsed

PATCHER = DocxTemplate(BytesIO())


def run(text: str) -> str:
    return f'<w:r><w:rPr/><w:t xml:space="preserve">{text}</w:t></w:r>'


def plain_run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str, made=plain_run) -> str:
    return f'<w:p w:rsidR="1"><w:pPr/>{made(text)}</w:p>'


def cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="9"/></w:tcPr>{paragraph(text)}</w:tc>'


def row(*texts: str) -> str:
    return f"<w:tr><w:trPr/>{''.join(map(cell, texts))}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


LONG = paragraph("固定文字" * 700)
STATIC = table(*(row(f"第{number}行", "文字") for number in range(60)))
PIECES = (
    LONG,
    paragraph("固定文字" * 700, run),
    STATIC,
    table(row("{%tr for 条 in 各条 %}", ""), row("{{ 条.编号 }}", "{{ 条.要求 }}"), row("{%tr endfor %}", "")),
    table(row("{%tc for 列 in 各列 %}", "{{ 列 }}", "{%tc endfor %}")),
    table(row("{% colspan 列数 %}{{ 单位 }}", "甲"), row("{% cellbg 颜色 %}{{ 年度 }}", "乙")),
    table(row("{% vm %}甲", "{% hm %}乙")),
    paragraph("{%p if 单位 %}"),
    paragraph("{%p endif %}"),
    paragraph("{{ 单位 }}", run),
    paragraph("{{ 单位 }}和{{ 年度 }}"),
    paragraph("{{r 单位 }}"),
    paragraph("{%- if 单位 -%}"),
    paragraph("{#p 说明 #}"),
    paragraph("短"),
)


@settings(deadline=None)
@given(some.lists(some.sampled_from(PIECES), max_size=9))
def test_the_patched_part_is_the_same_as_without_cutting(pieces: list[str]):
    xml = f"<w:body>{''.join(pieces)}<w:sectPr/></w:body>"
    assert cut_short(xml, PATCHER.patch_xml) == PATCHER.patch_xml(xml)


@pytest.mark.parametrize("long", [LONG, STATIC])
def test_a_long_stretch_is_not_looked_at(long: str):
    seen: list[str] = []
    xml = paragraph("{{ 单位 }}") + long + long + paragraph("{{ 年度 }}")
    assert cut_short(xml, lambda short: seen.append(short) or short) == xml
    assert MARK in seen[0]
    assert len(seen[0]) < len(long)


CODE = (
    LONG,
    STATIC,
    " " * 1200 + LONG + " " * 1200,
    "{{ 单位 }}",
    "{{- 单位 -}}",
    "{% if 单位 %}" + STATIC + "{% endif %}",
    "{%- if 年度 -%}" + LONG + "{%- endif -%}",
    "{# " + LONG.replace("{", "") + " #}",
    "{{ '" + LONG + "' }}",
    "{% raw %}{{ " + LONG + " }}{% endraw %}",
)
LANGUAGE = Environment(keep_trailing_newline=True)


@settings(deadline=None)
@given(some.lists(some.sampled_from(CODE), max_size=7).map("".join))
def test_what_is_parsed_is_the_same_as_without_cutting(code: str):
    assert parsed(code, LANGUAGE.parse) == LANGUAGE.parse(code)


def test_the_parser_does_not_look_at_a_long_stretch():
    seen: list[str] = []
    code = "{{ 单位 }}" + LONG + STATIC + "{{ 年度 }}"
    parsed(code, lambda short: seen.append(short) or LANGUAGE.parse(short))
    assert [len(short) < 100 for short in seen] == [True]


def test_a_fault_is_told_of_the_code_as_it_is():
    code = "{{ 单位 + }}" + LONG
    with pytest.raises(TemplateSyntaxError) as told:
        parsed(code, LANGUAGE.parse)
    assert told.value.source == code
