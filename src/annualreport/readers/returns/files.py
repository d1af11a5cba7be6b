"""Say whether a returned file may be opened, and turn one of another format (.ods, .xls, .et) into a workbook first."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.source import libreoffice, package
from annualreport.source.writing import reason

SHEETS = "xl/worksheets/sheet"
XLSX, ODS, XLS = ".xlsx", ".ods", ".xls"
SUFFIXES = (XLSX, ODS, XLS, ".et", ".xlsm", ".xlsb")
"""What a table that comes back may be called; those that are not opened are told."""
LARGEST_XML = 40 * 1024 * 1024
"""Bytes of all parts that are read; an office's workbook has a tenth of one megabyte."""
ODS_SIGN = b"application/vnd.oasis.opendocument.spreadsheet"
OLD_BOOK, OLD_MACROS = "Workbook".encode("utf-16-le"), "_VBA_PROJECT".encode("utf-16-le")
SAVE_AS = "请用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」再收"
MACROS, LINKS = "工作簿里带有宏，没有打开", "工作簿里有引用别的文件的链接，没有打开"
UNSAFE = {
    "xl/vbaProject.bin": ("macros", MACROS),
    "xl/externalLinks/": ("external-links", LINKS),
    "xl/connections.xml": ("external-links", LINKS),
    "xl/embeddings/": ("embedded-files", "工作簿里嵌有别的文件，没有打开"),
    "Basic/": ("macros", MACROS),
    "Scripts/": ("macros", MACROS),
}
"""Parts that no returned workbook may have, with rule and message."""
REMEDIES = {
    "macros": "请用 Excel 或 WPS 打开，另存为不含宏的「Excel 工作簿（.xlsx）」再收",
    "external-links": "请在 Excel「数据」「编辑链接」里断开链接（断开后保留现在的值），保存后再收",
    "embedded-files": "请删去嵌入的文件，保存后再收；佐证材料另外发送",
}
SAMPLE = 4096
TEXTUAL = re.compile(rb"[^\x00-\x08\x0e-\x1f]+")
"""Bytes that a text is made of, in any encoding of one byte or two."""
ODS_OUTSIDE = re.compile(
    rb"<(table:table-source|table:cell-range-source|table:database-source|office:dde-source|draw:plugin"
    rb"|draw:floating-frame|draw:object)[\s/>]|<draw:image[^>]*xlink:href=\"(?!\.?/?Pictures/)"
)
"""What makes LibreOffice fetch something from outside as it opens a table."""


def content(path: Path, label: str) -> bytes:
    """The bytes of the workbook to read: the file's own, or those that LibreOffice makes of it; Stop else."""
    kind = kind_of(path)
    if kind == XLSX:
        stop_at(as_text(path, label) or refusal(path, label) or unsafe(path, label))
        return path.read_bytes()
    stop_at(unsafe_table(path, label) if kind == ODS else None)
    with tempfile.TemporaryDirectory(prefix="annualreport-", ignore_cleanup_errors=True) as folder:
        return content(converted(path, label, kind, Path(folder)), label)


def refusal(path: Path, label: str) -> Finding | None:
    """Why the file is no sound workbook; None also where only sheets are damaged: the others can be read."""
    problem = package.refusal(path, label, XLSX)
    if problem is None or problem.rule != "damaged-file":
        return problem
    try:
        with zipfile.ZipFile(path) as book:
            names = book.namelist()
            parts = [name for name in names if not name.startswith(SHEETS)]
            for part in parts:
                book.read(part)
    except package.BROKEN:
        return problem
    return None if len(parts) < len(names) == len(set(names)) else problem


def stop_at(problem: Finding | None) -> None:
    """Stop where there is a problem."""
    if problem:
        raise Stop(problem)


def kind_of(path: Path) -> str:
    """What the file is, whatever it is called; what is neither a table nor an old workbook counts as a workbook.

    The check of workbooks says what is wrong with those, also where they cannot be read.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(200)
            old = head + stream.read() if head.startswith(package.OLE) else b""
    except OSError:
        return XLSX
    if ODS_SIGN in head:
        return ODS
    return XLS if OLD_BOOK in old and not any(sign in old for sign in (package.ENCRYPTED, OLD_MACROS)) else XLSX


def as_text(path: Path, label: str) -> Finding | None:
    """A file that is plain text, such as a .csv under another name: what it is and what to do; None for others."""
    try:
        with path.open("rb") as stream:
            head = stream.read(SAMPLE)
    except OSError:
        return None  # the check that follows says why
    if not head or head[:1] in (b"<", b"%", b"{", b"\xff") or not TEXTUAL.fullmatch(head):
        return None
    message = "文件是文字（如 .csv），不是 Excel（.xlsx）"
    return fault("wrong-format", message, whole(label), "请把内容填进发去的那份工作簿再收")


def unsafe(path: Path, label: str) -> Finding | None:
    """Why a sound workbook is not opened all the same: macros, links to other files, or far too much in it."""
    with zipfile.ZipFile(path) as book:
        members = book.infolist()
        types = book.read("[Content_Types].xml") if "[Content_Types].xml" in book.namelist() else b""
    for part, (rule, message) in UNSAFE.items():
        if any(member.filename.startswith(part) for member in members):
            return fault(rule, message, whole(label), REMEDIES[rule])
    if b"macroEnabled" in types:
        return fault("macros", MACROS, whole(label), REMEDIES["macros"])
    size = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if size > LARGEST_XML:
        message = f"工作簿的表格内容有 {size // 1024 // 1024} MB，超出限度，没有打开"
        return fault("too-large", message, whole(label), "多半是整列、整行设了格式；请删去表格以外的行和列再存一份")
    return None


def unsafe_table(path: Path, label: str) -> Finding | None:
    """Why an OpenDocument table is not given to LibreOffice: unsound, macros, or something fetched from outside."""
    problem = package.refusal(path, label, ODS) or unsafe(path, label)
    if problem:
        return problem
    with zipfile.ZipFile(path) as table:
        parts = [table.read(name) for name in ("content.xml", "styles.xml") if name in table.namelist()]
    if any(ODS_OUTSIDE.search(part) for part in parts):
        return fault("external-links", LINKS, whole(label), REMEDIES["external-links"])
    return None


def converted(path: Path, label: str, kind: str, folder: Path) -> Path:
    """The file as .xlsx in the folder; Stop where it cannot be made."""
    name = {ODS: " OpenDocument 表格（.ods）", XLS: "旧格式的工作簿（.xls、.et）"}[kind]
    office = libreoffice.program()
    if office is None:
        message = f"这是{name}，要由 LibreOffice 转换，这台电脑上没有"
        raise Stop(fault("cannot-convert", message, whole(label), f"{SAVE_AS}；或安装 LibreOffice 后重试"))
    source = folder / f"returned{kind}"
    try:
        shutil.copyfile(path, source)
        in_time = libreoffice.run(libreoffice.command(office, source, "xlsx:Calc MS Excel 2007 XML", folder))
    except OSError as error:
        raise Stop(fault("cannot-convert", f"LibreOffice 运行不了：{reason(error)}", whole(label), SAVE_AS)) from None
    made = folder / f"returned{XLSX}"
    if not in_time or not made.is_file():
        slow = f"LibreOffice 转换超过 {libreoffice.SECONDS} 秒，已停止"
        broken = f"LibreOffice 打不开这份{name}，可能已损坏或设了密码"
        raise Stop(fault("cannot-convert", broken if in_time else slow, whole(label), SAVE_AS))
    return made
