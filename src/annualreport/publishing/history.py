"""Know where published versions lie, whether they are whole, and put a public folder back from its copy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from annualreport.finding import Finding, fault, note
from annualreport.place import whole
from annualreport.publishing import shelf
from annualreport.publishing.verify import checksum, verify
from annualreport.readers.releases import DAMAGED, FOLDER, RECORD, folders
from annualreport.workspace import Workspace

FILES = "文件"
"""Where in a version's folder the copy of every public file lies."""
PAPER = "发布记录.docx"
"""The record as people read it, beside the one for programs."""
PUBLIC = "发布"
BACKUP = "请从备份取回这个文件夹；发布过的版本不能改动"


def folder(workspace: Workspace, year: int, number: int) -> Path:
    """Where a version is kept for good; never published."""
    return workspace.data(year, FOLDER) / str(number)


def out_folder(workspace: Workspace, year: int, number: int) -> Path:
    """Where a version lies to be put on the site; it may be thrown away and made again."""
    return workspace.out(year, PUBLIC) / str(number)


def kept_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The public files under the names of their copies."""
    return {f"{FILES}/{name}": content for name, content in files.items()}


def has_charts(workspace: Workspace, year: int, number: int) -> bool:
    """Whether the page of a version has charts."""
    pages = (folder(workspace, year, number) / FILES).glob("*.html")
    return any(b"<figure" in one.read_bytes() for one in pages)


def unsound(workspace: Workspace, year: int) -> tuple[Finding, ...]:
    """What of the versions kept is no longer as it was published."""
    return tuple(one for home in folders(workspace, year) for one in of_copy(workspace, home))


def of_copy(workspace: Workspace, home: Path) -> list[Finding]:
    """What of one version's copy differs from its record."""
    try:
        known = dict(json.loads((home / RECORD).read_text("utf-8"))["产出"])
    except DAMAGED:
        message = f"第 {home.name} 版的发布记录读不了"
        return [fault("release-damaged", message, whole(workspace.label(home / RECORD)), BACKUP)]
    found = []
    for name, check in known.items():
        path = home / FILES / name
        if not path.is_file() or checksum(path) != check:
            message = f"第 {home.name} 版的存档没有了或改过了"
            found.append(fault("release-damaged", message, whole(workspace.label(path)), BACKUP))
    return found


def restored(workspace: Workspace, year: int, number: int) -> tuple[Path, tuple[Finding, ...]]:
    """The public folder of a version, made from its copy where it is not there or not whole, and what is told then."""
    target = out_folder(workspace, year, number)
    shelf.sweep(target.parent)
    if target.is_dir() and not verify(target, workspace.label(target)):
        return target, ()
    copies = sorted((folder(workspace, year, number) / FILES).iterdir())
    aside = shelf.exchange(target, {one.name: one.read_bytes() for one in copies}, workspace.root)
    place = whole(workspace.label(target))
    if aside is None:
        return target, (note("release-restored", f"第 {number} 版的公开文件夹已按存档放好", place),)
    message = f"第 {number} 版的公开文件夹里有改动或多出的文件，已按存档换回；原来的文件夹移到 {workspace.label(aside)}"
    return target, (note("release-restored", message, place, "请看过后自行删去"),)


def restore(workspace: Workspace, year: int) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The public folders of all versions whose copies are whole; what is to be said of the others."""
    sound = [home for home in folders(workspace, year) if not of_copy(workspace, home)]
    done = [restored(workspace, year, int(home.name)) for home in sound]
    told = tuple(one for _, findings in done for one in findings)
    return tuple(target for target, _ in done), (*told, *unsound(workspace, year))
