"""Lay the report's outline out for a site's content system: the text alone, without classes, and its meta values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache

from jinja2 import Template

from annualreport.forms import Form
from annualreport.outline import Outline
from annualreport.outputs.html.figures import Drawn, with_charts
from annualreport.outputs.html.flow import Flow, flow
from annualreport.outputs.html.markup import bare_prose, bare_row
from annualreport.outputs.html.page import EXAMPLE, PageFacts, environment, meta

PREFIX = "zfxxgk-"
"""Begins every id, so that none meets one of the site's own."""
STANDARD = (
    *("SiteName", "SiteDomain", "SiteIDCode"),
    *("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"),
    *("ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Url"),
)
"""The meta tags of a government article page, in the order of the standard."""


def fragment(outline: Outline, form: Form, about: PageFacts, charts: Iterable[Drawn] = ()) -> str:
    """The text below the title as HTML: headings from h2, paragraphs, tables with their heads, charts as on the page.

    No class, script or style sheet is needed; the site sets the title and the date from the meta values.
    """
    body = with_charts(body_of(outline, form, about), charts, PREFIX)
    return template().render(body=body, about=about, prefix=PREFIX)


def meta_json(outline: Outline, form: Form, about: PageFacts) -> str:
    """The meta values by name as JSON; null for what only the site knows, or what is not known yet."""
    known = meta(about, body_of(outline, form, about))
    return json.dumps({name: known.get(name) for name in STANDARD}, ensure_ascii=False, indent=2) + "\n"


def body_of(outline: Outline, form: Form, about: PageFacts) -> Flow:
    """The text from top to bottom."""
    return flow(outline, form, about.title, EXAMPLE if about.example else "", PREFIX)


@cache
def template() -> Template:
    """The fragment's template; everything that it prints is escaped."""
    made = environment()
    made.globals.update(prose=bare_prose, row=bare_row, number=number)
    return made.get_template("fragment.html.j2")


def number(identity: str) -> str:
    """The number at the end of a table's id."""
    return re.sub(r"\D", "", identity)
