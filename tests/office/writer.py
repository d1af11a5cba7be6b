"""A writer at LibreOffice: opens a template, retypes some of its words, and saves it as a Word file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from annualreport.source import libreoffice

DTD = '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">'
LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
FILES = {
    "script.xlc": DTD.format("library:libraries", "libraries")
    + '<library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>',
    "Standard/script.xlb": DTD.format("library:library", "library")
    + f'<library:library {LIBRARY} library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Writer"/></library:library>',
}
MODULE = (
    DTD.format("script:module", "module")
    + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Writer"'
    ' script:language="StarBasic">{}</script:module>'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
BASIC = """
Sub Work
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{typing}
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "MS Word 2007 XML"
  doc.storeToURL("{target}", how())
  doc.close(True)
End Sub
Sub Retype(doc, was, becomes)
  wanted = doc.createSearchDescriptor()
  wanted.SearchString = was
  found = doc.findFirst(wanted)
  If Not IsNull(found) Then found.String = becomes
End Sub
"""


def retype(source: Path, target: Path, pairs: Iterable[tuple[str, str]], folder: Path) -> None:
    """The first of each of the texts typed over, in order; the profile of the folder is the writer's own."""
    office = libreoffice.program()
    assert office
    profile = folder / "profile"
    call = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    if not profile.is_dir():
        assert libreoffice.run([*call, "--terminate_after_init"], 60)
    typing = "\n".join(f"  Retype(doc, {literal(was)}, {literal(becomes)})" for was, becomes in pairs)
    code = BASIC.format(source=source.as_uri(), target=target.as_uri(), typing=typing)
    for name, content in {**FILES, "Standard/Writer.xba": MODULE.format(escape(code))}.items():
        (profile / "user/basic" / name).write_text(HEAD + content, "utf-8")
    assert libreoffice.run([*call, "macro:///Standard.Writer.Work"], 60)
    assert target.is_file()


def literal(text: str) -> str:
    """A text as Basic writes it."""
    return '"' + text.replace('"', '""') + '"'
