"""Find in a Word file what stands beyond the edges of its pages: indented lines, frames, tables, drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annualreport.finding import Finding, fault
from annualreport.publishing.cleaning.allowed import WP, A, V
from annualreport.publishing.cleaning.invisible import FLATTEST, HINT, NORMAL, is_hidden
from annualreport.publishing.cleaning.looks import Looks, nearest
from annualreport.publishing.cleaning.packaging import Part
from annualreport.publishing.cleaning.values import length, number, whole
from annualreport.render.spots import TBL, Element, P, Spots, T, W, text_of

AWAY = "移到了页面以外"
EMU = 635
"""English metric units in a twentieth of a point."""
FROM_EDGE = frozenset({"page", "leftMargin", "topMargin", "insideMargin", "left-margin-area", "top-margin-area"})
"""What a place is counted from when it is the paper's edge; by the rest it is the text's edge, or not known."""
UNKNOWN = frozenset({"paragraph", "line", "text", "char", "character"})
"""What lies anywhere on the page."""
DRAWINGS = (f"{{{WP}}}anchor", f"{{{WP}}}inline")
SHAPES = tuple(f"{{{V}}}{name}" for name in ("shape", "rect", "roundrect", "oval", "group"))
PICTURES = (f"{{{A}}}blip", f"{{{V}}}imagedata")
PICTURE = HINT.replace("这些文字", "这张图片")
TABLE = HINT.replace("这些文字", "这个表格")
SQUEEZED = "框只有 {:g} 磅"


@dataclass(frozen=True)
class Span:
    """What is known of one direction on the page, in twentieths of a point: from the paper's edge to the text, to the
    text's other edge, to the other edge of the paper."""

    start: int
    end: int
    size: int

    def beyond(self, at: float, length: float, basis: str | None) -> bool:
        """Whether something so long lies wholly beyond the paper, counted from the edge that the basis means."""
        if basis in UNKNOWN:
            return at + length <= -self.size or at >= self.size
        first = 0 if basis in FROM_EDGE else self.end if basis in ("rightMargin", "bottomMargin") else self.start
        return first + at + length <= 0 or first + at >= self.size


@dataclass(frozen=True)
class Page:
    """The largest page of a file."""

    across: Span
    down: Span


def page(body: Element) -> Page:
    """The largest width, height and margins of all sections; A4 with the margins of an official document else."""
    return Page(span(body, "w", ("left", "right"), (11906, 1587)), span(body, "h", ("top", "bottom"), (16838, 2098)))


def span(body: Element, size: str, edges: tuple[str, str], usual: tuple[int, int]) -> Span:
    """One direction of all pages."""
    sizes = list(numbers(body.iter(W + "pgSz"), size)) or [usual[0]]
    before, after = (list(numbers(body.iter(W + "pgMar"), edge)) or [usual[1]] for edge in edges)
    return Span(max(before), max(sizes) - min(after), max(sizes))


def numbers(elements: Iterable[Element], name: str) -> Iterator[int]:
    """The whole numbers of one attribute."""
    return (found for one in elements if (found := whole(one.get(W + name))) is not None)


def of_place(part: Part, looks: Looks, sheet: Page, spots: Spots) -> Iterator[Finding]:
    """Everything that no page shows because of where it stands."""
    for paragraph in part.root.iter(P):
        if any((one.text or "").strip() for one in own_texts(paragraph)):
            for why in dict.fromkeys(reasons(paragraph, looks, sheet)):
                yield fault("release-invisible", f"有看不见的文字（{why}）", spots.of(paragraph), HINT)
    for table in part.root.iter(TBL):
        if text_of(table).strip() and is_away(table, sheet):
            yield fault("release-invisible", f"有看不见的表格（{AWAY}）", spots.of(next(table.iter(P))), TABLE)
    for drawing in part.root.iter(*DRAWINGS, *SHAPES):
        yield from of_drawing(drawing, sheet, spots)


def own_texts(paragraph: Element) -> Iterator[Element]:
    """The texts of a paragraph, without those of what is anchored in it."""
    return (one for one in paragraph.iter(T) if next(one.iterancestors(P)) is paragraph)


def reasons(paragraph: Element, looks: Looks, sheet: Page) -> Iterator[str]:
    """Why a paragraph's lines are not on the page: their indents, or the frame that they stand in."""
    levels = looks.of_paragraph(paragraph)
    indents = [one for one in (level.find(W + "ind") for level in levels) if one is not None]
    first = next(paragraph.iter(W + "r"), None) if indents else None
    size = None if first is None else number(nearest(looks.of_run(first), W + "sz"))
    for letter in {0.0, (NORMAL if size is None else size) / 10} if indents else ():
        left, right, start, hanging = (indent(indents, names, letter) for names in INDENTS)
        begin = min(left, left + start - hanging)
        if sheet.across.beyond(begin, 1, None) or right < sheet.across.end - sheet.across.size:
            yield "缩进到了页面以外"
    frame = nearest(levels, W + "framePr")
    if frame is not None:
        yield from of_frame(frame, sheet)


INDENTS = (("left", "start"), ("right", "end"), ("firstLine",), ("hanging",))
"""The indents by their names."""


