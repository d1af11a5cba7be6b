"""Folders full of units for the batch, and tasks that go wrong in the ways that no finding tells."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

from annualreport.building.batch_manifest import MADE, Entry
from annualreport.building.batch_worker import Done, Job
from annualreport.workspace import shipped_templates
from tests.conftest import GOOD_YEAR


def unit(folder: Path) -> Path:
    """A workspace of the good year with the shipped templates."""
    shutil.copytree(GOOD_YEAR, folder)
    shutil.copytree(shipped_templates(), folder / "templates")
    return folder


def units(root: Path, count: int) -> Path:
    """A folder with so many workspaces, 单位01 and on."""
    for number in range(1, count + 1):
        unit(root / f"单位{number:02d}")
    return root


def hidden(root: Path) -> list[str]:
    """What a write that was broken off would leave."""
    return [path.name for path in root.rglob(".*")]


def fatal(job: Job) -> Done:
    """The process is killed at the unit 坏, as the system does when memory runs out."""
    if job.folder == "坏":
        os.kill(os.getpid(), signal.SIGKILL)
    return Done(Entry(job.folder, job.folder, 2020, MADE, {}, "", {}, 0.0))


def faulty(job: Job) -> Done:
    """The program has a fault that shows at the unit 坏."""
    if job.folder == "坏":
        raise ZeroDivisionError("division by zero")
    return fatal(job)
