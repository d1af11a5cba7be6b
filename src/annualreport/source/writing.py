"""Write files so that they are there whole or not at all: all of them beside their places first, then os.replace."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole

IN_USE = "请关闭正在 Word、Excel 或 WPS 里打开的这个文件，或请管理员开放文件夹的写权限"
REASONS = {
    errno.ENOSPC: ("disk-full", "磁盘已满，没有写入；原有文件未动", "请腾出空间后重试"),
    errno.EDQUOT: ("disk-full", "磁盘配额已用完，没有写入；原有文件未动", "请腾出空间后重试"),
    errno.EACCES: ("cannot-write", "文件写不进去（被占用或没有权限）；原有文件未动", IN_USE),
    errno.EPERM: ("cannot-write", "文件写不进去（被占用或没有权限）；原有文件未动", IN_USE),
    errno.EBUSY: ("cannot-write", "文件写不进去（被占用）；原有文件未动", IN_USE),
    errno.EROFS: ("cannot-write", "这个位置是只读的，没有写入", "请换一个可以写的文件夹"),
    errno.EEXIST: ("cannot-write", "应当是文件夹的地方有一个同名文件，没有写入", "请移走或改名那个文件后重试"),
    errno.ENOTDIR: ("cannot-write", "应当是文件夹的地方有一个同名文件，没有写入", "请移走或改名那个文件后重试"),
    errno.EISDIR: ("cannot-write", "应当是文件的地方有一个同名文件夹，没有写入", "请移走或改名那个文件夹后重试"),
    errno.ENAMETOOLONG: ("cannot-write", "文件名太长，系统不接受，没有写入", "请缩短单位名称或换一个较浅的文件夹"),
}
"""Rule, message and hint by the system's error number."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file made beside its place; ``kept`` is what stood there before, for going back."""

    target: Path
    beside: Path
    kept: Path | None


def write_all(files: Mapping[Path, bytes], root: Path, *, durable: bool = True, journal: Path | None = None) -> None:
    """Write every file, making folders; Stop with nothing changed where one of them cannot be written.

    root: the workspace, from which the places of findings are told. durable: wait until the content is on the disk, so
    that not even a power cut leaves half of it; without it the caller has another way to know a file that is not whole.
    journal: where to say, before the first file is put in its place, which are to follow (source.journal).
    """
    staged: list[Staged] = []
    made: list[Path] = []
    done = 0
    try:
        for target, content in files.items():
            stage(target, content, root, staged, made)
        for one in staged if durable else ():
            settle(one, root)
        if journal:
            promise(journal, staged, root)
        for one in staged:
            replace(one.beside, one.target, root)
            done += 1
    finally:
        discard(journal)
        if done < len(files):
            go_back(staged[:done])
        for one in staged:
            discard(one.beside, one.kept)
        if done < len(files):
            remove_folders(made)


def stage(target: Path, content: bytes, root: Path, staged: list[Staged], made: list[Path]) -> None:
    """The content in a new file beside the target, and a second name for what stands there now."""
    try:
        make_folder(target.parent, made)
        beside = fresh(target)
        staged.append(Staged(target, beside, None))
        write(beside, content)
        if target.exists():
            target.open("r+b").close()  # a file open in Word on Windows, or read-only, is found before anything changes
            beside.chmod(target.stat().st_mode & 0o777)
            kept = fresh(target)
            staged[-1] = Staged(target, beside, kept)
            keep(target, kept)
    except OSError as error:
        raise Stop(cannot_write(error, target, root)) from None


def make_folder(folder: Path, made: list[Path]) -> None:
    """The folder with those above it; those that were not there are noted, the deepest last."""
    if not folder.is_dir():
        make_folder(folder.parent, made)
        folder.mkdir(exist_ok=True)  # another may have made it a moment ago
        made.append(folder)


def fresh(target: Path) -> Path:
    """An empty hidden file beside the target."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:20]}.", dir=target.parent)
    os.close(handle)
    return Path(name)


def sweep(targets: Iterable[Path]) -> None:
    """Take away what a write that was killed left beside these files; only where no other is under way."""
    for target in targets:
        left = re.compile(rf"\.{re.escape(target.name[:20])}\.[a-z0-9_]{{8}}")
        with suppress(OSError):
            discard(*(one for one in target.parent.iterdir() if left.fullmatch(one.name)))


def sweep_folder(folder: Path) -> None:
    """Take away whatever writes that were killed left in a folder; only where no other is under way in it."""
    left = re.compile(r"\..{1,20}\.[a-z0-9_]{8}")
    with suppress(OSError):
        discard(*(one for one in folder.iterdir() if left.fullmatch(one.name)))


def write(path: Path, content: bytes) -> None:
    """The content in the file."""
    path.write_bytes(content)
    path.chmod(0o644)


def settle(one: Staged, root: Path) -> None:
    """The staged content on the disk, not only on its way there."""
    try:
        with one.beside.open("r+b") as stream:
            os.fsync(stream.fileno())
    except OSError as error:
        raise Stop(cannot_write(error, one.target, root)) from None


def promise(journal: Path, staged: Iterable[Staged], root: Path) -> None:
    """Say, whole or not at all, which files are to be put in which places, told from the root."""
    moves = [[path.relative_to(root).as_posix() for path in (one.beside, one.target)] for one in staged]
    try:
        beside = fresh(journal)
        write(beside, json.dumps(moves, ensure_ascii=False).encode())
        settle(Staged(journal, beside, None), root)
        replace(beside, journal, root)
    except OSError as error:
        raise Stop(cannot_write(error, journal, root)) from None


def keep(target: Path, kept: Path) -> None:
    """A second name for the target's present content; a copy where the file system knows no second names."""
    kept.unlink()
    try:
        os.link(target, kept)
    except OSError:
        shutil.copy2(target, kept)


def replace(beside: Path, target: Path, root: Path) -> None:
    """Put the staged file in its place in one step."""
    try:
        os.replace(beside, target)  # noqa: PTH105 - the house's word for the atomic step
    except OSError as error:
        raise Stop(cannot_write(error, target, root)) from None


def go_back(done: list[Staged]) -> None:
    """Put back what stood there before, take away what did not."""
    for one in done:
        with suppress(OSError):
            if one.kept:
                os.replace(one.kept, one.target)  # noqa: PTH105 - the house's word for the atomic step
            else:
                one.target.unlink()


def remove_folders(made: list[Path]) -> None:
    """Take away the folders made for what was not written; one that is not empty stays."""
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def discard(*paths: Path | None) -> None:
    """Take away what is left of the work."""
    for path in paths:
        if path:
            with suppress(OSError):
                path.unlink()


def cannot_write(error: OSError, target: Path, root: Path) -> Finding:
    """Why the file could not be written and what to do."""
    place = whole(shown(target, root))
    other = ("cannot-write", f"文件写不进去（系统错误 {error.errno}）；原有文件未动", "请检查输出位置后重试")
    rule, message, hint = other if error.errno is None else REASONS.get(error.errno, other)
    return fault(rule, message, place, hint)


def reason(error: OSError) -> str:
    """The system's reason in a few Chinese words, for a message that says what could not be done."""
    known = {errno.ENOSPC: "磁盘已满", errno.EDQUOT: "磁盘配额已用完", errno.ENOENT: "找不到"}
    if isinstance(error, PermissionError):
        return "没有权限，或被别的程序占用"
    other = f"系统错误 {error.errno}" if error.errno else "系统没有说明原因"
    return other if error.errno is None else known.get(error.errno, other)


def shown(path: Path, root: Path) -> str:
    """The path as told to the user: from the workspace where it lies inside, with forward slashes."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
