"""Open a published report, whatever it is (.docx, .html, .pdf, .doc), as an outline; say what any other file is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.outline import Outline
from annualreport.outline.wording import squashed
from annualreport.place import whole
from annualreport.source import package
from annualreport.source.yamlfile import unread

LARGEST = 50 * 1024 * 1024
"""Bytes of a report; published ones are far below one tenth of it."""
OLD = (".doc", ".wps", ".rtf", ".odt")
"""Endings that LibreOffice converts first."""
HTML = (".html", ".htm", ".shtml", ".xhtml", ".mht", ".jhtml", ".jsp", ".aspx")
SAVE_AS = "请用 Word 或 WPS 打开，另存为 Word（.docx）后重试；装有 LibreOffice 的电脑会自动转换"
LISTED = re.compile(r"20\d{2}年.{0,40}(?:信息公开).{0,12}(?:报告|年报)")
LOGIN = re.compile("登录|登陆|用户名|账号|帐号|验证码|身份认证")
"""What a page for signing in says beside 密码; its buttons hold no text of an article."""
ATTACHED = re.compile(r"\.(?:docx?|pdf|wps|xlsx?)\b", re.IGNORECASE)

Reader = Callable[[Path, str], Outline]


def read(path: Path, label: str) -> Outline:
    """The document in reading order; Stop with one finding that says why it cannot be read."""
    head = beginning(path, label)
    return reader(path.suffix.lower(), head)(path, label)


def beginning(path: Path, label: str) -> bytes:
    """The first bytes; Stop where the file is not there, too large or empty."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Stop(fault("cannot-read", "这是一个文件夹，不是文件", whole(label), "请指明其中的年度报告文件"))
        if size > LARGEST:
            message = f"文件有 {size // 1024 // 1024} MB，超过 {LARGEST // 1024 // 1024} MB，没有打开"
            raise Stop(fault("too-large", message, whole(label), "年度报告不会这样大，请确认选对了文件"))
        with path.open("rb") as stream:
            head = stream.read(1024)
    except OSError as error:
        raise Stop(fault("cannot-read", unread(error), whole(label), "请确认文件存在、有权限读取")) from None
    if not head:
        raise Stop(fault("damaged-file", "文件是空的（0 字节）", whole(label), "请从原处重新取得文件"))
    return head


def reader(suffix: str, head: bytes) -> Reader:
    """Who reads the file: by what it holds, else by its ending."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%PDF") or (suffix == ".pdf" and not start.startswith(b"<")):
        return pdf
    if head.startswith(package.OLE) or start.startswith(b"{\\rtf"):
        return word if suffix == ".docx" else converted
    if head.startswith(b"PK\x03\x04"):
        return converted if suffix == ".odt" else word
    if suffix in HTML or start.startswith(b"<"):
        return page
    return {**dict.fromkeys(OLD, converted), ".docx": word}.get(suffix, unknown)


def word(path: Path, label: str) -> Outline:
    """A Word file."""
    from annualreport.outline import docx

    package.check(path, label, ".docx")
    return docx.read(path.read_bytes(), label)


def page(path: Path, label: str) -> Outline:
    """A web page; Stop where it is another kind of page than a report."""
    from annualreport.outline import html

    return html.read(path.read_bytes(), label)


def pdf(path: Path, label: str) -> Outline:
    """A PDF with a text layer."""
    from annualreport.outline import pdf as layers

    return layers.read(path.read_bytes(), label)


def converted(path: Path, label: str) -> Outline:
    """An old format, by LibreOffice; Stop with what to do where it is not installed or fails."""
    from annualreport.outline import docx
    from annualreport.readers.plan import convert

    try:
        with convert.converted(path, label) as made:
            return docx.read(made.read_bytes(), label)
    except Stop as stop:
        raise Stop(*(replace(one, hint=SAVE_AS) for one in stop.findings)) from None


def unknown(path: Path, label: str) -> Outline:
    """A file of no kind that is known."""
    message = f"认不出这是什么文件（{path.suffix or '没有扩展名'}）"
    raise Stop(fault("wrong-format", message, whole(label), "可以读 .docx、.html、.pdf；其他格式请先另存"))


def no_report(outline: Outline) -> Finding:
    """What a document without parts and tables is: a login page, a list of reports, a link to a file, or another."""
    texts = [squashed(text) for text, _ in outline.lines()]
    everything = "".join(texts)
    listed = [text for text in texts if len(text) < 80 and LISTED.search(text)]
    place = whole(outline.file)
    if len(everything) < 1500 and "密码" in everything and LOGIN.search(everything):
        return fault("no-report", "这是登录页，不是年度报告", place, "请登录后打开年度报告的正文页，再另存")
    attached = [text for text in listed if ATTACHED.search(text)]
    if attached and len(listed) <= len(attached) + 1:
        return fault("no-report", "网页里没有正文，报告在附件里", place, "请下载附件，核对附件文件")
    if len(listed) > 1:
        message = f"这是列表页，有 {len(listed)} 份年度报告的标题，没有正文"
        return fault("no-report", message, place, "请打开其中一份报告的正文页，再另存")
    if not everything:
        return fault("no-report", "文件里没有文字；可能全是图片", place, "请改用有文字的 Word 文件或网页")
    hint = "请确认选对了文件；网页要保存的是正文页"
    return fault("no-report", "没有找到年度报告：既没有六个部分的标题，也没有三张法定表", place, hint)
