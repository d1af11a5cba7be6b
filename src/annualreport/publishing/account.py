"""Write down what was published: from what, by which program, which rules were run, who decided and who signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annualreport import __version__, checks
from annualreport.finding import Finding
from annualreport.model.dossier import Dossier
from annualreport.model.printed import printed
from annualreport.model.signoff import Signature
from annualreport.outputs.open_data.tables_json import About, correction
from annualreport.outputs.record import as_json, sha256
from annualreport.source.versions import versions


@dataclass(frozen=True)
class Account:
    """What a record is made from. inputs: sha256 by label. output: digest of the document that was signed."""

    dossier: Dossier
    about: About
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    output: str
    signatures: tuple[Signature, ...]
    named: bool = False


def record(account: Account, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The record as plain values; it stays in the house."""
    dossier, about = account.dossier, account.about
    coverage = checks.measured(account.findings)
    return {
        "标题": about.title,
        "单位": about.unit,
        "年度": about.year,
        "版次": about.version,
        "发布日期": str(about.issued),
        "版式": {"版式": dossier.form.edition, "文号": dossier.form.number, "名称": dossier.form.name},
        "程序": {"annualreport": __version__, **versions()},
        "成稿": account.output,
        "输入": dict(sorted(account.inputs.items())),
        "产出": {name: sha256(content) for name, content in sorted(files.items())},
        "签署": [signature(one, named=account.named) for one in account.signatures],
        "已核": list(decisions(account.findings)),
        "规则": {"符合": coverage.held, "有问题": coverage.failed, "未核": coverage.unassessed},
        "更正": [correction(one) for one in about.corrections],
        "数字": {".".join(key): text for key, text in printed(dossier.form, dossier.statistics).items()},
    }


def record_json(content: Mapping[str, Any]) -> bytes:
    """The record as a file."""
    return as_json(content)


def signature(one: Signature, *, named: bool) -> dict[str, str]:
    """Who signed: role, post, time; the name only where the office wants it in the record."""
    return {"角色": one.role, "岗位": one.post, **({"姓名": one.name} if named else {}), "时间": one.time}


def decisions(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """What a person decided, and on which finding."""
    return [
        {
            "规则": "、".join(one.rules),
            "位置": str(one.places[0]) if one.places else one.subject,
            "问题": one.message,
            "理由": one.decision.reason,
            "核签": one.decision.post,
            "日期": one.decision.date,
        }
        for one in findings
        if one.decision
    ]
