"""Put several files in their places as one step: what a kill interrupts, the next command brings to its end."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from annualreport.finding import Stop
from annualreport.source.writing import cannot_write, discard, sweep, write_all

NAME = ".pending"


def write_together(files: Mapping[Path, bytes], root: Path) -> None:
    """Write every file or none, even where the process is killed: then ``finish`` writes the rest. Hold the lock."""
    sweep((*files, promised(root)))
    write_all(files, root, journal=promised(root))


def finish(root: Path) -> bool:
    """Bring to its end what a killed write had promised; whether there was such a thing. Hold the lock."""
    path = promised(root)
    if not path.is_file():
        return False
    for beside, target in moves(path, root):
        if beside.is_file():
            try:
                os.replace(beside, target)  # noqa: PTH105 - the house's word for the atomic step
            except OSError as error:
                raise Stop(cannot_write(error, target, root)) from None
    sweep(target for _, target in moves(path, root))
    discard(path)
    return True


def promised(root: Path) -> Path:
    """Where a write says beforehand what it is about to put where."""
    return root / "data" / NAME


def moves(path: Path, root: Path) -> Iterator[tuple[Path, Path]]:
    """The files made beside their places, with these, that lie in the workspace; none where the promise is torn."""
    try:
        pairs: Any = json.loads(path.read_bytes())
    except ValueError:
        return
    for pair in pairs if isinstance(pairs, list) else ():
        match pair:
            case [str(beside), str(target)] if inside(beside) and inside(target):
                yield root / beside, root / target


def inside(path: str) -> bool:
    """Whether a path told from the workspace stays in it."""
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts
