"""Find the tags of a Word part, bring each into one run, and stamp it so that every later word about it has a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annualreport.finding import Finding, fault, note, warning
from annualreport.place import Place
from annualreport.render import pieces
from annualreport.render.delimiters import Found, find
from annualreport.render.records import Tag
from annualreport.render.spots import TBL, TC, TEXTS, TR, Element, P, Spots, W, text_of, texts_with
from annualreport.render.writing import STAMP as STAMP
from annualreport.render.writing import TAG, Writing, as_typed
from annualreport.source.patterns import later

ODD = later(r"[{｛][\s\u200b-\u200d\u2060\ufeff]*[{｛%％#]|[}｝%％#][\s\u200b-\u200d\u2060\ufeff]*[}｝]")
"""What looks like the beginning or the end of a tag, in any width, with anything invisible between."""
UNITS = {"p": P, "tr": TR, "tc": TC}
UNIT_NAMES = {"p": "段", "tr": "行", "tc": "格"}
THINGS = {
    **dict.fromkeys((W + "drawing", W + "pict"), "图片或图形"),
    W + "object": "嵌入的对象",
    W + "sym": "特殊符号",
    **dict.fromkeys((W + "fldChar", W + "fldSimple"), "域"),
    W + "footnoteReference": "脚注",
    W + "endnoteReference": "尾注",
    W + "br": "",
    W + "sectPr": "分节符",
}
"""What a paragraph holds beside its letters, as Word calls it; which break a break is, its type says."""
STRICTLY = "模板写法从严，请照此改写，或用 annualreport template fix 修复"
TOLERANTLY = "不改也能用；要改，照此改写"
BREAKS = {"page": "分页符", "column": "分栏符"}
HOLDERS = frozenset({TC, *(W + name for name in ("txbxContent", "footnote", "endnote"))})


@dataclass
class Gathering:
    """What is gathered from one part. tracked: ``accept`` or ``refuse``, what to do with tags under tracked changes."""

    spots: Spots
    writing: Writing
    tracked: str = "accept"
    tags: list[Tag] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def gather(root: Element, into: Gathering) -> None:
    """Every tag of the part in reading order, each now whole in its first run and written anew; what is wrong."""
    for text in list(root.iter(W + "delText", W + "delInstrText")):
        deleted(text, into)
    texts = texts_with(root, *"{}｛｝", kinds=(*TEXTS, pieces.INSTRUCTION))
    paragraphs = dict.fromkeys(next(text.iterancestors(P)) for text in texts)
    attributes = [one for one in pieces.of_attributes(root) if ODD.search(one.text)]
    for home in (*paragraphs, *(attribute.element for attribute in attributes)):
        into.spots.of(home)  # before anything is written
    for paragraph in paragraphs:
        gather_paragraph(paragraph, into)
    for attribute in attributes:
        rewrite(attribute, attribute.element, into)


def gather_properties(root: Element, into: Gathering) -> None:
    """The tags of the document's properties, which have no paragraphs."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.text and ("{" in element.text or "｛" in element.text):
            rewrite(pieces.of_element(element), element, into)


def gather_paragraph(paragraph: Element, into: Gathering) -> None:
    """The tags of one paragraph, and what is wrong with them."""
    row_gone = any(row.find(f"{W}trPr/{W}del") is not None for row in paragraph.iterancestors(TR))
    kinds = (*TEXTS, pieces.INSTRUCTION) if row_gone else TEXTS
    texts = [text for text in paragraph.iter(*kinds) if nearest(text, P) is paragraph]
    for text in texts:
        if row_gone or any(around.tag in pieces.GONE for around in text.iterancestors()):
            deleted(text, into)
    if row_gone:
        return
    before = len(into.tags)
    for signs in pieces.of_whole(paragraph):
        rewrite(signs, paragraph, into)
    for tag in into.tags[before:]:
        if tag.unit in UNITS and tag.kind != "{{":
            beside(tag, paragraph, into)


def rewrite(signs: pieces.Signs | pieces.Attribute, home: Element, into: Gathering) -> None:
    """Put every tag whole into the element in which it begins, written as the writing says."""
    place = into.spots.of(home)
    written: list[tuple[int, int, str]] = []
    text = signs.text
    rest = list(text)
    for found in find(text):
        rest[found.start : found.end] = "一" * (found.end - found.start)
        if found.prose:
            into.findings.append(no_tag(found, place))
            continue
        into.tags.append(read(found, home, place, into.spots))
        into.findings += tracked(found, signs, place) if into.tracked == "refuse" else ()
        written.append((found.start, found.end, into.writing.tag(into.tags[-1], found, len(into.tags))))
    into.findings += half_tags("".join(rest), place)
    signs.write(written, into.writing.prose)


