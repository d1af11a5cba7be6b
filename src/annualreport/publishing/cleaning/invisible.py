"""Find text in a Word file that is there and that no reader sees: hidden, of the colour of its ground, too small."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.finding import Finding, fault
from annualreport.publishing.cleaning import colours
from annualreport.publishing.cleaning.allowed import MC, W14
from annualreport.publishing.cleaning.looks import Looks, nearest, switched, word
from annualreport.publishing.cleaning.packaging import Part
from annualreport.publishing.cleaning.values import number, on, value, whole
from annualreport.render.spots import TBL, TC, Element, P, Spots, T, W, text_of

SMALLEST = 10
"""Half points: 5 points. The smallest letters of a report's tables have 9."""
NORMAL = 21
"""Half points of letters of which nothing says how large they are."""
NARROWEST = 34
"""Per cent of a letter's width."""
FLATTEST = 80
"""Twentieths of a point of a line or a row of fixed height: 4 points."""
HIGHEST = 100
"""Half points by which letters may be raised or lowered: 50 points."""
CONTRAST = 1.3
"""Ratio of the brightness of letters and ground (WCAG 2.2); one is the same colour."""
CLEAR = 80_000
"""Thousandths of a per cent: letters more transparent are not read."""
HINT = "请在模板里删去这些文字，或改成看得见的样子"
NOTES = ("footnotes", "endnotes")
SEEN = "颜色与底色相同"


def of_text(part: Part, looks: Looks, spots: Spots) -> Iterator[Finding]:
    """Every run of text that a reader does not see."""
    paper = backgrounds(part.root, looks)
    for run in part.root.iter(W + "r"):
        text = "".join(one.text or "" for one in run.iter(T)).strip()
        if text:
            for why in dict.fromkeys(reasons(run, looks, paper)):
                yield fault("release-invisible", f"有看不见的文字（{why}）", spots.of(run), HINT)


def reasons(run: Element, looks: Looks, paper: tuple[str, ...]) -> Iterator[str]:
    """Why a run is not seen. paper: the colours of the page, on the screen and printed."""
    levels = looks.of_run(run)
    for name in ("vanish", "specVanish"):
        if (hidden := switched(levels, W + name)) is not None:
            yield f"隐藏{by_style(hidden)}"
    yield from small(levels)
    yield from of_colour(run, levels, looks, paper)
    if any(is_hidden(one) for one in run.iterancestors()):
        yield "在隐藏的图形里"
    yield from squeezed(run, looks)
    yield from replaced(run)


def by_style(level: Element) -> str:
    """The name of the style that a property stands in, for a message; nothing where the text itself has it."""
    style = next((one for one in level.iterancestors(W + "style")), None)
    name = None if style is None else value(style.find(W + "name"))
    return f"，见样式「{name}」" if name else ""


def small(levels: tuple[Element, ...]) -> Iterator[str]:
    """Letters too small, too narrow, one upon the other, or moved off their line."""
    size = number(nearest(levels, W + "sz"))
    if size is not None and size < SMALLEST:
        yield f"字号 {size / 2:g} 磅"
    width = number(nearest(levels, W + "w"))
    if width is not None and width < NARROWEST:
        yield f"字宽 {width}%"
    between = number(nearest(levels, W + "spacing"))
    if between is not None and -between >= (NORMAL if size is None else size) * 10 * (1 - SMALLEST / 100):
        yield f"字间距 {between / 20:g} 磅，叠在一起"
    moved = number(nearest(levels, W + "position"))
    if moved is not None and abs(moved) > HIGHEST:
        yield f"{'上升' if moved > 0 else '下降'} {abs(moved) / 2:g} 磅"


def of_colour(run: Element, levels: tuple[Element, ...], looks: Looks, paper: tuple[str, ...]) -> Iterator[str]:
    """Letters of the colour of their ground, or of none."""
    effect = nearest(levels, f"{{{W14}}}textFill")
    if effect is not None and (effect.find("{*}noFill") is not None or clear(effect)):
        yield "颜色透明"
    said = nearest(levels, W + "color")
    colour = colours.drawn(effect, looks.theme) or colours.named(said, looks.theme) or colours.BLACK
    behind = ground(run, levels, looks)
    if behind is not None and colours.contrast(colour, behind) < CONTRAST:
        yield SEEN + (by_style(said) if said is not None else "")
    elif behind is None and (same := [one for one in paper if colours.contrast(colour, one) < CONTRAST]):
        printed = "，打印时没有页面颜色" if paper[1:] and paper[0] not in same else ""
        yield SEEN + (by_style(said) if said is not None else "") + printed


