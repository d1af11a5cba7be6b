"""Keep what is costly to make in a folder of this user alone, and take back only what this program put there.

Every entry is sealed with a key that lies in the same folder. A folder or file that others may write, a broken seal,
a full disk: the store says nothing, gives nothing, and the caller makes the thing anew.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

SWITCH = "ANNUALREPORT_CACHE"
"""The variable of the environment that names another folder, or switches the store off."""
OFF = ("", "0", "no", "off", "否")
KEY = "key"
ENDING = ".kept"
SEAL = hashlib.sha256().digest_size
KEPT = 24
"""Entries that stay; those not used for longest go first."""
LARGEST = 64 * 1024 * 1024
"""Bytes of an entry; what is larger is made anew each time."""
LEFT_OVER = 3600.0
"""Seconds after which a file that was never finished belongs to a process that was killed."""
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def folder() -> Path | None:
    """Where the entries lie; None where the store is switched off or the user has no folder for such things."""
    chosen = os.environ.get(SWITCH)
    if chosen is not None:
        return None if chosen.strip().lower() in OFF else Path(chosen)
    with suppress(RuntimeError):  # no home
        return caches() / "annualreport"
    return None


def caches() -> Path:
    """The system's folder for what can be made anew; RuntimeError where the user has no home."""
    if sys.platform == "win32" and "LOCALAPPDATA" in os.environ:
        return Path(os.environ["LOCALAPPDATA"])
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


def load(name: str) -> bytes | None:
    """What was kept under this name; None where nothing was, or not by this program."""
    place = folder()
    if place is None or not private(place):
        return None
    key, kept = content(place / KEY), content(place / (name + ENDING))
    if not key or not kept or not hmac.compare_digest(kept[:SEAL], seal(key, name, kept[SEAL:])):
        return None
    with suppress(OSError):
        os.utime(place / (name + ENDING))
    return kept[SEAL:]


def keep(name: str, made: bytes) -> None:
    """Keep it for next time, where that can be done."""
    place = folder()
    if place is None or len(made) > LARGEST:
        return
    with suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if private(place):
            key = content(place / KEY) or new_key(place)
            put(place / (name + ENDING), seal(key, name, made) + made)
            prune(place)


def seal(key: bytes, name: str, made: bytes) -> bytes:
    """What only a holder of the key can put before an entry of this name."""
    return hmac.digest(key, name.encode() + b"\0" + made, "sha256")


def new_key(place: Path) -> bytes:
    """A key for this folder; entries sealed with another are made anew."""
    put(place / KEY, os.urandom(SEAL))
    return content(place / KEY) or b""


def put(path: Path, made: bytes) -> None:
    """The file in one step, readable by this user alone; OSError where it cannot be."""
    handle, beside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(made)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def content(path: Path) -> bytes | None:
    """A file's bytes; None where there is none that only this user may touch."""
    try:
        handle = os.open(path, READING)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as stream:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or not ours(about) or about.st_size > LARGEST + SEAL:
            return None
        return stream.read()


def private(place: Path) -> bool:
    """Whether it is a folder that only this user may touch."""
    try:
        about = place.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(about.st_mode) and ours(about)


def ours(about: os.stat_result) -> bool:
    """Whether it belongs to this user and nobody else may touch it; Windows keeps the user's folder apart itself."""
    return sys.platform == "win32" or (about.st_uid == os.geteuid() and not stat.S_IMODE(about.st_mode) & 0o077)


def prune(place: Path) -> None:
    """Take away the entries not used for longest, and what killed processes left."""
    entries: list[tuple[float, Path]] = []
    for path, changed in files(place):
        if path.suffix == ENDING:
            entries.append((changed, path))
        elif path.name != KEY and time.time() - changed > LEFT_OVER:
            path.unlink(missing_ok=True)
    for _, path in sorted(entries, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)


def files(place: Path) -> Iterator[tuple[Path, float]]:
    """The files of the folder with the time of their last use; another process may take one away meanwhile."""
    for path in place.iterdir():
        with suppress(FileNotFoundError):
            yield path, path.lstat().st_mtime
