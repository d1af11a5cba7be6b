"""Hold a published folder against its list of hashes: what is missing, what was changed, what was added."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import line, whole
from annualreport.readers.releases import FOLDER, RECORD

SUMS = "SHA256SUMS"
LINE = re.compile(r"(?P<check>[0-9a-f]{64}) [ *](?P<name>[^/\\]+)")
CHUNK = 1 << 20
DEEP = 4
"""How many folders a published one lies in: out, the year, 发布 and the workspace."""
BACK = "请从 data/‹年度›/releases/ 恢复：annualreport publish --restore"
MISSING = "没有这个文件夹，没有核对"


def sums(files: Mapping[str, bytes]) -> bytes:
    """SHA256SUMS of files, as sha256sum writes and reads it."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    return "".join(lines).encode()


def verify(folder: Path, label: str) -> tuple[Finding, ...]:
    """Everything that is not as it was published; Stop where there is no such folder."""
    if not folder.is_dir():
        message = "这是一个文件，不是文件夹，没有核对" if folder.exists() else MISSING
        raise Stop(fault("no-folder", message, whole(label), "请指明一个已发布的文件夹，如 out/2021/发布/1"))
    recorded, told = by_record(folder)
    if recorded is not None:
        return tuple(compared(folder, label, recorded, sure=True))
    listed = folder / SUMS
    if not listed.is_file():
        return (*told, no_list(folder, label))
    known, findings = read(listed, f"{label}/{SUMS}")
    return (*told, *findings, *compared(folder, label, known, sure=not findings))


def no_list(folder: Path, label: str) -> Finding:
    """What is told of a folder without a list; one that holds the folders of the versions is none of them."""
    versions = sorted((one.name for one in folder.iterdir() if (one / SUMS).is_file()), key=lambda one: (len(one), one))
    if versions:
        message = f"这里是各版的文件夹（{'、'.join(versions)}），不是其中一版"
        raise Stop(fault("no-folder", message, whole(label), f"请指明一版：{label}/{versions[-1]}"))
    return fault("release-missing", f"没有 {SUMS}，不知道发布的是什么", whole(f"{label}/{SUMS}"), BACK)


def read(path: Path, label: str) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The hashes by file name; a line that is none is told."""
    known: dict[str, str] = {}
    told: list[Finding] = []
    for number, text in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        found = LINE.fullmatch(text)
        if found:
            known[found["name"]] = found["check"]
        else:
            told.append(fault("release-changed", "这一行不是校验值和文件名", line(label, number), BACK))
    return known, tuple(told)


def by_record(folder: Path) -> tuple[dict[str, str] | None, tuple[Finding, ...]]:
    """The hashes that the record holds, where the folder lies in the workspace that published it; None elsewhere."""
    home = folder.resolve()
    if len(home.parents) < DEEP:
        return None, ()
    record = home.parents[3] / "data" / home.parents[1].name / FOLDER / home.name / RECORD
    if not record.is_file():
        return None, ()
    try:
        return dict(json.loads(record.read_text("utf-8"))["产出"]), ()
    except (ValueError, KeyError, TypeError):
        return None, (fault("release-damaged", "发布记录读不了", whole(record.as_posix()), "请从备份取回"),)


def compared(folder: Path, label: str, known: Mapping[str, str], *, sure: bool) -> Iterator[Finding]:
    """Files that are missing, changed or strange. sure: whether the list is whole."""
    there = {one.name: one for one in folder.iterdir()}
    for name, check in sorted(known.items()):
        if name not in there:
            yield fault("release-missing", "发布的文件没有了", whole(f"{label}/{name}"), BACK)
        elif not there[name].is_file() or checksum(there[name]) != check:
            said = f"{SUMS} 与发布记录不一致，改过了" if name == SUMS else "发布之后改过，与校验值不一致"
            yield fault("release-changed", said, whole(f"{label}/{name}"), BACK)
    for name in sorted(there.keys() - known.keys() - {SUMS}):
        place = whole(f"{label}/{name}")
        if sure:
            yield fault("release-strange", "这个文件不是发布的内容", place, "请移走")
        else:
            yield fault("release-strange", f"{SUMS} 坏了，不知道这个文件是不是发布的", place, BACK)


def checksum(path: Path) -> str:
    """The sha256 of a file."""
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            total.update(piece)
    return total.hexdigest()