def clear(effect: Element) -> bool:
    """Whether letters are filled with a colour that lets nearly everything through."""
    shares = [one.get(f"{{{W14}}}val") for one in effect.iter(f"{{{W14}}}alpha")]
    return any(share is not None and share > CLEAR for share in map(whole, shares))


def is_hidden(element: Element) -> bool:
    """Whether a shape is not shown."""
    about = element.find("{*}docPr")
    style = "".join((element.get("style") or "").split())
    return (about is not None and about.get("hidden") in ("1", "true")) or "visibility:hidden" in style


def squeezed(run: Element, looks: Looks) -> Iterator[str]:
    """Lines and rows of a fixed height in which nothing can be read, hidden rows, cells that another has swallowed."""
    for holder in run.iterancestors(P, W + "tr", TC):
        flat = None
        if holder.tag == P:
            said = looks.of_paragraph(holder)
            flat = whole(word(said, "spacing", "line")) if word(said, "spacing", "lineRule") == "exact" else None
        elif holder.tag == TC:
            merged = [holder.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge")]
            if any(one is not None and value(one) in (None, "continue") for one in merged):
                yield "在已被合并的单元格里"
        else:
            row = holder.find(f"{W}trPr/{W}trHeight")
            flat = None if row is None or row.get(W + "hRule") != "exact" else whole(row.get(W + "val"))
            if on(holder.find(f"{W}trPr/{W}hidden")):
                yield "隐藏的行"
        if flat is not None and flat < FLATTEST:
            yield f"行高 {flat / 20:g} 磅"


def replaced(run: Element) -> Iterator[str]:
    """What only old programs show in place of a shape, and which is not what the others show."""
    fallback = next(run.iterancestors(f"{{{MC}}}Fallback"), None)
    parent = None if fallback is None else fallback.getparent()
    shown = [] if parent is None else [text_of(one) for one in parent.iterfind(f"{{{MC}}}Choice")]
    if fallback is not None and text_of(fallback) not in shown:
        yield "只有旧版程序显示"


def of_notes(part: Part, body: Element, spots: Spots) -> Iterator[Finding]:
    """Notes with text to which nothing in the body refers: no page shows them."""
    if part.role not in NOTES:
        return
    kind = part.role.removesuffix("s")
    called = {one.get(W + "id") for one in body.iter(f"{W}{kind}Reference")}
    for note in part.root.iter(W + kind):
        text = next((one for one in note.iter(T) if (one.text or "").strip()), None)
        if text is not None and note.get(W + "id") not in called:
            yield fault("release-invisible", "有看不见的文字（没有引用的注释）", spots.of(text), HINT)


def backgrounds(root: Element, looks: Looks) -> tuple[str, ...]:
    """The colours of the page: of the background where there is one, and of the paper."""
    behind = root.find(W + "background")
    colour = colours.named(behind, looks.theme, "color")
    return tuple(dict.fromkeys([colour, colours.WHITE] if colour else [colours.WHITE]))


def ground(run: Element, levels: tuple[Element, ...], looks: Looks) -> str | None:
    """The colour behind a run: highlight or shading of the run, else of its paragraph, its cells, its tables, its
    shapes; None for the page."""
    marked = value(nearest(levels, W + "highlight"))
    if marked in colours.HIGHLIGHTS:
        return colours.HIGHLIGHTS[str(marked)]
    shades = (shade(nearest(levels, W + "shd"), looks), *behind(run, looks))
    return next((one for one in shades if one), None)


def behind(run: Element, looks: Looks) -> Iterator[str | None]:
    """The colours of what a run stands in, from the inside out."""
    for holder in run.iterancestors():
        if holder.tag == P:
            yield shade(nearest(looks.of_paragraph(holder), W + "shd"), looks)
        elif holder.tag == TC:
            levels = (holder, *looks.of_cell(holder))
            yield shade(nearest(levels, f"{W}tcPr/{W}shd"), looks)
        elif holder.tag == TBL:
            yield shade(holder.find(f"{W}tblPr/{W}shd"), looks)
        else:
            yield colours.drawn(holder.find("{*}spPr"), looks.theme) or colours.hexadecimal(holder.get("fillcolor"))


def shade(element: Element | None, looks: Looks) -> str | None:
    """The colour of a shading; None for none."""
    if element is not None and value(element) == "solid":
        return colours.named(element, looks.theme, "color")
    return colours.named(element, looks.theme, "fill", "themeFill")
