"""Read a Word file into an outline with zipfile and lxml alone: fast, and nothing of what it holds is run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from annualreport.finding import Finding, Stop, fault
from annualreport.outline import pagelayout, wordtable, wordxml
from annualreport.outline.levels import level
from annualreport.outline.records import Block, Outline, Paragraph
from annualreport.place import paragraph, whole
from annualreport.source import package as packages

BODY, STYLES = "word/document.xml", "word/styles.xml"
PROPERTIES = {
    "title": "title",
    "subject": "subject",
    "creator": "author",
    "lastModifiedBy": "last_author",
    "keywords": "keywords",
    "description": "comments",
    "category": "category",
    "created": "created",
    "modified": "modified",
}
"""Names of docProps/core.xml and of the outline's properties."""
PARTS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True)
class Style:
    """A paragraph style: its name, its own outline level, the style it is based on."""

    name: str
    outline_level: int | None
    parent: str


@dataclass
class Reading:
    """One file being read: its texts and styles, and how many paragraphs and tables have been met."""

    file: str
    texts: wordxml.Texts
    styles: dict[str, Style]
    paragraphs: int = 0
    tables: int = 0
    part: str = field(default="")
    met: list[pagelayout.Met] = field(default_factory=list)


def read(content: bytes, label: str) -> Outline:
    """The document in reading order; label is the file as told to the user. Stop where it is no sound Word file.

    A file from outside is first passed through source.package.check, which refuses bombs and other formats.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            problem = packages.wrong_kind(package, label, ".docx")
            if problem:
                raise Stop(problem)
            return outline(package, label)
    except (*packages.BROKEN, etree.XMLSyntaxError):
        raise Stop(unreadable(label)) from None


def unreadable(label: str) -> Finding:
    """What is said of a file that is broken inside."""
    hint = "请从原处重新取得文件，或用 Word、WPS 打开后另存一份"
    return fault("damaged-file", "文件不是完好的 Word（.docx）文件，读不出内容", whole(label), hint)


def outline(package: zipfile.ZipFile, label: str) -> Outline:
    """The outline of an opened package."""
    known = sheet(package.read(STYLES) if STYLES in package.namelist() else None)
    body = wordxml.child(part(package, BODY), "body")
    met: list[pagelayout.Met] = []
    blocks = () if body is None else tuple(walk(body, Reading(label, wordxml.Texts(body), known.styles, met=met)))
    beside: dict[str, list[Paragraph]] = {kind: [] for kind in PARTS}
    feet: list[wordxml.Element] = []
    for kind, target in related(package):
        root = part(package, target)
        if root is not None:
            feet += [root] if kind in ("header", "footer") else []
            beside[kind] += aside(root, Reading(label, wordxml.Texts(root), known.styles, part=PARTS[kind]))
    notes = (*beside["footnotes"], *beside["endnotes"])
    layout = None if body is None else pagelayout.read(label, body, known.looks, met, feet)
    headers, footers = tuple(beside["header"]), tuple(beside["footer"])
    return Outline(label, blocks, headers, footers, notes, properties(package), layout)


def part(package: zipfile.ZipFile, target: str) -> wordxml.Element | None:
    """The root of one part's XML; None where the package has no such part."""
    if target not in package.namelist():
        return None
    return etree.fromstring(package.read(target), PARSER)


def walk(container: wordxml.Element, reading: Reading) -> Iterator[Block]:
    """The blocks of the body; a paragraph's boxes follow it."""
    for element in wordxml.blocks(container):
        if wordxml.name(element) == "tbl":
            reading.tables += 1
            yield wordtable.read(element, wordtable.Body(reading.file, reading.texts), reading.tables)
            continue
        reading.paragraphs += 1
        found = written(element, reading)
        reading.met.append(pagelayout.Met(element, reading.paragraphs, found))
        if found:
            yield found
        for box in reading.texts.boxes(element):
            yield from walk(box, reading)


def written(element: wordxml.Element, reading: Reading) -> Paragraph | None:
    """The paragraph; None where it has no text."""
    text = reading.texts.of(element).strip(" \u3000\n\t")
    if not text:
        return None
    properties = wordxml.child(element, "pPr")
    style = wordxml.value(wordxml.child(properties, "pStyle"))
    name, inherited = resolved(style, reading.styles)
    own = number(wordxml.value(wordxml.child(properties, "outlineLvl")))
    place = paragraph(reading.file, reading.paragraphs, text, reading.part)
    return Paragraph(text, place, level(text, name, inherited if own is None else own), name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a part of styles says: of headings, and of fonts and lines."""

    styles: dict[str, Style]
    looks: pagelayout.Looks


@lru_cache(maxsize=8)
def sheet(content: bytes | None) -> Sheet:
    """The part's styles; None where the package has none. Documents of one template share them."""
    root = None if content is None else etree.fromstring(content, PARSER)
    return Sheet(styles(root), pagelayout.Looks(root))


def styles(root: wordxml.Element | None) -> dict[str, Style]:
    """The paragraph styles by id."""
    found: dict[str, Style] = {}
    for element in () if root is None else root:
        if wordxml.name(element) == "style":
            outline_level = number(wordxml.value(wordxml.child(element, "pPr", "outlineLvl")))
            name = wordxml.value(wordxml.child(element, "name"))
            parent = wordxml.value(wordxml.child(element, "basedOn"))
            found[wordxml.value(element, "styleId")] = Style(name, outline_level, parent)
    return found


def resolved(identifier: str, known: dict[str, Style]) -> tuple[str, int | None]:
    """A style's name and the outline level that it has or inherits; the id itself where it is not defined."""
    if identifier not in known:
        return identifier, None
    name, seen, current = known[identifier].name, set[str](), identifier
    while current in known and current not in seen:
        if known[current].outline_level is not None:
            return name, known[current].outline_level
        seen.add(current)
        current = known[current].parent
    return name, None


def number(written: str) -> int | None:
    """A whole number as written in an attribute; None for anything else."""
    return int(written) if written.isdigit() else None


def related(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The headers, footers and notes that the body refers to, by kind and part name, in the order of their names."""
    root = part(package, "word/_rels/document.xml.rels")
    links = [] if root is None else [(wordxml.value(one, "Type"), wordxml.value(one, "Target")) for one in root]
    for kind, target in sorted((kind.rpartition("/")[2], target) for kind, target in links):
        if kind in PARTS:
            yield kind, target.removeprefix("/") if target.startswith("/") else f"word/{target}"


def aside(root: wordxml.Element, reading: Reading) -> list[Paragraph]:
    """The paragraphs of a header, a footer or the notes; those of their tables line by line."""
    notes = [one for one in root if wordxml.name(one) in ("footnote", "endnote")]
    kept = [one for one in notes if wordxml.value(one, "type") not in SEPARATORS] if notes else [root]
    found: list[Paragraph] = []
    for container in kept:
        for line in wordtable.lines(container, reading.texts):
            reading.paragraphs += 1
            if line.strip():
                place = paragraph(reading.file, reading.paragraphs, line.strip(), reading.part)
                found.append(Paragraph(line.strip(), place))
    return found


def properties(package: zipfile.ZipFile) -> dict[str, str]:
    """The document's properties that are filled in."""
    root = part(package, "docProps/core.xml")
    filled = {} if root is None else {wordxml.name(one): (one.text or "").strip() for one in root}
    return {PROPERTIES[name]: text for name, text in filled.items() if name in PROPERTIES and text}
