"""Put whole folders of files in their places in one step each, so that they are there complete or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from annualreport.finding import Stop, fault
from annualreport.place import whole
from annualreport.source.writing import cannot_write, shown

STAGING = ".未完成-"
"""How the name of a folder begins that is still being filled; what is left of one is swept away."""


def place(folders: Mapping[Path, Mapping[str, bytes]], root: Path) -> None:
    """Each folder with its files by their names, which may lie in folders below; Stop where one is there already.

    All are filled beside their places and waited for until they are on the disk, so that a disk without room changes
    nothing; then each gets its name in one step, in their order.
    """
    stagings: dict[Path, Path] = {}
    folder = next(iter(folders))
    try:
        for folder, files in folders.items():
            folder.parent.mkdir(parents=True, exist_ok=True)
            stagings[folder] = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder.parent))
            fill(stagings[folder], files)
        for folder, staging in stagings.items():
            if folder.exists():
                raise Stop(fault("already-there", "这一版已经有了，没有改动", whole(shown(folder, root))))
            os.rename(staging, folder)  # noqa: PTH104 - the atomic step
            settle(folder.parent)
    except OSError as error:
        raise Stop(cannot_write(error, folder, root)) from None
    finally:
        for staging in stagings.values():
            shutil.rmtree(staging, ignore_errors=True)


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """The files in the folder, and all of it on the disk."""
    folder.chmod(0o755)
    for name, content in files.items():
        write(folder / name, content)
    settle(folder)


def write(path: Path, content: bytes) -> None:
    """The content on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def settle(folder: Path) -> None:
    """The folder's list of names on the disk, where the system can be asked for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def exchange(folder: Path, files: Mapping[str, bytes], root: Path) -> Path | None:
    """The folder with these files in place of what stands there now; where that has been put that somebody changed or
    added, None where there was nothing of the kind.

    What stood there gets a name that nobody sweeps away, so that a run that is killed halfway has lost nothing.
    """
    aside = next(one for number in count(1) if not (one := folder.with_name(f"{folder.name}-换下-{number}")).exists())
    if folder.exists():
        move(folder, aside, root)
    try:
        place({folder: files}, root)
    except Stop:
        if aside.exists():
            move(aside, folder, root)
        raise
    if aside.exists() and has_more(aside, files):
        return aside
    shutil.rmtree(aside, ignore_errors=True)
    return None


def has_more(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether something lies in a folder that is none of these files, or stands in its place."""
    return not folder.is_dir() or any(
        not one.is_file() or files.get(one.name) != one.read_bytes() for one in folder.iterdir()
    )


def move(folder: Path, target: Path, root: Path) -> None:
    """The folder under another name beside it."""
    try:
        os.rename(folder, target)  # noqa: PTH104 - the atomic step
    except OSError as error:
        raise Stop(cannot_write(error, folder, root)) from None


def sweep(parent: Path) -> None:
    """Take away what a run that was killed has left half filled."""
    if parent.is_dir():
        for one in parent.iterdir():
            if one.name.startswith(STAGING):
                with suppress(OSError):
                    shutil.rmtree(one)
