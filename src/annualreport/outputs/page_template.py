"""Turn a template of a self-contained web page and its style into the page: no script, everything escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup


def rendered(file: Path, **words: Any) -> str:
    """The page ‹name›.html.j2, with ‹name›.css beside it as ``css``."""
    css = file.with_name(file.name.replace(".html.j2", ".css")).read_text("utf-8")
    return template(file).render(css=Markup(css), **words)


@cache
def template(file: Path) -> Template:
    """One template; a word that it lacks is an error."""
    environment = Environment(
        loader=FileSystemLoader(file.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(file.name)
