"""Turn the bytes of a web page into text: by byte order mark, by trial of UTF-8, as declared, by trial of GB18030."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from annualreport.finding import Finding, Stop, fault
from annualreport.place import whole

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
HEAD = 4096
"""Bytes in which a page declares its encoding."""
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
"""Pages that declare the older sets hold signs of the newer one."""
LOST = 0.002
"""The share of unreadable signs that a page may have: sites cut texts in the middle of a sign."""
SUBJECT = "信息公开"
TRADITIONAL = ("資訊公開", "信息公開", "年度報告")
GARBLED = (
    ("gb18030", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("latin-1", "gb18030"),
    ("cp1252", "gb18030"),
)
"""As what a page was wrongly read before it was saved, and what it was."""


def decode(content: bytes, label: str) -> str:
    """The page's text; Stop where no encoding fits or the text was garbled before it was saved."""
    best: tuple[float, str] | None = None
    for name in candidates(content):
        try:
            text = content.decode(name, "replace")
        except LookupError:
            continue
        lost = text.count("\ufffd") / max(len(text), 1)
        if best is None or lost < best[0]:
            best = lost, text
        if not lost:
            break
    if best is None or best[0] > LOST:
        raise Stop(unknown(label))
    if SUBJECT not in best[1]:
        if is_garbled(best[1]):
            raise Stop(garbled(label))
        if any(word in content.decode("big5", "ignore") for word in TRADITIONAL):
            raise Stop(big5(label))
    return best[1].replace("\0", "")


def candidates(content: bytes) -> Iterator[str]:
    """The encodings to try, the surest first: whole UTF-8 is hardly ever anything else, whatever is declared."""
    for mark, name in MARKS:
        if content.startswith(mark):
            yield name
    yield "utf-8"
    declared = DECLARED.search(content[:HEAD])
    if declared:
        name = declared[1].decode("ascii").lower()
        yield WIDER.get(name, name)
    yield "gb18030"


def is_garbled(text: str) -> bool:
    """Whether the text makes sense once it is taken back through an encoding that it was wrongly read in."""
    for mistaken, own in GARBLED:
        back = text.encode(mistaken, "ignore").decode(own, "ignore")
        if SUBJECT in back:
            return True
    return False


def unknown(label: str) -> Finding:
    """No encoding fits."""
    hint = "请在浏览器里重新打开网页，另存为「网页，仅 HTML」（UTF-8）"
    return fault("wrong-charset", "认不出网页的文字编码：不是 UTF-8，也不是 GB18030", whole(label), hint)


def big5(label: str) -> Finding:
    """A page in traditional characters."""
    hint = "请换用简体的正文页；确是年度报告的，用浏览器另存为 UTF-8"
    return fault("wrong-charset", "网页是繁体的 Big5 编码，不是年度报告通用的编码", whole(label), hint)


def garbled(label: str) -> Finding:
    """The signs were lost before the page was saved."""
    hint = "请在浏览器里重新打开原网页，确认显示正常后再另存"
    return fault("wrong-charset", "网页的文字是乱码：保存前已按错误的编码读过一次", whole(label), hint)
