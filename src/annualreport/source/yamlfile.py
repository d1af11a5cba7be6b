"""Read a YAML file into plain values that remember their lines; every scalar stays the text that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from annualreport.finding import Finding, Stop, fault
from annualreport.place import Place, line, whole
from annualreport.source.patterns import later
from annualreport.source.yamlsyntax import DEEPEST, lines_of, syntax_fault, too_deep

LARGEST = 20 * 1024 * 1024
"""Bytes; a clerk's file is a few hundred kilobytes, sixty offices' reports of four quarters are four megabytes."""
MOST = 100
"""Faults told of one file; after so many the rest says nothing new."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNPRINTABLE = later(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What may not stand in a line: control characters and the line breaks that editors do not count."""
SUSPECT = later(UNPRINTABLE.pattern.replace(r"\x0a-", r"\x0b-"))
"""The same but for the end of a line: a text without any of these has no such line."""
PLAIN_NAME = later(r"[^\s<][^\s]*\Z")
"""A name without blanks; << is none."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Events = Iterator[yaml.Event]


class Mapped(dict[str, Any]):
    """A YAML mapping; ``place`` is its own, ``places`` those of its values by key."""

    place: Place
    places: dict[str, Place]


class Listed(list[Any]):
    """A YAML sequence; ``place`` is its own, ``places`` those of its items."""

    place: Place
    places: list[Place]


def read(path: Path, label: str) -> Any:
    """The file as Mapped, Listed, str or None. Numbers, dates and yes/no stay text: the model reads them.

    Raises Stop with every fault that can be told at once: not UTF-8, tabs, bad syntax, duplicate keys, aliases.
    """
    return parse(decode(path, label), label)


def decode(path: Path, label: str) -> str:
    """The file's text as UTF-8, with or without a byte order mark; Stop where it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            message = f"文件超过 {LARGEST // 1024 // 1024} MB，不像一份填报文件，没有读"
            raise Stop(fault("file-too-large", message, whole(label), "请确认文件没有放错"))
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = line(label, content.count(b"\n", 0, error.start) + 1)
        hint = "请用编辑器另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）后再试"
        raise Stop(fault("not-utf8", f"文件不是 UTF-8 编码{guessed(content)}，读不出文字", place, hint)) from None
    except OSError as error:
        raise Stop(fault("cannot-read", unread(error), whole(label), "请确认文件存在且有权限读取")) from None


def unread(error: OSError) -> str:
    """Why a file could not be read, in Chinese."""
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, IsADirectoryError):
        return "这里应当是一个文件，却是文件夹"
    if isinstance(error, PermissionError):
        return "没有权限读取这个文件，或它正被别的程序占用"
    return f"文件读不了（系统错误 {error.errno}）"


def guessed(content: bytes) -> str:
    """The encoding it seems to be, in brackets; nothing where no guess is safe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "（看来是 UTF-16）"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "（看来是 GBK）"


@lru_cache(maxsize=1)
def parse(text: str, label: str) -> Any:
    """YAML text as plain values with places, which nobody changes; Stop as in read().

    What was read last is kept: a large ledger is proved before it is written and read again right after.
    """
    faults = list(unprintable(text, label))
    if not faults:
        try:
            value = document(events_of(text), label, faults)
        except yaml.MarkedYAMLError as error:
            broken = syntax_fault(error, text, label)
            faults = [*(one for one in faults if one.places[0] != broken.places[0]), broken]
    if faults:
        raise Stop(*faults[:MOST])
    return value


def events_of(text: str) -> Events:
    """The events of the text, asked from the parser itself."""
    parser = LOADER(text)
    try:
        yield from iter(parser.get_event, None)
    finally:
        parser.dispose()


def unprintable(text: str, label: str) -> Iterator[Finding]:
    """The lines with signs that YAML forbids: NUL and other control characters."""
    if not SUSPECT.search(text):
        return
    hint = "请删去这一行的控制字符；看不见时把这一行重新打一遍"
    for number, typed in enumerate(lines_of(text), 1):
        if UNPRINTABLE.search(typed):
            yield fault("yaml-syntax", "这一行里有看不见的控制字符，YAML 不允许", line(label, number), hint)


def document(events: Events, label: str, faults: list[Finding]) -> Any:
    """The one document of the file; None for an empty file, a fault for a second document."""
    value, documents = None, 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                hint = "请删去中间的「---」，或分成几个文件"
                faults.append(fault("yaml-syntax", "文件被「---」分成了几份，只能有一份", at(event, label), hint))
                break
            value = plain(next(events), events, label, faults, 0)
    return value


def plain(event: yaml.Event, events: Events, label: str, faults: list[Finding], depth: int) -> Any:
    """The value that begins with this event; what is refused goes into faults."""
    if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None and depth <= DEEPEST:
        return scalar(event, label, faults)  # nearly all values: asked first
    if refusal := refused(event, label):
        faults.append(refusal)
        skip(event, events, label, depth)
        return None
    if depth > DEEPEST:
        raise Stop(too_deep(at(event, label)))
    if isinstance(event, yaml.ScalarEvent):
        return scalar(event, label, faults)
    if isinstance(event, yaml.SequenceStartEvent):
        return sequence(event, events, label, faults, depth)
    return mapping(event, events, label, faults, depth)


def scalar(event: yaml.ScalarEvent, label: str, faults: list[Finding]) -> str | None:
    """The text as typed; None for nothing, ~ or null without quotes; a fault where an escape hides a control sign."""
    if not event.style and event.value in NULLS:
        return None
    if event.style == '"' and any(UNPRINTABLE.search(typed) for typed in lines_of(event.value)):
        hint = "请去掉引号里反斜杠写出的控制字符"
        faults.append(fault("yaml-syntax", "引号里有控制字符", at(event, label), hint))
    return str(event.value)


def refused(event: yaml.Event, label: str) -> Finding | None:
    """Why a value cannot be taken: an anchor, an alias, a tag."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        hint = "请把内容照写一遍；文字本身以 & 或 * 开头时，整段用英文双引号括起"
        return fault("yaml-alias", "用了 YAML 的锚点或引用（& 与 *），这里不支持", at(event, label), hint)
    if getattr(event, "tag", None) is not None:
        hint = "文字本身以感叹号开头时，整段用英文双引号括起"
        return fault("yaml-tag", "用了 YAML 的类型标记（!），这里不支持", at(event, label), hint)
    return None


