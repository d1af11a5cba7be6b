"""What a browser makes of the page of how the year stands: nothing axe-core objects to, bars that say their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from annualreport.outputs.status_page import page
from annualreport.readers.year import load
from annualreport.supervision.status import standing
from annualreport.workspace import Workspace
from tests.conftest import spoil


@pytest.fixture(params=[375, 1280])
def shown(browser: Browser, a_year: Workspace, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of a demonstration year with a conflict, at the width of a phone and of a desk."""
    spoil(a_year.data(2020, "report.yaml"), "年度: 2020\n", "年度: 2020\n示例: 是\n")
    path = a_year.data(2020, "ledger.yaml")
    spoil(path, "- 编号: 1.1.1\n  状态: 已完成\n", "- 编号: 1.1.1\n")
    spoil(path, "处室: 教育信息中心\n      状态: 已完成", "处室: 教育信息中心\n      季度: 2\n      状态: 推进中")
    file = tmp_path / "page.html"
    file.write_text(page(standing(load(a_year, 2020)[0], date(2021, 2, 1), 60)), "utf-8")
    context = browser.new_context()
    tab = context.new_page()
    tab.set_viewport_size({"width": request.param, "height": 900})
    tab.goto(file.as_uri())
    yield tab
    context.close()


def test_axe_finds_nothing_to_object_to(shown: Page):
    found = Axe().run(shown).response
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found["violations"]] == []


def test_the_page_itself_never_scrolls_sideways_and_has_no_script(shown: Page):
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert shown.evaluate("document.documentElement.lang") == "zh-CN"
    assert shown.locator("script").count() == 0


def test_every_bar_says_its_numbers_and_leads_to_its_table(shown: Page):
    bars = shown.get_by_role("img")
    said = [bar.get_attribute("aria-label") for bar in bars.all()]
    assert "办公室：已报 2，未报 2" in said
    assert "一、紧扣民生关切深化政务公开：已完成 0，持续推进 0，推进中 1，未完成 0，不适用 1，待填 1" in said
    for link in shown.locator("figure a").all():
        target = link.get_attribute("href")
        assert target is not None
        assert shown.locator(f"{target} ~ .scroll table").count() == 1


def test_a_bar_s_pieces_are_as_long_as_their_counts(shown: Page):
    widths = (
        shown.locator("figure")
        .nth(1)
        .locator("li")
        .first.locator("rect")
        .evaluate_all("all => all.map(one => Number(one.getAttribute('width')))")
    )
    assert widths == [50, 50]
