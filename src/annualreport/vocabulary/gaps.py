"""Keep what is missing as a value of its own, with its name, until somebody prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import UndefinedError

from annualreport.source.patterns import later

GAP = later("【缺：([^】]*)】")
"""How a gap is written in a draft."""

IDENTITIES = ("编号", "方案", "序号", "名称", "处室", "标题")
"""What tells one item of a list from the next, the first of these that it has; a number of a further plan has both."""

Name = tuple[str, str]
"""The name of a group of words and the identity of the list item that it lies in: ('条', '（2.2.5）')."""


def marker(name: str) -> str:
    """A gap as printed."""
    return f"【缺：{name.replace('】', '〕')}】"


class Gap(Undefined):
    """A word without a value: false, empty, equal to nothing, and still a gap after ``.``, ``+`` and filters.

    Only printing it is a fault. Counting it or making a number of it raises UndefinedError: a gap is never 0.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return type(self)(obj=self, name=name)

    def __getitem__(self, key: Any) -> Any:
        return type(self)(obj=self, name=key)

    def __str__(self) -> str:
        return marker(self.name({})) if self.named else ""

    def __iter__(self) -> Iterator[Any]:
        yield Item(obj=self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def itself(self, *_: Any) -> Any:
        """What arithmetic with a gap gives: the gap."""
        return self

    def never(self, _: Any) -> bool:
        """What a comparison with a gap gives: no."""
        return False

    def refuse(self, *_: Any) -> Any:
        """A gap has no number, no length and no result."""
        raise UndefinedError(f"「{self.name({})}」没有值，不能拿来计算")

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = itself
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = itself
    __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = __round__ = __floor__ = __ceil__ = itself
    __lt__ = __le__ = __gt__ = __ge__ = never  # type: ignore[assignment]
    __len__ = __int__ = __float__ = __complex__ = __call__ = __index__ = refuse

    @property
    def named(self) -> bool:
        """Whether it stands for a word; an ``if`` without ``else`` inside a tag is nothing and prints nothing."""
        return isinstance(self._undefined_name, str | int) or isinstance(self._undefined_obj, Gap)

    @property
    def others(self) -> tuple[str, ...]:
        """The words of its group where the group has no such word; none where the word is only blank."""
        group = self._undefined_obj
        return tuple(group) if isinstance(group, dict) and self._undefined_name not in group else ()

    def name(self, index: Mapping[int, Name]) -> str:
        """The word's full name; index: the names of the groups by identity, as far as they are known."""
        group, own = self._undefined_obj, str(self._undefined_name)
        if isinstance(group, Gap):
            return f"{group.name(index)}.{own}"
        if not isinstance(group, dict | list):
            return own
        return full_name(index.get(id(group), ("", identity(group))), own)


class Item(Gap):
    """What a loop over a gap goes through once, so that the gap is printed where its content would stand."""

    __slots__ = ()

    def __getitem__(self, key: Any) -> Any:
        return self

    def __iter__(self) -> Iterator[Any]:
        yield self

    def name(self, index: Mapping[int, Name]) -> str:
        """The name of the list that is missing."""
        return self._undefined_obj.name(index)  # type: ignore[no-any-return]


def full_name(group: Name, own: str) -> str:
    """The name of a word in a group: 条.落实情况（2.2.5）."""
    prefix, suffix = group
    return f"{prefix}.{own}{suffix}" if prefix else own + suffix


def identity(item: Any) -> str:
    """What tells a list item from the next, in brackets; nothing where it has nothing of the kind."""
    if not isinstance(item, dict):
        return ""
    own = next((item[key] for key in IDENTITIES if isinstance(item.get(key), str)), "")
    plan = item.get("方案") if "编号" in item else None
    return f"（{plan} {own}）" if isinstance(plan, str) else f"（{own}）" if own else ""


def names(words: Mapping[str, Any]) -> dict[int, Name]:
    """The name of every group of words by its identity; a group met twice keeps its first name."""
    found: dict[int, Name] = {}
    waiting: list[tuple[Any, Name]] = [(words, ("", ""))]
    while waiting:
        group, name = waiting.pop()
        if id(group) in found:
            continue
        found[id(group)] = name
        children = group.items() if isinstance(group, dict) else ((None, item) for item in group)
        groups = [(value, child_name(name, key, value)) for key, value in children if isinstance(value, dict | list)]
        waiting += reversed(groups)
    return found


def child_name(name: Name, key: str | None, value: Any) -> Name:
    """The name of a group inside a group; an item of a list drops what stands before the list's own key."""
    prefix, suffix = name
    if key is None:
        return prefix.rpartition(".")[2], identity(value)
    return (f"{prefix}.{key}" if prefix else key), suffix
