"""Put a whole folder of files in its place in one step, so that it is there complete or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from annualreport.finding import Stop, fault
from annualreport.place import whole
from annualreport.source.writing import cannot_write, shown

STAGING = ".未完成-"
"""How the name of a folder begins that is still being filled; what is left of one is swept away."""


def place(folder: Path, files: Mapping[str, bytes], root: Path) -> None:
    """The folder with the files by their names, which may lie in folders below; Stop where it is there already.

    It is filled beside its place and waited for until it is on the disk; then it gets its name in one step.
    """
    staging = folder.parent
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder.parent))
        staging.chmod(0o755)
        for name, content in files.items():
            write(staging / name, content)
        settle(staging)
        if folder.exists():
            raise Stop(fault("already-there", "这一版已经有了，没有改动", whole(shown(folder, root))))
        os.rename(staging, folder)  # noqa: PTH104 - the atomic step
        settle(folder.parent)
    except OSError as error:
        raise Stop(cannot_write(error, folder, root)) from None
    finally:
        if staging != folder.parent:
            shutil.rmtree(staging, ignore_errors=True)


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


def exchange(folder: Path, files: Mapping[str, bytes], root: Path) -> None:
    """The folder with these files in place of what stands there now."""
    aside = folder.with_name(f"{STAGING}{folder.name}-旧")
    if folder.exists():
        shutil.rmtree(aside, ignore_errors=True)
        try:
            os.rename(folder, aside)  # noqa: PTH104 - the atomic step
        except OSError as error:
            raise Stop(cannot_write(error, folder, root)) from None
    place(folder, files, root)
    shutil.rmtree(aside, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Take away what a run that was killed has left half filled."""
    if parent.is_dir():
        for one in parent.iterdir():
            if one.name.startswith(STAGING):
                with suppress(OSError):
                    shutil.rmtree(one)
