"""Take a Word file apart into its members, each of a kind, and its parts into XML."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from annualreport.finding import Stop, fault
from annualreport.place import whole
from annualreport.source.patterns import later

Members = dict[str, bytes]
CONTENT_TYPES = "[Content_Types].xml"
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

Kinds = tuple[tuple[re.Pattern[str], str], ...]
KINDS: Kinds = (
    (later(r"wordprocessingml\.(document|template)\.main\+xml$|\.macroEnabled\w*\.main\+xml$"), "正文"),
    (later(r"wordprocessingml\.header\+xml$"), "页眉"),
    (later(r"wordprocessingml\.footer\+xml$"), "页脚"),
    (later(r"wordprocessingml\.footnotes\+xml$"), "脚注"),
    (later(r"wordprocessingml\.endnotes\+xml$"), "尾注"),
    (later(r"(core-properties|extended-properties|custom-properties)\+xml$"), "文档属性"),
)
"""The kinds of parts that may hold tags, by content type, in the order they are told."""

BODY, PROPERTIES = "正文", "文档属性"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""Begins the names of attributes that point out of a part: to a picture, a link."""


def open_members(content: bytes, label: str) -> Members:
    """Every member of the package; Stop where the bytes are no sound Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {member.filename: package.read(member) for member in package.infolist() if not member.is_dir()}
    except UNREADABLE:
        hint = "请用 Word 或 WPS 打开后另存为 .docx"
        raise Stop(fault("damaged-file", "文件不是完好的 Word（.docx）文件", whole(label), hint)) from None
    if BODY not in kinds(members, label).values():
        hint = "请用 Word 或 WPS 另存为 .docx"
        raise Stop(fault("wrong-format", "文件不是 Word（.docx）文件：里面没有正文", whole(label), hint))
    return members


def kinds(members: Members, label: str, known: Kinds = KINDS) -> dict[str, str]:
    """The kind of every part that may hold tags (or whose kind is otherwise known), by the part's name."""
    found: dict[str, str] = {}
    if CONTENT_TYPES not in members:
        return found
    for entry in parse(members[CONTENT_TYPES], label, CONTENT_TYPES):
        name, content_type = str(entry.get("PartName", "")).lstrip("/"), str(entry.get("ContentType", ""))
        kind = next((kind for pattern, kind in known if pattern.search(content_type)), None)
        if kind and name in members:
            found[name] = kind
    order = [kind for _, kind in known]
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1]), item[0])))


def relations_of(part: str) -> str:
    """The name of the part that holds another's relations."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def resolved(target: str, part: str) -> str:
    """The member that a target in a part's relations means."""
    folder = part.rpartition("/")[0]
    return target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}" if folder else target


def parse(content: bytes | str, label: str, name: str) -> etree._Element:
    """A part as XML, strictly: no repair, no entities, no network; Stop where it is not well-formed."""
    try:
        return etree.fromstring(content, strict_parser())
    except etree.XMLSyntaxError:
        hint = "请用 Word 或 WPS 打开后另存一份"
        raise Stop(fault("damaged-file", f"文件里的 {name} 不是完好的 XML", whole(label), hint)) from None


def strict_parser() -> etree.XMLParser:
    """A parser that repairs nothing and fetches nothing; one for each use, so that threads do not share it."""
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
