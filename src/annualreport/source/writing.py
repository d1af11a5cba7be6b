"""Write files so that they are there whole or not at all: all of them beside their places first, then os.replace."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole


def write_all(files: Mapping[Path, bytes], root: Path) -> None:
    """Write every file, making folders; Stop with nothing changed where one of them cannot be written.

    root: the workspace, from which the places of findings are told.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for target, content in files.items():
            staged.append((stage(target, content, root), target))
        while staged:
            beside, target = staged[0]
            replace(beside, target, root)
            staged.pop(0)
    finally:
        for beside, _ in staged:
            with suppress(OSError):
                beside.unlink()


def stage(target: Path, content: bytes, root: Path) -> Path:
    """The content in a new file beside the target."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.open("r+b").close()  # a file open in Word on Windows, or read-only, is found before anything changes
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise Stop(cannot_write(error, target, root)) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise Stop(cannot_write(error, target, root)) from None
    return Path(name)


def replace(beside: Path, target: Path, root: Path) -> None:
    """Put the staged file in its place in one step."""
    try:
        os.replace(beside, target)  # noqa: PTH105 - the house's word for the atomic step
    except OSError as error:
        raise Stop(cannot_write(error, target, root)) from None


def cannot_write(error: OSError, target: Path, root: Path) -> Finding:
    """Why the file could not be written and what to do."""
    place = whole(shown(target, root))
    if error.errno == errno.ENOSPC:
        return fault("disk-full", "磁盘已满，没有写入；原有文件未动", place, "请腾出空间后重试")
    if isinstance(error, PermissionError):
        hint = "请关闭正在 Word、Excel 或 WPS 里打开的这个文件，或请管理员开放文件夹的写权限"
        return fault("cannot-write", "文件写不进去（被占用或没有权限）；原有文件未动", place, hint)
    return fault("cannot-write", f"文件写不进去（{error.strerror}）；原有文件未动", place, "请检查输出位置后重试")


def shown(path: Path, root: Path) -> str:
    """The path as told to the user: from the workspace where it lies inside, with forward slashes."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
