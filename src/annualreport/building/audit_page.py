"""Write what an audit found as one self-contained page: each report's tables with the faulty cells marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annualreport.building.audit import Audited
from annualreport.outputs.page_template import rendered


def page(audited: Sequence[Audited]) -> str:
    """The page as HTML text: a summary, then each file with its findings and tables; no script, nothing fetched."""
    return rendered(Path(__file__).with_name("audit_page.html.j2"), audited=audited, title=title(audited))


def title(audited: Sequence[Audited]) -> str:
    """What the page is called."""
    if len(audited) == 1 and audited[0].shown:
        return f"核对结果：{audited[0].shown.title}"
    return f"核对结果：{len(audited)} 份年度报告"
