"""Turn what stands in a cell into text, a day or a figure, and say how what was typed otherwise was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from annualreport.finding import Finding, fault, note, warning
from annualreport.model import written
from annualreport.model.office_sheets import DAYS
from annualreport.model.values import read_date
from annualreport.place import Place, sheet_cell
from annualreport.readers.returns.sheets import DATE, ERROR, NUMBER, PERCENT, YES_NO, Book, Cell

FIRST_SERIAL, LAST_SERIAL = 36526, 73050
"""Bare numbers that can be meant as days: 2000 to 2099."""
PICTURE = "DISPIMG("
"""How WPS writes a picture into a cell."""
CLOCK = re.compile(r"[ T]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?$")
HAN = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$")
EIGHT = re.compile(r"(20\d\d)(\d\d)(\d\d)$")
MEASURED = re.compile(r"([-+]?[\d,]*\.?\d+)\s*((?!余|多|来|几|左右|以上|以下|上下|[eE]$)[^\d.,+-]*)$")
"""A number and a unit; what follows the number and makes it a rough one is none."""
GROUPED = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$")


@dataclass
class Reading:
    """A workbook being read: how it is told, its sheets, and what is to be said of it."""

    label: str
    book: Book
    findings: list[Finding] = field(default_factory=list)
    failed: int = 0
    """How many values so far could not be understood."""

    def place(self, sheet: str, cell: Cell) -> Place:
        """Where a cell stands."""
        return sheet_cell(self.label, sheet, cell.row, cell.column)

    def fail(self, finding: Finding) -> None:
        """What was typed could not be understood: it is told, and counted."""
        self.findings.append(finding)
        self.failed += 1

    @contextmanager
    def watching(self) -> Iterator[list[bool]]:
        """Whether anything failed inside: the list is not empty afterwards."""
        before, told = self.failed, list[bool]()
        yield told
        if self.failed > before:
            told.append(True)


def text(reading: Reading, sheet: str, name: str, cell: Cell) -> str:
    """What the cell says, as a clerk would type it; a formula says what was saved of it."""
    place = reading.place(sheet, cell)
    if cell.text is None:
        hint = "请用 Excel 或 WPS 打开、保存一次，或直接填写结果；文字以「=」开头的，前面加一个英文单引号"
        reading.fail(fault("formula-without-value", f"「{name}」里是公式，文件里没有它的结果", place, hint))
        return ""
    if cell.kind == ERROR:
        hint = "请改成实际内容；格里放了图片的，把图片里的内容写成文字"
        reading.fail(fault("cell-error", f"「{name}」里是错误值 {cell.text}", place, hint))
        return ""
    found = shown(reading, cell).strip()
    if PICTURE in found:
        hint = "请把图片里的内容写成文字；佐证材料填网址、文号或另外发送"
        reading.fail(fault("picture-in-cell", f"「{name}」里是图片，没有读入", place, hint))
        return ""
    if cell.formula and found:
        hint = "请核对结果；要改的，直接填写文字或数字"
        reading.findings.append(note("formula-value", f"「{name}」里是公式，按保存的结果「{found}」读入", place, hint))
    if cell.kind == DATE and name not in DAYS:
        hint = "Excel 可能把填写的内容变成了日期；不是日期的，请把这一格设成「文本」格式再填"
        reading.findings.append(warning("cell-date", f"「{name}」里是日期，按 {found} 读入", place, hint))
    return found


def shown(reading: Reading, cell: Cell) -> str:
    """A cell's saved value as text."""
    saved = cell.text or ""
    if cell.kind == DATE and (day := serial_day(saved, reading.book.since_1904)):
        return day.isoformat()
    if cell.kind == PERCENT:
        return f"{digits(saved, 2)}%"
    if cell.kind in (DATE, NUMBER):
        return digits(saved)
    if cell.kind == YES_NO:
        return "是" if saved == "1" else "否"
    return saved


def digits(saved: str, moved: int = 0) -> str:
    """A saved number as one would type it, fifteen digits of it, which is all that a workbook keeps.

    moved: by how many places it is shown larger, two for hundredths.

    >>> digits("0.1000000000000000055"), digits("1E3"), digits("0.985", 2)
    ('0.1', '1000', '98.5')
    """
    try:
        return written.number(Decimal(f"{float(saved):.15g}").scaleb(moved))
    except ValueError:
        return saved


def serial_day(saved: str, since_1904: bool) -> date | None:
    """The day of a serial number; None where it is none between 1900 and 9999."""
    try:
        days = int(Decimal(saved))
        return date(1904, 1, 1) + timedelta(days) if since_1904 else date(1899, 12, 30) + timedelta(days)
    except (InvalidOperation, OverflowError, ValueError):
        return iso_day(saved)


def iso_day(saved: str) -> date | None:
    """The day of a text such as 2021-12-01T00:00:00, as some programs save days."""
    try:
        return date.fromisoformat(saved[:10])
    except ValueError:
        return None


def day(reading: Reading, sheet: str, name: str, cell: Cell) -> date | None:
    """The day that a cell names in one of the ways that are usual; None, told, where it names none."""
    typed = text(reading, sheet, name, cell)
    if not typed:
        return None
    place = reading.place(sheet, cell)
    narrow = unicodedata.normalize("NFKC", typed)
    serial = bare_serial(narrow, reading.book.since_1904) if cell.kind != DATE else None
    if serial:
        hint = "这一格没有设成日期格式；请核对日期"
        message = f"「{name}」写的是数字 {typed}，按 Excel 的日期序号读作 {serial}"
        reading.findings.append(note("read-as", message, place, hint))
        return serial
    try:
        found = read_date(in_digits(CLOCK.sub("", narrow)))
    except ValueError as error:
        reading.fail(fault("wrong-value", f"「{name}」：{error}", place, "请改成 2021-12-31 的样子，年月日写全"))
        return None
    return found if isinstance(found, date) else None


def in_digits(typed: str) -> str:
    """A day in eight digits or in Chinese numerals as one with its parts apart; others as they are.

    >>> in_digits("20201201"), in_digits("二○二〇年十二月一日"), in_digits("二〇二〇年一二月一日")
    ('2020-12-01', '2020-12-1', '二〇二〇年一二月一日')
    """
    if eight := EIGHT.match(typed):
        return "-".join(eight.groups())
    if not (han := HAN.match(typed)):
        return typed
    from annualreport.readers.plan import numerals  # seldom: nobody else here needs the plan's reader

    year = "".join(str(numerals.DIGITS[sign]) for sign in han[1].replace("○", "〇"))
    month, day_of_month = (numerals.value(part) for part in han.groups()[1:])
    return f"{year}-{month}-{day_of_month}" if month and day_of_month else typed


def bare_serial(typed: str, since_1904: bool) -> date | None:
    """The day of a bare number that can only be a serial number of a day."""
    if not typed.isdigit() or not FIRST_SERIAL <= int(typed) + (1462 if since_1904 else 0) <= LAST_SERIAL:
        return None
    return serial_day(typed, since_1904)


def figure(typed: str) -> tuple[Decimal, str] | None:
    """A number and the unit typed behind it; None where it is no number.

    >>> figure("３场次")
    (Decimal('3'), '场次')
    >>> figure("约6次") is None
    True
    """
    found = MEASURED.match(unicodedata.normalize("NFKC", typed).replace("，", ",").strip())
    if not found or not GROUPED.match(found[1]):
        return None
    return Decimal(found[1].replace(",", "")), (found[2] or "").strip()
