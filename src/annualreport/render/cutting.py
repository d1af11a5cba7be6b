"""Leave long stretches without tags out of a part's XML while it is searched for tags or parsed, and put them back.

docxtpl's patterns look from a tag back to the nearest beginning of its row, cell, paragraph, run or text, and on to the
nearest end. Those stay; what lies between is never looked at, and takes two thirds of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from annualreport.source.patterns import later

FREE = later("[^{}]+")
"""A stretch without braces."""
LONG = 1000
"""The letters of a middle that is worth leaving out."""
FAR = later(r"{%-|-%}|{%\s*(?:colspan|cellbg|vm|hm)\b")
"""Statements that join paragraphs, or write further tags into a cell's properties: for them docxtpl looks further."""
TRIMS = later(r"-[%}]}|{[{%]-")
"""Tags that take blanks off the text beside them."""
KINDS = ("tr", "tc", "p", "r", "t")
MARK = "\ufdd2"
MARKED = later(f"{MARK}([0-9]+){MARK}")


def cut_short(xml: str, patch: Callable[[str], str]) -> str:
    """What patch makes of the XML, patched without the stretches that it would only pass over."""
    if FAR.search(xml):
        return patch(xml)
    left_out: list[str] = []

    def marked(found: re.Match[str]) -> str:
        """The stretch with its middle left out, and the middle's number in its stead."""
        stretch = found.group()
        if len(stretch) < LONG:
            return stretch
        first, last = head(stretch), tail(stretch)
        if last - first < LONG:
            return stretch
        left_out.append(stretch[first:last])
        return f"{stretch[:first]}{MARK}{len(left_out) - 1}{MARK}{stretch[last:]}"

    patched = patch(FREE.sub(marked, xml))
    return MARKED.sub(lambda mark: left_out[int(mark.group(1))], patched)


def head(stretch: str) -> int:
    """How far the things that may hold the tag before the stretch reach into it."""
    ends = [found + len(end) for end in (f"</w:{kind}>" for kind in KINDS) if (found := stretch.find(end)) >= 0]
    return max(ends, default=0)


def tail(stretch: str) -> int:
    """Where the things begin that may hold the tag behind the stretch, with the last text before them."""
    begins = [max(stretch.rfind(f"<w:{kind} "), stretch.rfind(f"<w:{kind}>")) for kind in KINDS]
    exact = (stretch.rfind("<w:t>"), stretch.rfind("</w:t>"))
    return min((found for found in (*begins, *exact) if found >= 0), default=len(stretch))


def parsed(code: str, parse: Callable[[str], nodes.Template]) -> nodes.Template:
    """What parse makes of the code, read without the long texts between its tags: the lexer looks at every letter."""
    left_out: list[str] = []

    def marked(found: re.Match[str]) -> str:
        """The stretch with the number of its markup in its stead; what may belong to a tag beside it stays."""
        stretch = found.group()
        first, last = stretch.find("<"), stretch.rfind(">") + 1
        if last - first < LONG or "</w:" not in stretch:
            return stretch
        left_out.append(stretch[first:last])
        return f"{stretch[:first]}{MARK}{len(left_out) - 1}{MARK}{stretch[last:]}"

    short = code if TRIMS.search(code) else FREE.sub(marked, code)
    try:
        tree = parse(short)
    except TemplateSyntaxError:
        return parse(code)  # what is told shall be of the code as it is
    for text in tree.find_all(nodes.TemplateData):
        text.data = MARKED.sub(lambda mark: left_out[int(mark.group(1))], text.data)
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str):
            constant.value = MARKED.sub(lambda mark: left_out[int(mark.group(1))], constant.value)
    return tree
