"""A tag that is a statutory figure alone cannot be wrong; whatever else stands in braces, the language looks at."""

from __future__ import annotations

import pytest

from annualreport.forms import form
from annualreport.model.tags import only_figures, pieces
from annualreport.vocabulary import figures


def test_a_text_is_cut_at_its_words() -> None:
    assert pieces("全年{{ 依申请公开.本年新收.总计 }}件{{网址}}") == [
        "全年", "依申请公开.本年新收.总计", "件", "网址", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["{{ 单位|顿号 }}", "{% if 单位 %}有{% endif %}", "{# 记 #}", "{{ 单位 }", "{{ '{{' }}", "一\r二"]
)
def test_a_text_with_more_than_words_is_not_cut(text: str) -> None:
    assert pieces(text) is None


@pytest.mark.parametrize("edition", ["60号", "30号"])
def test_every_figure_and_every_sum_of_a_group_is_known(edition: str) -> None:
    tree = figures.tree(form(edition), None)

    def paths(group: dict[str, object], above: tuple[str, ...] = ()) -> list[str]:
        """The words below a group."""
        return [
            word
            for key, value in group.items()
            for word in (paths(value, (*above, key)) if isinstance(value, dict) else [".".join((*above, key))])
        ]

    words = paths(tree)
    assert len(words) > 100
    assert only_figures([f"{{{{ {word} }}}}" for word in words], form(edition))


@pytest.mark.parametrize(
    "text",
    [
        "{{ 单位 }}",
        "{{ 依申请公开.本年新收.合计 }}",
        "{{ 依申请公开.本年新收 }}",
        "{{ 依申请公开.本年新收.总计|千分位 }}",
    ],
)
def test_any_other_word_is_left_to_the_language(text: str) -> None:
    assert only_figures(["一句没有标签的话，有一个{", ""], form("30号"))
    assert not only_figures([text], form("30号"))
