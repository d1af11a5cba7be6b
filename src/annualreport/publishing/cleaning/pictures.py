"""Strip a picture of everything but what draws it: no EXIF, no comments, no thumbnails, nothing after its end."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
OTHERS = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"RIFF", "WebP"),
    (b"\1\0\0\0", "EMF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\1\0\x09\0", "WMF"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
)
"""What other pictures begin with."""
CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"})
"""The chunks of a PNG that draw it or say how large and in which colours."""
START, SCAN, END = 0xD8, 0xDA, 0xD9
JFIF, ADOBE = 0xE0, 0xEE
NAMED = (0xE0, 0xEF)
"""The first and the last of the segments that programs fill as they like."""
COMMENT = 0xFE
BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length: they stand among the picture's own data."""
UNITS = 14
"""Bytes of a JFIF segment without its thumbnail, before the thumbnail's size."""


def suffix(content: bytes) -> str | None:
    """png or jpeg by what the file holds; None for any other kind of picture."""
    if content.startswith(PNG):
        return "png"
    return "jpeg" if content.startswith(JPEG) else None


def kind(content: bytes) -> str:
    """What a picture that is neither is called, for a message."""
    return next((name for begin, name in OTHERS if content.startswith(begin)), "别的")


def stripped(content: bytes) -> bytes:
    """The same picture without anything else; ValueError where it is no whole PNG or JPEG."""
    found = suffix(content)
    if found is None:
        raise ValueError("neither PNG nor JPEG")
    try:
        return PNG + b"".join(chunks(content)) if found == "png" else b"\xff\xd8" + b"".join(segments(content))
    except (struct.error, IndexError):
        raise ValueError("cut short") from None


def chunks(content: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that stay, up to its end."""
    at = len(PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        whole = content[at : at + length + 12]
        if len(whole) < length + 12 or struct.unpack(">I", whole[-4:])[0] != zlib.crc32(whole[4:-4]):
            raise ValueError("a chunk is damaged")
        if kind in CHUNKS:
            yield whole
        if kind == b"IEND":
            return
        at += len(whole)


def segments(content: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that stay, up to its end."""
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        sign, marker = content[at], content[at + 1]
        if sign != 0xFF:
            raise ValueError("no marker where one should be")
        if marker == END:
            yield b"\xff\xd9"
            return
        length = struct.unpack_from(">H", content, at + 2)[0]
        whole = content[at : at + 2 + length]
        at += 2 + length
        yield from kept(marker, whole)
        if marker == SCAN:
            last = end_of_scan(content, at)
            yield content[at:last]
            at = last


def kept(marker: int, whole: bytes) -> Iterator[bytes]:
    """A segment as it stays: JFIF without its thumbnail, nothing that a program has added for itself."""
    if marker == JFIF and whole[4:9] == b"JFIF\0":
        yield b"\xff\xe0" + struct.pack(">H", UNITS + 2) + whole[4 : UNITS + 2] + b"\0\0"
    elif (marker == ADOBE and whole[4:9] == b"Adobe") or (not NAMED[0] <= marker <= NAMED[1] and marker != COMMENT):
        yield whole


def end_of_scan(content: bytes, at: int) -> int:
    """Where the picture's own data end: at the next marker that is none of theirs."""
    while True:
        at = content.index(b"\xff", at)
        marker = content[at + 1]
        if marker != 0 and marker not in BARE and marker != 0xFF:
            return at
        at += 1 if marker == 0xFF else 2
