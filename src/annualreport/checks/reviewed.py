"""Judge whether every remark of a reviewer was answered: REV-01."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.rule import SETTINGS, rule
from annualreport.finding import Finding, Severity, warning
from annualreport.model.dossier import Dossier
from annualreport.place import quoted


@rule("REV-01", severity=Severity.WARNING, needs=(SETTINGS,), basis="本程序的约定：审阅意见逐条答复")
def every_remark_is_answered(dossier: Dossier) -> Iterator[Finding]:
    """审阅意见逐条有答复。"""
    for point in dossier.review:
        if point.open:
            who = point.reviewer or "审阅人"
            message = f"审阅意见第 {point.number} 条没有答复：{who}在{point.at or '文中'}批注{quoted(point.remark)}"
            hint = f"处理后运行 annualreport review answer {point.number} --text 怎样处理的"
            yield warning("REV-01", message, point.places("编号"), hint, subject=f"审阅意见 {point.number}")
