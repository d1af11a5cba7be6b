"""Say whether an Office file may be opened: no bomb, no password, not cut short, not another format renamed."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.source.yamlfile import unread

LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all members together."""
LARGEST_RATIO = 100
"""Unpacked to packed size of the whole file."""
CHUNK = 1024 * 1024
"""Bytes read at a time."""
SMALL = 1024 * 1024
"""Bytes unpacked below which the ratio says nothing."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".ods": "content.xml"}
OTHERS = {
    b"{\\rtf": "RTF 文档",
    b"%PDF": "PDF 文件",
    b"<html": "网页",
    b"<!doc": "网页",
    b"<?xml": "XML 文件",
    b"\xff\xd8\xff": "图片",
    b"\x89PNG": "图片",
    b"Rar!": "压缩包（.rar）",
    b"7z\xbc\xaf": "压缩包（.7z）",
}
"""What else a file may be, by its first bytes in small letters."""
INSTEAD = {
    "图片": "图片里的内容读不出来；请从原处取得可以编辑的文件",
    "压缩包（.rar）": "请先解压，用里面的文件",
    "压缩包（.7z）": "请先解压，用里面的文件",
}
"""What to do about what no office program opens."""
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError, struct.error)
"""What reading a damaged package raises; an OSError is told apart where the file itself cannot be read."""
NAMES = {".docx": "Word（.docx）", ".xlsx": "Excel（.xlsx）", ".ods": "OpenDocument 表格（.ods）"}


def check(path: Path, label: str, kind: str) -> None:
    """Raise Stop unless path is a sound package of the kind ('.docx' or '.xlsx')."""
    problem = refusal(path, label, kind)
    if problem:
        raise Stop(problem)


def refusal(path: Path, label: str, kind: str) -> Finding | None:
    """Why the file may not be opened; None where it may."""
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
        if head == OLE:
            return old_or_locked(path, label, kind)
        with zipfile.ZipFile(path) as package:
            return oversized(package, path, label) or wrong_kind(package, label, kind) or damaged(package, label, kind)
    except BROKEN:
        return no_package(head, path, label, kind)
    except OSError as error:
        hint = "请确认文件存在、有权限读取，并且没有在 Word、Excel 或 WPS 里打开"
        return fault("cannot-read", unread(error), whole(label), hint)


def no_package(head: bytes, path: Path, label: str, kind: str) -> Finding:
    """A file that is no zip package: empty, of another format, or damaged."""
    hint = f"请用 Word、Excel 或 WPS 打开，另存为 {NAMES[kind]}"
    if not head:
        return fault("damaged-file", "文件是空的（0 字节）", whole(label), "请从原处重新取得文件")
    for sign, name in OTHERS.items():
        if head.lower().startswith(sign.lower()[: len(head)]):
            return fault("wrong-format", called(path, kind, name), whole(label), INSTEAD.get(name, hint))
    message = f"文件不是完好的 {NAMES[kind]}文件，可能没有传完或已损坏"
    return fault("damaged-file", message, whole(label), "请从原处重新取得文件，或用 Word、Excel 或 WPS 打开后另存一份")


def old_or_locked(path: Path, label: str, kind: str) -> Finding:
    """An OLE file: either a package under a password, or the old format under a new name."""
    if ENCRYPTED in path.read_bytes():
        return fault("encrypted-file", "文件设了打开密码", whole(label), "请在 Word、Excel 或 WPS 里取消密码后另存一份")
    message = called(path, kind, "旧格式（.doc、.xls 或 .wps）")
    return fault("old-format", message, whole(label), f"请用 Word、Excel 或 WPS 打开，另存为 {NAMES[kind]}")


def called(path: Path, kind: str, content: str) -> str:
    """What the file is, against what its name says it is."""
    named = path.suffix.lower() == kind
    return f"文件名是 {kind}，内容却是{content}" if named else f"文件是{content}，不是 {NAMES[kind]}"


def oversized(package: zipfile.ZipFile, path: Path, label: str) -> Finding | None:
    """A package that unpacks to more than an office document ever does."""
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = max(min(sum(member.compress_size for member in members), path.stat().st_size), 1)
    if unpacked <= LARGEST_UNPACKED and (unpacked <= SMALL or unpacked / packed <= LARGEST_RATIO):
        return None
    message = f"文件解开后有 {unpacked // 1024 // 1024} MB（压缩比 {unpacked // packed}:1），超出限度，没有打开"
    return fault("zip-bomb", message, whole(label), "正常的文档不会这样；请用 Word、Excel 或 WPS 打开后另存一份")


def wrong_kind(package: zipfile.ZipFile, label: str, kind: str) -> Finding | None:
    """A sound zip that is no document of the kind."""
    if any(member.flag_bits & 1 for member in package.infolist()):
        return fault("encrypted-file", "文件设了密码", whole(label), "请取消密码后另存一份")
    if MAIN[kind] in package.namelist():
        return None
    return fault("wrong-format", f"文件不是 {NAMES[kind]}文件", whole(label), f"请用 Word、Excel 或 WPS 另存为 {kind}")


def damaged(package: zipfile.ZipFile, label: str, kind: str) -> Finding | None:
    """A member whose bytes do not match its checksum, or XML with declarations that no Office file has."""
    hint = "请用 Word、Excel 或 WPS 打开后另存一份"
    if len(set(package.namelist())) != len(package.namelist()):
        return fault("damaged-file", "文件里有重名的部分，不知道该读哪一个", whole(label), hint)
    for member in package.infolist():
        try:
            if declares_entities(package, member):
                message = f"文件里带有 {NAMES[kind]}不会有的声明（DOCTYPE），没有打开"
                return fault("unsafe-file", message, whole(label), hint)
        except (*BROKEN, OSError):
            return fault("damaged-file", "文件已损坏，有的部分读不出来", whole(label), hint)
    return None


def declares_entities(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares a document type; the whole member is read, which checks its sum."""
    with package.open(member) as stream:
        head = stream.read(4096)
        while stream.read(CHUNK):
            pass
    return member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in head
