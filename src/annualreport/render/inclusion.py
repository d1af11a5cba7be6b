"""Take the body of another template into a body, before its tags are gathered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from lxml import etree

from annualreport.finding import Finding, Stop, fault
from annualreport.place import Place
from annualreport.render import package, pieces
from annualreport.render.delimiters import Found, find
from annualreport.render.records import Included
from annualreport.render.restyling import Styles, restyle, styles
from annualreport.render.spots import Element, P, Spots, T, W, select
from annualreport.source import package as office
from annualreport.vocabulary.environment import ALONE

RULE = "template-include"
FORM = '写作 {%p include "文件名.docx" %}，独占正文里的一段'
NAMED = re.compile(r"include\s+(['\"])(?P<name>.+)\1")
REMARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
NOTES = {W + "footnoteReference": "脚注", W + "endnoteReference": "尾注"}


@dataclass
class Host:
    """A body that takes others in. members: its package. spots: told where the paragraphs taken in come from.

    asked: the names that its tags ask for, whether there are such files or not.
    """

    label: str
    folder: Path | None
    members: package.Members
    spots: Spots
    asked: list[str] = field(default_factory=list)
    included: list[Included] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def styles(self) -> Styles:
        """The styles that it has."""
        return styles(self.members, self.label)

    @property
    def own(self) -> str:
        """The host's own file name."""
        return self.label.rpartition("/")[2]

    def label_of(self, name: str) -> str:
        """A neighbour of the host as told to the user."""
        return self.label[: len(self.label) - len(self.own)] + name


def take_in(root: Element, host: Host, chain: tuple[str, ...] = ()) -> None:
    """Every paragraph ``{%p include "…" %}`` becomes the body of that file; what cannot be taken in is told.

    Nothing is taken in where no folder is known.
    """
    if host.folder is None:
        return
    for paragraph in [one for one in root.iter(P) if "include" in (text := pieces.of_paragraph(one).text).lower()]:
        text = pieces.of_paragraph(paragraph).text
        for found in find(text):
            if found.kind == "{%" and found.repair.code.startswith("include"):
                place = host.spots.of(paragraph)
                try:
                    insert(paragraph, wanted(found, text, place), host, chain or (host.own,))
                except Stop as stop:
                    host.findings += stop.findings
                    pieces.remove(paragraph)
                break


def wanted(found: Found, text: str, place: Place) -> str:
    """The name of the file that a tag asks for; Stop where the tag is not written as it must be."""
    named = NAMED.fullmatch(found.repair.code)
    if found.repair.unit != "p" or named is None or text.strip() != found.typed:
        raise Stop(fault(RULE, f"{found.typed} 写得不对", place, FORM))
    name = named["name"]
    if Path(name).name != name or "\\" in name or ":" in name or name.startswith("."):
        raise Stop(
            fault(RULE, f"{found.typed} 里只能写文件名，不能带路径", place, "把要引用的文件和本模板放在同一文件夹")
        )
    return name


def insert(paragraph: Element, name: str, host: Host, chain: tuple[str, ...]) -> None:
    """The file's body in the paragraph's place."""
    place, label = host.spots.of(paragraph), host.label_of(name)
    host.asked.append(name)
    if name in chain:
        raise Stop(fault(RULE, f"{' → '.join((*chain, name))}：模板引用了自己", place, "请删去其中一处引用"))
    members = opened(name, label, host, place)
    body = next(part for part, kind in package.kinds(members, label).items() if kind == package.BODY)
    root = package.parse(members[body], label, body)
    spots = Spots(root, label, "", 0)
    for one in root.iter(P):
        host.spots.foreign[one] = spots.of(one)
    blocks = [one for one in root[0] if one.tag != W + "sectPr"]
    host.findings += [*restyle(blocks, styles(members, label), host.styles, host.spots), *tied(blocks, host.spots)]
    clean(blocks, paragraph)
    for block in (scope(f"with {ALONE} = false"), *blocks, scope("endwith")):
        paragraph.addprevious(block)
        host.spots.foreign.setdefault(block, place)
    pieces.remove(paragraph)
    for block in blocks:
        take_in(block, host, (*chain, name))


def opened(name: str, label: str, host: Host, place: Place) -> package.Members:
    """The members of the file; Stop, told at the tag too, where it is missing or damaged."""
    folder = host.folder or Path()
    path = folder / name
    if not path.is_file():
        near = get_close_matches(name, sorted(one.name for one in folder.glob("*.docx")), 1, 0.5)
        hint = f"是不是「{near[0]}」？" if near else "请把它和本模板放在同一文件夹"
        raise Stop(fault(RULE, f"没有找到要引用的模板「{name}」", place, hint))
    refused = office.refusal(path, label, ".docx")
    if refused:
        raise Stop(fault(RULE, f"引用的「{name}」用不了：{refused.message}", (place, *refused.places), refused.hint))
    content = path.read_bytes()
    host.included.append(Included(name, content))
    return package.open_members(content, label)


def scope(code: str) -> Element:
    """A paragraph with a statement about all that is taken in."""
    paragraph = etree.Element(P)
    text = etree.SubElement(etree.SubElement(paragraph, W + "r"), T)
    text.text = f"{{%p {code} %}}"
    return paragraph


def tied(blocks: list[Element], spots: Spots) -> Iterator[Finding]:
    """What hangs on other parts of its own file and cannot come along: pictures, links, notes, automatic numbers."""
    for block in blocks:
        for element in block.iter():
            kind = kind_of(element)
            if kind:
                message = f"引用的模板里有{kind}，带不过来"
                yield fault("template-include-tied", message, spots.of(element), "请改成文字，或写进引用它的模板里")


def kind_of(element: Element) -> str:
    """What an element hangs on; '' for nothing."""
    if not isinstance(element.tag, str) or any(one.tag == W + "sectPr" for one in element.iterancestors()):
        return ""
    if element.tag in NOTES:
        return NOTES[element.tag]
    if element.tag == W + "numId" and element.get(W + "val") != "0":
        return "自动编号"
    if any(name.startswith(package.RELATIONS) for name in element.attrib if isinstance(name, str)):
        return "链接" if element.tag == W + "hyperlink" else "图片或嵌入的内容"
    return ""


def clean(blocks: list[Element], paragraph: Element) -> None:
    """Pages of their own and remarks of the writers go; bookmarks get numbers that the host does not use."""
    taken = [int(one) for one in select(paragraph, "//w:bookmarkStart/@w:id") if str(one).isdigit()]  # type: ignore[call-overload]
    first = max(taken, default=0) + 1
    for block in blocks:
        for part in [*block.iter(W + "sectPr", *REMARKS)]:
            pieces.remove(part)
        for mark in block.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            number = mark.get(W + "id") or ""
            mark.set(W + "id", str(first + int(number)) if number.isdigit() else number)
