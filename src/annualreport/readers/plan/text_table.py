"""Read a plan's table saved as text: every cell begins with a tab, an empty line ends the row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annualreport.finding import Stop, fault
from annualreport.place import line, whole
from annualreport.readers.plan.numerals import CHAPTER
from annualreport.readers.plan.rows import Cell, Row, Source
from annualreport.source.yamlfile import unread

LARGEST = 20 * 1024 * 1024
"""Bytes; a plan is a few thousand characters."""

Line = tuple[int, str]


def read(path: Path, label: str) -> Source:
    """The lines above the first cell and one table with all rows; Stop where the file cannot be read as text.

    Where the first row stands on one line, cells parted by tabs, so do all the others.
    """
    text = decode(path, label).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    lines = list(enumerate(text.split("\n"), start=1))
    first = next((at for at, (_, typed) in enumerate(lines) if begins(typed)), len(lines))
    a_row_a_line = first < len(lines) and "\t" in lines[first][1].strip("\t ")
    groups = lined_up(lines[first:]) if a_row_a_line else grouped(lines[first:])
    made = [cells(group, label, a_row_a_line=a_row_a_line) for group in groups]
    width = max((len(row) for row in made), default=0)
    rows = tuple(row(found, width) for found in made)
    return Source(tuple(typed.strip() for _, typed in lines[:first]), (rows,) if rows else ())


def decode(path: Path, label: str) -> str:
    """The text, UTF-8 or GB18030; Stop where it is empty or neither."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        hint = "请确认文件存在且有权限读取"
        raise Stop(fault("cannot-read", unread(error), whole(label), hint)) from None
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


def begins(typed: str) -> bool:
    """Whether the table begins with this line: a cell of its own, or several on one line."""
    return typed.startswith("\t") or typed.count("\t") > 1


def lined_up(lines: list[Line]) -> list[list[Line]]:
    """The lines of each row where a row is a line: one without a tab is a chapter, or goes on with the line above."""
    groups: list[list[Line]] = []
    for number, typed in lines:
        if "\t" in typed or not groups or CHAPTER.match(typed):
            groups.append([(number, typed)])
        elif typed.strip():
            groups[-1].append((number, typed))
    return groups


def cells(group: list[Line], label: str, *, a_row_a_line: bool) -> list[Cell]:
    """The cells of a row; a line without a tab goes on with the cell above it."""
    found: list[Cell] = []
    for number, typed in group:
        if found and "\t" not in typed:
            last = found.pop()
            found.append(Cell(f"{last.text}\n{typed}", last.column, last.place))
            continue
        for text in (typed if a_row_a_line else typed.removeprefix("\t")).split("\t"):
            found.append(Cell(text, len(found), line(label, number)))
    return found


def row(found: list[Cell], width: int) -> Row:
    """A row; a single cell is as wide as the table."""
    if len(found) == 1:
        found = [replace(found[0], columns=width)]
    return Row(tuple(found), width, found[0].place)
