"""What a browser makes of a correction on the page: nothing that axe-core objects to, and it fits a phone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from annualreport.model.release import Change, Correction
from annualreport.outputs.html import fragment, page
from tests.outputs.outlines import FORMS, facts, report

CHANGES = (
    Change("依申请公开·一、本年新收政府信息公开申请数量·总计", "23", "24"),
    Change("一、总体情况", "", "全年新收政府信息公开申请24件。" * 6),
)
CORRECTION = Correction(2, date(2021, 3, 2), "表三漏计一件申请", "表三和正文的件数", CHANGES)
FRAME = '<!DOCTYPE html><html lang="zh-CN"><title>年报</title><body><main><h1>年报</h1>{}</main></body></html>'


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("make", [page, fragment])
def test_a_correction_is_read_by_everyone_and_fits_the_screen(browser: Browser, tmp_path: Path, make, width: int):
    made = make(report(FORMS[0]), FORMS[0], facts(FORMS[0], corrections=(CORRECTION,)))
    file = tmp_path / "page.html"
    file.write_text(made if make is page else FRAME.format(made), "utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert [one["id"] for one in Axe().run(tab).response["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert tab.get_by_role("heading", name="更正说明").is_visible()
    heads = tab.locator("table").last.locator("th").evaluate_all("all => all.map(one => one.scope)")
    assert heads == ["col", "col", "col", "row", "row"]
    context.close()
