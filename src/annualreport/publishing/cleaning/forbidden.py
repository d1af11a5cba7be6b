"""Find in a Word file what must not be published and cannot be taken out without a person: each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml import etree

from annualreport.checks.privacy import ADDRESS
from annualreport.finding import Finding, fault
from annualreport.place import Place, whole
from annualreport.publishing.cleaning import pictures
from annualreport.publishing.cleaning.allowed import (
    DRAWN,
    ELEMENTS,
    FIELDS,
    LEFT_OUT,
    NAMED_PARTS,
    PLAIN_PARTS,
    UNWRAPPED,
    A,
    O,
    R,
    V,
)
from annualreport.publishing.cleaning.packaging import Part, Relation, relations
from annualreport.render.spots import Element, Spots, W, select

CHANGES = """
    ins del moveFrom moveTo moveFromRangeStart moveToRangeStart cellIns cellDel cellMerge delText delInstrText
    rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange tblGridChange
    numberingChange customXmlInsRangeStart customXmlDelRangeStart
"""
TRACKED = frozenset(W + name for name in CHANGES.split())
REMARKS = frozenset(W + name for name in ("commentRangeStart", "commentReference", "comment"))
OBJECTS = {
    W + "object": "嵌入的对象",
    f"{{{O}}}OLEObject": "嵌入的对象",
    W + "control": "控件",
    W + "altChunk": "嵌入的文档",
}
MEMBERS = (
    (re.compile(r"vbaProject|vbaData|attachedToolbars", re.IGNORECASE), "宏"),
    (re.compile(r"(^|/)activeX/", re.IGNORECASE), "ActiveX 控件"),
    (re.compile(r"(^|/)afchunk|\.(mht|mhtml|rtf|html?)$", re.IGNORECASE), "嵌入的文档"),
    (re.compile(r"(^|/)embeddings/|\.bin$", re.IGNORECASE), "嵌入的对象（OLE）"),
)
"""What a member is by its name, whether anything refers to it or not."""
MACROS = b"macroEnabled"
MARKS = re.compile(r"【缺：[^】]*】")
PLACEHOLDER = "占位"
ACCEPT = "请在模板里接受或拒绝全部修订，并关闭修订后保存"
ANSWER = "请在模板里处理并删去批注后保存"
REMOVE = "请在模板里删去，或改用图片、文字"
INSERT = "请把图片插入到模板里，不要链接"
SAVE_AS = "请在模板里右击这张图片，选「另存为图片」，存成 PNG 或 JPEG；再删去原图，插入存好的图片"
COMPRESS = "请在模板里选中图片，用「图片格式」里的「压缩图片」，勾选「删除图片的剪裁区域」，再保存"
UNMARK = "请在模板里删去水印（「设计」里的「水印」，选「删除水印」）；艺术字请改成普通文字"
CROPS = ("cropleft", "croptop", "cropright", "cropbottom")
CUT = re.compile(r"[0.]*[1-9]")
"""A share of a picture's edge that is cut off; what begins with a minus is space round the picture."""
INSIDE = ("http", "https", "mailto")
"""What a link in a published report may begin with."""
HINTED = re.compile(r"\\o\s", re.IGNORECASE)
UNLINK = "请在模板里选中这个域，按 Ctrl+Shift+F9 变成文字，或删去"
QUOTED = re.compile(r'"([^"]*)"')


def of_package(members: Mapping[str, bytes], label: str) -> Iterator[Finding]:
    """Macros, controls and embedded files, by the members' names and kinds."""
    for name in sorted(members):
        what = next((what for pattern, what in MEMBERS if pattern.search(name)), None)
        if what:
            yield fault("release-embedded", f"文件里有{what}：{name}", whole(label), REMOVE)
    if MACROS in members["[Content_Types].xml"]:
        yield fault("release-embedded", "文件带有宏", whole(label), "请另存为不带宏的 .docx")


