"""Lay the outline of the finished report into the web page: one file, no script, nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from annualreport.forms import Form
from annualreport.model import written
from annualreport.outline import Outline
from annualreport.outputs.html.figures import Drawn, with_charts
from annualreport.outputs.html.flow import Flow, flow
from annualreport.outputs.html.markup import prose, row
from annualreport.source.programs import Programs

if TYPE_CHECKING:
    from annualreport.model.release import Correction

COLUMN = "政府信息公开年报"
COLUMN_TYPE = "政府信息公开"
EXAMPLE = "示例：本页的文字和数据仅供演示，不是本单位实际的年度报告。"
SUMMARY = 120
"""Characters of the description that search engines show."""


@dataclass(frozen=True)
class PageFacts:
    """What the page says beside the report's own text.

    title: the statutory title. unit: full name. edition, number: the layout (60号) and the notice that decrees it.
    published: the day, or the minute, of publication; None while it is not known. website: address of the page.
    corrections: what has been corrected since the first version, first to last.
    """

    title: str
    unit: str
    year: int
    edition: str
    number: str
    example: bool = False
    published: date | None = None
    website: str = ""
    corrections: tuple[Correction, ...] = ()


def page(outline: Outline, form: Form, about: PageFacts, charts: Iterable[Drawn] = ()) -> str:
    """The whole page as HTML text with every sentence of the outline's body in its order.

    A statutory table gets its heads from the form, any other table its first row; a gap 【缺：…】 is marked.
    charts: with their drawings; each stands at the part of the report that it belongs to.
    """
    body = with_charts(flow(outline, form, about.title, EXAMPLE if about.example else ""), charts)
    return template().render(
        about=about,
        body=body,
        meta=meta(about, body),
        published=chinese_date(about.published),
        link=about.website if host(about.website) else "",
        css=style(),
    )


@cache
def style() -> Markup:
    """The page's style sheet."""
    return Markup(Path(__file__).with_name("page.css").read_text("utf-8"))


@cache
def template() -> Template:
    """The page's template; everything that it prints is escaped."""
    made = environment()
    made.globals.update(prose=prose, row=row)
    return made.get_template("page.html.j2")


def environment() -> Environment:
    """The language of the page's templates."""
    made = Environment(
        loader=PackageLoader(__package__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Programs(),
    )
    made.globals.update(day=chinese_date)
    return made


def meta(about: PageFacts, body: Flow) -> dict[str, str]:
    """The meta tags of a government article page, those whose values are known; site codes are the site's to add."""
    known = {
        "SiteDomain": host(about.website),
        "ColumnName": COLUMN,
        "ColumnType": COLUMN_TYPE,
        "ArticleTitle": about.title,
        "PubDate": minute(about.published),
        "ContentSource": about.unit,
        "Keywords": f"政府信息公开,年度报告,{about.unit},{about.year}年",
        "Description": summary(body),
        "Url": about.website if host(about.website) else "",
    }
    return {name: value for name, value in known.items() if value}


def summary(body: Flow) -> str:
    """The first paragraph of text, cut at a sentence; nothing where it still has a gap."""
    text = body.first_text
    if len(text) > SUMMARY:
        text = text[: text.rfind("。", 0, SUMMARY) + 1] or text[: SUMMARY - 1] + "…"
    return "" if "【缺：" in text else text


def host(website: str) -> str:
    """The domain of a web address; nothing where it is none."""
    try:
        parts = urlsplit(website.strip())
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme in ("http", "https") else ""


def minute(published: date | None) -> str:
    """yyyy-MM-dd HH:mm as the tag asks; a day without a time is its first minute."""
    if published is None:
        return ""
    return published.strftime("%Y-%m-%d %H:%M") if isinstance(published, datetime) else f"{published.isoformat()} 00:00"


def chinese_date(published: date | None) -> str:
    """2022年1月25日, without leading zeros."""
    return written.day(published) if published else ""
