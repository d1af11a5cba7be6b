"""Read a plan's table saved as text: every cell begins with a tab, an empty line ends the row."""

from __future__ import annotations

from pathlib import Path

from annualreport.finding import Stop, fault
from annualreport.place import line, whole
from annualreport.readers.plan.rows import Cell, Row, Source

LARGEST = 20 * 1024 * 1024
"""Bytes; a plan is a few thousand characters."""

Line = tuple[int, str]


def read(path: Path, label: str) -> Source:
    """The lines above the first cell and one table with all rows; Stop where the file cannot be read as text."""
    text = decode(path, label).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    lines = list(enumerate(text.split("\n"), start=1))
    first = next((at for at, (_, typed) in enumerate(lines) if typed.startswith("\t")), len(lines))
    groups = grouped(lines[first:])
    width = max((len(cells(group, label)) for group in groups), default=0)
    rows = tuple(row(group, width, label) for group in groups)
    return Source(tuple(typed.strip() for _, typed in lines[:first]), (rows,) if rows else ())


def decode(path: Path, label: str) -> str:
    """The text, UTF-8 or GB18030; Stop where it is empty or neither."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        hint = "请确认文件存在且有权限读取"
        raise Stop(fault("cannot-read", f"文件读不了：{error.strerror}", whole(label), hint)) from None
    if size > LARGEST:
        raise Stop(fault("file-too-large", f"文件超过 {LARGEST // 1024 // 1024} MB，不像一份方案", whole(label)))
    if not content.strip():
        raise Stop(fault("empty-file", "文件是空的，没有方案可读", whole(label), "请确认选对了文件"))
    return text_of(content, label)


def text_of(content: bytes, label: str) -> str:
    """Bytes as UTF-8 with or without mark, UTF-16 with its mark, else GB18030; Stop for what is no text."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    hint = "请用 Word 或记事本打开，另存为 UTF-8 编码的文本；Word 文件的后缀应当是 .docx"
    raise Stop(fault("not-text", "文件不是文本（UTF-8、GB18030 都读不出）", whole(label), hint))


def grouped(lines: list[Line]) -> list[list[Line]]:
    """The lines of each row: rows are parted by lines with nothing on them, not even a tab."""
    groups: list[list[Line]] = [[]]
    for number, typed in lines:
        if typed.strip() or typed.startswith("\t"):
            groups[-1].append((number, typed))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def cells(group: list[Line], label: str) -> list[Cell]:
    """The cells of a row; a line without a tab goes on with the cell above it."""
    found: list[Cell] = []
    for number, typed in group:
        if found and not typed.startswith("\t"):
            last = found.pop()
            found.append(Cell(f"{last.text}\n{typed}", last.column, last.place))
            continue
        for text in typed.removeprefix("\t").split("\t"):
            found.append(Cell(text, len(found), line(label, number)))
    return found


def row(group: list[Line], width: int, label: str) -> Row:
    """A row; a single cell is as wide as the table."""
    found = cells(group, label)
    if len(found) == 1:
        found = [Cell(found[0].text, 0, found[0].place, columns=width)]
    return Row(tuple(found), width, line(label, group[0][0]))
