"""Somebody at LibreOffice: opens a Word file, works in it by a macro as by hand, and saves it as a Word file."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from annualreport.source import libreoffice

DTD = '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">'
LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
FILES = {
    "script.xlc": DTD.format("library:libraries", "libraries")
    + '<library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>',
    "Standard/script.xlb": DTD.format("library:library", "library")
    + f'<library:library {LIBRARY} library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Desk"/></library:library>',
}
MODULE = (
    DTD.format("script:module", "module")
    + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Desk"'
    ' script:language="StarBasic">{}</script:module>'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
BASIC = """
Sub Work
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{steps}
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "MS Word 2007 XML"
  doc.storeToURL("{target}", how())
  doc.close(True)
End Sub
Function Found(doc, words)
  wanted = doc.createSearchDescriptor()
  wanted.SearchString = words
  Found = doc.findFirst(wanted)
End Function
Sub Retype(doc, was, becomes)
  at = Found(doc, was)
  If Not IsNull(at) Then at.String = becomes
End Sub
Sub Remark(doc, words, says)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = "审阅人乙"
  note.Content = says
  at = Found(doc, words)
  at.Text.insertTextContent(at.End, note, False)
End Sub
Sub Move(doc, words, behind)
  at = Found(doc, words)
  one = at.Text.createTextCursorByRange(at.Start)
  one.gotoStartOfParagraph(False)
  one.gotoEndOfParagraph(True)
  said = one.String
  one.String = ""
  one.gotoNextParagraph(True)
  one.String = ""
  there = Found(doc, behind)
  last = there.Text.createTextCursorByRange(there.End)
  last.gotoEndOfParagraph(False)
  there.Text.insertControlCharacter(last, 0, False)
  there.Text.insertString(last, said, False)
End Sub
"""
PANE = "share/config/soffice.cfg/modules/swriter/ui/annotation.ui"
"""What LibreOffice shows comments by; the packages without windows lack it, and end when a file has a comment."""


def with_windows() -> bool:
    """Whether LibreOffice can open a file with comments here."""
    office = libreoffice.program()
    return office is not None and (Path(office).resolve().parents[1] / PANE).is_file()


needs_windows = pytest.mark.skipif(
    not with_windows(), reason="LibreOffice 没有装，或装的是不带界面的版本：打开带批注的文件就会退出"
)


def retype(source: Path, target: Path, pairs: Iterable[tuple[str, str]], folder: Path) -> None:
    """The first of each of the texts typed over, in order."""
    work(source, target, [f"Retype(doc, {literal(was)}, {literal(becomes)})" for was, becomes in pairs], folder)


def work(source: Path, target: Path, steps: Iterable[str], folder: Path) -> None:
    """A copy of a file opened, the steps taken, the copy saved as another file; the profile of the folder is one's own.

    LibreOffice leaves a lock beside whatever it has open: that must not lie among the shipped templates.
    """
    office = libreoffice.program()
    assert office
    profile = folder / "profile"
    call = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    if not profile.is_dir():
        assert libreoffice.run([*call, "--terminate_after_init"], 60)
    opened = folder / "opened" / source.name
    opened.parent.mkdir(exist_ok=True)
    shutil.copyfile(source, opened)
    taken = "\n".join(f"  {step}" for step in steps)
    code = BASIC.format(source=opened.as_uri(), target=target.as_uri(), steps=taken)
    for name, content in {**FILES, "Standard/Desk.xba": MODULE.format(escape(code))}.items():
        (profile / "user/basic" / name).write_text(HEAD + content, "utf-8")
    assert libreoffice.run([*call, "macro:///Standard.Desk.Work"], 60)
    assert target.is_file()


def literal(text: str) -> str:
    """A text as Basic writes it."""
    return '"' + text.replace('"', '""') + '"'
