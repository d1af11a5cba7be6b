"""Take a Word file apart into the parts that its body reaches, and put it together again with new names."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from annualreport.publishing.cleaning.allowed import CONTENT_TYPE, CONTENT_TYPES, NAMED_PARTS, PLAIN_PARTS, R
from annualreport.render import package
from annualreport.render.archive import Member, pack, squeezed_by_zlib
from annualreport.render.spots import Element, W, select

XML_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to. kind: the last word of its type; target: a member's name, or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass
class Part:
    """One part of XML on its way to being public; its tree is changed in place.

    name: in the file that was made. role: document, header, styles …
    """

    name: str
    role: str
    root: Element
    relations: dict[str, Relation] = field(default_factory=dict)

    @property
    def used(self) -> frozenset[str]:
        """The ids of relations that the XML names."""
        return frozenset(
            str(value)
            for element in self.root.iter(etree.Element)
            for name, value in element.items()
            if str(name).startswith(f"{{{R}}}")
        )

    @property
    def shown(self) -> str:
        """The part's name in a place; nothing for the body."""
        return "" if self.role == "document" else posixpath.basename(self.name).removesuffix(".xml")


def parts(members: Mapping[str, bytes], label: str) -> list[Part]:
    """The body, and every part of XML that it uses: what it names, and what every file has once."""
    first = next(name for name, kind in package.kinds(dict(members), label).items() if kind == package.BODY)
    found = [part(members, first, "document", label)]
    unseen(found[0], members, label)
    for one in found:  # grows while it is walked
        used = one.used
        for relation in one.relations.values():
            wanted = relation.kind in PLAIN_PARTS or (relation.kind in NAMED_PARTS and relation.id in used)
            known = {other.name for other in found}
            if wanted and not relation.outside and relation.target in members and relation.target not in known:
                found.append(part(members, relation.target, relation.kind, label))
    return found


def unseen(body: Part, members: Mapping[str, bytes], label: str) -> None:
    """Take away the references to headers and footers that no page shows: of first and even pages that are not set."""
    listed = [one.target for one in body.relations.values() if one.kind == "settings" and one.target in members]
    even = any(select(package.parse(members[name], label, name), "w:evenAndOddHeaders") for name in listed)
    for section in body.root.iter(W + "sectPr"):
        first = section.find(W + "titlePg") is not None
        for one in select(section, "w:headerReference | w:footerReference"):
            if {"first": not first, "even": not even}.get(one.get(W + "type") or "", False):
                section.remove(one)


def part(members: Mapping[str, bytes], name: str, role: str, label: str) -> Part:
    """One part with its relations; Stop where it is no XML."""
    return Part(name, role, package.parse(members[name], label, name), dict(relations(members, name, label)))


def relations(members: Mapping[str, bytes], name: str, label: str) -> Iterator[tuple[str, Relation]]:
    """The relations of a part by id; of the whole package where the name is empty."""
    folder, base = posixpath.split(name)
    listed = posixpath.join(folder, "_rels", f"{base}.rels")
    for one in package.parse(members[listed], label, listed) if listed in members else ():
        outside = one.get("TargetMode") == "External"
        target = str(one.get("Target", ""))
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = str(one.get("Type", "")).rpartition("/")[2]
        yield str(one.get("Id")), Relation(str(one.get("Id")), kind, target if outside else inside, outside)


def written(found: list[Part], pictures: Mapping[str, tuple[str, bytes]], title: str, unit: str) -> bytes:
    """The new file: parts under names that tell nothing, relations numbered anew, properties of title and unit alone.

    pictures: by their old names the new ones and what they now hold.
    """
    names = new_names(found) | {old: new for old, (new, _) in pictures.items()}
    contents = {"docProps/core.xml": core(title, unit), "_rels/.rels": package_relations()}
    for one in found:
        used = one.used
        kept = [relation for relation in one.relations.values() if stays(relation, used, names)]
        ids = {relation.id: f"rId{number}" for number, relation in enumerate(kept, 1)}
        rename(one.root, ids)
        new = names[one.name]
        contents[new] = XML_HEAD + etree.tostring(one.root, encoding="UTF-8")
        if kept:
            folder, base = posixpath.split(new)
            contents[f"{folder}/_rels/{base}.rels"] = listed(kept, ids, names, folder)
    contents |= dict(pictures.values())
    contents["[Content_Types].xml"] = types(found, names, pictures)
    return pack(member(name, content) for name, content in contents.items())


