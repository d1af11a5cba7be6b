"""Make Word files from templates: compiled once, rendered many times, every fault and gap with its place."""

from __future__ import annotations

from typing import Any

from annualreport.render.compiled import Compiled, compile_template
from annualreport.render.filling import Rendered, fill, objects
from annualreport.render.output_check import check
from annualreport.render.prepare import Settings

__all__ = ["Compiled", "Rendered", "Settings", "check", "compile_template", "fill", "objects", "render"]


def render(template: bytes, label: str, words: dict[str, Any], *, final: bool) -> Rendered:
    """A template's bytes filled with the words. label: the template as told to the user.

    Stop with every fault at once where the template cannot be used; with final also where a gap is open.
    """
    return fill(compile_template(template, label), words, final=final)
