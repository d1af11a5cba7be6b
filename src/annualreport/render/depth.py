"""Tell of code that is nested too deeply to be read or compiled: the tags by themselves, else the blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jinja2.exceptions import TemplateSyntaxError

from annualreport.finding import Finding, fault
from annualreport.render.records import Tag
from annualreport.render.statements import alone
from annualreport.vocabulary.environment import House

LOST = (RecursionError, SyntaxError, MemoryError)
"""What the language and Python raise where nesting is too deep for them; wrong code raises TemplateSyntaxError."""


def too_deep(tags: Iterable[Tag], shallow: Callable[[Tag], bool]) -> Iterator[Finding]:
    """The tags that are too deep by themselves; where there are none, the blocks, one inside another."""
    tags = tuple(tags)
    deep = [tag for tag in tags if tag.kind != "{#" and not shallow(tag)]
    for tag in deep:
        message = f"{tag.typed[:40]}… 写得太长或括号套得太深，读不了"
        yield fault("template-too-deep", message, tag.place, "请拆成几个标签，中间的结果用 {% set … %} 起名")
    if not deep:
        places = tuple(dict.fromkeys(tag.place for tag in tags))[:1]
        yield fault("template-too-deep", "语句一个套一个，套得太深，读不了", places, "请核对各语句的结束标签")


def compiles(tag: Tag, language: House) -> bool:
    """Whether one tag by itself can be compiled, rightly or not, without getting lost in it."""
    try:
        language.compile(language.parse(alone(tag.kind, tag.code)))
    except TemplateSyntaxError:
        return True
    except LOST:
        return False
    return True
