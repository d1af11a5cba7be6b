"""Turn an old Word or WPS file (.doc, .wps, .rtf) into .docx by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole
from annualreport.source import package

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
SECONDS = 120
SAVE_AS = "请用 Word 或 WPS 打开，另存为 Word（.docx），再导入"


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return found or next((path for path in PLACES if Path(path).is_file()), None)


@contextmanager
def converted(path: Path, label: str, seconds: int = SECONDS) -> Iterator[Path]:
    """The file as .docx, in a folder that is gone afterwards; Stop where it cannot be made."""
    office = program()
    if office is None:
        message = f"{path.suffix} 文件要由 LibreOffice 转换，这台机器上没有"
        raise Stop(fault("old-format", message, whole(label), f"{SAVE_AS}；或安装 LibreOffice 后重试"))
    with tempfile.TemporaryDirectory(prefix="annualreport-") as folder:
        yield run(office, path, label, Path(folder), seconds)


def run(office: str, path: Path, label: str, folder: Path, seconds: int) -> Path:
    """Convert in the folder, with a profile of its own, so that an open LibreOffice is not disturbed."""
    source = folder / f"plan{path.suffix.lower()}"
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(source)]
    try:
        shutil.copyfile(path, source)
        subprocess.run(command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        raise Stop(failed(label, f"LibreOffice 转换超过 {seconds} 秒，已停止")) from None
    except OSError as error:
        raise Stop(failed(label, f"LibreOffice 运行不了：{error.strerror}")) from None
    made = folder / "made" / "plan.docx"
    if not made.is_file():
        raise Stop(failed(label, "LibreOffice 打不开这个文件，可能已损坏或设了密码"))
    return made


def failed(label: str, message: str) -> Finding:
    """The conversion came to nothing."""
    return fault("cannot-convert", message, whole(label), SAVE_AS)


def is_package(path: Path, label: str) -> bool:
    """Whether the file is a .docx whatever it is called; Stop where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError as error:
        hint = "请确认文件存在且有权限读取"
        raise Stop(fault("cannot-read", f"文件读不了：{error.strerror}", whole(label), hint)) from None


def refuse_locked(path: Path, label: str) -> None:
    """Stop for an old file or package under a password, which LibreOffice would ask for."""
    if package.ENCRYPTED in path.read_bytes():
        raise Stop(fault("encrypted-file", "文件设了打开密码", whole(label), "请在 Word 或 WPS 里取消密码后另存一份"))
