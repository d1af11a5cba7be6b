"""Turn an old Word or WPS file (.doc, .wps, .rtf) into .docx by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.source import libreoffice, package
from annualreport.source.writing import reason
from annualreport.source.yamlfile import unread

SAVE_AS = "请用 Word 或 WPS 打开，另存为 Word（.docx），再导入"


@contextmanager
def converted(path: Path, label: str) -> Iterator[Path]:
    """The file as .docx, in a folder that is gone afterwards; Stop where it cannot be made."""
    office = libreoffice.program()
    if office is None:
        message = f"{path.suffix} 文件要由 LibreOffice 转换，这台电脑上没有"
        raise Stop(fault("old-format", message, whole(label), f"{SAVE_AS}；或安装 LibreOffice 后重试"))
    with tempfile.TemporaryDirectory(prefix="annualreport-", ignore_cleanup_errors=True) as folder:
        yield run(office, path, label, Path(folder))


def run(office: str, path: Path, label: str, folder: Path) -> Path:
    """Convert in the folder; Stop where nothing comes of it."""
    source = folder / f"plan{path.suffix.lower()}"
    try:
        shutil.copyfile(path, source)
        in_time = libreoffice.run(libreoffice.command(office, source, "docx:MS Word 2007 XML", folder))
    except OSError as error:
        raise Stop(failed(label, f"LibreOffice 运行不了：{reason(error)}")) from None
    if not in_time:
        raise Stop(failed(label, f"LibreOffice 转换超过 {libreoffice.SECONDS} 秒，已停止"))
    made = folder / "plan.docx"
    if not made.is_file():
        raise Stop(failed(label, "LibreOffice 打不开这个文件，可能已损坏或设了密码"))
    return made


def failed(label: str, message: str) -> Finding:
    """The conversion came to nothing."""
    return fault("cannot-convert", message, whole(label), SAVE_AS)


def is_package(path: Path, label: str) -> bool:
    """Whether the file is a .docx whatever it is called; Stop where it cannot be read, is empty or under a password."""
    try:
        content = path.read_bytes()
    except OSError as error:
        hint = "请确认有权限读取，并且文件没有被占用"
        raise Stop(fault("cannot-read", unread(error), whole(label), hint)) from None
    if not content.strip():
        raise Stop(fault("empty-file", "文件是空的，没有方案可读", whole(label), "请确认选对了文件"))
    if package.ENCRYPTED in content:
        raise Stop(fault("encrypted-file", "文件设了打开密码", whole(label), "请在 Word 或 WPS 里取消密码后另存一份"))
    return content.startswith(b"PK\x03\x04")
