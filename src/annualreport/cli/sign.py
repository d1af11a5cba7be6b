"""annualreport review sign, review status: who signed the report, and whether it is still what they signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli.frame import (
    Format,
    FormatOption,
    YearArgument,
    finish,
    say,
    tell,
    tell_unbuilt,
    working,
    workspace,
)
from annualreport.cli.review import review_app
from annualreport.finding import Finding, Stop, fault
from annualreport.place import Place, whole

if TYPE_CHECKING:
    from annualreport.building.seal import Seal, Standing
    from annualreport.model.signoff import Signature
    from annualreport.workspace import Workspace

RoleOption = Annotated[str, typer.Option("--role", metavar="拟稿|核稿|审核|签发", help="以哪个角色签署。")]
NameOption = Annotated[str, typer.Option("--name", metavar="姓名", help="签署人的姓名；只留在本单位，不公开。")]
PostOption = Annotated[str, typer.Option("--post", metavar="岗位", help="签署人的岗位；写入发布记录。")]


@dataclass(frozen=True)
class Signer:
    """Who signs: role, name, post."""

    role: str
    name: str
    post: str


@review_app.command("sign")
def sign(
    context: typer.Context,
    role: RoleOption,
    name: NameOption,
    year: YearArgument = None,
    post: PostOption = "",
    form: FormatOption = Format.TEXT,
) -> None:
    """签署成稿：与这时的数据、模板和成稿绑定，此后任何一处改动都使签署作废。"""
    here = workspace(context)
    chosen = here.year(year)
    signer = checked(Signer(role.strip(), name.strip(), post.strip()))
    from annualreport.source.lock import hold

    with hold(here.root, "annualreport review sign"), working("正在生成成稿"):
        refusals = signed(here, chosen, signer)
    if refusals:
        tell("没有签署：下面的问题要先解决")
        tell_unbuilt(here.root, refusals)
        finish(refusals, form, gate=True)
    line = tell if form is Format.JSON else say
    line(f"已签署：{signer.role} {signer.name}，记入 {here.label(here.data(chosen, 'signoff.yaml'))}")
    if form is Format.JSON:
        finish((), form)


def signed(here: Workspace, year: int, signer: Signer) -> tuple[Finding, ...]:
    """Write the signature down, or say what forbids it; Stop where it is out of order.

    What must not go public forbids it too: putting it right would void the signatures.
    """
    from annualreport.building import seal as seals
    from annualreport.publishing import gate
    from annualreport.readers import signoff

    earlier = signoff.load(here, year)
    drawn, seal = seals.state(here, year)
    refusals = unready(drawn.findings, example=drawn.dossier.report.example) or gate.of_file(here, drawn)[1]
    if refusals:
        return refusals
    found = seals.standings(earlier, seal)
    refuse_disorder(signer, seals.in_force(found), whole(here.label(here.data(year, signoff.FILE))))
    record(here, year, (*kept(signer, found), signature(signer, seal)))
    return ()


@review_app.command("status")
def status(context: typer.Context, year: YearArgument = None, form: FormatOption = Format.TEXT) -> None:
    """列出签署，哪些有效，哪些因为哪个文件改过而作废，还差什么才能发布。"""
    from annualreport.building import seal as seals
    from annualreport.readers import signoff

    here = workspace(context)
    chosen = here.year(year)
    place = whole(here.label(here.data(chosen, signoff.FILE)))
    with working("正在生成成稿"):
        found = seals.standings(signoff.load(here, chosen), seals.state(here, chosen)[1])
    line = tell if form is Format.JSON else say
    for one in found:
        mark = "作废" if one.changes else "有效"
        line(f"{mark}  {one.signature.role}  {one.signature.name}  {one.signature.post}  {one.signature.time}")
    finish(tuple(seals.lacking(found, place)), form)


def checked(signer: Signer) -> Signer:
    """The signer; Stop where the role is none of the four or the name is empty."""
    from annualreport.model.signoff import ROLES

    if signer.role not in ROLES:
        raise Stop(fault("usage", f"没有「{signer.role}」这个角色", hint=f"可选 {'、'.join(ROLES)}"))
    if not signer.name:
        raise Stop(fault("usage", "没有写签署人的姓名", hint="加上 --name 姓名"))
    return signer


def unready(findings: tuple[Finding, ...], *, example: bool) -> tuple[Finding, ...]:
    """Why the report cannot be signed yet: every open 阻断, and that it is only an example."""
    message = "这个年度是示例，不能签署"
    hint = "换成真实数据后，把 report.yaml 的「示例」改为否或删去"
    shown = (fault("示例", message, [one for f in findings if f.rule == "示例" for one in f.places], hint),)
    return (*(one for one in findings if one.stops), *(shown if example else ()))


def refuse_disorder(signer: Signer, valid: tuple[Signature, ...], place: Place) -> None:
    """Stop where a later role has signed already, the same was signed before, or one person would do it all."""
    from annualreport.building.seal import PEOPLE
    from annualreport.model.signoff import ISSUER, ROLES

    after = [one.role for one in valid if ROLES.index(one.role) > ROLES.index(signer.role)]
    if any((one.role, one.name) == (signer.role, signer.name) for one in valid):
        raise Stop(fault("sign-off-order", f"{signer.name} 已经以{signer.role}签过，仍然有效", place))
    if after:
        message = f"{'、'.join(dict.fromkeys(after))}已经签过，{signer.role}应当在它之前签"
        raise Stop(fault("sign-off-order", message, place, f"次序是 {'、'.join(ROLES)}；可以跳过，不能倒回"))
    if signer.role == ISSUER and len({one.name for one in valid} | {signer.name}) < PEOPLE:
        message = f"签发之前没有别人签过，{signer.name} 一个人不能完成签发"
        raise Stop(fault("sign-off-people", message, place, "请先由另一人以拟稿、核稿或审核签署"))


def kept(signer: Signer, found: tuple[Standing, ...]) -> tuple[Signature, ...]:
    """The signatures that stay in the file: a void one goes when its role signs anew, all of them when it is issued."""
    from annualreport.model.signoff import ISSUER

    renewed = {signer.role, *((one.signature.role for one in found) if signer.role == ISSUER else ())}
    return tuple(one.signature for one in found if not one.changes or one.signature.role not in renewed)


def signature(signer: Signer, seal: Seal) -> Signature:
    """The signature on what is there now."""
    from annualreport.model.signoff import Signature

    return Signature(
        role=signer.role,
        name=signer.name,
        post=signer.post,
        time=f"{now():%Y-%m-%d %H:%M}",
        program=seal.program,
        output=seal.output,
        files=dict(seal.files),
    )


def record(here: Workspace, year: int, signatures: tuple[Signature, ...]) -> None:
    """Write the signatures down."""
    from annualreport.outputs import signoff_yaml
    from annualreport.readers.signoff import FILE
    from annualreport.source.writing import write_all

    write_all({here.data(year, FILE): signoff_yaml.text(signatures).encode()}, here.root)


def now() -> datetime:
    """When a signature is given, by the clock of this machine."""
    return datetime.now()
