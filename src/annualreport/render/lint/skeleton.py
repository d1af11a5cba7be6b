"""Turn the tags of a part into a program that always parses: each tag on a line of its own, broken blocks mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from annualreport.finding import Finding, fault
from annualreport.render.records import Tag
from annualreport.render.statements import KEYWORDS, MIDDLES, alone, opens
from annualreport.vocabulary.environment import House

ANY = "any_value"
"""A word of which nothing is known."""
TARGETS = re.compile(r"for\s+(\w+(?:\s*,\s*\w+)*)\s+in\b")
NEUTRAL = {
    "if": "if true",
    "for": f"for {ANY} in {ANY}",
    "set": f"set {ANY}",
    "macro": f"macro {ANY}()",
    "call": f"call {ANY}()",
    "with": "with",
    "filter": "filter upper",
    "autoescape": "autoescape true",
}
"""What stands for an opener that cannot be read."""


@dataclass
class Skeleton:
    """The program's lines; line 1 is the first tag's.

    blocks: those that are open, each with its ``else`` as far as it has come. lost: names are missing that an
    unreadable tag would give.
    """

    lines: list[str] = field(default_factory=list)
    blocks: list[tuple[Tag, Tag | None]] = field(default_factory=list)
    lost: bool = False
    findings: list[Finding] = field(default_factory=list)


def grow(tags: Sequence[Tag], language: House) -> tuple[nodes.Template, Skeleton]:
    """The tags as one program, and how it was made."""
    made = Skeleton()
    for tag in tags:
        made.lines.append(line(tag, made, language))
    made.lines.append("".join(end(tag) for tag, _ in reversed(made.blocks)))
    try:
        return language.parse("\n".join(made.lines)), made
    except TemplateSyntaxError:
        made.lost = True
        return nodes.Template([], lineno=1), made


def line(tag: Tag, made: Skeleton, language: House) -> str:
    """What stands for one tag."""
    if tag.kind == "{#" or tag.keyword not in ("", *KEYWORDS):
        return ""
    if tag.keyword in MIDDLES:
        return middle(tag, made, language)
    if tag.keyword.startswith("end"):
        return closing(tag, made)
    sound = readable(tag, language)
    if tag.kind == "{%" and opens(tag.code):
        made.blocks.append((tag, None))
        return f"{{% {tag.code if sound else substitute(tag, made)} %}}"
    if not sound:
        made.lost = made.lost or tag.keyword == "set"
        return ""
    return alone(tag.kind, tag.code)


def readable(tag: Tag, language: House) -> bool:
    """Whether the language can read the tag by itself."""
    try:
        language.parse(alone(tag.kind, tag.code))
    except TemplateSyntaxError:
        return False
    return True


def substitute(tag: Tag, made: Skeleton) -> str:
    """An opener of the same kind with nothing in it; the names that a loop gives are kept where they can be read."""
    if tag.keyword == "for" and (targets := TARGETS.match(tag.code)):
        return f"for {targets[1]} in {ANY}"
    made.lost = made.lost or tag.keyword in ("for", "set", "macro", "with")
    return NEUTRAL[tag.keyword]


def middle(tag: Tag, made: Skeleton, language: House) -> str:
    """``else`` and ``elif`` where their block is open; else nothing."""
    if not made.blocks or made.blocks[-1][0].keyword not in MIDDLES[tag.keyword]:
        return ""
    opener, turned = made.blocks[-1]
    if turned:
        message = f"{tag.typed} 写在了同一个 {opener.keyword} 的 {turned.typed} 之后"
        hint = "else 只能有一个，写在最后；多出的请删去，或改成 elif 写在 else 之前"
        made.findings.append(fault("template-second-else", message, (tag.place, turned.place), hint))
        return ""
    if tag.keyword == "else":
        made.blocks[-1] = opener, tag
    elif not readable(tag, language):
        return "{% elif true %}"
    return f"{{% {tag.code} %}}"


def closing(tag: Tag, made: Skeleton) -> str:
    """The end of a block, behind the ends of those that were left open inside it; nothing where none is open."""
    word = tag.keyword.removeprefix("end")
    if not any(one.keyword == word for one, _ in made.blocks):
        return ""
    ends = []
    while made.blocks:
        opener, _ = made.blocks.pop()
        ends.append(end(opener))
        if opener.keyword == word:
            break
    return "".join(ends)


def end(tag: Tag) -> str:
    """The end of a block."""
    return f"{{% end{tag.keyword} %}}"
