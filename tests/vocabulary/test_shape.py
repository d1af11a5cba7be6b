"""The shape of the vocabulary holds what the words of a year are made of, and nothing is asked of it that is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annualreport.readers import year
from annualreport.vocabulary import words
from annualreport.vocabulary.shape import Shape, loop_names, vocabulary
from annualreport.workspace import find

ROOT = Path(__file__).parents[2]


def departures(value: Any, shape: Shape, path: str) -> list[str]:
    """Where a value is not what its shape says."""
    if isinstance(value, dict):
        unknown = [f"{path}.{word}" for word in value if word not in shape.words]
        below = [(one, shape.words[word], f"{path}.{word}") for word, one in value.items() if word in shape.words]
        return [*unknown, *(found for one in below for found in departures(*one))]
    if isinstance(value, list):
        item = shape.item
        return [path] if item is None else [found for one in value for found in departures(one, item, f"{path}[]")]
    return [] if value is None or shape.plain else [path]


def test_every_word_of_the_year_2021_has_a_place_in_the_shape():
    dossier, _ = year.load(find(ROOT), 2021)
    assert departures(dict(words(dossier)), Shape(words=vocabulary()), "") == []


def test_the_items_of_lists_are_no_words_by_themselves():
    of_the_plan = {"章", "节", "条", "范围", "指标", "佐证", "报送", "处室", "汇总"}
    of_other_documents = {"项", "整改", "事项", "签署", "材料", "公开文件", "改动", "核定"}
    assert loop_names() == of_the_plan | of_other_documents
    assert not loop_names() & vocabulary().keys()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("计划.章", "章"),
        ("各方案", "计划"),
        ("未完成事项", "条"),
        ("各处室", "处室"),
        ("计划.指标汇总", "汇总"),
        ("回头看.清单", "项"),
        ("回头看.整改", "整改"),
    ],
)
def test_a_list_knows_what_its_items_are(path: str, name: str):
    shape = Shape(words=vocabulary())
    for step in path.split("."):
        shape = shape.words[step]
    assert shape.item is not None
    assert shape.item.name == name


def test_a_word_may_be_a_figure_in_one_form_and_a_group_in_another():
    other = vocabulary()["依申请公开"].words["其他处理"].words["其他"]
    assert other.plain
    assert "自然人" in other.words
