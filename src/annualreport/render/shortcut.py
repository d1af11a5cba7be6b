"""Tell from the text of a rendered part that it is finished and sound, so that no tree has to be built of it.

What is doubtful is never passed: it goes the long way, through the tree, which knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from annualreport.source.patterns import later
from annualreport.vocabulary.printing import PARAGRAPH

SIGNS = (PARAGRAPH, "\t", "【缺：", "{", "}", "｛", "｝")
"""What asks for the tree: new paragraphs, tabs, gaps, braces."""
ENDS = {
    "</w:tc>": "</w:p></w:tc>",
    "</w:tr>": "</w:tc></w:tr>",
    "</w:tbl>": "</w:tr></w:tbl>",
    **{f"</w:{name}>": f"</w:p></w:{name}>" for name in ("hdr", "ftr", "footnote", "txbxContent")},
}
"""How a container ends, and how it ends when it holds what it must."""
EMPTY = later(r"<w:p( [^<>]*)?/>(?=</w:(?:tc|hdr|ftr|footnote|txbxContent)>)")
HOLLOW = later(r"<w:(?:tc|tr|tbl|hdr|ftr|footnote|txbxContent)(?: [^<>]*)?/>")
STRANGE = ("xmlns", "<!", "<?", "docPr")
"""What lets a text deceive, or asks for the tree whatever the data: drawings, whose numbers must differ."""
RANGES = tuple(
    (later(rf'<w:{kind}Start (?:[^<>]* )?w:id="([^"]*)"'), later(rf'<w:{kind}End (?:[^<>]* )?w:id="([^"]*)"'))
    for kind in ("bookmark", "commentRange")
)
OWN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Shortcut:
    """What there is to look for in the parts made of one source: ends of containers, ranges."""

    ends: tuple[tuple[str, str], ...]
    ranges: bool

    def settled(self, xml: str) -> bool:
        """Whether nothing of a rendered part is left to finish or to tell."""
        return not any(sign in xml for sign in SIGNS) and self.closed(xml) and (not self.ranges or paired(xml))

    def closed(self, xml: str) -> bool:
        """Whether every cell, row, table, header and note ends as a full one does."""
        return all(xml.count(end) == xml.count(full) for end, full in self.ends)


def shortcut(source: str) -> Shortcut | None:
    """The shortcut of a source whose prefixes have one meaning, with no comment and nothing hollow; else None."""
    root, _, content = source.partition(">")
    if not root.startswith("<w:") or OWN not in root:
        return None
    if any(sign in content for sign in STRANGE) or HOLLOW.search(content):
        return None
    ends = tuple((end, full) for end, full in ENDS.items() if end in content)
    return Shortcut(ends, any(begin.search(content) or end.search(content) for begin, end in RANGES))


def spelt_out(source: str) -> str:
    """The source with an end tag for the empty paragraph that ends a container, so that its end shows."""
    return EMPTY.sub(r"<w:p\1></w:p>", source)


def paired(xml: str) -> bool:
    """Whether bookmarks and comment ranges that begin also end."""
    return all(sorted(begin.findall(xml)) == sorted(end.findall(xml)) for begin, end in RANGES)


def well_formed(content: bytes) -> bool:
    """Whether the part is XML, strictly."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        return False
    return True
