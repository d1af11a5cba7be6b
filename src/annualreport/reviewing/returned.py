"""Read the file that came back from the reviewers: its lines, its comments, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from annualreport.finding import Finding, Stop, fault
from annualreport.outline import wordxml
from annualreport.place import whole
from annualreport.render import package as parts
from annualreport.render.spots import Element, W, select
from annualreport.reviewing import base, lines
from annualreport.reviewing.remarks import AUTHOR
from annualreport.source import package

BODY, COMMENTS, EXTENDED = "word/document.xml", "word/comments.xml", "word/commentsExtended.xml"
MACROS = ("vbaProject.bin", "vbaData.xml")
SAVE = "请用 Word 或 WPS 打开，另存为 .docx（不带宏、不加密码）后再收回"


@dataclass(frozen=True)
class Comment:
    """A comment. id: as the document refers to it; parent: the id of the comment that it replies to."""

    id: str
    author: str
    time: str
    text: str
    parent: str = ""


@dataclass(frozen=True)
class Returned:
    """The file. raw: its lines with every tracked change; record: what it was made from, None where that is lost."""

    name: str
    content: bytes
    raw: tuple[lines.Line, ...]
    comments: tuple[Comment, ...]
    record: base.Base | None

    @property
    def kept_as(self) -> str:
        """The name under which it is kept."""
        return f"{sha256(self.content).hexdigest()[:16]}.docx"


def read(path: Path, label: str) -> Returned:
    """The file; Stop where it is none that can be read: of another format, under a password, damaged, with macros."""
    refuse(path, label)
    content = path.read_bytes()
    members = parts.open_members(content, label)
    problem = with_macros(members, label)
    if problem:
        raise Stop(problem)
    body = parts.parse(members[BODY], label, BODY).find(W + "body") if BODY in members else None
    if body is None:
        raise Stop(fault("wrong-format", "文件里没有正文，不是审阅稿", whole(label), SAVE))
    return Returned(path.name, content, tuple(lines.read(body)), comments(members, label), base.unpacked(members))


def refuse(path: Path, label: str) -> None:
    """Stop for what is no .docx, before anything of it is read."""
    if path.suffix.lower() in (".doc", ".wps", ".rtf", ".odt", ".docm", ".pdf"):
        message = f"收回的是 {path.suffix} 文件，只能读 .docx；没有改动任何文件"
        raise Stop(fault("wrong-format", message, whole(label), SAVE))
    package.check(path, label, ".docx")


def with_macros(members: Mapping[str, bytes], label: str) -> Finding | None:
    """Why a file with macros is not read."""
    inside = any(name.endswith(MACROS) for name in members)
    if inside or b"macroEnabled" in members.get(parts.CONTENT_TYPES, b""):
        return fault("macros", "文件带有宏，没有读；没有改动任何文件", whole(label), SAVE)
    return None


def comments(members: Mapping[str, bytes], label: str) -> tuple[Comment, ...]:
    """Every comment in its order, replies with what they reply to."""
    if COMMENTS not in members:
        return ()
    root = parts.parse(members[COMMENTS], label, COMMENTS)
    parents = dict(replies(members, label))
    owners = {number: wordxml.value(one, "id") for one in root if (number := paragraph_id(one))}
    return tuple(
        Comment(
            wordxml.value(one, "id"),
            wordxml.value(one, "author"),
            wordxml.value(one, "date"),
            "\n".join(wordxml.text(paragraph) for paragraph in wordxml.blocks(one)).strip(),
            owners.get(parents.get(paragraph_id(one), ""), ""),
        )
        for one in root
        if wordxml.name(one) == "comment"
    )


def paragraph_id(comment: Element) -> str:
    """Word's number of a comment's last paragraph, by which replies refer to it."""
    found = select(comment, "w:p")
    return wordxml.value(found[-1], "paraId") if found else ""


def replies(members: Mapping[str, bytes], label: str) -> Iterator[tuple[str, str]]:
    """The paragraph of each reply and that of the comment that it replies to."""
    if EXTENDED in members:
        for one in parts.parse(members[EXTENDED], label, EXTENDED):
            parent = wordxml.value(one, "paraIdParent")
            if parent:
                yield wordxml.value(one, "paraId"), parent


def of_reviewers(returned: Returned, own: tuple[str, ...]) -> list[Comment]:
    """The comments that people wrote; own: the program's, which do not count while nobody changed them."""
    known = {squeezed(text) for text in own}
    return [
        one
        for one in returned.comments
        if one.text and not (one.author == AUTHOR and (squeezed(one.text) in known or not own))
    ]


def squeezed(text: str) -> str:
    """The text without blanks, which other programs change."""
    return "".join(text.split())
