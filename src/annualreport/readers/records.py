"""Turn data read from a file into a record of the model, or into Chinese findings at the lines of its fields."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from annualreport.finding import Finding, fault
from annualreport.model.fields import UnsureError
from annualreport.model.record import Record, types
from annualreport.place import Place, whole
from annualreport.source.patterns import later
from annualreport.source.yamlfile import Listed, Mapped

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)
Location = tuple[int | str, ...]

CLOSE = 0.5
"""How alike a misspelt key must be to one of the model's to be suggested."""
PATTERN = later(r"\^\((?P<choices>[^()\[\]\\]+)\)\$")
SLIP = later(r"[^\s：:]{1,12}[：:]")
NUMBERED = r"^\d+\.\d+\.\d+$"


def validate(model: type[R], data: object, label: str) -> tuple[R | None, tuple[Finding, ...]]:
    """The data as a record, or None with every fault at once, each at the line of its field.

    data: what source.yamlfile gave, or Mapped and Listed made by another reader with places of its own.
    """
    try:
        return model.plainly(data, by_name=False), ()
    except UnsureError:
        from pydantic import ValidationError
    try:
        return model.model_validate(data, by_name=False), ()
    except ValidationError as error:
        return None, tuple(finding(model, data, label, detail) for detail in error.errors(include_url=False))


def finding(model: type[Record], data: object, label: str, detail: ErrorDetails) -> Finding:
    """One fault of the data in the clerk's words."""
    at: Location = detail["loc"]
    names = [part for part in at if isinstance(part, str)]
    name = names[-1] if names else ""
    message, hint = worded(model, name, at, detail)
    rule = {"missing": "missing-key", "extra_forbidden": "unknown-key"}.get(detail["type"], "wrong-value")
    return fault(rule, message, place(data, at, label), hint, subject="·".join(names))


def place(data: object, at: Location, label: str) -> Place:
    """Where a value stands: its own line, else that of the nearest thing around it that is there."""
    found = getattr(data, "place", None) or whole(label)
    for part in at:
        if isinstance(data, Mapped) and part in data.places:
            found = data.places[str(part)]
        elif isinstance(data, Listed) and isinstance(part, int) and part < len(data.places):
            found = data.places[part]
        else:
            break
        data = data[part]  # type: ignore[index]
        found = getattr(data, "place", found) if isinstance(part, int) else found
    return found


def worded(model: type[Record], name: str, at: Location, detail: ErrorDetails) -> tuple[str, str]:
    """Message and hint for one fault."""
    kind, typed = detail["type"], detail["input"]
    if kind == "missing":
        return f"缺少「{name}」", described(model, at)
    if kind == "extra_forbidden":
        return unknown(model, name, at)
    if typed is None:
        return f"「{name}」后面没有内容" if name else "文件是空的", described(model, at)
    if at and isinstance(at[-1], int):
        name = f"{name}」第 {at[-1] + 1} 项「"
    name = f"「{name}」".replace("「」", "") or "文件内容"
    return shaped(name, kind, typed) or valued(model, name, at, detail)


def shaped(name: str, kind: str, typed: object) -> tuple[str, str] | None:
    """Message and hint where text, list and group of keys are taken for one another; None for other faults."""
    if kind in ("tuple_type", "list_type"):
        hint = "每一项另起一行，以「- 」开头；只有一项也要这样写"
        return f"{name}应当是列表，这里是{kind_of(typed)}", hint
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        slipped = isinstance(typed, str) and SLIP.match(typed)
        hint = "冒号要用半角「:」，后面空一格" if slipped else "每个名称占一行，写成「名称: 内容」，向右缩进对齐"
        return f"{name}应当是一组「名称: 内容」，这里是{kind_of(typed)}", hint
    if isinstance(typed, (list, dict)):
        return f"{name}应当是一段文字，这里是{kind_of(typed)}", "文字里有方括号、花括号或冒号时，整段用英文双引号括起"
    return None


def valued(model: type[Record], name: str, at: Location, detail: ErrorDetails) -> tuple[str, str]:
    """Message and hint where one value is not what the field takes."""
    kind, typed, more = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "value_error":
        return f"{name}：{more['error']}", described(model, at)
    if kind == "string_pattern_mismatch":
        return patterned(name, typed, str(more["pattern"]))
    if kind == "string_too_short":
        return f"{name}不能空着", described(model, at)
    if kind.startswith("bool"):
        return f"{name}应当是「是」或「否」，这里是「{typed}」", described(model, at)
    if kind.startswith(("int", "decimal", "finite")):
        return f"{name}应当是数字，这里是「{typed}」", "只写数字；单位另写，约数不用"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = "不小于" if kind.startswith("greater") else "不大于"
        return f"{name}应当{bound} {more.get('ge', more.get('le'))}，这里是 {typed}", described(model, at)
    return f"{name}的内容「{typed}」不合要求", described(model, at)


def patterned(name: str, typed: object, pattern: str) -> tuple[str, str]:
    """Message and hint for a text that must be one of a few, or of a shape."""
    found = PATTERN.fullmatch(pattern)
    if found:
        choices = [f"「{choice}」" for choice in found["choices"].split("|") if choice]
        return f"{name}只能是{'或'.join(choices)}，这里是「{typed}」", "请照样写其中一个"
    if pattern == NUMBERED:
        return f"{name}应当写成 章.节.条 的样子，这里是「{typed}」", "例如第二章第二节第5条写成 2.2.5，用半角数字和点"
    return f"{name}的写法不合要求：「{typed}」", "请照填报说明改写"


def kind_of(typed: object) -> str:
    """What was written, in words, with the beginning of a text."""
    if isinstance(typed, dict):
        return "一组「名称: 内容」"
    if isinstance(typed, (list, tuple)):
        return "列表"
    text = " ".join(str(typed).split())
    return f"文字「{text[:18]}…」" if len(text) > 18 else f"文字「{text}」"


def unknown(model: type[Record], name: str, at: Location) -> tuple[str, str]:
    """Message and hint for a key that the model does not know: the nearest that it knows."""
    known = aliases(model_at(model, at[:-1]))
    near = difflib.get_close_matches(name, known, 1, CLOSE)
    message = f"没有「{name}」这一项" + (f"，是不是「{near[0]}」？" if near else "")
    return message, f"可以写的有：{'、'.join(known)}"


def described(model: type[Record], at: Location) -> str:
    """The glossary line of the field."""
    names = [part for part in at if isinstance(part, str)]
    if not names:
        return ""
    owner = model_at(model, at[: len(at) - 1 - list(reversed(at)).index(names[-1])])
    for field in owner.model_fields.values():
        if field.alias == names[-1] and field.description:
            return f"{names[-1]}：{field.description}"
    return ""


def aliases(model: type[Record]) -> list[str]:
    """The Chinese keys of a model, in its order."""
    return [field.alias for field in model.model_fields.values() if field.alias and not field.exclude]


def model_at(model: type[Record], at: Sequence[int | str]) -> type[Record]:
    """The model of what stands at a location below this one."""
    for part in at:
        for name, field in model.model_fields.items():
            inner = inner_model(types(model)[name]) if field.alias == part else None
            model = inner or model
    return model


def inner_model(annotation: Any) -> type[Record] | None:
    """The model that an annotation such as ``tuple[Entry, ...]`` or ``Period | None`` holds."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := inner_model(part))), None)
