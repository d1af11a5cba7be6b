"""Weigh what a template's code makes, before it is made: texts, lists and lists of lists that no document needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2.exceptions import SecurityError

from annualreport.vocabulary.showing import worded

LARGEST = 10**6
"""Letters or items that one value made by a tag may have."""
NUMBER = 400
"""Letters of the longest plain number as it is printed in a format."""
GROUPS = (list, tuple, dict)


def refuse_length(length: int) -> None:
    """SecurityError for a text longer than a document needs."""
    if length > LARGEST:
        raise SecurityError("拼出的文字太长")


def sized(text: str) -> str:
    """A text that is not longer than a document needs."""
    refuse_length(len(text))
    return text


def weighed(value: Any) -> Any:
    """A list or group that does not hold more than a document needs, however its lists lie inside one another."""
    if isinstance(value, GROUPS) and weight(value, {}) > LARGEST:
        raise SecurityError("一列内容太多")
    return value


def weight(group: Any, known: dict[int, int]) -> int:
    """The items of a group and of the groups in it; one that lies in it twice is counted twice, but walked once."""
    if id(group) not in known:
        items = group.values() if isinstance(group, dict) else group
        inner = sum(weight(item, known) for item in items if isinstance(item, GROUPS))
        known[id(group)] = len(group) + inner
    return known[id(group)]


def glued(values: Iterable[Any], glue: str = "") -> str:
    """The values as a reader sees them, one behind the other."""
    return glue.join(in_words(values, len(glue)))


def in_words(values: Iterable[Any], between: int = 1) -> list[str]:
    """The values as a reader sees them, as long as they give no more than a document needs.

    between: the letters that will stand between two of them.
    """
    words: list[str] = []
    length = 0
    for value in values:
        words.append(worded(value))
        length += len(words[-1]) + between
        refuse_length(length)
    return words


def fits(pattern: str, values: Iterable[Any], signs: str) -> None:
    """Before a pattern is filled: no group is printed as code, and the text is not longer than a document needs.

    signs: what begins a gap of the pattern.
    """
    longest = max((len(value) if isinstance(value, str) else NUMBER for value in map(plain, values)), default=0)
    refuse_length(len(pattern) + pattern.count(signs) * longest)


def plain(value: Any) -> Any:
    """A value that may stand in a text by itself; TemplateRuntimeError for a group."""
    if isinstance(value, GROUPS):
        worded([value])
    return value


def arguments(value: Any) -> tuple[Any, ...]:
    """What fills the gaps of a pattern behind ``%``: the items of a group, else the value alone."""
    if isinstance(value, Mapping):
        return tuple(value.values())
    return value if isinstance(value, tuple) else (value,)