def indent(levels: list[Element], names: tuple[str, ...], letter: float) -> float:
    """An indent in twentieths of a point. letter: a hundredth of a letter, in which indents may be written beside; they
    are read there where it is not nought."""
    for level in levels:
        for name in names:
            letters = whole(level.get(f"{W}{name}Chars")) if letter else None
            plain = whole(level.get(W + name))
            if letters:
                return letters * letter
            if plain is not None:
                return plain
    return 0


def of_frame(frame: Element, sheet: Page) -> Iterator[str]:
    """A frame beyond the paper, or too small to be read in."""
    if floats_away(frame, sheet, ("x", "y", "hAnchor", "vAnchor"), whole(frame.get(W + "w"))):
        yield AWAY
    flat = whole(frame.get(W + "h")) if frame.get(W + "hRule") == "exact" else None
    for size in (whole(frame.get(W + "w")), flat):
        if size is not None and 0 < size < FLATTEST:
            yield SQUEEZED.format(size / 20)


def floats_away(holder: Element, sheet: Page, names: tuple[str, str, str, str], wide: int | None) -> bool:
    """Whether a frame or a floating table lies beyond the paper. names: of its places and of their edges."""
    across, down = (whole(holder.get(W + name)) for name in names[:2])
    beside, above = (holder.get(W + name, "text") for name in names[2:])
    width = wide if wide else FLATTEST
    sideways = across is not None and sheet.across.beyond(across, width, None if beside == "text" else beside)
    return sideways or (down is not None and sheet.down.beyond(down, FLATTEST, above))


def is_away(table: Element, sheet: Page) -> bool:
    """Whether a table lies beyond the paper."""
    if next(table.iterancestors(TBL), None) is not None:
        return False
    wide = sum(numbers(table.iterfind(f"{W}tblGrid/{W}gridCol"), "w"))
    floating = table.find(f"{W}tblPr/{W}tblpPr")
    if floating is not None:
        return floats_away(floating, sheet, ("tblpX", "tblpY", "horzAnchor", "vertAnchor"), wide)
    moved = next(numbers(table.iterfind(f"{W}tblPr/{W}tblInd"), "w"), None)
    return moved is not None and sheet.across.beyond(moved, wide, None)


def of_drawing(drawing: Element, sheet: Page, spots: Spots) -> Iterator[Finding]:
    """A drawing with text or a picture that is hidden, beyond the paper, or too small."""
    text, picture = text_of(drawing).strip(), next(drawing.iter(*PICTURES), None)
    if not text and picture is None:
        return
    what = "文字" if text else "图片"
    told = (*(["隐藏"] if not text and is_hidden(drawing) else []), *drawn_reasons(drawing, sheet))
    for why in (one for one in told if text or one in ("隐藏", AWAY)):
        yield fault("release-invisible", f"有看不见的{what}（{why}）", spots.of(drawing), HINT if text else PICTURE)


def drawn_reasons(drawing: Element, sheet: Page) -> Iterator[str]:
    """Why a drawing is not seen where it stands."""
    if drawing.tag in DRAWINGS:
        yield from of_anchor(drawing, sheet)
    elif next(drawing.iterancestors(f"{{{V}}}group"), None) is None:
        yield from of_shape(styled(drawing), sheet)


def of_anchor(anchor: Element, sheet: Page) -> Iterator[str]:
    """The place and the size of a drawing."""
    sizes = [emu(anchor.find(f"{{{WP}}}extent"), name) for name in ("cx", "cy")]
    for name, way, size in zip(("positionH", "positionV"), (sheet.across, sheet.down), sizes, strict=True):
        position = anchor.find(f"{{{WP}}}{name}")
        offset = None if position is None else position.find(f"{{{WP}}}posOffset")
        at = whole("" if offset is None else (offset.text or "").strip())
        if (
            position is not None
            and at is not None
            and way.beyond(at / EMU, 0 if size is None else size, position.get("relativeFrom"))
        ):
            yield AWAY
    yield from (SQUEEZED.format(size / 20) for size in sizes if size is not None and size < FLATTEST)


def emu(element: Element | None, name: str) -> float | None:
    """A size in twentieths of a point."""
    written = None if element is None else whole(element.get(name))
    return None if written is None else written / EMU


def styled(shape: Element) -> dict[str, str]:
    """What the style sheet of an older drawing says, by name."""
    pairs = (one.partition(":") for one in (shape.get("style") or "").split(";"))
    return {name.strip().lower(): said.strip().lower() for name, _, said in pairs}


def of_shape(style: dict[str, str], sheet: Page) -> Iterator[str]:
    """The place and the size of an older drawing."""
    for edge, size, relative, way in (
        ("left", "width", "mso-position-horizontal-relative", sheet.across),
        ("top", "height", "mso-position-vertical-relative", sheet.down),
    ):
        moved = [one for one in (length(style.get(name)) for name in (f"margin-{edge}", edge)) if one is not None]
        long = length(style.get(size))
        if moved and style.get("position") in ("absolute", "relative"):
            usual = "text" if edge == "top" else None
            basis = style.get(relative, usual)
            if way.beyond(
                sum(moved), 0 if long is None else long, None if edge == "left" and basis == "text" else basis
            ):
                yield AWAY
        if long is not None and long < FLATTEST:
            yield SQUEEZED.format(long / 20)
