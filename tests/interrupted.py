"""A command that is cut short: killed while it puts files in their places, or run on a disk without room."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from annualreport.source.lock import hold

SLOWLY = """
import os, sys, time
from datetime import date
from annualreport.cli import publish, status
publish.today = lambda: date(2021, 1, 15)
def slowly(real):
    def replace(source, target):
        print("replacing", flush=True)
        time.sleep(0.02)
        real(source, target)
    return replace
os.replace, os.rename = slowly(os.replace), slowly(os.rename)
status(sys.argv[1:])
"""
"""A command that takes its time with every replacement, and says when it begins with the first. It is in January."""
MOMENTS = 4
LONGEST = 0.15
"""Seconds from the first replacement within which it is killed."""
needs_small_disk = pytest.mark.skipif(
    not shutil.which("mount") or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a small disk"
)


def started(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-c", SLOWLY, "-C", str(root), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def killed(root: Path, *arguments: str) -> Iterator[None]:
    """Again and again from the same beginning: the command killed at a moment of its writing, the next one begun."""
    saved = root.parent / "before"
    shutil.copytree(root, saved)
    moments = random.Random(5)
    for attempt in range(MOMENTS):
        shutil.rmtree(root)
        shutil.copytree(saved, root)
        process = started(root, *arguments)
        assert process.stdout
        for line in iter(process.stdout.readline, b""):
            if line == b"replacing\n":
                break
        time.sleep(0 if attempt == 0 else moments.uniform(0, LONGEST))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with hold(root, "next"):
            yield


def seen(folder: Path) -> dict[str, bytes]:
    """The files that a user sees, by their names from the folder."""
    named = ((one.relative_to(folder), one) for one in sorted(folder.rglob("*")) if one.is_file())
    return {at.as_posix(): one.read_bytes() for at, one in named if not any(part.startswith(".") for part in at.parts)}


@contextmanager
def full_disk(folder: Path, size: str, room: int = 0) -> Iterator[None]:
    """A folder on a disk of its own that has room for so many bytes and no more."""
    inside = folder.with_name("inside")
    folder.rename(inside)
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        shutil.copytree(inside, folder, dirs_exist_ok=True)
        (folder / ".room").write_bytes(b" " * room)
        with suppress(OSError), (folder / ".rest").open("wb", buffering=0) as rest:
            while rest.write(b" " * 512):
                pass
        (folder / ".room").unlink()
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)
