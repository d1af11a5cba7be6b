"""Read a YAML file of one record, or of a list of records, into the model with every fault it has."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from annualreport.finding import Finding, Stop, fault
from annualreport.model.record import Record
from annualreport.place import whole
from annualreport.readers.records import validate
from annualreport.source import yamlfile
from annualreport.source.yamlfile import Listed, Mapped

R = TypeVar("R", bound=Record)


def record(model: type[R], path: Path, label: str) -> tuple[R | None, tuple[Finding, ...]]:
    """The file as one record; None with findings where it is none."""
    try:
        data = yamlfile.read(path, label)
    except Stop as stop:
        return None, stop.findings
    return validate(model, data, label)


def listed(model: type[R], key: str, path: Path, label: str) -> tuple[R | None, tuple[Finding, ...]]:
    """The file, a list, as the record whose field ``key`` holds that list; an empty file is an empty list."""
    try:
        data = yamlfile.read(path, label)
    except Stop as stop:
        return None, stop.findings
    return as_list(model, key, data, label)


def as_list(model: type[R], key: str, data: object, label: str) -> tuple[R | None, tuple[Finding, ...]]:
    """What was read of a file, a list, as the record whose field ``key`` holds that list."""
    if data is not None and not isinstance(data, Listed):
        hint = "每一条另起一行，以「- 」开头，其余各项与第一项左边对齐"
        place = getattr(data, "place", None) or whole(label)
        return None, (fault("wrong-value", "文件应当是列表，一条接一条", place, hint),)
    return validate(model, under(key, data, label), label)


def under(key: str, data: Listed | None, label: str) -> Mapped:
    """A list as the one field of a mapping."""
    mapped = Mapped({key: data})
    mapped.place = whole(label)
    mapped.places = {key: data.place if data else whole(label)}
    return mapped
