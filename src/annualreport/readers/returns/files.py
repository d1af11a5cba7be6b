"""Say whether a returned file may be opened, and turn an OpenDocument one into the workbook that it was made from."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.source import libreoffice, package
from annualreport.source.writing import reason

XLSX, ODS = ".xlsx", ".ods"
LARGEST_XML = 40 * 1024 * 1024
"""Bytes of all parts that are read; an office's workbook has a tenth of one megabyte."""
ODS_SIGN = b"application/vnd.oasis.opendocument.spreadsheet"
SAVE_AS = "请用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」再收"
UNSAFE = {
    "xl/vbaProject.bin": ("macros", "工作簿里带有宏，没有打开"),
    "xl/externalLinks/": ("external-links", "工作簿里有引用别的工作簿的链接，没有打开"),
    "xl/connections.xml": ("external-links", "工作簿里有外部数据连接，没有打开"),
}
"""Parts that no returned workbook may have, with rule and message."""
REMEDIES = {
    "macros": "请用 Excel 或 WPS 打开，另存为不含宏的「Excel 工作簿（.xlsx）」再收",
    "external-links": "请在 Excel「数据」「编辑链接」里断开链接（断开后保留现在的值），保存后再收",
}


def content(path: Path, label: str) -> bytes:
    """The bytes of the workbook to read: the file's own, or those that LibreOffice makes of an .ods; Stop else."""
    with tempfile.TemporaryDirectory(prefix="annualreport-", ignore_cleanup_errors=True) as folder:
        source = converted(path, label, Path(folder)) if is_ods(path) else path
        package.check(source, label, XLSX)
        problem = unsafe(source, label)
        if problem:
            raise Stop(problem)
        return source.read_bytes()


def is_ods(path: Path) -> bool:
    """Whether the file is an OpenDocument table, whatever it is called."""
    try:
        with path.open("rb") as stream:
            return ODS_SIGN in stream.read(200)
    except OSError:
        return False  # the check that follows says why it cannot be read


def unsafe(path: Path, label: str) -> Finding | None:
    """Why a sound workbook is not opened all the same: macros, links to other files, or far too much in it."""
    with zipfile.ZipFile(path) as book:
        members = book.infolist()
        types = book.read("[Content_Types].xml") if "[Content_Types].xml" in book.namelist() else b""
    for part, (rule, message) in UNSAFE.items():
        if any(member.filename.startswith(part) for member in members):
            return fault(rule, message, whole(label), REMEDIES[rule])
    if b"macroEnabled" in types:
        return fault("macros", UNSAFE["xl/vbaProject.bin"][1], whole(label), REMEDIES["macros"])
    size = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if size > LARGEST_XML:
        message = f"工作簿的表格内容有 {size // 1024 // 1024} MB，超出限度，没有打开"
        return fault("too-large", message, whole(label), "多半是整列、整行设了格式；请删去表格以外的行和列再存一份")
    return None


def converted(path: Path, label: str, folder: Path) -> Path:
    """The .ods as .xlsx in the folder; Stop where it cannot be made."""
    office = libreoffice.program()
    if office is None:
        message = "这是 OpenDocument 表格（.ods），要由 LibreOffice 转换，这台电脑上没有"
        raise Stop(fault("cannot-convert", message, whole(label), f"{SAVE_AS}；或安装 LibreOffice 后重试"))
    source = folder / f"returned{ODS}"
    try:
        shutil.copyfile(path, source)
        in_time = libreoffice.run(libreoffice.command(office, source, "xlsx:Calc MS Excel 2007 XML", folder))
    except OSError as error:
        raise Stop(fault("cannot-convert", f"LibreOffice 运行不了：{reason(error)}", whole(label), SAVE_AS)) from None
    made = folder / f"returned{XLSX}"
    if not in_time or not made.is_file():
        slow = f"LibreOffice 转换超过 {libreoffice.SECONDS} 秒，已停止"
        broken = "LibreOffice 打不开这个 .ods 文件，可能已损坏或设了密码"
        raise Stop(fault("cannot-convert", broken if in_time else slow, whole(label), SAVE_AS))
    return made
