"""Put findings on a Word file into it as comments at their spots; text and looks stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from annualreport.finding import SHOWN, Finding
from annualreport.render import archive, package
from annualreport.render.package import BODY, CONTENT_TYPES, Members
from annualreport.render.prepare import DECLARATION
from annualreport.render.spots import NAMESPACE, Element, P, W
from annualreport.source.patterns import later

AUTHOR, INITIALS = "annualreport", "ar"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
FORBIDDEN = later("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Comment = tuple[int, str, Finding]
"""Rank of the paragraph among the body's, what stands before the message, the finding."""


def annotated(content: bytes, label: str, findings: Iterable[Finding]) -> bytes:
    """The file with a comment for every finding at each of its places, at most so many as are printed.

    What lies in headers, footers or notes, where Word has no comments, is told at the first paragraph.
    """
    members = dict(package.open_members(content, label))
    kinds = package.kinds(members, label)
    name = next(name for name, kind in kinds.items() if kind == BODY)
    root = package.parse(members[name], label, name)
    paragraphs = list(root.iter(P))
    wanted = [comment for finding in findings for comment in comments(finding)]
    if not wanted or not paragraphs:
        return content
    target, book = comment_part(members, name, label)
    first = 1 + max((int(one.get(W + "id", "-1")) for one in book), default=-1)
    for number, (rank, before, finding) in enumerate(sorted(wanted, key=lambda one: one[0]), first):
        mark(paragraphs[rank] if rank < len(paragraphs) else paragraphs[0], number)
        book.append(comment_of(number, before, finding))
    members[name], members[target] = serialized(root), serialized(book)
    return archive.pack(archive.member(name, member) for name, member in members.items())


def comments(finding: Finding) -> Iterator[Comment]:
    """Where a finding is put. An order of two numbers is of a part and a paragraph in it; the body is the first."""
    for place in finding.places[:SHOWN] or (None,):
        inside = place is not None and len(place.order) == 2 and place.order[0] == 0 and place.where
        if place is not None and inside:
            yield place.order[1], "", finding
        else:
            yield 0, f"{place.where}：" if place and place.where else "", finding


def mark(paragraph: Element, number: int) -> None:
    """Put the comment's range around a paragraph's content; one in a text box around that of the outer paragraph."""
    paragraph = next((one for one in reversed(list(paragraph.iterancestors(P)))), paragraph)
    begin = etree.Element(W + "commentRangeStart", {W + "id": str(number)})
    properties = paragraph.find(W + "pPr")
    if properties is None:
        paragraph.insert(0, begin)
    else:
        properties.addnext(begin)
    etree.SubElement(paragraph, W + "commentRangeEnd", {W + "id": str(number)})
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "commentReference", {W + "id": str(number)})


def comment_of(number: int, before: str, finding: Finding) -> Element:
    """A comment: what is wrong, and what to do."""
    comment = etree.Element(W + "comment", {W + "id": str(number), W + "author": AUTHOR, W + "initials": INITIALS})
    lines = [f"{finding.label}［{'，'.join(finding.rules)}］{before}{finding.message}"]
    lines += [f"办法：{finding.hint}"] if finding.hint else []
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, P), W + "r")
        text = etree.SubElement(run, W + "t", {SPACE: "preserve"})
        text.text = FORBIDDEN.sub("", line)
    return comment


def comment_part(members: Members, body: str, label: str) -> tuple[str, Element]:
    """The name and root of the part with comments: the file's own, else a new one that the body refers to."""
    relations = package.relations_of(body)
    links = package.parse(members[relations], label, relations) if relations in members else empty_relations()
    for link in links:
        if link.get("Type") == KIND:
            target = package.resolved(str(link.get("Target")), body)
            if target in members:
                return target, package.parse(members[target], label, target)
            links.remove(link)
    target = fresh(members, body.rpartition("/")[0])
    etree.SubElement(
        links,
        f"{{{RELATIONS}}}Relationship",
        {"Id": fresh_id(links), "Type": KIND, "Target": target.rpartition("/")[2]},
    )
    types = package.parse(members[CONTENT_TYPES], label, CONTENT_TYPES)
    etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{target}", "ContentType": CONTENT})
    members[relations], members[CONTENT_TYPES] = serialized(links), serialized(types)
    return target, etree.Element(W + "comments", nsmap={"w": NAMESPACE})


def empty_relations() -> Element:
    """The relations of a part that has none yet."""
    return etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})  # type: ignore[dict-item]


def fresh(members: Members, folder: str) -> str:
    """A name that no member has."""
    names = (f"{folder}/comments{number or ''}.xml".lstrip("/") for number in range(len(members) + 1))
    return next(name for name in names if name not in members)


def fresh_id(links: Element) -> str:
    """An id that no relation has."""
    known = {link.get("Id") for link in links}
    return next(name for name in (f"rId{number}" for number in range(1, len(known) + 2)) if name not in known)


def serialized(root: Element) -> bytes:
    """A part's bytes."""
    return DECLARATION + etree.tostring(root, encoding="unicode").encode()
