"""The file that is put together is a sound package, and equal members give equal bytes."""

import io
import zipfile
from itertools import starmap

from hypothesis import given
from hypothesis import strategies as some

from annualreport.render import archive

NAMES = some.text(some.characters(codec="utf-8", exclude_characters="\0\\"), min_size=1, max_size=20)


@given(some.dictionaries(NAMES, some.binary(max_size=2000), max_size=6))
def test_what_is_packed_is_read_back_whole(members: dict[str, bytes]):
    with zipfile.ZipFile(io.BytesIO(archive.pack(starmap(archive.member, members.items())))) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == members


def test_content_types_come_first_and_the_order_of_members_changes_nothing():
    members = [archive.member(name, b"x" * 9) for name in ("word/document.xml", "_rels/.rels", "[Content_Types].xml")]
    made = archive.pack(members)
    assert made == archive.pack(reversed(members))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_isal_the_deflate_is_zlibs(monkeypatch):
    monkeypatch.setattr(archive, "import_module", absent)
    assert archive.squeezer() is archive.squeezed_by_zlib


def absent(name: str) -> None:
    """An import of what is not installed."""
    raise ModuleNotFoundError(name)


class OtherStream:
    """A stream of a faster deflate: it notes how it was asked."""

    def __init__(self, *how: int) -> None:
        self.how = how

    def compress(self, content: bytes) -> bytes:
        return content + repr(self.how).encode()

    def flush(self) -> bytes:
        return b"."


def test_with_isal_the_deflate_is_isals_at_level_2(monkeypatch):
    other = type("isal_zlib", (), {"compressobj": OtherStream})
    monkeypatch.setattr(archive, "import_module", lambda _: other)
    assert archive.squeezer()(b"x") == b"x(2, 8, -15)."
