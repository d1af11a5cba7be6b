"""The PDF of a version: from the very Word file that goes public; without it nothing half is published."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from annualreport.forms import form
from annualreport.model.printed import printed
from annualreport.publishing.readback import readings
from annualreport.readers.year import load
from annualreport.source import libreoffice
from annualreport.workspace import Workspace
from tests.outputs.filled import needs_office
from tests.outputs.test_pdf import posix, stand_in
from tests.publishing.conftest import TITLE, YEAR, Run
from tests.publishing.test_publish import REFUSED, kept, out


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the only LibreOffice of the machine, none at first."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setattr(libreoffice, "PLACES", ())
    monkeypatch.setattr(libreoffice, "SECONDS", 0.3)
    monkeypatch.setenv("PATH", str(folder))
    return folder


FAILED = (
    f"阻断 {TITLE}.pdf PDF 没有生成：LibreOffice 没有给出文件，或超过了时限 [pdf-failed]\n"
    "    办法：请关闭打开着的 LibreOffice 后重试；或用 Word、WPS 打开 .docx，另存为 PDF\n"
)
SCRIPTS = pytest.mark.parametrize("script", ["/bin/sleep 30", "exit 1", "kill -9 $$"], ids=["hangs", "fails", "dies"])


@posix
@SCRIPTS
def test_a_conversion_that_gives_nothing_publishes_nothing(signed: Workspace, run: Run, only: Path, script: str):
    stand_in(only, script)
    ended, text, err = run(signed, "publish", "--formats", "docx,pdf")
    assert (ended, err.splitlines()[-1]) == (1, REFUSED)
    assert text.endswith(FAILED)
    assert not kept(signed).exists()
    assert not out(signed).exists()
    assert run(signed, "publish", "--formats", "docx,html")[0] == 0


@posix
@SCRIPTS
def test_a_build_still_gives_the_word_file_and_the_page(signed: Workspace, run: Run, only: Path, script: str):
    stand_in(only, script)
    ended, text, _ = run(signed, "build", "--final")
    assert ended == 0
    assert FAILED in text
    assert sorted(one.suffix for one in signed.out(YEAR).iterdir()) == [".docx", ".html", ".json", ".json"]


def test_without_libreoffice_the_rest_is_published_and_the_way_to_a_pdf_told(signed: Workspace, run: Run, only: Path):
    assert not list(only.iterdir())
    ended, text, _ = run(signed, "publish", "--formats", "docx,pdf")
    assert (ended, sorted(one.suffix for one in out(signed).iterdir())) == (0, ["", ".docx"])
    assert "这台电脑没有 LibreOffice，没有生成 PDF [pdf-without-libreoffice]\n    办法：安装 LibreOffice" in text
    assert "或用 Word、WPS 打开 .docx，另存为 PDF" in text


@needs_office
def test_the_pdf_says_whose_it_is_and_gives_back_the_same_figures(signed: Workspace, run: Run):
    pikepdf = pytest.importorskip("pikepdf", reason="needs the extra pdf")
    assert run(signed, "publish", "--formats", "docx,pdf")[0] == 0
    content = (out(signed) / f"{TITLE}.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(content)) as document:
        assert (str(document.docinfo.Title), str(document.docinfo.Author)) == (TITLE, "虚构市教育局")
        assert str(document.Root.Lang) == "zh-CN"
        with document.open_metadata() as metadata:
            assert (metadata["dc:title"], metadata["dc:creator"]) == (TITLE, ["虚构市教育局"])
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
    (read,) = readings({f"{TITLE}.pdf": content}, form("60号"))
    assert read.figures == printed(form("60号"), load(signed, YEAR)[0].statistics)


def test_a_full_disk_leaves_everything_as_it_was(published: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch):
    from annualreport.publishing import shelf
    from tests.publishing.test_release import corrected, public

    before, written = public(published), []

    def full(path: Path, content: bytes) -> None:
        """A disk with room for three files."""
        if len(written) == 3:
            raise OSError(28, os.strerror(28))
        written.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    monkeypatch.setattr(shelf, "write", full)
    ended, text, _ = corrected(published, run)
    assert (ended, text.splitlines()[-2]) == (
        2,
        "阻断 data/2020/releases/2 磁盘已满，没有写入；原有文件未动 [disk-full]",
    )
    assert public(published) == before
    assert [one.name for one in kept(published).parent.iterdir()] == ["1"]
