"""Read a YAML file into plain values that remember their lines; every scalar stays the text that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from annualreport.finding import Finding, Stop, fault
from annualreport.place import Place, line, whole

LARGEST = 20 * 1024 * 1024
"""Bytes; a clerk's file is a few hundred kilobytes."""
DEEPEST = 50
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
            message = f"文件超过 {LARGEST // 1024 // 1024} MB，不像一份填报文件"
            raise Stop(fault("file-too-large", message, whole(label)))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "请用编辑器另存为 UTF-8 编码后再试"
        raise Stop(fault("not-utf8", "文件不是 UTF-8 编码，读不出文字", whole(label), hint)) from None
    except OSError as error:
        hint = "请确认文件存在且有权限读取"
        raise Stop(fault("cannot-read", f"文件读不了：{error.strerror}", whole(label), hint)) from None


def parse(text: str, label: str) -> Any:
    """YAML text as plain values with places; Stop as in read()."""
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        raise Stop(syntax_fault(error, text, label)) from None
    except yaml.reader.ReaderError as error:
        number = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else 1
        message = "文件里有看不见的控制字符，YAML 不允许"
        raise Stop(fault("yaml-syntax", message, line(label, number), "请删去这一行的控制字符")) from None
    except RecursionError:
        raise Stop(fault("yaml-too-deep", "层次嵌套过深，读不了", whole(label))) from None
    if root is None:
        return None
    problems: list[Finding] = []
    value = plain(root, label, problems, set(), 0)
    if problems:
        raise Stop(*problems)
    return value


def syntax_fault(error: yaml.MarkedYAMLError, text: str, label: str) -> Finding:
    """What is wrong with the syntax, in the clerk's words."""
    mark = error.problem_mark or error.context_mark
    number = mark.line + 1 if mark else 1
    lines = text.splitlines()
    typed = lines[number - 1] if number <= len(lines) else ""
    if "\t" in typed[: len(typed) - len(typed.lstrip())] or "\\t" in str(error.problem):
        message = "行首或冒号后用了制表符（Tab），YAML 只认空格"
        return fault("yaml-tab", message, line(label, number), "请把 Tab 换成两个空格")
    message = f"格式读不懂：「{typed.strip()[:40]}」附近缺少空格、引号或缩进不齐"
    hint = "冒号后要有一个半角空格；同级内容左边对齐；文字里有冒号、井号或引号时整段用英文双引号括起"
    return fault("yaml-syntax", message, line(label, number), hint)


def plain(node: yaml.Node, label: str, problems: list[Finding], seen: set[int], depth: int) -> Any:
    """The value of a node; what is refused goes into problems. Aliases are met as a node seen before."""
    place = line(label, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return scalar(node)
    if id(node) in seen:
        hint = "请把内容照写一遍"
        problems.append(fault("yaml-alias", "用了 YAML 的锚点和引用（& 与 *），这里不支持", place, hint))
        return None
    if depth > DEEPEST:
        problems.append(fault("yaml-too-deep", "层次嵌套过深，读不了", place))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return sequence(node, label, problems, seen, depth)
    assert isinstance(node, yaml.MappingNode)
    return mapping(node, label, problems, seen, depth)


def scalar(node: yaml.ScalarNode) -> str | None:
    """The text as typed; None for an empty value, ~ or null written without quotes."""
    if node.style is None and node.tag == "tag:yaml.org,2002:null":
        return None
    return str(node.value)


def sequence(node: yaml.SequenceNode, label: str, problems: list[Finding], seen: set[int], depth: int) -> Listed:
    """A list with the places of its items."""
    listed = Listed(plain(item, label, problems, seen, depth + 1) for item in node.value)
    listed.place = line(label, node.start_mark.line + 1)
    listed.places = [line(label, item.start_mark.line + 1) for item in node.value]
    return listed


def mapping(node: yaml.MappingNode, label: str, problems: list[Finding], seen: set[int], depth: int) -> Mapped:
    """A mapping with the places of its keys; a key that stands twice is a fault with both places."""
    mapped = Mapped()
    mapped.place = line(label, node.start_mark.line + 1)
    mapped.places = {}
    for key, where, value in pairs(node, label, problems):
        if key in mapped.places:
            hint = "请删去一处，或合并成一处"
            problems.append(fault("duplicate-key", f"「{key}」写了两次", (where, mapped.places[key]), hint))
            continue
        mapped[key] = plain(value, label, problems, seen, depth + 1)
        mapped.places[key] = where
    return mapped


def pairs(node: yaml.MappingNode, label: str, problems: list[Finding]) -> Iterator[tuple[str, Place, yaml.Node]]:
    """The keys of a mapping as text, with their places and value nodes; a key that is no text is a fault."""
    for key, value in node.value:
        where = line(label, key.start_mark.line + 1)
        if isinstance(key, yaml.ScalarNode) and key.value != "<<":
            yield str(key.value), where, value
        else:
            problems.append(fault("yaml-key", "冒号左边应当是一个名称", where))
