"""What a browser makes of the page: nothing that axe-core objects to, on a phone, on a desk, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from annualreport.forms import Form
from annualreport.outline import Table
from annualreport.outputs.charts.drawing import svg
from annualreport.outputs.html import fragment, page
from tests.outputs.outlines import FORMS, facts, report, simple, text
from tests.outputs.test_charts import CHARTS

BOTH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.edition)
WIDTHS = pytest.mark.parametrize("width", [375, 1280])
Shown = Callable[[Form, int], Page]


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Shown]:
    """Open a draft with everything on it at a width; the browser may fetch nothing beside the page."""
    context = browser.new_context()

    def opened(form: Form, width: int) -> Page:
        table = simple(("编号", "要求", "数量"), ("2.2.5", "加强政策咨询服务", "1,203"))
        outline = report(form, text("附表", 2), table, text("长网址：https://www.example.cn/" + "a" * 300))
        about = facts(form, example=True, published=date(2021, 1, 25), website="https://jyj.example.cn/2020")
        file = tmp_path / "page.html"
        file.write_text(page(outline, form, about), "utf-8")
        tab = context.new_page()
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(file.as_uri())
        return tab

    yield opened
    context.close()


@BOTH
@WIDTHS
def test_axe_finds_nothing_to_object_to(shown: Shown, form: Form, width: int):
    found = Axe().run(shown(form, width)).response
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert {one["id"] for one in found["incomplete"]} <= {"color-contrast"}  # cells that their region covers in part


@BOTH
@WIDTHS
@pytest.mark.parametrize("how", ["page", "fragment"])
def test_axe_finds_nothing_to_object_to_with_charts_on_it(browser: Browser, form: Form, width: int, how: str):
    drawn = [(chart, svg(chart)) for chart in CHARTS]
    about = facts(form, example=True, published=date(2021, 1, 25))
    inner = f"<main><h1>{about.title}</h1>{fragment(report(form), form, about, drawn)}</main>"
    own = f'<!DOCTYPE html><html lang="zh-CN"><title>{about.title}</title><body>{inner}</body></html>'
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.set_content(page(report(form), form, about, drawn) if how == "page" else own)
    found = Axe().run(tab).response
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    shown = tab.evaluate("[...document.querySelectorAll('figure svg')].map(e => e.getBoundingClientRect().width)")
    assert len(shown) == 3
    assert all(300 < one <= 480 for one in shown) or how == "fragment"
    tab.close()


def test_paper_keeps_a_chart_with_its_title_on_one_page(browser: Browser):
    tab = browser.new_page(viewport={"width": 612, "height": 900})
    tab.set_content(page(report(FORMS[0]), FORMS[0], facts(FORMS[0]), [(CHARTS[2], svg(CHARTS[2]))]))
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.querySelector('figure')).breakInside") == "avoid"
    assert tab.evaluate("document.querySelector('figure').getBoundingClientRect().right") <= 612
    tab.close()


@BOTH
def test_axe_finds_nothing_to_object_to_in_the_part_for_a_site(browser: Browser, form: Form):
    tab = browser.new_page(viewport={"width": 375, "height": 900})
    about = facts(form, example=True, published=date(2021, 1, 25))
    body = f"<main><h1>{about.title}</h1>{fragment(report(form), form, about)}</main>"
    tab.set_content(f'<!DOCTYPE html><html lang="zh-CN"><title>{about.title}</title><body>{body}</body></html>')
    found = Axe().run(tab).response
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 375
    tab.close()


@BOTH
@WIDTHS
def test_the_page_itself_never_scrolls_sideways(shown: Shown, form: Form, width: int):
    tab = shown(form, width)
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    assert tab.evaluate(
        "[...document.querySelectorAll('main > *')].every(e => e.getBoundingClientRect().right <= innerWidth)"
    )


@BOTH
def test_the_wide_tables_scroll_in_a_region_of_their_own_on_a_phone_and_fit_on_a_desk(shown: Shown, form: Form):
    wider = "[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth > e.clientWidth)"
    assert shown(form, 375).evaluate(wider) == [False, True, True, False]
    assert shown(form, 1280).evaluate(wider) == [False, False, False, False]


@BOTH
@WIDTHS
def test_the_narrow_head_of_the_results_has_two_characters_in_a_line(shown: Shown, form: Form, width: int):
    head = "document.querySelector('.three tr:first-child > th[scope=rowgroup]')"
    two = "(e => {const s = getComputedStyle(e); const edges = parseFloat(s.paddingLeft) + parseFloat(s.paddingRight);"
    assert shown(form, width).evaluate(f"{two} return e.clientWidth - edges >= 2 * parseFloat(s.fontSize)}})({head})")


def test_a_table_full_of_gaps_stays_as_low_as_one_full_of_figures(browser: Browser):
    form, tab = FORMS[0], browser.new_page(viewport={"width": 1280, "height": 900})
    outline = report(form)
    heights = []
    for written in ("128", "【缺：依申请公开.不予处理.要求确认或重新出具已获取信息.社会公益组织】"):
        blocks = [filled(block, written) if isinstance(block, Table) else block for block in outline.blocks]
        tab.set_content(page(replace(outline, blocks=tuple(blocks)), form, facts(form)))
        heights.append(tab.evaluate("document.querySelector('.three').getBoundingClientRect().height"))
        wider = "[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth > e.clientWidth)"
        assert tab.evaluate(wider) == [False, False, False]
    tab.close()
    assert heights[1] == pytest.approx(heights[0], abs=60)


def filled(table: Table, written: str) -> Table:
    """The table with the same text in every cell that holds a figure."""
    cells = tuple(replace(cell, text=written) if cell.text.isdigit() else cell for cell in table.cells)
    return replace(table, cells=cells)


def test_a_line_of_text_holds_about_38_characters(shown: Shown):
    tab = shown(FORMS[0], 1280)
    width = "(e => e.clientWidth / parseFloat(getComputedStyle(e).fontSize))(document.querySelector('main > h2 ~ p'))"
    assert tab.evaluate(width) == pytest.approx(38, abs=1)


def test_the_page_asks_for_no_other_file(shown: Shown):
    tab = shown(FORMS[0], 1280)
    assert tab.evaluate("performance.getEntriesByType('resource').map(e => e.name)") == []


def test_the_keyboard_comes_first_to_the_link_past_the_head(shown: Shown):
    tab = shown(FORMS[0], 375)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "跳到正文"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


def test_paper_shows_neither_contents_nor_skip_link_and_no_table_is_cut(shown: Shown):
    tab = shown(FORMS[0], 1280)
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 612, "height": 900})  # the width of A4 between its margins
    hidden = "['.skip', '.contents', '.mast'].map(s => getComputedStyle(document.querySelector(s)).display)"
    assert tab.evaluate(hidden) == ["none"] * 3
    assert tab.evaluate("[...document.querySelectorAll('table')].every(e => e.getBoundingClientRect().right <= 612)")
    assert tab.evaluate("document.querySelector('.three').getBoundingClientRect().height") < 930  # 247 mm of page
    share = "(e => e.getBoundingClientRect().width / e.closest('table').clientWidth)"
    labels = tab.evaluate(f"{share}(document.querySelector('.three td.note'))")
    assert labels == pytest.approx(73 / 156, abs=0.01)  # the form's own widths
