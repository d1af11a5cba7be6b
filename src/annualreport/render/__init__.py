"""Make Word files from templates: compiled once, rendered many times, every fault and gap with its place."""

from __future__ import annotations

from typing import Any

from annualreport.render.compiled import Compiled
from annualreport.render.filling import Rendered, fill, objects
from annualreport.render.output_check import check
from annualreport.render.records import Settings

__all__ = ["Compiled", "Rendered", "Settings", "check", "compile_template", "fill", "objects", "render"]


def compile_template(content: bytes, label: str, settings: Settings | None = None) -> Compiled:
    """The template compiled; Stop with every fault of every part at once. label: the template as told to the user."""
    from annualreport.render import compiling  # what only compiling needs takes longer to load than a report to fill

    return compiling.compile_template(content, label, settings)


def render(template: bytes, label: str, words: dict[str, Any], *, final: bool) -> Rendered:
    """A template's bytes filled with the words. label: the template as told to the user.

    Stop with every fault at once where the template cannot be used; with final also where a gap is open.
    """
    return fill(compile_template(template, label), words, final=final)