def of_relations(part: Part, members: Mapping[str, bytes], spots: Spots) -> Iterator[Finding]:
    """What a part refers to and a published report may not: pictures and files from outside, links into the house."""
    label, used = spots.label, part.used
    for one in (*part.relations.values(), *package_wide(part, members, label)):
        if one.kind == "hyperlink":
            yield from of_link(one.target, whole(label)) if one.id in used else ()
        elif one.kind == "image":
            yield from of_picture(one, part.root, members, spots) if one.id in used else ()
        elif one.kind == "comments":
            continue  # told where they stand, or empty
        elif one.kind not in {*PLAIN_PARTS, *NAMED_PARTS, *LEFT_OUT}:
            message = f"文件引用了不能公开的内容（{one.kind}）：{one.target}"
            yield fault("release-embedded", message, whole(label), REMOVE)


def package_wide(part: Part, members: Mapping[str, bytes], label: str) -> list[Relation]:
    """What the package itself refers to beside its body; told with the body."""
    if part.role != "document":
        return []
    return [one for _, one in relations(members, "", label) if one.kind != "officeDocument"]


def of_picture(one: Relation, root: Element, members: Mapping[str, bytes], spots: Spots) -> Iterator[Finding]:
    """A picture from outside, of a kind that may hold more than is seen, damaged, or cut to a part of itself."""
    content = members.get(one.target, b"")
    for shown in uses(root, one.id):
        place = spots.of(shown)
        if one.outside:
            yield fault("release-external", f"图片是链接的，不在文件里：{one.target}", place, INSERT)
        elif pictures.suffix(content) is None:
            message = f"图片是 {pictures.kind(content)} 格式，不是 PNG 或 JPEG，里面可能带有看不见的内容"
            yield fault("release-picture", message, place, SAVE_AS)
        elif not sound(content):
            yield fault("release-picture", "图片已损坏", place, "请在模板里重新插入这张图片")
        elif is_cropped(shown):
            yield fault("release-picture", "图片裁剪过，裁掉的部分还在文件里，别人可以还原", place, COMPRESS)


def uses(root: Element, id: str) -> list[Element]:
    """The elements that show what a relation leads to."""
    named = {(str(name), str(value)) for one in root.iter(etree.Element) for name, value in one.items()}
    names = {name for name, value in named if name.startswith(f"{{{R}}}") and value == id}
    return [one for one in root.iter(etree.Element) if any(one.get(name) == id for name in names)]


def sound(content: bytes) -> bool:
    """Whether a picture is whole."""
    try:
        pictures.stripped(content)
    except ValueError:
        return False
    return True


def is_cropped(shown: Element) -> bool:
    """Whether only a part of a picture is shown: cut from an edge of the drawing, or of an older one."""
    holder = shown.getparent()
    cut = None if holder is None else holder.find(f"{{{A}}}srcRect")
    shares = [] if cut is None else [cut.get(edge, "") for edge in "ltrb"]
    return any(CUT.match(one) for one in (*shares, *(shown.get(name, "") for name in CROPS)))


def of_link(target: str, place: Place) -> Iterator[Finding]:
    """A link that leads to a file of a machine or into the inner network."""
    try:
        scheme, host = urlsplit(target).scheme.lower(), urlsplit(target).hostname
    except ValueError:
        scheme, host = "", ""
    inner = scheme != "mailto" and ("." not in str(host) or ADDRESS.search(target) is not None)
    if scheme not in INSIDE or inner:
        hint = "请删去链接，或改为公开的网址"
        yield fault("release-link", f"链接指向本机、内部网络或别的地方：{target}", place, hint)


