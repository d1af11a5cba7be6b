"""Tell which versions of the libraries are installed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

TOLD = ("docxtpl", "python-docx", "jinja2", "lxml", "pydantic", "PyYAML", "openpyxl", "pikepdf")
"""The libraries whose versions are recorded."""


@cache
def versions() -> Mapping[str, str]:
    """The versions of the libraries that are installed; looked up once, for it takes longer than hashing a report."""
    from importlib.metadata import PackageNotFoundError, version

    found: dict[str, str] = {}
    for name in TOLD:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return MappingProxyType(found)
