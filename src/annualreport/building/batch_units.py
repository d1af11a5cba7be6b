"""Find every workspace below a folder, once each, whatever links and locked folders lie between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.workspace import Workspace

OURS = {"data", "out", "templates"}
"""What a workspace itself is made of; no other workspace is looked for in these."""


@dataclass(frozen=True)
class Units:
    """The workspaces below root, by their folders (from root, ``.`` for root itself), and what could not be seen."""

    root: Path
    folders: tuple[str, ...]
    findings: tuple[Finding, ...]


def find(root: Path) -> Units:
    """Every workspace in order of names; Stop where root is no folder or nothing below it is a workspace.

    A linked folder counts where it is itself a workspace; nothing further is looked for behind a link, so that a link
    to a folder above makes no circle. Two names of one folder count once.
    """
    if not root.is_dir():
        raise Stop(fault("no-folder", "没有这个文件夹", whole(root.as_posix()), "请写放着各单位工作文件夹的那个文件夹"))
    findings: list[Finding] = []
    seen: dict[Path, str] = {}
    for folder in walk(root, root, findings):
        seen.setdefault(folder.resolve(), folder.relative_to(root).as_posix())
    if not seen:
        message = "这个文件夹里没有工作文件夹：没有一处有 data/ 和年度子文件夹"
        hint = "请写放着各单位工作文件夹的那个文件夹；新建用：annualreport init 文件夹 --unit 单位 --year 年度"
        raise Stop(fault("no-workspace", message, whole(root.as_posix()), hint), *findings)
    return Units(root, tuple(sorted(seen.values())), tuple(findings))


def walk(folder: Path, root: Path, findings: list[Finding]) -> Iterator[Path]:
    """The workspaces at and below a folder; a folder that cannot be seen is told, and the rest is gone through."""
    try:
        ours = bool(Workspace(folder).years)
        below = [one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")]
    except OSError as error:
        findings.append(unseen(folder, root, error))
        return
    if ours:
        yield folder
    for one in sorted(below, key=lambda one: (one.is_symlink(), one.name)):  # a folder goes by its own name first
        if one.is_symlink():
            yield from linked(one, root, findings)
        elif not (ours and one.name in OURS):
            yield from walk(one, root, findings)


def linked(folder: Path, root: Path, findings: list[Finding]) -> Iterator[Path]:
    """A linked folder, where it is itself a workspace."""
    try:
        if Workspace(folder).years:
            yield folder
    except OSError as error:
        findings.append(unseen(folder, root, error))


def unseen(folder: Path, root: Path, error: OSError) -> Finding:
    """A folder whose content the system does not show."""
    place = whole(folder.relative_to(root).as_posix())
    return fault("cannot-read", f"文件夹打不开：{reason(error)}", place, "请管理员开放这个文件夹的读取权限")


def reason(error: OSError) -> str:
    """Why, in Chinese."""
    return "没有权限读取" if isinstance(error, PermissionError) else f"系统错误 {error.errno}"
