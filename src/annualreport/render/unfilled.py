"""Say which tags stand where no template engine fills them: in charts, SmartArt, numbering, comments."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.finding import Finding, fault, note
from annualreport.place import Place
from annualreport.render import package
from annualreport.render.delimiters import find
from annualreport.render.spots import W
from annualreport.source.patterns import later

COMMENTS = "批注"
KINDS: package.Kinds = (
    (later(r"drawingml\.chart\+xml$"), "图表"),
    (later(r"drawingml\.diagramData\+xml$"), "SmartArt 图形"),
    (later(r"wordprocessingml\.numbering\+xml$"), "自动编号"),
    (later(r"wordprocessingml\.comments\+xml$"), COMMENTS),
)
"""The parts whose letters a reader sees and whose tags are not filled, by content type."""
BEHIND = 1000
"""Ranks these parts behind those that are filled."""


def unfilled(members: package.Members, label: str) -> Iterator[Finding]:
    """The first tag of each such part."""
    for rank, (name, kind) in enumerate(package.kinds(members, label, KINDS).items(), BEHIND):
        if typed := first_tag(members[name], label, name):
            yield told(kind, typed, Place(label, kind, (rank, 0)))


def first_tag(content: bytes, label: str, name: str) -> str:
    """The first tag among a part's letters, as typed; '' for none."""
    if not any(sign.encode() in content for sign in "{｛"):
        return ""
    root = package.parse(content, label, name)
    levels = (one.get(W + "val", "") for one in root.iter(W + "lvlText"))
    texts = ("".join(str(text) for text in root.itertext()), *levels)
    return next((found.typed for text in texts for found in find(text) if not found.prose), "")


def told(kind: str, typed: str, place: Place) -> Finding:
    """A tag that would be printed as it stands; one in a comment is for the writers alone."""
    if kind == COMMENTS:
        hint = "只是给人看的，不用管；要填的标签请写到正文里"
        return note("template-unfilled-tag", f"写着标签「{typed}」，批注里的标签不填写", place, hint)
    hint = "请把标签写到正文、页眉页脚、脚注或文本框里，这里只写固定的文字"
    return fault("template-unfilled-tag", f"标签「{typed}」在这里填不了，成稿会照原样印出", place, hint)
