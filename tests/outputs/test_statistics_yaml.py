"""statistics.yaml as written: blank for a new year, filled, and read back unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.forms import form
from annualreport.model.statistics import Statistics
from annualreport.outputs import statistics_yaml as out
from annualreport.readers import statistics_yaml
from annualreport.source import yamlfile
from tests.figures import retyped, sample, sound


def read(text: str, edition: str):
    """Text as figures; nothing is to be said of it."""
    figures, findings = statistics_yaml.from_data(yamlfile.parse(text, "s.yaml"), "s.yaml", form(edition))
    assert findings == ()
    return figures


@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_a_new_year_is_blank_and_shows_every_cell_of_the_form(edition):
    text = out.blank(form(edition))
    figures = read(text, edition)
    assert (figures.blank, figures.edition, figures.unread) == (True, edition, frozenset())
    assert text.count("~,") + text.count("~]") + text.count("~}") == len(form(edition).figures)


def test_a_blank_file_explains_itself():
    lines = out.blank(form("60号")).split("\n")
    assert lines[:6] == [
        "# 国办公开办函〔2019〕60号 中华人民共和国政府信息公开工作年度报告格式（试行）：统计数据",
        '# 没有填的格写 ~，是「还没有数」，不等于 0；确无数据的填 0。加注写成 "55（含自然失效29件）"。',
        "版式: 60号",
        "# 表二  二、主动公开政府信息情况",
        "主动公开:",
        "  规章: {本年新制作数量: ~, 本年新公开数量: ~, 对外公开总数量: ~}  # 第二十条第（一）项，单位：件",
    ]
    assert (
        "  政府集中采购: {采购项目数量: ~, 采购总金额: ~}  # 第二十条第（九）项，单位：项、元、万元或亿元，须写明"
        in lines
    )
    assert "  不予公开:" in lines
    assert "    属于国家秘密: [~, ~, ~, ~, ~, ~, ~]  # （三）不予公开 1.属于国家秘密" in lines
    assert "  行政复议: [~, ~, ~, ~, ~]" in lines


@pytest.mark.parametrize("name", ["60-clean-2019", "60-fault-2020", "30-clean-2025", "mixed-fault-2023"])
def test_a_sample_is_written_and_read_back_unchanged(name):
    layout, figures = sample(name)
    again = read(out.text(figures), layout.edition)
    assert (again.said, list(again.cells), again.edition) == (figures.said, list(figures.cells), figures.edition)


@given(data=st.data(), seed=st.integers(0, 2**32), edition=st.sampled_from(["60号", "30号"]))
@settings(max_examples=20, deadline=None)
def test_whatever_is_typed_is_written_and_read_back_unchanged(data, seed, edition):
    layout = form(edition)
    words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)
    typed = st.one_of(st.none(), words, st.just('55（"件"）\\'))
    figures = retyped(sound(layout, seed), data.draw(st.dictionaries(st.sampled_from(list(layout.figures)), typed)))
    again = read(out.text(figures), edition)
    assert again.said == figures.said


def test_a_control_character_is_left_out():
    _, figures = sample("60-clean-2019")
    assert '[甲乙"' not in out.text(figures)
    assert '["甲乙", 0, 0, 0, 0]' in out.text(retyped(figures, {("复议诉讼", "行政复议", "结果维持"): "甲\x01乙"}))


def test_figures_of_an_unknown_layout_are_written_in_the_newest():
    assert "版式: 30号" in out.text(Statistics("", {}))
