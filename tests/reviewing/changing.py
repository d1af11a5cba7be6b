"""Change the file for reviewers as Word writes it: tracked or not, whole paragraphs, comments."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from annualreport.render.spots import Element, P, R, T, W, select, text_of
from tests.reviewing.word import BODY, COMMENTS, members, packed

WHO = {W + "author": "审阅人甲", W + "date": "2021-01-08T09:30:00Z"}
TOLD = "（审阅人甲 2021-01-08 09:30）"
UNTOLD = "（没有修订记录）"


def paragraph(root: Element, beginning: str) -> Element:
    """The one paragraph of the body that begins so."""
    found = [one for one in root.iter(P) if text_of(one).startswith(beginning)]
    assert len(found) == 1, f"{beginning!r} begins {len(found)} paragraphs"
    return found[0]


def run_with(root: Element, words: str) -> tuple[Element, Element]:
    """The first run whose text holds the words, and the text."""
    return next((run, text) for run in root.iter(R) for text in run.iter(T) if words in (text.text or ""))


def replace(root: Element, old: str, new: str, *, tracked: bool = False) -> None:
    """Type other words over some."""
    run, text = run_with(root, old)
    if not tracked:
        text.text = (text.text or "").replace(old, new, 1)
        return
    before, _, after = (text.text or "").partition(old)
    for piece, kind in ((before, ""), (old, "del"), (new, "ins"), (after, "")):
        if piece:
            run.addprevious(changed(like(run, piece, kind), kind))
    run.getparent().remove(run)  # type: ignore[union-attr]


def like(run: Element, words: str, kind: str = "") -> Element:
    """A run of other words."""
    made = deepcopy(run)
    for text in [*made.iter(T)]:
        text.getparent().remove(text)  # type: ignore[union-attr]
    etree.SubElement(made, W + ("delText" if kind == "del" else "t")).text = words
    return made


def changed(element: Element, kind: str) -> Element:
    """A run inside a tracked change."""
    if not kind:
        return element
    holder = etree.Element(W + kind, {W + "id": "7001", **WHO})
    holder.append(element)
    return holder


def removed(root: Element, beginning: str) -> Element:
    """Take a whole paragraph out; the paragraph."""
    one = paragraph(root, beginning)
    one.getparent().remove(one)  # type: ignore[union-attr]
    return one


def gone(root: Element, beginning: str) -> None:
    """Take a whole paragraph out."""
    removed(root, beginning)


def retyped(root: Element, tag: str, words: str) -> None:
    """Type something else in the first control of a tag."""
    control = next(one for one in root.iter(W + "sdt") if select(one, f"w:sdtPr/w:tag[@w:val='{tag}']"))
    next(control.iter(T)).text = words


def removed_tracked(root: Element, beginning: str) -> None:
    """Delete a whole paragraph with changes tracked, its mark too."""
    one = paragraph(root, beginning)
    for run in [*one.iter(R)]:
        words = text_of(run)
        run.addprevious(changed(like(run, words, "del"), "del"))
        run.getparent().remove(run)  # type: ignore[union-attr]
    properties = one.find(W + "pPr")
    assert properties is not None
    mark = etree.SubElement(properties, W + "rPr")
    etree.SubElement(mark, W + "del", {W + "id": "7002", **WHO})


def added(root: Element, behind: str, words: str) -> None:
    """A new paragraph behind another."""
    one = paragraph(root, behind)
    new = etree.Element(P)
    etree.SubElement(etree.SubElement(new, R), T).text = words
    one.addnext(new)


def unwrapped(root: Element) -> None:
    """Every control taken away, as other programs do; what it holds stays."""
    for control in [*root.iter(W + "sdt")]:
        holder = control.find(W + "sdtContent")
        for child in [*holder]:  # type: ignore[misc]
            control.addprevious(child)
        control.getparent().remove(control)  # type: ignore[union-attr]


def remarked(docx: bytes, beginning: str, words: str, author: str = "审阅人乙", *, spot: bool = False) -> bytes:
    """The file with a comment on a paragraph; spot: set at its end, on no words, as LibreOffice can."""
    parts = members(docx)
    root, comments = etree.fromstring(parts[BODY]), etree.fromstring(parts[COMMENTS])
    number = {W + "id": "900"}
    one = paragraph(root, beginning)
    if not spot:
        one.insert(1, etree.Element(W + "commentRangeStart", number))
        one.append(etree.Element(W + "commentRangeEnd", number))
    etree.SubElement(etree.SubElement(one, R), W + "commentReference", number)
    comment = etree.SubElement(comments, W + "comment", {**number, W + "author": author, W + "date": WHO[W + "date"]})
    etree.SubElement(etree.SubElement(etree.SubElement(comment, P), R), T).text = words
    parts[BODY], parts[COMMENTS] = etree.tostring(root), etree.tostring(comments)
    return packed(parts)
