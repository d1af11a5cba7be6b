"""Let one writer at a time into a workspace, and tell the next one who is there and since when."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.source import journal
from annualreport.source.writing import cannot_write, make_folder, remove_folders, shown

NAME = ".lock"
BYTE = 1 << 30
"""Which byte Windows locks: one beyond the text, which others may go on reading."""

if sys.platform == "win32":
    import msvcrt

    def taken(stream: IO[bytes]) -> bool:
        """Whether the file is this process's now; False where another holds it."""
        stream.seek(BYTE)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def taken(stream: IO[bytes]) -> bool:
        """Whether the file is this process's now; False where another holds it."""
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def hold(root: Path, what: str) -> Iterator[None]:
    """Be the one writer of the workspace while the block runs; what: the command, for the next one to read.

    The system holds the lock for the process and lets go of it however the process ends, so no lock outlives its
    owner. What a writer that was killed left undone is done first. A data/ that is not there yet is made, and does not
    stay where nothing is written into it. Stop where another process is writing.
    """
    path = root / "data" / NAME
    made: list[Path] = []
    try:
        stream = enter(path, root, made)
        try:
            sign(stream, path, root, what)
            journal.finish(root)
            yield
        finally:
            leave(stream, path)
    finally:
        remove_folders(made)


def enter(path: Path, root: Path, made: list[Path]) -> IO[bytes]:
    """The lock's file, held; one that its owner took away in the meantime is asked for again. made: folders made."""
    while True:
        try:
            make_folder(path.parent, made)
            stream = path.open("a+b")
            mine = taken(stream)
        except OSError as error:
            raise Stop(cannot_write(error, path, root)) from None
        if mine and stands(stream, path):
            return stream
        try:
            if not mine:
                raise Stop(occupied(stream, shown(path, root)))
        finally:
            stream.close()


def stands(stream: IO[bytes], path: Path) -> bool:
    """Whether the file that is held is still the one that others find."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except FileNotFoundError:
        return False


def sign(stream: IO[bytes], path: Path, root: Path, what: str) -> None:
    """Write into the lock who holds it."""
    started = datetime.now().astimezone().isoformat(" ", "seconds")
    owner = {"命令": what, "主机": platform.node(), "进程": os.getpid(), "开始": started}
    try:
        stream.truncate(0)
        stream.write(json.dumps(owner, ensure_ascii=False).encode())
        stream.flush()
    except OSError as error:
        raise Stop(cannot_write(error, path, root)) from None


def leave(stream: IO[bytes], path: Path) -> None:
    """Take the lock's file away and let go of it; on Windows the other way round."""
    with suppress(OSError):
        path.unlink()
    with suppress(OSError):
        stream.close()
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink()


def occupied(stream: IO[bytes], label: str) -> Finding:
    """Who is writing in the workspace, as far as the lock says."""
    who = "另一个命令"
    with suppress(OSError, ValueError, KeyError, TypeError):
        stream.seek(0)
        owner = json.loads(stream.read())
        who = f"{owner['命令']}（主机 {owner['主机']}，进程 {owner['进程']}，{str(owner['开始'])[:19]} 开始）"
    message = f"{who}正在写这个工作文件夹；这一次什么都没有写"
    return fault("locked", message, whole(label), "请等它做完再运行；它已经卡住的，先结束那个进程")
