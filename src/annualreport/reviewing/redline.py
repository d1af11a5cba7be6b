"""Turn two Word files into one, the later with everything that changed since the earlier as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from annualreport.finding import Stop, fault
from annualreport.outline import wordxml
from annualreport.place import whole as whole_file
from annualreport.render import archive, package
from annualreport.render.filling import DECLARATION
from annualreport.render.spots import TBL, TC, TR, Element, P, W, select
from annualreport.reviewing.lines import Line, Piece
from annualreport.reviewing.matching import Matching, by_likeness, by_text
from annualreport.reviewing.ordering import KINDS, Step, block_of, cell_text, ended, ordered
from annualreport.reviewing.sources import GUIDE
from annualreport.reviewing.wording import Numbers, changed, mark, whole

BODY = "word/document.xml"


def redline(before: bytes, after: bytes, labels: tuple[str, str], moment: str) -> bytes:
    """The redline as a Word file, its changes dated moment; Stop where one of the two is no sound Word file."""
    source, target = (body_of(content, label) for content, label in zip((before, after), labels, strict=True))
    new = package.open_members(after, labels[1])
    section = [one for one in target if wordxml.local(one.tag) == "sectPr"]
    made = blocks([*flat(source)], [*flat(target)], Numbers(moment))
    for child in [*target]:
        target.remove(child)
    target.extend([*made, *section])
    new[BODY] = DECLARATION + etree.tostring(target.getroottree().getroot(), encoding="unicode").encode()
    return archive.pack(archive.member(name, content) for name, content in new.items())


def body_of(content: bytes, label: str) -> Element:
    """The body of a Word file, without the page for reviewers; Stop where it is no sound one."""
    body = package.parse(package.open_members(content, label)[BODY], label, BODY).find(W + "body")
    if body is None:
        raise Stop(fault("wrong-format", "文件里没有正文", whole_file(label), "请用 Word 或 WPS 另存为 .docx"))
    for paragraph in select(body, f"w:p[w:sdt/w:sdtPr/w:tag/@w:val='{GUIDE}']"):
        body.remove(paragraph)
    return body


def flat(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a container, through controls."""
    return (one for one in wordxml.blocks(container) if one.tag in (P, TBL))


def blocks(before: Sequence[Element], after: Sequence[Element], numbers: Numbers) -> list[Element]:
    """The blocks of two containers as those of one."""
    made: list[Element] = []
    steps = ended([*ordered(before, after)])
    for place, (step, shifted) in enumerate(steps):
        element = written(step, numbers)
        if element.tag == P and shifted:
            mark(element, shifted, numbers)
        made += [element, *between(element, steps[place + 1 :])]
    return made


def between(element: Element, following: Sequence[tuple[Step, str]]) -> list[Element]:
    """An empty paragraph between two tables, which Word would make one of."""
    if element.tag != TBL or not following:
        return []
    upcoming = following[0][0]
    block = upcoming.after if upcoming.after is not None else upcoming.before
    return [etree.Element(P)] if block is not None and block.tag == TBL else []


def written(step: Step, numbers: Numbers) -> Element:
    """The block of a step; its mark is not told yet."""
    block = block_of(step)
    if step.before is not None and step.after is not None:
        return (changed if block.tag == P else table)(step.before, step.after, numbers)
    kind = KINDS[step.kind]
    if block.tag == TBL:
        return one_sided(block, "ins" if step.after is not None else "del", numbers)
    made = whole(block, kind, numbers)
    return moved(made, kind, step.name, numbers) if step.name else made


def moved(paragraph: Element, kind: str, name: str, numbers: Numbers) -> Element:
    """The paragraph between the ends of a move, by which Word finds the other half."""
    begin, end = numbers.change(f"{kind}RangeStart"), etree.Element(f"{W}{kind}RangeEnd")
    begin.set(W + "name", name)
    end.set(W + "id", begin.get(W + "id", ""))
    about = paragraph.find(W + "pPr")
    paragraph.insert(0 if about is None else 1, begin)
    paragraph.append(end)
    return paragraph


def table(before: Element, after: Element, numbers: Numbers) -> Element:
    """The later table with what changed in its cells; rows that are not alike as removed and added."""
    made = deepcopy(after)
    old, new = rows(before), rows(made)
    if [len(cells(row)) for row in old] == [len(cells(row)) for row in new]:
        pairs = [*zip(old, new, strict=True)]
    else:
        pairs = paired(old, new)
    kept = {id(row) for _, row in pairs}
    for first, last in pairs:
        for one, other in zip(cells(first), cells(last), strict=True):
            fill(other, blocks([*flat(one)], [*flat(other)], numbers))
    for row in new:
        if id(row) not in kept:
            row_changed(row, "ins", numbers)
    put_back(old, pairs, made, numbers)
    return made


def paired(old: Sequence[Element], new: Sequence[Element]) -> list[tuple[Element, Element]]:
    """The rows of two tables that belong together: alike, of as many cells, in order."""
    texts = ([Line((Piece("\t".join(map(cell_text, cells(row)))),)) for row in side] for side in (old, new))
    before, after = texts
    made = Matching(before, after, [[] for _ in after])
    by_text(made)
    by_likeness(made)
    moved = made.moved()
    found = [(old[origins[0]], new[at]) for at, origins in enumerate(made.origins) if origins and at not in moved]
    return [(one, other) for one, other in found if len(cells(one)) == len(cells(other))]


def put_back(old: Sequence[Element], pairs: Sequence[tuple[Element, Element]], made: Element, numbers: Numbers) -> None:
    """The earlier rows that are gone, before the row that follows them, as removed."""
    partner = {id(one): other for one, other in pairs}
    following: Element | None = None
    for row in reversed(old):
        if id(row) in partner:
            following = partner[id(row)]
            continue
        lost = deepcopy(row)
        row_changed(lost, "del", numbers)
        if following is None:
            made.append(lost)
        else:
            following.addprevious(lost)
        following = lost


def one_sided(block: Element, kind: str, numbers: Numbers) -> Element:
    """A table that is only on one side."""
    made = deepcopy(block)
    for row in rows(made):
        row_changed(row, kind, numbers)
    return made


def rows(block: Element) -> list[Element]:
    """The rows of a table, through controls."""
    return [one for one in wordxml.blocks(block) if one.tag == TR]


def cells(row: Element) -> list[Element]:
    """The cells of a row, through controls."""
    return [one for one in wordxml.blocks(row) if one.tag == TC]


def row_changed(row: Element, kind: str, numbers: Numbers) -> None:
    """Say that a row was added or removed, and everything in it."""
    about = row.find(W + "trPr")
    if about is None:
        about = etree.Element(W + "trPr")
        before = row.find(W + "tblPrEx")
        row.insert(0 if before is None else 1, about)
    about.append(numbers.change(kind))
    for cell in cells(row):
        fill(cell, [whole(one, kind, numbers) for one in cell.iter(P)])


def fill(cell: Element, inside: Sequence[Element]) -> None:
    """Put other blocks into a cell; its properties stay."""
    for one in [*cell]:
        if wordxml.local(one.tag) != "tcPr":
            cell.remove(one)
    cell.extend(inside)
