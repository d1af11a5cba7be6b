"""Read the YAML files that come with the program into plain values; they are known to be sound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C loaders where they are there: many times faster."""


def data(file: Path) -> Any:
    """The file's content, with numbers, dates and yes and no as such."""
    return yaml.load(file.read_text("utf-8"), LOADER)


def texts(file: Path) -> Any:
    """The file's content, every scalar as the text that it is written as."""
    return yaml.load(file.read_text("utf-8"), TEXTS)
