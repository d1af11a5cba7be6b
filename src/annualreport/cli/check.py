"""annualreport check: judge the year's materials; record a person's decision on one finding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from annualreport.cli import checking
from annualreport.cli.app import app
from annualreport.cli.frame import POST, Format, FormatOption, PostOption, YearArgument, tell, workspace
from annualreport.finding import Finding, Severity, Stop, fault

if TYPE_CHECKING:
    from annualreport.workspace import Workspace

AcceptOption = Annotated[
    str | None,
    typer.Option("--accept", metavar="规则@位置", help="核定一处问题，如 T2-07@规章；记入 report.yaml 的「已核」。"),
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="理由", help="核定的理由，与 --accept 同用。")]


@app.command()
def check(
    context: typer.Context,
    year: YearArgument = None,
    accept: AcceptOption = None,
    reason: ReasonOption = "",
    post: PostOption = POST,
    form: FormatOption = Format.TEXT,
) -> None:
    """核对一年的材料：方案、台账、统计数据和设置；需要成稿的规则在生成时核对。"""
    here = workspace(context)
    chosen = here.year(year)
    if accept is None and (reason or post != POST):
        hint = "请同时写 --accept 规则@位置，指明核定哪一处；或都不写，只作核对"
        raise Stop(fault("accept", "写了 --reason 或 --post，没有写 --accept，没有核定任何问题", hint=hint))
    if accept is not None:
        findings = checking.judged(here, chosen, with_document=True)
        record(here, chosen, one_of(findings, accept), (reason.strip(), post.strip()))
    raise typer.Exit(checking.check(here, chosen, form))


def one_of(findings: tuple[Finding, ...], wanted: str) -> Finding:
    """The one open finding that RULE@PLACE means; Stop where it means none, several, or one that cannot be decided."""
    from annualreport.checks.decisions import points_at

    rule, _, place = wanted.partition("@")
    same = [one for one in findings if rule.strip() in one.rules and one.severity is not Severity.UNASSESSED]
    found = [one for one in same if points_at(place, one)]
    if len(found) != 1:
        raise Stop(not_one(wanted, same, found))
    refuse_firm(found[0])
    return found[0]


def not_one(wanted: str, same: list[Finding], found: list[Finding]) -> Finding:
    """Why RULE@PLACE is not one finding, and which ones there are."""
    rule = wanted.partition("@")[0].strip()
    there = "；".join(f"{rule}@{target(one)}" for one in found or same)
    hint = f"可以写的有：{there}" if there else "运行 annualreport check 看有哪些问题"
    message = f"「{wanted}」指到 {len(found)} 处问题，要正好是一处" if found else f"没有「{wanted}」所指的问题"
    return fault("accept", message, hint=hint)


def target(finding: Finding) -> str:
    """What --accept is told for a finding: its subject, else its first place."""
    return finding.subject or (str(finding.places[0]) if finding.places else "")


def refuse_firm(finding: Finding) -> None:
    """Stop where the finding is already decided or is never decidable."""
    from annualreport import checks
    from annualreport.checks.decisions import is_firm

    if finding.decision:
        told = f"（{finding.decision.post}，{finding.decision.date}）"
        raise Stop(fault("accept", f"{finding.rule}@{target(finding)} 已经核定过{told}", finding.places))
    if is_firm(finding, checks.FIRM):
        message = f"{finding.rule}@{target(finding)} 不能用已核放行，须改正"
        raise Stop(fault("accept", message, finding.places, finding.hint))


def record(here: Workspace, year: int, finding: Finding, signed: tuple[str, str]) -> None:
    """Append the decision to report.yaml; Stop with nothing written where the reason or the post is missing."""
    from annualreport.source.lock import hold
    from annualreport.source.writing import write_all
    from annualreport.source.yamledit import appended

    reason, post = signed
    if not reason or not post:
        raise Stop(fault("accept", "核定要写明理由和岗位", hint="加上 --reason 理由 --post 岗位"))
    entry = {
        "规则": finding.rule,
        "位置": target(finding),
        "数值": finding.figures,
        "理由": reason,
        "核签": post,
        "日期": str(today()),
    }
    path = here.data(year, "report.yaml")
    kept = {key: text for key, text in entry.items() if text}
    with hold(here.root, "annualreport check --accept"):
        write_all({path: appended(path, here.label(path), "已核", kept)}, here.root)
    tell(f"已核定 {finding.rule}@{target(finding)}，记入 {here.label(path)}")


def today() -> date:
    """The day a decision is recorded."""
    return date.today()
