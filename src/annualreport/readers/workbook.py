"""Open a workbook from outside, or say in one finding that its parts are not what they should be."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from annualreport.finding import Stop, fault
from annualreport.place import whole

UNREADABLE = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, ValueError, TypeError, LookupError,
    AttributeError, ArithmeticError, AssertionError, EOFError, OSError, RuntimeError,
)  # fmt: skip
"""What openpyxl raises on a package whose parts are not what they should be (XML errors are SyntaxErrors)."""


def open_book(path: Path, label: str, command: str, *, data_only: bool) -> Workbook:
    """The workbook; Stop where it cannot be understood. command: the one that makes such a workbook anew.

    The file is read whole and closed first: openpyxl leaves it open where it fails.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # features that openpyxl drops on reading, such as pictures
            return load_workbook(BytesIO(path.read_bytes()), data_only=data_only, keep_links=False)
    except UNREADABLE:
        hint = f"请用 Excel 或 WPS 打开后另存一份；仍不行的，用 {command} 重做"
        raise Stop(fault("damaged-file", "工作簿已损坏，有的部分读不出来", whole(label), hint)) from None
