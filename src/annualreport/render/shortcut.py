"""Tell from the text of a rendered part that it is finished and sound, so that no tree has to be built of it.

What is doubtful is never passed: it goes the long way, through the tree, which knows.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from annualreport.vocabulary.printing import PARAGRAPH

SIGNS = (PARAGRAPH, "\t", "【缺：", "{", "}", "｛", "｝", "docPr")
"""What asks for the tree: new paragraphs, tabs, gaps, braces, drawings whose numbers must differ."""
ENDS = (
    ("</w:tc>", ("</w:p></w:tc>", "<w:p/></w:tc>")),
    ("</w:tr>", ("</w:tc></w:tr>",)),
    ("</w:tbl>", ("</w:tr></w:tbl>",)),
    *((f"</w:{name}>", (f"</w:p></w:{name}>",)) for name in ("hdr", "ftr", "footnote", "txbxContent")),
)
"""How a container ends when it holds what it must."""
HOLLOW = re.compile(r"<w:(?:tc|tr|tbl|hdr|ftr|footnote|txbxContent)(?: [^<>]*)?/>")
RANGES = tuple(
    tuple(re.compile(rf'<w:{kind}{side} (?:[^<>]* )?w:id="([^"]*)"') for side in ("Start", "End"))
    for kind in ("bookmark", "commentRange")
)
OWN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def open_to(source: str) -> bool:
    """Whether parts made of this source may be judged by their text: one meaning of every prefix, no comment, nothing
    hollow."""
    root, _, content = source.partition(">")
    strange = any(sign in content for sign in ("xmlns", "<!", "<?"))
    return root.startswith("<w:") and OWN in root and not strange and not HOLLOW.search(content)


def settled(xml: str) -> bool:
    """Whether nothing of a rendered part is left to finish or to tell."""
    return not any(sign in xml for sign in SIGNS) and closed(xml) and paired(xml)


def closed(xml: str) -> bool:
    """Whether every cell, row, table, header and note ends as a full one does."""
    return all(xml.count(end) == sum(map(xml.count, full)) for end, full in ENDS)


def paired(xml: str) -> bool:
    """Whether bookmarks and comment ranges that begin also end."""
    if "<w:bookmark" not in xml and "<w:commentRange" not in xml:
        return True
    return all(sorted(begin.findall(xml)) == sorted(end.findall(xml)) for begin, end in RANGES)


def well_formed(content: bytes) -> bool:
    """Whether the part is XML, strictly."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError:
        return False
    return True
