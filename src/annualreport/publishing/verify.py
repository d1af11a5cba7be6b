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
        raise Stop(fault("no-folder", MISSING, whole(label), "请指明一个已发布的文件夹，如 out/2021/发布/1"))
    listed = folder / SUMS
    if not listed.is_file():
        return (fault("release-missing", f"没有 {SUMS}，不知道发布的是什么", whole(f"{label}/{SUMS}"), BACK),)
    known, findings = read(listed, f"{label}/{SUMS}")
    return (*findings, *of_list(folder, label), *compared(folder, label, known))


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


def of_list(folder: Path, label: str) -> Iterator[Finding]:
    """The list itself against the record, where the folder lies in the workspace that published it."""
    home = folder.resolve()
    if len(home.parents) < DEEP:
        return
    record = home.parents[3] / "data" / home.parents[1].name / FOLDER / home.name / RECORD
    if not record.is_file():
        return
    try:
        known = json.loads(record.read_text("utf-8"))["产出"].get(SUMS)
    except (ValueError, KeyError, TypeError, AttributeError):
        yield fault("release-damaged", "发布记录读不了", whole(record.as_posix()), "请从备份取回")
        return
    if known != checksum(folder / SUMS):
        yield fault("release-changed", f"{SUMS} 与发布记录不一致，改过了", whole(f"{label}/{SUMS}"), BACK)


def compared(folder: Path, label: str, known: Mapping[str, str]) -> Iterator[Finding]:
    """Files that are missing, changed or strange."""
    there = {one.name: one for one in folder.iterdir()}
    for name, check in sorted(known.items()):
        if name not in there:
            yield fault("release-missing", "发布的文件没有了", whole(f"{label}/{name}"), BACK)
        elif not there[name].is_file() or checksum(there[name]) != check:
            yield fault("release-changed", "发布之后改过，与校验值不一致", whole(f"{label}/{name}"), BACK)
    for name in sorted(there.keys() - known.keys() - {SUMS}):
        yield fault("release-strange", "这个文件不是发布的内容", whole(f"{label}/{name}"), "请移走")


def checksum(path: Path) -> str:
    """The sha256 of a file."""
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            total.update(piece)
    return total.hexdigest()
