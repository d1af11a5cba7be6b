"""Write what an audit found as one self-contained page: each report's tables with the faulty cells marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from annualreport.building.audit import Audited


def page(audited: Sequence[Audited]) -> str:
    """The page as HTML text: a summary, then each file with its findings and tables; no script, nothing fetched."""
    css = Path(__file__).with_name("audit_page.css").read_text("utf-8")
    return template().render(audited=audited, css=Markup(css), title=title(audited))


def title(audited: Sequence[Audited]) -> str:
    """What the page is called."""
    if len(audited) == 1 and audited[0].shown:
        return f"核对结果：{audited[0].shown.title}"
    return f"核对结果：{len(audited)} 份年度报告"


@cache
def template() -> Template:
    """The page's template; everything that it prints is escaped."""
    environment = Environment(
        loader=PackageLoader("annualreport.building", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("audit_page.html.j2")
