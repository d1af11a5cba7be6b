"""Give the fields of a record by their outer, Chinese names."""

from __future__ import annotations

from annualreport.model.record import ORIGIN, Record


def outer(kind: type[Record]) -> dict[str, str]:
    """The inner name of every field that a file may hold, by its Chinese name, in the model's order."""
    fields = kind.model_fields.items()
    return {field.alias: name for name, field in fields if field.alias and field.alias != ORIGIN}


def described(kind: type[Record]) -> dict[str, str]:
    """The glossary line of every such field, by its Chinese name."""
    return {alias: kind.model_fields[name].description or "" for alias, name in outer(kind).items()}
