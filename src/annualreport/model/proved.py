"""Have pydantic judge what a file holds for a record, read it, and describe it as a JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import core_schema

from annualreport.model.fields import NOTHING, once
from annualreport.model.fields import Field as Declared
from annualreport.model.record import ORIGIN, Origin, Record, origin_of, types
from annualreport.source.yamlfile import Mapped

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

R = TypeVar("R", bound=Record)


class Twin(BaseModel):
    """What pydantic reads a record as."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        defer_build=True,
    )

    origin: Annotated[SkipJsonSchema[Origin | None], Field(alias=ORIGIN, exclude=True, repr=False)] = None

    @model_validator(mode="before")
    @classmethod
    def remember_the_places(cls, data: Any) -> Any:
        """Keep the places that the reader knows."""
        return {**data, ORIGIN: origin_of(data)} if isinstance(data, Mapped) else data


def validate(record: type[R], data: Any, *, by_name: bool) -> R:
    """The data as a record; pydantic's ValidationError with every fault."""
    made: R = adapter(record).validate_python(data, by_alias=True, by_name=by_name)
    return made


def schema(record: type[Record]) -> dict[str, Any]:
    """The JSON Schema of what a file may hold for a record."""
    return twin(record).model_json_schema(by_alias=True)


@once
def adapter(record: type[R]) -> TypeAdapter[R]:
    """Pydantic's reader of a record."""
    return TypeAdapter(record)


@once
def twin(record: type[Record]) -> type[BaseModel]:
    """The record as pydantic has it."""
    fields = {name: own for name, own in record.model_fields.items() if not own.exclude}
    declared: dict[str, Any] = {name: (types(record)[name], of_field(own)) for name, own in fields.items()}
    return create_model(record.__name__, __base__=Twin, __module__=record.__module__, **declared)


def of_field(own: Declared) -> Any:
    """A field as pydantic has it."""
    limits = {name: limit for name, limit in own.limits.items() if name != "choices"}
    if own.default is not NOTHING:
        limits["default"] = own.default
    elif own.default_factory is not None:
        limits["default_factory"] = own.default_factory
    if "choices" in own.limits:
        limits["json_schema_extra"] = {"enum": list(own.limits["choices"])}
    return Field(alias=own.alias, description=own.description, **limits)


def core(record: type[R], handler: GetCoreSchemaHandler) -> CoreSchema:
    """How pydantic reads a record: one that is made already as it is."""

    def read(value: Any, read_twin: core_schema.ValidatorFunctionWrapHandler) -> R:
        """The record."""
        if isinstance(value, record):
            return value
        made = read_twin(value)
        return record.of({name: getattr(made, name) for name in record.model_fields})

    return core_schema.no_info_wrap_validator_function(read, handler.generate_schema(twin(record)))