def of_markup(part: Part, spots: Spots) -> Iterator[Finding]:
    """Tracked changes, comments, objects, fields, gaps and placeholders in one part."""
    for element in part.root.iter(*TRACKED):
        yield fault("release-tracked", "有修订痕迹", spots.of(element), ACCEPT)
    for element in part.root.iter(*REMARKS):
        yield fault("release-comment", "有批注", spots.of(element), ANSWER)
    for element in part.root.iter(*OBJECTS):
        yield fault("release-embedded", f"有{OBJECTS[str(element.tag)]}", spots.of(element), REMOVE)
    for element in select(part.root, "//w:sdt[w:sdtPr/w:showingPlcHdr]"):
        yield fault("release-placeholder", "内容控件里还是提示文字，没有填写", spots.of(element), "请填写或删去")
    for element in part.root.iter(W + "t"):
        if found := MARKS.search(element.text or ""):
            yield fault("release-placeholder", f"还有缺项{found.group()}", spots.of(element), "请补齐数据后重新生成")
    for element, code in fields(part.root):
        yield from of_field(code, spots.of(element))
    for element in part.root.iter(f"{{{V}}}textpath"):
        if written := (element.get("string") or "").strip():
            yield fault("release-watermark", f"有水印或艺术字「{written}」", spots.of(element), UNMARK)
    for element in strange_drawings(part.root):
        name = etree.QName(element).localname
        yield fault("release-unknown", f"有程序不认识的图形（{name}）", spots.of(element), REMOVE)
    for element in strangers(part.root):
        name = etree.QName(element).localname
        yield fault("release-unknown", f"文字在程序不认识的标记（{name}）里", spots.of(element), REMOVE)


def strangers(root: Element) -> Iterator[Element]:
    """The elements that are not known, told by nothing else, and hold text of the document."""
    told = {*TRACKED, *REMARKS, *OBJECTS}
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        known = name.localname in (ELEMENTS | UNWRAPPED) if name.namespace == W[1:-1] else name.namespace in DRAWN
        if not known and element.tag not in told and any((one.text or "").strip() for one in element.iter(W + "t")):
            yield element


def strange_drawings(root: Element) -> Iterator[Element]:
    """Drawings of a kind that would not be in the public file, though a page shows them; those with text are told as
    strangers."""
    for holder in root.iter(f"{{{A}}}graphicData"):
        for element in holder.iterchildren(etree.Element):
            if etree.QName(element).namespace not in DRAWN and next(element.iter(W + "t"), None) is None:
                yield element


def of_comments(members: Mapping[str, bytes], part: Part, label: str) -> Iterator[Finding]:
    """Comments that nothing in the text points at any more."""
    for one in part.relations.values():
        if one.kind == "comments" and b"comment " in members.get(one.target, b"") and not anchored(part):
            yield fault("release-comment", "文件里有批注", whole(label), ANSWER)


def anchored(part: Part) -> bool:
    """Whether the text itself points at a comment, which is then told at its place."""
    return next(part.root.iter(*REMARKS), None) is not None


def fields(root: Element) -> Iterator[tuple[Element, str]]:
    """Every field with its code; one that is cut into several runs is put together, one inside another is its own."""
    for element in root.iter(W + "fldSimple"):
        yield element, element.get(W + "instr") or ""
    open_codes: list[tuple[Element, list[str]]] = []
    for element in root.iter(W + "fldChar", W + "instrText"):
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            open_codes.append((element, []))
        elif kind == "end" and open_codes:
            begin, code = open_codes.pop()
            yield begin, "".join(code)
        elif kind is None:
            (open_codes[-1][1] if open_codes else []).append(element.text or "")
    yield from ((begin, "".join(code)) for begin, code in open_codes)


def of_field(code: str, place: Place) -> Iterator[Finding]:
    """A field that fetches something, names a person or a machine, or leads where no link may."""
    name = (code.split() or [""])[0].upper()
    if name == "HYPERLINK" and HINTED.search(code):
        yield fault("release-field", f"链接带有屏幕提示「{' '.join(code.split())[:40]}」", place, UNLINK)
    elif name == "HYPERLINK" and "\\L" not in code.upper():
        yield from of_link((QUOTED.findall(code) or code.split()[1:2] or [""])[0], place)
    elif name.startswith("="):
        return
    elif name not in FIELDS:
        yield fault("release-field", f"有不能公开的域「{' '.join(code.split())[:40]}」", place, UNLINK)
