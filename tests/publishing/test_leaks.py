"""Whatever tells of a person or a machine, wherever it was planted, is in no public file of any format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annualreport.outputs.pdf import find_spec
from annualreport.workspace import Workspace
from tests.outputs.filled import needs_office
from tests.publishing.conftest import YEAR, Run, sign
from tests.publishing.test_cleaning import NAME, PHONE, SILENT
from tests.publishing.test_publish import QUICK, kept, out

APART = (
    "attached template",
    "header that no page shows",
    "people",
    "printer settings",
    "company",
    "name of a style that a paragraph has",
)
"""Plants that stand in each other's place, or that filling a template already leaves out; tested one by one."""
SIGNS = (NAME, PHONE, "00ABCDEF", "77777777", "C:\\Users", "C:/Users", ".mdb", "word/草稿")


@pytest.fixture
def planted(year: Workspace) -> Workspace:
    """The good year with a person's name and machine's paths in its template and all round its data, signed."""
    template = year.templates / "annual-report-60.docx"
    content = template.read_bytes()
    for what, plant in SILENT.items():
        if what not in APART:
            content = plant(content)
    template.write_bytes(content)
    for file in year.data(YEAR).iterdir():
        file.write_text(f"# {NAME} {PHONE} C:\\Users\\{NAME}\n" + file.read_text("utf-8"), "utf-8")
    (year.data(YEAR) / f"{NAME}的说明.txt").write_text(f"{NAME} {PHONE}", "utf-8")
    (year.root / "out" / "2020").mkdir(parents=True)
    (year.root / "out" / "2020" / "草稿.txt").write_text(NAME, "utf-8")
    assert sign(year, "核稿", NAME, "办公室副主任") == sign(year, "签发", "乙某", "局长") == 0
    return year


def texts(path: Path) -> Iterator[bytes]:
    """Everything in a public file that somebody could find: names and contents of members, streams unpacked."""
    content = path.read_bytes()
    yield path.name.encode()
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield package.comment
            for member in package.infolist():
                yield from (member.filename.encode(), member.comment, member.extra, package.read(member))
    if path.suffix == ".pdf" and find_spec("pikepdf"):
        yield from unpacked(content)


def unpacked(content: bytes) -> Iterator[bytes]:
    """A PDF's objects without compression, and its text."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as document:
        yield repr(dict(document.docinfo)).encode()
        for one in document.objects:
            yield one.read_bytes() if isinstance(one, pikepdf.Stream) else one.unparse()


def leaks(folder: Path) -> list[tuple[str, str]]:
    """The public files in which a planted sign stands, in any of the ways that signs are written."""
    found = []
    for path in sorted(folder.iterdir()):
        for content in texts(path):
            for sign_ in SIGNS:
                if any(sign_.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")):
                    found.append((path.name, sign_))
    return found


def test_what_is_built_still_has_what_was_planted_in_the_template(planted: Workspace, run: Run):
    assert run(planted, "build", "--formats", "docx")[0] == 0
    with zipfile.ZipFile(next(planted.out(YEAR).glob("*.docx"))) as package:
        holding = {name for name in package.namelist() if NAME.encode() in name.encode() + package.read(name)}
    assert {"word/document.xml", "word/settings.xml", "docProps/custom.xml", "customXml/item1.xml"} <= holding
    assert len(holding) > 8


def test_nothing_planted_is_in_a_public_file(planted: Workspace, run: Run):
    ended, text, _ = run(planted, "publish", "--formats", QUICK, "--names")
    assert ended == 0, text
    assert leaks(out(planted)) == []
    assert NAME in (kept(planted) / "record.json").read_text("utf-8")


@needs_office
def test_nothing_planted_is_in_the_pdf_either(planted: Workspace, run: Run):
    ended, text, _ = run(planted, "publish", "--formats", "docx,pdf")
    assert ended == 0, text
    assert [path.suffix for path in sorted(out(planted).iterdir())] == ["", ".docx", ".pdf"]
    assert leaks(out(planted)) == []


def test_a_sign_that_is_there_is_found(published: Workspace):
    assert leaks(out(published)) == []
    with zipfile.ZipFile(next(out(published).glob("*.docx")), "a") as package:
        package.writestr("word/x.xml", NAME)
    assert {sign_ for _, sign_ in leaks(out(published))} == {NAME}