def skip(event: yaml.Event, events: Events, label: str, depth: int) -> None:
    """Pass over everything that belongs to a refused value."""
    open_ones = int(isinstance(event, yaml.CollectionStartEvent))
    while open_ones:
        event = next(events)
        open_ones += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth + open_ones > DEEPEST:
            raise Stop(too_deep(at(event, label)))


def sequence(event: yaml.Event, events: Events, label: str, faults: list[Finding], depth: int) -> Listed:
    """A list with the places of its items."""
    listed = Listed()
    listed.place, listed.places = at(event, label), []
    for item in events:
        if type(item) is yaml.SequenceEndEvent:
            break
        listed.append(plain(item, events, label, faults, depth + 1))
        listed.places.append(at(item, label))
    return listed


def mapping(event: yaml.Event, events: Events, label: str, faults: list[Finding], depth: int) -> Mapped:
    """A mapping with the places of its keys; a key that stands twice is a fault with both places."""
    mapped = Mapped()
    mapped.place, mapped.places = at(event, label), {}
    for start in events:
        if type(start) is yaml.MappingEndEvent:
            break
        key, place = name(start, events, label, faults), at(start, label)
        value = plain(next(events), events, label, faults, depth + 1)
        if key in mapped.places:
            where = (place, mapped.places[key])
            faults.append(fault("duplicate-key", f"「{key}」写了两次", where, "请删去一处，或合并成一处"))
        elif key is not None:
            mapped[key], mapped.places[key] = value, place
    return mapped


def name(event: yaml.Event, events: Events, label: str, faults: list[Finding]) -> str | None:
    """The key of a mapping as text; None, with a fault, where it is none."""
    if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None and PLAIN_NAME.match(event.value):
        return str(event.value)  # nearly all names: asked first
    refusal = refused(event, label) or unnamed(event, label)
    if refusal is None and isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    assert refusal is not None
    faults.append(refusal)
    skip(event, events, label, 0)
    return None


def unnamed(event: yaml.Event, label: str) -> Finding | None:
    """Why the left side of a colon is no name: nothing there, a list, a wide space."""
    if not isinstance(event, yaml.ScalarEvent) or not event.value.strip() or event.value == "<<":
        hint = "以 {{ 开头的内容请整段用英文双引号括起"
        return fault("yaml-key", "冒号左边应当是一个名称", at(event, label), hint)
    if event.value != event.value.strip():
        hint = "请把全角空格换成半角空格，同级内容左边对齐"
        return fault("yaml-wide-space", f"「{event.value.strip()}」前后有全角空格", at(event, label), hint)
    return None


def at(event: yaml.Event, label: str) -> Place:
    """The line on which an event begins."""
    assert event.start_mark is not None
    return line(label, event.start_mark.line + 1)
