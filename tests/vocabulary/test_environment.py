"""The language of the templates: plain data, words before methods, gaps that stay gaps, escaping exactly once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Undefined
from jinja2.exceptions import SecurityError, TemplateAssertionError, UndefinedError
from lxml import etree

from annualreport.place import Place
from annualreport.vocabulary import Gap, context_of, environment, marker
from annualreport.vocabulary.gaps import names
from annualreport.vocabulary.printing import FORBIDDEN, JOINER, PARAGRAPH, Notes


def notes_of(words: dict[str, Any]) -> Notes:
    """Notes of a render at one place."""
    return Notes(words, lambda: (Place("模板.docx", "第1段"), "标签"))


def filled(code: str, words: dict[str, Any]) -> tuple[str, Notes]:
    """A text filled in, and what was noted."""
    notes = notes_of(words)
    return environment().from_string(code).render(context_of(words, notes)), notes


@given(st.text())
def test_what_was_escaped_reads_back_as_it_was_but_for_what_xml_forbids(text: str) -> None:
    made, notes = filled("<文 名='{{ 词 }}'>{{ 词 }}|{{ 词|safe|e }}</文>", {"词": text + "。"})
    element = etree.fromstring(made)
    wanted = FORBIDDEN.sub("", (text + "。").replace("\r\n", "\n").replace("\r", "\n")).lstrip("\n")
    read = [
        (element.text or "").replace(JOINER, "").replace(PARAGRAPH, "\n"),
        element.get("名", "").replace(JOINER, ""),
    ]
    assert read[0] == f"{wanted}|{wanted}"
    assert read[1].replace(PARAGRAPH, "\n").split() == wanted.split()
    assert bool(notes.forbidden) == bool(FORBIDDEN.search(text.replace("\r\n", "\n").replace("\r", "\n")))


@given(st.text(alphabet="&<>\"'字{}%", max_size=8), st.text(alphabet="&<>\"'字{}%", max_size=8))
def test_escaping_does_not_depend_on_how_a_text_is_put_together(one: str, two: str) -> None:
    whole, _ = filled("{{ 甲 ~ 乙 }}", {"甲": one + "。", "乙": two + "。"})
    parts, _ = filled("{{ 甲 }}{{ 乙 }}", {"甲": one + "。", "乙": two + "。"})
    assert whole.replace(JOINER, "") == parts.replace(JOINER, "")


@pytest.mark.parametrize("name", ["items", "keys", "values", "get", "update"])
def test_a_word_comes_before_a_method_of_the_same_name(name: str) -> None:
    assert filled(f"{{{{ 组.{name} }}}}", {"组": {name: "词"}})[0] == "词"


def test_a_blank_is_false_equal_to_nothing_and_printed_as_a_gap() -> None:
    code = "{{ 组.空 }}{% if 组.空 or 组.空 == '' or 组.空 > 1 or 组['空'] %}有{% endif %}{{ (组.空 + 1) * 2 }}"
    made, notes = filled(code, {"组": {"空": " "}})
    assert made == "【缺：组.空】【缺：组.空】"
    assert list(notes.gaps) == ["组.空"]
    assert notes.gaps["组.空"] == [Place("模板.docx", "第1段")]


@pytest.mark.parametrize("code", ["{{ 空|length }}", "{{ 空|int }}", "{{ 空|float }}", "{{ 空() }}"])
def test_a_gap_is_never_a_number(code: str) -> None:
    with pytest.raises(UndefinedError, match="「空」没有值，不能拿来计算"):
        filled(code, {"空": None})


def test_a_gap_of_a_gap_keeps_the_whole_name() -> None:
    made, _ = filled("{{ 甲.乙.丙 }}{{ 甲['乙'][0] }}{{ 丁[5] }}{{ 丁[5]['戊'] }}", {"甲": None, "丁": []})
    assert made == "【缺：甲.乙.丙】【缺：甲.乙.0】【缺：丁.5】【缺：丁.5.戊】"


def test_the_items_of_a_missing_list_are_the_gap_itself() -> None:
    made, notes = filled(
        "{% for 章 in 计划.章 %}{{ 章.题 }}{{ 章['题']|attr('名') }}{% for 节 in 章 %}{{ 节 }}{% endfor %}{% endfor %}",
        {"计划": {}},
    )
    assert made == "【缺：计划.章】" * 3
    assert list(notes.gaps) == ["计划.章"]


def test_a_nothing_in_a_list_is_a_gap_named_by_its_tag() -> None:
    assert filled("{% for 项 in 列 %}{{ 项 }}{% endfor %}", {"列": [None]})[0] == "【缺：标签】"


def test_an_if_without_else_inside_a_tag_prints_nothing() -> None:
    made, notes = filled("{{ '有' if 空 }}", {"空": None})
    assert (made, notes.gaps) == ("", {})


def test_gaps_differ_from_each_other_and_can_be_kept_in_sets() -> None:
    gap = Gap(name="甲")
    assert gap == gap
    assert gap != Gap(name="甲")
    assert len({gap, Gap(name="甲")}) == 2
    assert str(Gap()) == ""
    assert str(Gap(name="甲", obj={"编号": "1.1.1"})) == "【缺：甲（1.1.1）】"
    with pytest.raises(AttributeError):
        gap.__wrapped__  # noqa: B018
    with pytest.raises(AttributeError):
        next(iter(gap)).__wrapped__  # noqa: B018


def test_a_marker_closes_only_at_its_end() -> None:
    assert marker("甲】乙") == "【缺：甲〕乙】"


def test_groups_are_named_by_their_path_and_items_by_what_tells_them_apart() -> None:
    item = {"编号": "1.1.1", "统计": {"总数": 1}}
    words = {"计划": {"章": [item]}, "未完成事项": [item], "处": ["甲"]}
    found = names(words)
    assert found[id(item)] == ("章", "（1.1.1）")
    assert found[id(item["统计"])] == ("章.统计", "（1.1.1）")
    assert found[id(words["计划"])] == ("计划", "")


ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 组.__init__.__globals__ }}",
    "{{ 组['__class__'] }}",
    "{{ ''['__class__'] }}",
    "{{ '%s'|attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ 组.clear() }}",
    "{{ 列.append(1) }}",
    "{% set _ = 组.setdefault('甲', 1) %}",
    "{{ 空.__class__ }}",
    "{{ 9**9**9 }}",
    "{{ 10**65 }}",
    "{{ [1] * 9999999 }}",
    "{{ 9999999 * '长' }}",
]


@pytest.mark.parametrize("code", ESCAPES)
def test_no_template_gets_out_of_the_sandbox(code: str) -> None:
    with pytest.raises((SecurityError, AttributeError)):
        filled(code, {"组": {"乙": 1}, "列": [1], "空": None})


def test_sums_of_a_sensible_size_are_allowed() -> None:
    assert filled("{{ 2 ** 10 }}|{{ 3 * 4 }}|{{ '—' * 3 }}|{{ 空 ** 2 }}", {"空": None})[0] == "1024|12|———|【缺：空】"


@pytest.mark.parametrize("code", ["{{ 列|random }}", "{{ lipsum() }}"])
def test_nothing_gives_another_document_each_time(code: str) -> None:
    with pytest.raises((TemplateAssertionError, UndefinedError)):
        filled(code, {"列": [1]})


def test_another_kind_of_undefined_may_be_asked_for() -> None:
    language = environment(Undefined, lambda value: value)
    assert language.from_string("{{ 组.空 }}{{ 组.空['甲'] is defined }}").render(组={"空": None}) == "False"
