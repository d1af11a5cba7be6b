"""What a browser makes of an audit's page: nothing that axe-core objects to, no sideways scrolling, links that lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from annualreport.building.audit import Wanted, audit
from annualreport.building.audit_page import page
from tests.figures import sample
from tests.published import reports

SAMPLES = (("mixed-fault-2023", 2023), ("60-fault-2020", 2020))


@pytest.fixture(params=[375, 1280])
def shown(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of two faulty reports and a file that is none, at the width of a phone and of a desk."""
    audited = []
    for name, year in SAMPLES:
        path = tmp_path / f"{name}.html"
        path.write_bytes(reports.site(sample(name)[1], year))
        audited.append(audit(path, path.name, Wanted(pictured=True)))
    (tmp_path / "login.html").write_text("<p>登录 密码</p>", "utf-8")
    audited.append(audit(tmp_path / "login.html", "login.html", Wanted(pictured=True)))
    (tmp_path / "page.html").write_text(page(audited), "utf-8")
    context = browser.new_context(java_script_enabled=True)
    tab = context.new_page()
    tab.set_viewport_size({"width": request.param, "height": 900})
    tab.goto((tmp_path / "page.html").as_uri())
    yield tab
    context.close()


def test_axe_finds_nothing_to_object_to(shown: Page):
    found = Axe().run(shown).response
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found["violations"]] == []


def test_the_page_itself_never_scrolls_sideways(shown: Page):
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_marked_cell_leads_to_its_finding(shown: Page):
    link = shown.locator("td.fault a").first
    target = link.get_attribute("href")
    assert target is not None
    assert shown.locator(target).count() == 1
