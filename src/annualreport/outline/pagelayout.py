"""Read from Word's XML how a document is set: paper, margins, fonts, lines, page numbers, table heads, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annualreport.outline import wordxml
from annualreport.outline.records import Layout, Page, Paragraph, Setting
from annualreport.place import Place
from annualreport.place import paragraph as spot

DEEPEST = 20
"""How many styles may stand one on another."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style or paragraph says of its letters; None is: as below it."""

    font: str | None = None
    size: int | None = None
    line: int | None = None
    exact: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, with what it leaves open taken from below."""
        return Look(
            below.font if self.font is None else self.font,
            below.size if self.size is None else self.size,
            below.line if self.line is None else self.line,
            below.exact if self.exact is None else self.exact,
        )


@dataclass(frozen=True, slots=True)
class Met:
    """A paragraph of the body as it was met: its XML, its number, and what was read of it (None without text)."""

    element: wordxml.Element
    number: int
    paragraph: Paragraph | None


def read(
    file: str,
    body: wordxml.Element,
    looks: Looks,
    met: Iterable[Met],
    feet: Iterable[wordxml.Element],
) -> Layout:
    """The layout of a document of which the paragraphs have been met; feet: the roots of its headers and footers."""
    met = tuple(met)
    settings = tuple(setting(one.element, one.paragraph, looks) for one in met if one.paragraph)
    pictures = tuple(spot(file, number) for number in dict.fromkeys(pictured(body, met)))
    return Layout(
        tuple(page(one) for one in sections(body)),
        settings,
        any(numbered(foot) for foot in feet),
        tuple(heads(file, body)),
        pictures,
    )


def sections(body: wordxml.Element) -> Iterator[wordxml.Element]:
    """The settings of every section: those in paragraphs, then the body's own."""
    for one in body:
        found = one if wordxml.name(one) == "sectPr" else wordxml.child(one, "pPr", "sectPr")
        if found is not None:
            yield found


def page(section: wordxml.Element) -> Page:
    """Paper and margins of a section in twentieths of a point; None for what is not written."""
    size, margins = wordxml.child(section, "pgSz"), wordxml.child(section, "pgMar")
    sides = (twips(margins, name) for name in ("top", "right", "bottom", "left"))
    return Page(twips(size, "w"), twips(size, "h"), *sides)


def twips(element: wordxml.Element | None, attribute: str) -> int | None:
    """A measure; None where it is not written as a whole number."""
    written = wordxml.value(element, attribute)
    return int(written) if written.removeprefix("-").isdigit() and len(written) < DEEPEST else None


class Looks:
    """The paragraph styles of a document by id, each resolved once."""

    def __init__(self, styles: wordxml.Element | None) -> None:
        self.known: dict[str, tuple[Look, str]] = {}
        self.resolved: dict[str, Look] = {}
        self.default, self.ground = "", Look()
        for one in () if styles is None else styles:
            if wordxml.name(one) == "docDefaults":
                self.ground = look(wordxml.child(one, "pPrDefault", "pPr"), wordxml.child(one, "rPrDefault", "rPr"))
            elif wordxml.name(one) == "style" and wordxml.value(one, "type") == "paragraph":
                own = look(wordxml.child(one, "pPr"), wordxml.child(one, "rPr"))
                identifier = wordxml.value(one, "styleId")
                self.known[identifier] = own, wordxml.value(wordxml.child(one, "basedOn"))
                if wordxml.value(one, "default") in ("1", "true"):
                    self.default = identifier

    def of(self, identifier: str) -> Look:
        """The look of a style with all that it stands on; of an unknown one that of the default style."""
        name = identifier if identifier in self.known else self.default
        if name not in self.resolved:
            found, current = Look(), name
            for _ in range(DEEPEST):
                if current not in self.known:
                    break
                own, current = self.known[current]
                found = found.over(own)
            self.resolved[name] = found.over(self.ground)
        return self.resolved[name]


def look(paragraph: wordxml.Element | None, letters: wordxml.Element | None) -> Look:
    """What the properties of a paragraph and of its letters say."""
    spacing, fonts = wordxml.child(paragraph, "spacing"), wordxml.child(letters, "rFonts")
    line = twips(spacing, "line")
    return Look(
        wordxml.value(fonts, "eastAsia") or None,
        twips(wordxml.child(letters, "sz"), "val"),
        line,
        None if line is None else wordxml.value(spacing, "lineRule") == "exact",
    )


def setting(element: wordxml.Element, paragraph: Paragraph, looks: Looks) -> Setting:
    """How a paragraph is set: by the look of most of its letters."""
    properties = wordxml.child(element, "pPr")
    base = looks.of(wordxml.value(wordxml.child(properties, "pStyle")))
    if wordxml.child(properties, "spacing") is not None:
        base = look(properties, None).over(base)
    letters: dict[Look, int] = {}
    for run in element.iter("{*}r"):
        own, count = letters_of(run)
        seen = base if own is None or not len(own) else look(None, own).over(base)
        letters[seen] = letters.get(seen, 0) + count
    most = max(letters, key=lambda one: letters[one], default=base)
    return Setting(paragraph, most.font or "", most.size, most.line, bool(most.exact))


def letters_of(run: wordxml.Element) -> tuple[wordxml.Element | None, int]:
    """The properties of a run, and how many letters it holds."""
    own, count = None, 0
    for one in run:
        kind = wordxml.local(one.tag)
        if kind == "t":
            count += len(one.text or "")
        elif kind == "rPr" and own is None:
            own = one
    return own, count


def pictured(body: wordxml.Element, met: Iterable[Met]) -> Iterator[int]:
    """The numbers of the paragraphs that hold a picture."""
    numbers = {one.element: one.number for one in met}
    for picture in body.iter("{*}drawing", "{*}pict", "{*}object"):
        above = next((one for one in picture.iterancestors("{*}p") if one in numbers), None)
        if above is not None:
            yield numbers[above]


def numbered(root: wordxml.Element) -> bool:
    """Whether a footer or header holds the field of the page number."""
    fields = (wordxml.value(one, "instr") or one.text or "" for one in root.iter("{*}fldSimple", "{*}instrText"))
    return any("PAGE" in field.upper().split() for field in fields)


def heads(file: str, body: wordxml.Element) -> Iterator[tuple[Place, bool]]:
    """Each table of the body with whether its first row is repeated on a new page."""
    tables = (one for one in wordxml.blocks(body) if wordxml.name(one) == "tbl")
    for number, table in enumerate(tables, start=1):
        first = next((row for row in wordxml.blocks(table) if wordxml.name(row) == "tr"), None)
        mark = wordxml.child(first, "trPr", "tblHeader")
        place = Place(file, f"第{number}个表格", (number,))
        yield place, mark is not None and wordxml.value(mark) not in ("0", "false")
