"""Put a Word file together: what was compressed before is copied as it is, and equal members give equal bytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from struct import Struct

FIRST = ("[Content_Types].xml", "_rels/.rels")
LOCAL = Struct("<4s5H3L2H")
CENTRAL = Struct("<4s6H3L5H2L")
END = Struct("<4s4H2LH")
MADE_BY_UNIX, READABLE = (3 << 8) + 20, 0o600 << 16
VERSION, UTF8, DEFLATED = 20, 0x800, 8
MIDNIGHT, FIRST_DAY = 0, 0x21
"""1 January 1980, 0:00, as the format writes it: the same for every file."""


def squeezer() -> Callable[[bytes], bytes]:
    """The deflate to use: isal's where it is installed (the extra ``fast``), else zlib's."""
    try:
        fast = import_module("isal.isal_zlib")
    except ModuleNotFoundError:
        return squeezed_by_zlib

    def squeezed_by_isal(content: bytes) -> bytes:
        """Deflate at isal's level 2."""
        stream = fast.compressobj(2, DEFLATED, -15)
        return bytes(stream.compress(content) + stream.flush())

    return squeezed_by_isal


def squeezed_by_zlib(content: bytes) -> bytes:
    """Deflate at level 6, as Word's own files are."""
    stream = zlib.compressobj(6, DEFLATED, -15)
    return stream.compress(content) + stream.flush()


squeezed = squeezer()


@dataclass(frozen=True)
class Member:
    """One member, compressed. size: of its content in bytes."""

    name: bytes
    check: int
    size: int
    data: bytes

    def heads(self, offset: int) -> tuple[bytes, bytes]:
        """What stands before the data, and the member's line in the list at the file's end."""
        flags = 0 if self.name.isascii() else UTF8
        about = (flags, DEFLATED, MIDNIGHT, FIRST_DAY, self.check, len(self.data), self.size, len(self.name), 0)
        local = LOCAL.pack(b"PK\3\4", VERSION, *about)
        central = CENTRAL.pack(b"PK\1\2", MADE_BY_UNIX, VERSION, *about, 0, 0, 0, READABLE, offset)
        return local + self.name, central + self.name


def member(name: str, content: bytes) -> Member:
    """A member from its content."""
    return Member(name.encode(), zlib.crc32(content), len(content), squeezed(content))


def pack(members: Iterable[Member]) -> bytes:
    """The file: content types first, then in order of names."""
    pieces: list[bytes] = []
    listed: list[bytes] = []
    offset = 0
    for one in sorted(members, key=rank):
        local, central = one.heads(offset)
        pieces += (local, one.data)
        listed.append(central)
        offset += len(local) + len(one.data)
    listing = b"".join(listed)
    end = END.pack(b"PK\5\6", 0, 0, len(listed), len(listed), len(listing), offset, 0)
    return b"".join((*pieces, listing, end))


def rank(one: Member) -> tuple[int, str]:
    """Where a member stands in the file."""
    name = one.name.decode()
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name
