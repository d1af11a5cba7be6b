"""What every record of the model is: frozen, named in Chinese outside and English inside, aware of its places."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NoReturn, Self, dataclass_transform, get_type_hints

from annualreport.model.dumped import dumped
from annualreport.model.fields import Field, Take, UnsureError, field, once, taker
from annualreport.place import Place
from annualreport.source.yamlfile import Mapped

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True)
class Origin:
    """Where a record stands and where each of its fields does, by Chinese key."""

    place: Place
    fields: Mapping[str, Place] = attribute(default_factory=dict)


ORIGIN = "\0来源"
"""The outer name of ``origin``: one that no file can hold."""


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Record:
    """A frozen record. Fields: English name, Chinese alias (the outer name), description (its glossary line).

    What is plainly right becomes a record at once. Anything else is judged by pydantic (``model.proved``), which takes
    longer to load than a year to check: it says what is wrong, and reads what is right in an unusual way.
    """

    model_fields: ClassVar[dict[str, Field]] = {"origin": Field(ORIGIN, "", None, None, exclude=True)}
    origin: Origin | None

    def __init_subclass__(cls) -> None:
        """Take the fields of a new record from where they are declared."""
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        cls.model_fields = {**cls.model_fields, **own}
        for name, one in own.items():
            one.name = name
            delattr(cls, name)

    def __init__(self, **values: Any) -> None:
        """The record of values by their inner names; pydantic's ValidationError for wrong ones."""
        self.__dict__.update(vars(self.model_validate(values)))

    @classmethod
    def model_validate(cls, data: Any, *, by_name: bool = True) -> Self:
        """The record, its fields under their Chinese keys or, by_name, inner names; pydantic's ValidationError else."""
        try:
            return cls.plainly(data, by_name=by_name)
        except UnsureError:
            from annualreport.model import proved

            return proved.validate(cls, data, by_name=by_name)

    @classmethod
    def plainly(cls, data: Any, *, by_name: bool = True) -> Self:
        """The record where the data are plainly right; UnsureError where pydantic has to look at them."""
        if isinstance(data, cls):
            return data
        if not isinstance(data, dict):
            raise UnsureError
        values, used = {"origin": origin_of(data)}, int(ORIGIN in data)
        for name, (own, take) in takers(cls, by_name).items():
            key = own.alias if own.alias in data else name if by_name and name in data else None
            if key is None and own.is_required():
                raise UnsureError
            values[name] = own.get_default(call_default_factory=True) if key is None else take(data[key])
            used += key is not None
        if used != len(data):
            raise UnsureError
        return cls.of(values)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """The record of values that are known to be right: all fields by their inner names."""
        made = cls.__new__(cls)
        made.__dict__.update(values)
        return made

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """The record of values that are known to be right; the others are their defaults."""
        usual = {name: own.get_default(call_default_factory=True) for name, own in cls.model_fields.items()}
        return cls.of({**usual, **values})

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """A copy with other values; what was worked out from the old ones and kept stays behind."""
        return self.of({**self.values, **(update or {})})

    @property
    def values(self) -> dict[str, Any]:
        """The values of all fields by their inner names."""
        return {name: self.__dict__[name] for name in self.model_fields}

    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] = "python",
        by_alias: bool = False,
        include: Collection[str] | None = None,
        exclude: Collection[str] = (),
        exclude_defaults: bool = False,
    ) -> dict[str, Any]:
        """The values as plain ones; json: dates and numbers with decimals as texts, lists as lists."""
        made = {}
        for name, own in self.model_fields.items():
            value = self.__dict__[name]
            left_out = own.exclude or name in exclude or (include is not None and name not in include)
            if not left_out and not (exclude_defaults and value == own.get_default(call_default_factory=True)):
                key = own.alias if by_alias else name
                made[key] = dumped(value, mode=mode, by_alias=by_alias, exclude_defaults=exclude_defaults)
        return made

    def model_dump_json(self) -> str:
        """The values as JSON."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """The JSON Schema of what a file may hold, under the Chinese keys."""
        from annualreport.model import proved

        return proved.schema(cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """How pydantic reads such a record inside another."""
        from annualreport.model import proved

        return proved.core(cls, handler)

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same kind and has the same values, of the same place."""
        return isinstance(other, Record) and type(other) is type(self) and self.values == other.values

    def __hash__(self) -> int:
        """By the values; TypeError where one is a group."""
        return hash((type(self), *self.values.values()))

    def __repr__(self) -> str:
        """The values by their inner names."""
        shown = (f"{name}={self.__dict__[name]!r}" for name, own in self.model_fields.items() if not own.exclude)
        return f"{type(self).__name__}({', '.join(shown)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """A record never changes."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        """A record never changes."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

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


@once
def takers(record: type[Record], by_name: bool) -> dict[str, tuple[Field, Take]]:
    """Every field that may be written, with how its value is taken."""
    hints = types(record)
    fields = ((name, own) for name, own in record.model_fields.items() if not own.exclude)
    return {name: (own, taker(hints[name], own.limits, by_name=by_name)) for name, own in fields}


@once
def types(record: type[Record]) -> dict[str, Any]:
    """The type of every field."""
    return get_type_hints(record, include_extras=True)


def origin_of(data: dict[Any, Any]) -> Origin | None:
    """The places that the reader of a file knows."""
    if isinstance(data, Mapped):
        return Origin(data.place, {**inner_places(data), **data.places})
    known: Origin | None = data.get(ORIGIN)
    return known


def inner_places(data: Mapped) -> dict[str, Place]:
    """The places of what lies in the groups of a mapping, as 落实情况.2.2; for groups whose keys no model knows."""
    groups = ((key, value) for key, value in data.items() if isinstance(value, Mapped))
    return {f"{key}.{inner}": place for key, value in groups for inner, place in value.places.items()}