def half_tags(rest: str, place: Place) -> Iterator[Finding]:
    """What looks like a tag but is none."""
    for found in ODD.finditer(rest):
        message = f"「{found.group()}」不成标签：花括号和百分号要用半角，成对写在同一段里，中间不留空"
        yield fault("template-half-tag", message, place, "词写作 {{ 词 }}，语句写作 {% if 词 %} … {% endif %}")


def no_tag(found: Found, place: Place) -> Finding:
    """Braces of the prose that look like a tag's."""
    message = f"「{found.typed[:40]}」里不像词或语句，当作正文照原样印出"
    hint = "如果本来是标签，请改写：词写作 {{ 词 }}，语句写作 {% if 词 %} … {% endif %}"
    return note("template-prose-braces", message, place, hint)


def tracked(found: Found, signs: pieces.Signs | pieces.Attribute, place: Place) -> Iterator[Finding]:
    """A tag that tracked changes touch, where they are refused."""
    if signs.tracked(found.start, found.end):
        message = f"标签「{found.typed}」在修订记录里"
        hint = "请在 Word 或 WPS 里接受或拒绝这处修订，再用作模板"
        yield fault("template-tracked-tag", message, place, hint)


def read(found: Found, home: Element, place: Place, spots: Spots) -> Tag:
    """A tag with its place and the container that it must not leave."""
    unit = found.repair.unit
    return Tag(
        found.kind,
        unit,
        found.repair.code,
        found.typed,
        place,
        holder(home, unit, spots),
        found.meant,
        found.changes,
    )


def holder(home: Element, unit: str, spots: Spots) -> int:
    """A number for the container that a block must stay in: the cell; for tr blocks the table; for tc the row."""
    wanted = {"tr": frozenset({TBL}), "tc": frozenset({TR})}.get(unit, HOLDERS)
    return next((spots.number_of(one) for one in home.iterancestors() if one.tag in wanted), 0)


def beside(tag: Tag, paragraph: Element, into: Gathering) -> None:
    """Text that would be lost with the paragraph, row or cell that the tag takes away; marks of ranges are saved."""
    unit, name = nearest(paragraph, UNITS[tag.unit], itself=True), UNIT_NAMES[tag.unit]
    if unit is None:
        message = f"{tag.typed} 只能写在表格里"
        into.findings.append(fault("template-outside-table", message, tag.place, f"不在表格里请写 {tag.kind}p … %}}"))
        return
    rest = " ".join(as_typed(TAG.sub("", text_of(unit), count=1)).split())
    lost = "、".join(([f"「{rest[:40]}」"] if rest else []) + list(things(unit)))
    if lost:
        message = f"{tag.typed} 要独占一{name}，同一{name}里的{lost}会丢失"
        hint = f"请把它单独放一{name}；只管{name}里的一部分文字时，去掉标签里的 {tag.unit}"
        into.findings.append(fault("template-text-beside", message, tag.place, hint))
    pieces.save_ranges(unit, after=tag.keyword.startswith("end"))


def things(unit: Element) -> dict[str, None]:
    """What stands in a paragraph, row or cell beside its letters: pictures, breaks, references, each kind once."""
    there = (one for one in unit.iter(*THINGS) if nearest(one, W + "del") is None)
    found = (BREAKS.get(str(one.get(W + "type")), "") if one.tag == W + "br" else THINGS[str(one.tag)] for one in there)
    return dict.fromkeys(name for name in found if name)


def deleted(text: Element, into: Gathering) -> None:
    """A tag inside a deletion that is still tracked: told, and never a tag."""
    typed = text.text or ""
    if ODD.search(typed):
        message = f"修订记录里删去的文字中有标签「{typed.strip()[:40]}」，不填写"
        hint = "请在 Word 或 WPS 里接受或拒绝这处修订，再用作模板"
        told = fault if into.tracked == "refuse" else warning
        into.findings.append(told("template-deleted-tag", message, into.spots.of(text), hint))
    text.text = into.writing.prose(typed)


def nearest(element: Element, tag: str, itself: bool = False) -> Element | None:
    """The nearest element of the kind around this one."""
    if itself and element.tag == tag:
        return element
    return next(element.iterancestors(tag), None)


def repairs(tags: Iterable[Tag], *, strict: bool) -> Iterator[Finding]:
    """What was repaired, told tag by tag: a 提示, or a 阻断 where nothing may be repaired."""
    for tag in tags:
        if tag.changes:
            message = f"标签「{tag.typed}」{'应写作' if strict else '已按'}「{tag.meant}」{'' if strict else '处理'}"
            hint = f"{STRICTLY if strict else TOLERANTLY}：{'；'.join(tag.changes)}"
            yield (fault if strict else note)("template-repaired", message, tag.place, hint)
