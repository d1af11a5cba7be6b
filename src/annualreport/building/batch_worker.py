"""Make one unit's report inside a process of the pool, and say what came of it."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import Any

from annualreport import __version__
from annualreport.building.batch_manifest import FAILED, MADE, Entry, counted
from annualreport.building.report import Options, data_files, make
from annualreport.finding import Finding, Stop, fault
from annualreport.outputs.record import sha256
from annualreport.place import Place, whole
from annualreport.render.templates import Templates
from annualreport.source.versions import versions
from annualreport.source.writing import sweep, write_all
from annualreport.workspace import Workspace, settled

TEMPLATES = Templates()
"""What this process has compiled."""
SELDOM = 50_000
"""New objects between two searches for rings of garbage; one report makes about as many, and hardly a ring."""
WRITING = threading.Lock()
"""Held while files are put in their places, so that the process does not leave in between."""


@dataclass(frozen=True)
class Job:
    """One unit to make; resume: after a run that broke off, of which before is what it made of the unit."""

    root: Path
    folder: str
    formats: tuple[str, ...]
    resume: bool = False
    before: Entry | None = None


@dataclass(frozen=True)
class Done:
    """What came of a unit; kept: nothing had changed, so nothing was made."""

    entry: Entry
    kept: bool = False


def prepare() -> None:
    """Begin a process of the pool: an interrupt is the parent's to answer, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(SELDOM)
    threading.Thread(target=leave_with_parent, daemon=True).start()


def leave_with_parent() -> None:
    """Wait until the parent is gone, then leave as soon as no file is being written."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        with WRITING:
            os._exit(1)


def work(job: Job) -> Done:
    """Make the unit, unless it was made before from the same; what is wrong with it is in the entry."""
    begun = time.perf_counter()
    workspace = Workspace(job.root / job.folder)
    year = workspace.year()
    inputs = fingerprint(workspace, year, job.formats)
    if job.resume and job.before and job.before.inputs == inputs and unharmed(workspace, job.before):
        return Done(job.before, kept=True)
    try:
        entry = made(job, workspace, year)
    except Stop as stop:
        entry = failed(job, year, stop.findings)
    return Done(replace(entry, inputs=inputs, seconds=round(time.perf_counter() - begun, 3)))


def made(job: Job, workspace: Workspace, year: int) -> Entry:
    """The unit's files made and written."""
    made = make(settled(workspace), year, Options(job.formats), TEMPLATES)
    with WRITING:
        if job.resume:
            sweep(made.files)
        write_all(made.files, workspace.root, durable=False)  # the account's hashes tell a file that is not whole
    outputs = {file.relative_to(workspace.root).as_posix(): sha256(content) for file, content in made.files.items()}
    return Entry(job.folder, made.unit, year, MADE, counted(made.findings), "", outputs, 0.0)


def failed(job: Job, year: int, findings: tuple[Finding, ...]) -> Entry:
    """A unit that could not be made; its findings are placed from the batch's folder."""
    told = tuple(below(job.folder, finding) for finding in findings)
    return Entry(job.folder, (job.root / job.folder).resolve().name, year, FAILED, counted(told), "", {}, 0.0, told)


def below(folder: str, finding: Finding) -> Finding:
    """The finding with its places told from the batch's folder."""
    places = tuple(Place(joined(folder, place.file), place.where, place.order) for place in finding.places)
    return replace(finding, places=places or (whole(folder),))


def joined(folder: str, file: str) -> str:
    """A unit's file as seen from the batch's folder."""
    return file if folder == "." or Path(file).is_absolute() else f"{folder}/{file}"


def fingerprint(workspace: Workspace, year: int, formats: tuple[str, ...]) -> str:
    """One sha256 of everything that the unit's files follow from; empty where something cannot be read."""
    total = hashlib.sha256(repr((__version__, sorted(versions().items()), year, formats)).encode())
    try:
        for file in sources(workspace, year):
            total.update(f"{workspace.label(file)}\0{sha256(file.read_bytes())}\n".encode())
    except OSError:
        return ""
    return total.hexdigest()


def sources(workspace: Workspace, year: int) -> Iterator[Path]:
    """The year's data and every template; which one is used follows from the data."""
    yield from sorted(file for file in workspace.templates.glob("*.docx") if not file.name.startswith((".", "~$")))
    yield from data_files(workspace, year)


def unharmed(workspace: Workspace, before: Entry) -> bool:
    """Whether every file that was made is still there as it was made."""
    try:
        return bool(before.inputs) and all(
            sha256((workspace.root / name).read_bytes()) == digest for name, digest in before.outputs.items()
        )
    except OSError:
        return False


def findings_of(root: Path, entry: Entry) -> list[dict[str, Any]]:
    """The findings of a unit that has had its turn as the contract writes them, placed from the batch's folder."""
    if entry.findings:
        return [finding.as_json() for finding in entry.findings]
    file = root / entry.folder / "out" / str(entry.year) / "findings.json"
    try:
        found: list[dict[str, Any]] = json.loads(file.read_bytes())
    except (OSError, ValueError):
        place = whole(joined(entry.folder, f"out/{entry.year}/findings.json"))
        return [fault("cannot-read", "核对结果读不了，可能刚被改动或删除", place, "请重新运行").as_json()]
    return [placed(entry.folder, record) for record in found]


def placed(folder: str, record: dict[str, Any]) -> dict[str, Any]:
    """A finding's record with its places told from the batch's folder."""
    places = [{**place, "file": joined(folder, place["file"])} for place in record["places"]]
    return {**record, "places": places or [{"file": folder, "where": ""}]}
