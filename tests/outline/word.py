"""Write small Word files as Word itself stores them, for tests that read them back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"


def package(body: str, styles: str = "", parts: Mapping[str, str] | None = None, title: str = "") -> bytes:
    """A Word file of a body's XML; parts are further parts by name (``header1.xml``) with their whole root element."""
    written = {"word/document.xml": f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'}
    if styles:
        written["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
    if title:
        written["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}"><dc:title>{title}</dc:title>'
            "<dc:creator>办公室</dc:creator><cp:revision>3</cp:revision><dc:subject/></cp:coreProperties>"
        )
    links = []
    for number, (name, text) in enumerate((parts or {}).items()):
        written[f"word/{name}"] = text
        kind = name.rstrip("0123456789.xml")
        links.append(f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{name}"/>')
    written["word/_rels/document.xml.rels"] = f"<Relationships>{''.join(links)}</Relationships>"
    return zipped(written)


def zipped(written: Mapping[str, str]) -> bytes:
    """A zip package of texts by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, text in written.items():
            file.writestr(name, text)
    return stream.getvalue()


def root(name: str, inside: str) -> str:
    """The root element of a header, footer or notes part."""
    return f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>'


def p(text: str = "", style: str = "", level: int | None = None) -> str:
    """A paragraph."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    outlined = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    return f"<w:p><w:pPr>{styled}{outlined}</w:pPr>{r(text)}</w:p>"


def r(text: str) -> str:
    """A run."""
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>" if text else ""


def tc(text: str = "", span: int = 1, merge: str | None = None, inside: str = "") -> str:
    """A cell; merge: 'restart', or '' for a continuation."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = "" if merge is None else (f'<w:vMerge w:val="{merge}"/>' if merge else "<w:vMerge/>")
    return f"<w:tc><w:tcPr>{spans}{merged}</w:tcPr>{inside or p(text)}</w:tc>"


def tr(*cells: str, before: str = "") -> str:
    """A row."""
    return f"<w:tr>{f'<w:trPr>{before}</w:trPr>' if before else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"
