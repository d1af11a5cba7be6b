"""Declare the fields of a record, and take at once what is plainly right for one; pydantic judges everything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar, Union, cast, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

P = ParamSpec("P")
T = TypeVar("T")
Take = Callable[[Any], Any]
"""Gives the value of a field for what a file holds; UnsureError where that is not plain."""
NOTHING: Any = object()
"""Stands for no default."""
SEPARATORS = re.compile("[\x1c-\x1f]")
"""What Python takes for blanks and pydantic does not."""
LONGEST = 18
"""Digits of a whole number that is taken as it is."""


def once(work: Callable[P, T]) -> Callable[P, T]:
    """Do work once for each of its arguments: functools.cache, of which mypy thinks that it cannot take a class."""
    return cast("Callable[P, T]", cache(work))


class UnsureError(Exception):
    """The data is wrong, or right in an unusual way: pydantic shall judge it."""


class Before:
    """Marks a type whose values are read from what people write by a function; ValueError, in Chinese, for others."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The same for pydantic."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.read, handler(source))


class Field:
    """A field of a record. alias: its Chinese name outside; description: its glossary line; the rest: its limits."""

    name = ""
    """Its inner name."""

    def __init__(self, alias: str, description: str, default: Any, default_factory: Any, **limits: Any) -> None:
        self.alias, self.description = alias, description
        self.default, self.default_factory = default, default_factory
        self.limits = limits
        self.exclude = bool(limits.pop("exclude", False))

    def is_required(self) -> bool:
        """Whether it has to be written."""
        return self.default is NOTHING and self.default_factory is None

    def get_default(self, *, call_default_factory: bool = False) -> Any:
        """What it is where it is not written; None for what has to be."""
        if self.default_factory is not None:
            return self.default_factory() if call_default_factory else None
        return None if self.default is NOTHING else self.default


def field(
    *,
    key: str,
    description: str = "",
    default: Any = NOTHING,
    default_factory: Callable[[], Any] | None = None,
    exclude: bool = False,
    min_length: int | None = None,
    pattern: str | None = None,
    ge: int | None = None,
    le: int | None = None,
    choices: tuple[str, ...] | None = None,
) -> Any:
    """Declare a field. key: its Chinese name; choices: what editors offer for it, though other texts are read too."""
    limits = {"exclude": exclude, "min_length": min_length, "pattern": pattern, "ge": ge, "le": le, "choices": choices}
    given = {name: limit for name, limit in limits.items() if limit is not None}
    return Field(key, description, default, default_factory, **given)


def taker(hint: Any, limits: Mapping[str, Any], *, by_name: bool) -> Take:
    """How a value of a type is taken; by_name: whether records take their fields' inner names too."""
    of = partial(taker, by_name=by_name)
    kind, inner = get_origin(hint), get_args(hint)
    if kind is Annotated:
        return read_first(inner[1].read, of(inner[0], limits))
    if kind in (Union, UnionType):
        (one,) = (part for part in inner if part is not type(None))
        return or_none(of(one, limits))
    if kind is tuple:
        return of_each(of(inner[0], {}))
    if kind is dict:
        return under_keys(of(inner[0], {}), of(inner[1], {}))
    if hint in SINGLE:
        return limited(SINGLE[hint], limits) if limits.keys() - {"choices"} else SINGLE[hint]
    return partial(hint.plainly, by_name=by_name)


def read_first(read: Callable[[Any], Any], take: Take) -> Take:
    """A value that is read from what people write."""

    def taken(value: Any) -> Any:
        """The value."""
        try:
            known = read(value)
        except ValueError as error:
            raise UnsureError from error
        return take(known)

    return taken


def or_none(take: Take) -> Take:
    """A value that may be none."""
    return lambda value: None if value is None else take(value)


def of_each(take: Take) -> Take:
    """A list."""

    def taken(value: Any) -> tuple[Any, ...]:
        """The items."""
        if not isinstance(value, (list, tuple)):
            raise UnsureError
        return tuple([take(one) for one in value])

    return taken


def under_keys(take_key: Take, take: Take) -> Take:
    """A group with keys of its own."""

    def taken(value: Any) -> dict[Any, Any]:
        """The group."""
        if not isinstance(value, dict):
            raise UnsureError
        return {take_key(key): take(one) for key, one in value.items()}

    return taken


def limited(take: Take, limits: Mapping[str, Any]) -> Take:
    """A value within limits."""
    shortest, pattern = limits.get("min_length", 0), limits.get("pattern")
    least, most = limits.get("ge"), limits.get("le")

    def taken(value: Any) -> Any:
        """The value."""
        known = take(value)
        beyond = (least is not None and known < least) or (most is not None and known > most)
        if beyond or (shortest and len(known) < shortest) or (pattern and not re.search(pattern, known)):
            raise UnsureError
        return known

    return taken


def text(value: Any) -> str:
    """A text, without blanks at its ends."""
    if type(value) is not str or SEPARATORS.search(value):
        raise UnsureError
    return value.strip()


def whole_number(value: Any) -> int:
    """A whole number, also as text."""
    if type(value) is str and value.isascii() and value.isdigit() and len(value) <= LONGEST:
        return int(value)
    return exact(int)(value)  # type: ignore[no-any-return]


def number(value: Any) -> Decimal:
    """A number."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is not Decimal or not value.is_finite():
        raise UnsureError
    return value


def exact(kind: type) -> Take:
    """A value that is of its type already."""

    def taken(value: Any) -> Any:
        """The value."""
        if type(value) is not kind:
            raise UnsureError
        return value

    return taken


SINGLE: dict[Any, Take] = {str: text, int: whole_number, Decimal: number, bool: exact(bool), date: exact(date)}
"""How a value that is no list, group or record is taken."""
