"""Tell which versions of the libraries are installed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

TOLD = ("docxtpl", "python-docx", "jinja2", "lxml", "pydantic", "PyYAML", "openpyxl", "pikepdf")
"""The libraries whose versions are recorded."""
FIELD = "Version:"


@cache
def versions() -> Mapping[str, str]:
    """The versions of the libraries that are installed; looked up once, for it takes longer than hashing a report."""
    from importlib.metadata import PackageNotFoundError, distribution

    found: dict[str, str] = {}
    for name in TOLD:
        try:
            about = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = stated(about.read_text("METADATA") or "") or about.version
    return MappingProxyType(found)


def stated(metadata: str) -> str:
    """The version in the head of a library's description, of which the whole takes long to read; '' if it has none."""
    head = metadata.partition("\n\n")[0].splitlines()
    return next((line.removeprefix(FIELD).strip() for line in head if line.startswith(FIELD)), "")
