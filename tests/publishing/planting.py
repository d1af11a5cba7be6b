"""Plant in a Word file what must not be published: members, relations, markup, pictures with more than a picture."""

from __future__ import annotations

import struct
import zlib

from tests.packages import members, packed

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BEGIN = "<w:sectPr"
"""Where the body's last section begins: what is planted before it is the last thing of the body."""


def changed(docx: bytes, name: str, old: str, new: str) -> bytes:
    """The file with the last occurrence of a text in one member replaced."""
    content = members(docx)
    before, found, after = content[name].decode().rpartition(old)
    assert found, f"{old} does not stand in {name}"
    return packed({**content, name: (before + new + after).encode()})


def with_body(docx: bytes, markup: str) -> bytes:
    """The file with markup at the end of its body."""
    return changed(docx, BODY, BEGIN, markup + BEGIN)


def with_text(docx: bytes, properties: str, text: str = "看不见的话", paragraph: str = "") -> bytes:
    """The file with one more paragraph: properties of its letters, text, properties of the paragraph."""
    return with_body(docx, f"<w:p><w:pPr>{paragraph}</w:pPr>{run(properties, text)}</w:p>")


def run(properties: str, text: str) -> str:
    """A run of text."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def related(docx: bytes, kind: str, target: str, *, outside: bool = False, id: str = "rId900") -> bytes:
    """The file whose body refers to something more."""
    mode = ' TargetMode="External"' if outside else ""
    one = f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return changed(docx, RELATIONS, "</Relationships>", one + "</Relationships>")


def joined(docx: bytes, name: str, content: bytes) -> bytes:
    """The file with one more member, or another content of one."""
    return packed({**members(docx), name: content})


def field(code: str) -> str:
    """A paragraph with a field, its code cut in two as Word does."""
    half = len(code) // 2
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    codes = [f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in (code[:half], code[half:])]
    return f"<w:p>{marks[0]}{''.join(codes)}{marks[1]}<w:r><w:t>1</w:t></w:r>{marks[2]}</w:p>"


def pictured(docx: bytes, content: bytes, name: str = "word/media/张三的照片.png", said: str = "办理结果图") -> bytes:
    """The file with a picture at its end."""
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        f'wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="张三" descr="{said}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="7" '
        'name="张三.png" descr="C:\\Users\\张三\\图.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip '
        f'xmlns:r="{OFFICE}" r:embed="rId901"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    types = '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
    docx = related(with_body(docx, drawing), "image", name.removeprefix("word/"), id="rId901")
    docx = joined(docx, name, content)
    return changed(docx, "[Content_Types].xml", "</Types>", types + "</Types>")


def png(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    """A picture of one grey dot with further chunks, and bytes after its end."""
    head = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b"")]
    made = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + made + after


def jpeg(*segments: tuple[int, bytes], after: bytes = b"") -> bytes:
    """The skeleton of a photograph: segments, one scan with a restart mark and a stuffed byte, its end."""
    jfif = (0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1\x11\x22\x33")
    parts = [jfif, *segments, (0xDB, b"\0" * 65), (0xC0, b"\x08\0\1\0\1\1\1\x11\0"), (0xDA, b"\1\1\0\0\x3f\0")]
    made = b"".join(b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in parts)
    return b"\xff\xd8" + made + b"\x12\xff\0\x34\xff\xd0\x56" + b"\xff\xd9" + after
