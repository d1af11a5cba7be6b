"""Say what a signature is bound to, and of each signature whether that is still what it was."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annualreport import __version__
from annualreport.building.report import Drawn, Options, document, inputs
from annualreport.finding import Finding, fault
from annualreport.model.signoff import ISSUER, Signature
from annualreport.outputs.record import sha256
from annualreport.place import Place
from annualreport.render.templates import Templates
from annualreport.workspace import Workspace

FINAL = Options(formats=("docx",), final=True)
SIGN = "按次序签署：annualreport review sign --role {role} --name 姓名 --post 岗位"
PEOPLE = 2
"""At least so many different people sign before anything is published."""


@dataclass(frozen=True)
class Seal:
    """The state that is signed. files: sha256 by label of all that the final is made from. output: of its content;
    empty while no final can be made. program: the version that made it."""

    files: Mapping[str, str]
    output: str
    program: str = __version__


@dataclass(frozen=True)
class Standing:
    """A signature, and what has changed since it was given: nothing while it stands."""

    signature: Signature
    changes: tuple[str, ...]


def state(workspace: Workspace, year: int) -> tuple[Drawn, Seal]:
    """The final as it is now, or the draft while a 阻断 is open, and what a signature on it is bound to."""
    drawn = document(workspace, year, FINAL, Templates())
    return drawn, sealed(drawn, inputs(workspace, year, drawn.templates))


def sealed(drawn: Drawn, materials: Mapping[str, bytes]) -> Seal:
    """What a signature on the document is bound to."""
    files = {label: sha256(content) for label, content in sorted(materials.items())}
    return Seal(files, content_digest(drawn.draft.docx) if drawn.final else "")


def content_digest(docx: bytes) -> str:
    """One sha256 of what a Word file holds; how it is compressed, which differs between machines, does not count."""
    total = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in sorted(package.namelist()):
            total.update(f"{name}\0{sha256(package.read(name))}\n".encode())
    return total.hexdigest()


def standings(signatures: Sequence[Signature], seal: Seal) -> tuple[Standing, ...]:
    """Every signature with what has changed since."""
    return tuple(Standing(one, tuple(changes(one, seal))) for one in signatures)


def changes(signature: Signature, seal: Seal) -> Iterator[str]:
    """What is no longer as it was signed, in words."""
    before, now = signature.files, seal.files
    yield from (f"{label} 改过" for label in sorted(before.keys() & now.keys()) if before[label] != now[label])
    yield from (f"{label} 是后来加的" for label in sorted(now.keys() - before.keys()))
    yield from (f"{label} 没有了" for label in sorted(before.keys() - now.keys()))
    if before == now and signature.output != seal.output:
        yield changed_output(signature, seal)


def changed_output(signature: Signature, seal: Seal) -> str:
    """Why the document differs though the files are the same."""
    if not seal.output:
        return "文件没有变，成稿现在却做不出来（有阻断没有解决）"
    if signature.program != seal.program:
        return f"文件没有变，程序由 {signature.program} 换成了 {seal.program}，成稿有变化"
    return "文件没有变，成稿有变化（程序所用的库换了版本）"


def in_force(found: Sequence[Standing]) -> tuple[Signature, ...]:
    """The signatures that stand."""
    return tuple(one.signature for one in found if not one.changes)


def lacking(found: Sequence[Standing], place: Place) -> Iterator[Finding]:
    """What the signatures lack for publishing: each that is void, the role that issues, a second person."""
    for one in found:
        if one.changes:
            message = f"{one.signature.time} {one.signature.signer}的签署已作废：{'；'.join(one.changes)}"
            yield fault("sign-off-void", message, place, f"请重新{SIGN.format(role=one.signature.role)}")
    valid = in_force(found)
    if ISSUER not in {one.role for one in valid}:
        hint = f"请{'重新' if found else ''}{SIGN.format(role=ISSUER)}"
        yield fault("sign-off-missing", "没有有效的签发", place, hint)
    people = {one.name for one in valid}
    if len(people) < PEOPLE:
        message = f"有效的签署只有 {len(people)} 人，至少要 {PEOPLE} 个不同的人"
        yield fault("sign-off-people", message, place, "请由另一人以别的角色签署（拟稿、核稿或审核在签发之前）")
