"""The manual of the words: every word with its meaning and this year's value, for readers and for programs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from annualreport.cli import status
from annualreport.readers.year import load
from annualreport.render.lint import lint
from annualreport.words import as_json, as_text, table
from annualreport.workspace import Workspace
from tests.render.word import LABEL, template
from tests.vocabulary.test_words import a_dossier


def test_every_line_has_a_meaning_and_no_word_stands_twice(a_year: Workspace) -> None:
    lines = table(load(a_year, 2020)[0])
    assert all(line.meaning for line in lines)
    assert len({line.word for line in lines}) == len(lines)
    assert {line.kind for line in lines} == {"词", "语句", "过滤器"}


def test_a_word_shows_this_year_s_value() -> None:
    lines = {line.word: line for line in table(a_dossier({"编号": "1.1.1", "落实情况": "长" * 50}))}
    assert lines["单位"].value == "某局"
    assert lines["统计期限.起"].value == "2020年1月1日"
    assert lines["统计期限"].value == "（2 个词）"
    assert lines["统计.总数"].value == "3"
    assert lines["计划.章"].value == "（1 项）"
    assert lines["节.标题"].value == "甲"
    assert lines["条.落实情况"].value == "长" * 40 + "…"
    assert lines["条.牵头"].value == "各处室"
    assert lines["网址"].value == ""
    assert lines["指标.名称"].value == ""
    assert lines["依申请公开.不予公开.属于国家秘密.自然人"].meaning == "依申请公开·（三）不予公开 1.属于国家秘密·自然人"


def test_a_year_without_a_plan_has_its_manual_too() -> None:
    lines = {line.word: line for line in table(a_dossier(plans=()))}
    assert (lines["计划"].value, lines["章.标题"].value, lines["统计.总数"].value) == ("", "", "")


def test_the_manual_as_text_has_a_head_for_each_kind() -> None:
    text = as_text(table(a_dossier()))
    assert text.startswith("用词\n  单位  单位全称  ＝ 某局\n")
    assert "\n\n语句\n  {{ 词 }}  印出词的值" in text
    assert "\n\n过滤器\n  {{ 词|中文数字 }}  读数" in text
    assert "\n  {{ 词|千分位 }}  1234567 写作 1,234,567  例：{{ 1234567|千分位 }} 得「1,234,567」；{{ 1234.567" in text


def test_every_tag_of_the_manual_may_be_copied_as_it_stands() -> None:
    lines = [line for line in table(a_dossier()) if line.kind == "词" and line.tag]
    loops = {line.tag.split()[2] for line in lines if line.tag.startswith("{%p for")}
    alone = [line.tag for line in lines if line.word.partition(".")[0] not in loops]
    copied = [part for tag in alone for part in ((tag, "{%p endfor %}") if tag.startswith("{%p for") else (tag,))]
    assert len(copied) > 100
    assert [finding.as_text() for finding in lint(template(*copied), LABEL) if finding.stops] == []


def test_the_words_of_an_office_and_of_an_indicator_show_a_value(a_year: Workspace) -> None:
    lines = {line.word: line.value for line in table(load(a_year, 2020)[0])}
    assert lines["处室.名称"]
    assert lines["处室.统计.总数"].isdigit()


def test_the_manual_as_json_is_one_list() -> None:
    records = json.loads(as_json(table(a_dossier())))
    assert records[0] == {
        "word": "单位",
        "meaning": "单位全称",
        "value": "某局",
        "kind": "词",
        "tag": "{{ 单位 }}",
        "example": "",
    }


def test_the_command_prints_the_manual(a_year: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["-C", str(a_year.root), "words", "2020"]) == 0
    assert capsys.readouterr().out.startswith("用词\n  单位  单位全称")
    assert status(["-C", str(a_year.root), "words", "--format", "json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_the_words_load_no_word_library(a_year: Workspace) -> None:
    code = (
        "import sys; from annualreport.cli import status; "
        f"status(['-C', {str(a_year.root)!r}, 'words', '--format', 'json']); "
        "print([name for name in ('docx', 'docxtpl', 'lxml') if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.strip() == "[]"
