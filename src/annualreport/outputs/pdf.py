"""Turn a finished Word file into a PDF by LibreOffice, tagged and with bookmarks, and set its language."""

from __future__ import annotations

import io
import json
import os
import shutil
import struct
import tempfile
from importlib.util import find_spec
from pathlib import Path

from annualreport.finding import Finding, fault, note
from annualreport.outputs import fonts
from annualreport.place import whole
from annualreport.source import libreoffice
from annualreport.source.writing import reason

TRIES = 2
MEGABYTE = 1 << 20
ROOM = 50 * MEGABYTE
"""What LibreOffice needs for its profile and the document; with less a failure is put down to the disk."""
CLOSE, CLEAR = "请关闭打开着的 LibreOffice 后重试", "请腾出磁盘空间、确认临时文件夹可以写后重试"
DOWNLOAD = "https://zh-cn.libreoffice.org/download/"

EXPORT = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportNotes": {"type": "boolean", "value": "false"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}
TO = f"pdf:writer_pdf_Export:{json.dumps(EXPORT)}"
"""The export declares PDF/A-2b; nothing here proves that a file conforms."""
TIMES = {f"{{http://ns.adobe.com/xap/1.0/}}{name}" for name in ("CreateDate", "ModifyDate", "MetadataDate")}
"""When the file was made, as its metadata say it."""
ICC_DATE = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
"""The date in the header of a colour profile."""


def convert(docx: bytes, name: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The PDF of a Word file, or None with what is missing and what to do; name: the document's, for messages."""
    office = libreoffice.program()
    if office is None:
        return None, (without_office(name),)
    try:
        with tempfile.TemporaryDirectory(prefix="annualreport-", ignore_cleanup_errors=True) as folder:
            environment, told = fonts.prepare(Path(folder))
            made = attempts(office, docx, Path(folder), environment)
            free = shutil.disk_usage(folder).free
    except OSError as error:
        return None, (failed(name, f"临时文件夹写不进去（{reason(error)}）", CLEAR),)
    if made is None and free < ROOM:
        full = f"临时文件夹所在的磁盘只剩 {free // MEGABYTE} MB，LibreOffice 没有给出文件"
        return None, (*told, failed(name, full, CLEAR))
    if made is None:
        return None, (*told, failed(name, "LibreOffice 没有给出文件，或超过了时限", CLOSE))
    return finished(made), told


def without_office(name: str) -> Finding:
    """No LibreOffice: no PDF, and the ways to one."""
    hint = f"安装 LibreOffice（{DOWNLOAD}）后重新生成；或用 Word、WPS 打开 .docx，另存为 PDF"
    return note("pdf-without-libreoffice", "这台电脑没有 LibreOffice，没有生成 PDF", whole(f"{name}.pdf"), hint)


def failed(name: str, reason: str, advice: str) -> Finding:
    """The conversion gave nothing."""
    hint = f"{advice}；或用 Word、WPS 打开 .docx，另存为 PDF"
    return fault("pdf-failed", f"PDF 没有生成：{reason}", whole(f"{name}.pdf"), hint)


def attempts(office: str, docx: bytes, folder: Path, environment: dict[str, str]) -> bytes | None:
    """The PDF from the first try that gives one; each try has a profile of its own, for two on one lose an output."""
    for number in range(TRIES):
        place = folder / str(number)
        place.mkdir()
        source = place / "report.docx"
        source.write_bytes(docx)
        libreoffice.run(libreoffice.command(office, source, TO, place), environment={**os.environ, **environment})
        target = place / "report.pdf"
        made = target.read_bytes() if target.is_file() else b""
        if made.startswith(b"%PDF"):
            return made
    return None


def finished(content: bytes) -> bytes:
    """The PDF with its language, without the times of its making, and with an id that follows from its content.

    Without pikepdf (extra ``pdf``) it stays as LibreOffice made it.
    """
    if find_spec("pikepdf") is None:
        return content
    import pikepdf

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.Root.Lang = pikepdf.String("zh-CN")
        with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:language"] = {"zh-CN"}
            for time in TIMES & set(metadata):
                del metadata[time]
        for time in ("/CreationDate", "/ModDate"):
            if time in document.docinfo:
                del document.docinfo[time]
        for intent in document.Root.get("/OutputIntents", []):
            intent.DestOutputProfile.write(timeless(intent.DestOutputProfile.read_bytes()))
        for mark in {"/ID", "/DocChecksum"} & set(document.trailer.keys()):
            del document.trailer[mark]
        document.save(target, deterministic_id=True)
    return target.getvalue()


def timeless(profile: bytes) -> bytes:
    """A colour profile with a fixed date and without the checksum that would hold the date (ICC.1, header fields)."""
    return profile[:24] + ICC_DATE + profile[36:84] + bytes(16) + profile[100:]
