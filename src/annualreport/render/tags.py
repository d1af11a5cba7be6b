"""Find the tags of a Word part, bring each into one run, and stamp it so that every later word about it has a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annualreport.finding import Finding, fault
from annualreport.place import Place
from annualreport.render.spots import TBL, TC, TR, Element, P, Spots, T, W, select, text_of, texts_with
from annualreport.vocabulary.printing import JOINER

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
SHAPE = re.compile(
    r"(?P<open>\{[{%#])(?P<trim>[-+]?)(?:(?P<unit>p|tr|tc|r)\s)?(?P<code>.*?)(?P<end>[-+]?[}%#]\})$", re.DOTALL
)
ODD = re.compile(r"[{｛][\s\u200b-\u200d\u2060\ufeff]*[{｛%％#]|[}｝%％#][\s\u200b-\u200d\u2060\ufeff]*[}｝]")
"""What looks like the beginning or the end of a tag, in any width, with anything invisible between."""
LITERALS = {"{_{": f"{{{JOINER}{{", "}_}": f"}}{JOINER}}}", "{_%": f"{{{JOINER}%", "%_}": f"%{JOINER}}}"}
"""How docxtpl lets a template print braces themselves."""

BITS = "\u2002\u2003"
"""Two blanks that the language skips: they write a tag's number inside the tag, whatever moves it."""
STAMP = re.compile(f"[{BITS}]+")

BRACED = "contains(., '{') or contains(., '}') or contains(., '｛') or contains(., '｝')"
UNITS = {"p": P, "tr": TR, "tc": TC}
UNIT_NAMES = {"p": "段", "tr": "行", "tc": "格"}
HOLDERS = frozenset({TC, *(W + name for name in ("txbxContent", "footnote", "endnote"))})


@dataclass(frozen=True)
class Tag:
    """One tag of a template.

    kind: ``{{``, ``{%`` or ``{#``. unit: p, tr, tc, r or ''. code: what stands between, without unit and blanks.
    typed: the tag as typed. holder: the container that it must not leave (number of a cell, table or row).
    """

    kind: str
    unit: str
    code: str
    typed: str
    place: Place
    holder: int = 0

    @property
    def keyword(self) -> str:
        """The first word of a statement; '' for a value or a comment."""
        words = self.code.split(None, 1)
        return words[0] if self.kind == "{%" and words else ""


def gather(root: Element, spots: Spots) -> tuple[tuple[Tag, ...], tuple[Finding, ...]]:
    """Every tag of the part in reading order, each now whole in its first run and stamped; and what is wrong."""
    tags: list[Tag] = []
    findings = [deleted(text, spots) for text in select(root, f"//w:delText[{BRACED}]") if odd(text)]
    for paragraph in dict.fromkeys(next(text.iterancestors(P)) for text in texts_with(root, *"{}｛｝")):
        findings += gather_paragraph(paragraph, spots, tags)
    return tuple(tags), tuple(findings)


def gather_properties(root: Element, spots: Spots) -> tuple[tuple[Tag, ...], tuple[Finding, ...]]:
    """The tags of the document's properties, which have no paragraphs."""
    tags: list[Tag] = []
    findings: list[Finding] = []
    for element in root.iter():
        if isinstance(element.tag, str) and element.text and ("{" in element.text or "｛" in element.text):
            findings += rewrite([element], spots, element, tags)
    return tuple(tags), tuple(findings)


def gather_paragraph(paragraph: Element, spots: Spots, tags: list[Tag]) -> Iterator[Finding]:
    """The tags of one paragraph go into tags; what is wrong comes out."""
    texts = [text for text in paragraph.iter(T) if nearest(text, P) is paragraph]
    moved = [text for text in texts if nearest(text, W + "moveFrom") is not None]
    if moved and any(odd(text) for text in moved):
        yield deleted(moved[0], spots)
    before = len(tags)
    yield from rewrite([text for text in texts if text not in moved], spots, paragraph, tags)
    for tag in tags[before:]:
        if tag.unit in UNITS and tag.kind != "{{":
            yield from beside(tag, paragraph)