def stays(relation: Relation, used: frozenset[str], names: Mapping[str, str]) -> bool:
    """Whether a relation goes with the file: to a part that is in it, or a link that the text has."""
    if relation.outside:
        return relation.kind == "hyperlink" and relation.id in used
    return relation.target in names and (relation.kind in PLAIN_PARTS or relation.id in used)


def member(name: str, content: bytes) -> Member:
    """A member compressed by zlib, which every machine has: the same report gives the same bytes on all of them."""
    return Member(name.encode(), zlib.crc32(content), len(content), squeezed_by_zlib(content))


def new_names(found: list[Part]) -> dict[str, str]:
    """The parts' new names by the old ones: headers and footers counted, everything else by its role."""
    counted: dict[str, int] = {}
    names = {}
    for one in found:
        base = PLAIN_PARTS.get(one.role, one.role)
        if one.role in NAMED_PARTS:
            counted[one.role] = counted.get(one.role, 0) + 1
            base = f"{one.role}{counted[one.role]}"
        names[one.name] = f"word/{base}.xml"
    return names


def rename(root: Element, ids: Mapping[str, str]) -> None:
    """The new ids of relations in the XML; an attribute whose relation is gone goes too."""
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if str(name).startswith(f"{{{R}}}"):
                if str(value) in ids:
                    element.set(name, ids[str(value)])
                else:
                    del element.attrib[name]


def listed(kept: list[Relation], ids: Mapping[str, str], names: Mapping[str, str], folder: str) -> bytes:
    """The relations of a part as a member."""
    lines = []
    for one in kept:
        target = one.target if one.outside else posixpath.relpath(names[one.target], folder)
        mode = ' TargetMode="External"' if one.outside else ""
        kind = quoteattr(f"{OFFICE}/{one.kind}")
        lines.append(f"<Relationship Id={quoteattr(ids[one.id])} Type={kind} Target={quoteattr(target)}{mode}/>")
    return XML_HEAD + f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(lines)}</Relationships>'.encode()


def package_relations() -> bytes:
    """What the package itself refers to: body and properties."""
    body = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    about = f'<Relationship Id="rId2" Type="{CORE}" Target="docProps/core.xml"/>'
    return XML_HEAD + f'<Relationships xmlns="{RELATIONSHIPS}">{body}{about}</Relationships>'.encode()


def core(title: str, unit: str) -> bytes:
    """The properties: the statutory title, the unit as author, the language; no person, no time, no program."""
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    said = f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(unit)}</dc:creator>"
    language = "<dc:language>zh-CN</dc:language>"
    return XML_HEAD + f"<cp:coreProperties {spaces}>{said}{language}</cp:coreProperties>".encode()


def types(found: list[Part], names: Mapping[str, str], pictures: Mapping[str, tuple[str, bytes]]) -> bytes:
    """The content types of all members."""
    suffixes = sorted({new.rpartition(".")[2] for new, _ in pictures.values()})
    lines = [f'<Default Extension="{one}" ContentType="image/{one}"/>' for one in suffixes]
    lines.append('<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>')
    lines.append('<Default Extension="xml" ContentType="application/xml"/>')
    known = {names[one.name]: PLAIN_PARTS.get(one.role, one.role) for one in found}
    for name, base in sorted({**known, "docProps/core.xml": "core"}.items()):
        kind = CONTENT_TYPES.get(base, CONTENT_TYPE.format(base))
        lines.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return XML_HEAD + f'<Types xmlns="{TYPES}">{"".join(lines)}</Types>'.encode()
