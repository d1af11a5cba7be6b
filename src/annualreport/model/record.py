"""What every record of the model is: frozen, named in Chinese outside and English inside, aware of its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from annualreport.place import Place
from annualreport.source.patterns import later
from annualreport.source.yamlfile import Mapped


@dataclass(frozen=True)
class Origin:
    """Where a record stands and where each of its fields does, by Chinese key."""

    place: Place
    fields: Mapping[str, Place] = field(default_factory=dict)


ORIGIN = "\0来源"
"""The outer name of ``origin``: one that no file can hold."""


class Record(BaseModel):
    """A frozen record. Fields: English name, Chinese alias (the outer name), description (its glossary line)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        defer_build=True,  # built at its first use: half of a command's start otherwise
    )

    origin: SkipJsonSchema[Origin | None] = Field(default=None, alias=ORIGIN, exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def remember_the_places(cls, data: Any) -> Any:
        """Keep the places that the reader knows."""
        if isinstance(data, Mapped):
            return {**data, ORIGIN: Origin(data.place, {**inner_places(data), **data.places})}
        return data

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values; what was worked out from the old ones and kept stays behind."""
        made = super().model_copy(update=update, deep=deep)
        for name in vars(made).keys() - type(made).model_fields.keys():
            del made.__dict__[name]
        return made

    @property
    def place(self) -> Place | None:
        """Where the record begins."""
        return self.origin.place if self.origin else None

    def places(self, *keys: str) -> tuple[Place, ...]:
        """The places of these fields (Chinese keys), of the record itself for those that are not written."""
        if self.origin is None:
            return ()
        found = [self.origin.fields.get(key, self.origin.place) for key in keys] or [self.origin.place]
        return tuple(dict.fromkeys(found))


def inner_places(data: Mapped) -> dict[str, Place]:
    """The places of what lies in the groups of a mapping, as 落实情况.2.2; for groups whose keys no model knows."""
    groups = ((key, value) for key, value in data.items() if isinstance(value, Mapped))
    return {f"{key}.{inner}": place for key, value in groups for inner, place in value.places.items()}


def none_as_empty(value: Any) -> Any:
    """A key with nothing behind it is an empty text or list."""
    return () if value is None else value


def none_as_text(value: Any) -> Any:
    """A key with nothing behind it is an empty text."""
    return "" if value is None else value


def none_as_group(value: Any) -> Any:
    """A key with nothing behind it is an empty group."""
    return {} if value is None else value


DATE = later(r"(\d{4})\s*[-/.．年]\s*(\d{1,2})\s*[-/.．月]\s*(\d{1,2})\s*[日号]?$")
WIDE = str.maketrans("０１２３４５６７８９－／．，", "0123456789-/.,")


def read_date(value: Any) -> Any:
    """A date typed as 2021-12-31, 2021/12/31, 2021.12.31 or 2021年12月31日; ValueError, in Chinese, for others."""
    if not isinstance(value, str):
        return value
    found = DATE.match(value.strip().translate(WIDE))
    if not found:
        raise ValueError(f"「{value}」不是日期，应写成 2021-12-31 的样子")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise ValueError(f"日历上没有「{value}」这一天") from None


def read_yes(value: Any) -> Any:
    """是 and 否 beside true and false."""
    return {"是": True, "否": False}.get(value, value) if isinstance(value, str) else value


NUMBER = later(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


def read_number(value: Any) -> Any:
    """A number typed as 1234, 1,234, 12.5 or in wide digits; ValueError, in Chinese, for others."""
    if not isinstance(value, str):
        return value
    typed = value.strip().translate(WIDE)
    if not NUMBER.fullmatch(typed):
        raise ValueError(f"「{value}」不是数字，只写数字，单位写在「单位」里")
    return Decimal(typed.replace(",", ""))


Text = Annotated[str, BeforeValidator(none_as_text)]
Day = Annotated[date, BeforeValidator(read_date)]
Number = Annotated[Decimal, BeforeValidator(read_number)]
YesNo = Annotated[bool, BeforeValidator(read_yes)]
Names = Annotated[tuple[str, ...], BeforeValidator(none_as_empty)]
Texts = Annotated[dict[str, Text], BeforeValidator(none_as_group)]
"""Texts under keys of their own."""