def rewrite(texts: list[Element], spots: Spots, home: Element, tags: list[Tag]) -> Iterator[Finding]:
    """Put every tag whole and stamped into the element in which it begins."""
    for text in texts:
        for typed, meant in LITERALS.items():
            text.text = (text.text or "").replace(typed, meant)
    joined = "".join(text.text or "" for text in texts)
    place = spots.of(home)
    yield from half_tags(joined, place)
    pieces: dict[Element, list[str]] = {text: [] for text in texts}
    found = {match.start(): match for match in TAG.finditer(joined)}
    position, skip = 0, 0
    for text in texts:
        for sign in text.text or "":
            if position in found:
                tags.append(read(found[position].group(), home, spots))
                pieces[text].append(stamped(tags[-1], len(tags)))
                skip = found[position].end()
            if position >= skip:
                pieces[text].append(sign)
            position += 1
    for text, parts in pieces.items():
        text.text = "".join(parts)


def half_tags(joined: str, place: Place) -> Iterator[Finding]:
    """What looks like a tag but is none."""
    for found in ODD.finditer(TAG.sub("", joined)):
        message = f"「{found.group()}」不成标签：花括号和百分号要用半角，成对写在同一段里，中间不留空"
        yield fault("template-half-tag", message, place, "词写作 {{ 词 }}，语句写作 {% if 词 %} … {% endif %}")


def read(typed: str, home: Element, spots: Spots) -> Tag:
    """A tag as typed, taken apart. ``{{r x}}`` and the like print plain text here, so their letter goes."""
    shape = SHAPE.match(typed)
    assert shape is not None
    unit = shape["unit"] or ""
    code = " ".join(shape["code"].split()).translate(QUOTES)
    return Tag(shape["open"], unit, code, typed, spots.of(home), holder(home, unit, spots))


def holder(home: Element, unit: str, spots: Spots) -> int:
    """A number for the container that a block must stay in: the cell; for tr blocks the table; for tc the row."""
    wanted = {"tr": frozenset({TBL}), "tc": frozenset({TR})}.get(unit, HOLDERS)
    return next((spots.number_of(one) for one in home.iterancestors() if one.tag in wanted), 0)


def stamped(tag: Tag, number: int) -> str:
    """The tag with its number in blanks at its end; quotes that Word curled are straight again."""
    shape = SHAPE.match(tag.typed)
    assert shape is not None
    bits = "".join(BITS[int(bit)] for bit in format(number, "b"))
    code = STAMP.sub(" ", shape["code"]).replace("\n", " ").translate(QUOTES)
    unit = f"{tag.unit} " if tag.unit and tag.kind != "{{" else ""
    if tag.kind == "{#":
        bits = ""
    return f"{shape['open']}{shape['trim']}{unit}{code}{bits}{shape['end']}"


QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def number_of(stamp: str) -> int:
    """The number that a stamp writes, from 1."""
    return int("".join(str(BITS.index(bit)) for bit in stamp), 2)


def beside(tag: Tag, paragraph: Element) -> Iterator[Finding]:
    """Text that would be lost with the paragraph, row or cell that the tag takes away."""
    unit, name = nearest(paragraph, UNITS[tag.unit], itself=True), UNIT_NAMES[tag.unit]
    if unit is None:
        message = f"{tag.typed} 只能写在表格里"
        yield fault("template-outside-table", message, tag.place, f"不在表格里请写 {tag.kind}p … %}}")
        return
    rest = " ".join(STAMP.sub("", TAG.sub("", text_of(unit), count=1)).split())
    if rest:
        message = f"{tag.typed} 要独占一{name}，同一{name}里的「{rest[:40]}」会丢失"
        hint = f"请把它单独放一{name}；只管{name}里的一部分文字时，去掉标签里的 {tag.unit}"
        yield fault("template-text-beside", message, tag.place, hint)


def deleted(text: Element, spots: Spots) -> Finding:
    """A tag inside a deletion that is still tracked."""
    message = f"修订记录里删去的文字中有标签「{(text.text or '').strip()[:40]}」"
    hint = "请在 Word 或 WPS 里接受或拒绝这处修订，再用作模板"
    return fault("template-deleted-tag", message, spots.of(text), hint)


def odd(text: Element) -> bool:
    """Whether the text holds what looks like a piece of a tag."""
    return ODD.search(text.text or "") is not None


def nearest(element: Element, tag: str, itself: bool = False) -> Element | None:
    """The nearest element of the kind around this one."""
    if itself and element.tag == tag:
        return element
    return next(element.iterancestors(tag), None)
