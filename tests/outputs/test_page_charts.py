"""Charts on the page: each at its part, with a title, words for those who do not see it, and its figures as a table."""

from __future__ import annotations

import pytest
from lxml import html as parser

from annualreport.forms import Form
from annualreport.outline import Outline
from annualreport.outline.records import TITLE
from annualreport.outputs.html import fragment, page
from tests.outputs.outlines import FILE, FORMS, facts, report, text
from tests.outputs.test_charts import CHARTS

BOTH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.edition)
DRAWN = tuple((chart, f'<svg role="img" aria-label="{chart.alt}"><path d="M0 0"/></svg>') for chart in CHARTS)


def words(element: parser.HtmlElement) -> str:
    """The text as a reader hears it, without spaces."""
    return "".join(element.text_content().split())


def made(outline: Outline, form: Form, how=page) -> parser.HtmlElement:  # type: ignore[no-untyped-def]
    """The page with charts as a tree."""
    source = how(outline, form, facts(form), DRAWN)
    return parser.document_fromstring(source if how is page else f"<main id=content>{source}</main>")


@BOTH
@pytest.mark.parametrize("how", [page, fragment])
def test_each_chart_stands_at_its_part_numbered_in_the_order_of_the_page(form: Form, how) -> None:  # type: ignore[no-untyped-def]
    main = made(report(form), form, how).get_element_by_id("content")
    titles = [words(one.find("figcaption")) for one in main.iter("figure")]
    progress, results, trend = "2020年各部分落实进度", "2020年度办理结果", "2018—2020年度新收和办结"
    assert titles == [f"图1{progress}", f"图2{results}", f"图3{trend}"]
    shown = [one for one in main if one.tag in ("h2", "h3", "figure") or one.find("table") is not None]
    at = shown.index(next(main.iter("figure")))
    assert words(shown[at - 1]) == "（六）2020年政务公开工作要点落实情况"
    second = [*main.iter("figure")][1]
    assert words(shown[shown.index(second) - 1].find(".//caption")).startswith("表三")


@BOTH
@pytest.mark.parametrize("how", [page, fragment])
def test_every_figure_of_a_chart_is_told_with_its_row_and_column(form: Form, how) -> None:  # type: ignore[no-untyped-def]
    tree = made(report(form), form, how)
    for chart, figure in zip((CHARTS[2], CHARTS[0], CHARTS[1]), tree.iter("figure"), strict=True):
        table = figure.getnext().find("table")
        assert figure.getnext().get("role") == "region"
        assert words(table.find("caption")).endswith(f"的数据（单位：{chart.unit}）")
        heads = [(words(one), one.get("scope")) for one in table.iter("th")]
        expected = [(head, "col") for head in chart.heads] + [(name, "row") for name, _ in chart.rows]
        assert heads == expected
        cells = [
            (*(words(tree.get_element_by_id(name)) for name in cell.get("headers").split()), words(cell))
            for cell in table.iter("td")
        ]
        assert cells == [
            (name, head, str(figure))
            for name, figures in chart.rows
            for head, figure in zip(chart.heads[1:], figures, strict=True)
        ]
        assert figure.find("svg").get("aria-label") == chart.alt
        assert tree.get_element_by_id(figure.get("aria-labelledby")) is figure.find("figcaption")


@BOTH
def test_no_id_stands_twice_and_a_page_without_charts_is_as_it_was(form: Form) -> None:
    ids = made(report(form), form).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert page(report(form), form, facts(form), ()) == page(report(form), form, facts(form))
    assert "figure" not in fragment(report(form), form, facts(form))


def test_a_chart_that_belongs_to_nothing_on_the_page_is_left_out() -> None:
    outline = Outline(FILE, (text("虚构市教育局2020年政府信息公开工作年度报告", TITLE), text("一段")))
    assert list(made(outline, FORMS[0]).iter("figure")) == []


def test_the_section_on_the_plan_alone_has_the_plan_s_chart_behind_its_first_text() -> None:
    titles = (text("虚构市教育局2020年", TITLE), text("政务公开工作要点落实情况", TITLE))
    main = made(Outline(FILE, (*titles, text("共28项任务。"), text("一、章", 1))), FORMS[0]).get_element_by_id(
        "content"
    )
    assert [one.tag for one in main] == ["h1", "p", "p", "figure", "div", "h2"]
