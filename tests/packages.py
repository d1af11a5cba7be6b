"""Word files and workbooks as what they are, zip packages: taken apart into members and packed again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def members(content: bytes) -> dict[str, bytes]:
    """The package taken apart."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A package of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()
