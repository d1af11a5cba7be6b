"""Judge what part 五 and a register must bear out of the tables: T4-04, T3-10."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks.rule import DOCUMENT, FIGURES, rule
from annualreport.checks.succession import sheet
from annualreport.checks.texts.outcomes import CORRECTED, of_results
from annualreport.finding import Finding, Severity, note, unassessed
from annualreport.model.dossier import Dossier
from annualreport.model.written import number as printed
from annualreport.outline import Outline
from annualreport.outline.parts import find
from annualreport.place import whole

ANSWERS = ("复议", "诉讼", "纠正", "纠错", "败诉", "撤销", "被责令", "答复质量", "依申请公开", "公开申请")
"""Words of which one shows that part 五 speaks of it."""
GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")


@rule("T4-04", severity=Severity.NOTE, needs=(FIGURES, DOCUMENT), basis="主管部门核查口径：被纠正的，写明问题和整改")
def corrections_are_answered_for(dossier: Dossier, outline: Outline) -> Iterator[Finding]:
    """表四「结果纠正」不为 0 的，「五」有对应的问题和整改。"""
    part = find(outline, dossier.form).part("五")
    sums = [of_results(sheet(dossier), (group,), (CORRECTED,)) for group in GROUPS]
    wrong = [one for one in sums if one.figure]
    if part and wrong and not any(word in part.text for word in ANSWERS):
        message = f"{'，'.join(one.said for one in wrong)}，「{part.section.title}」没有提到相应的问题和整改"
        places = (part.heading.place, *sheet(dossier).places(key for one in wrong for key in one.keys))
        figures = "、".join(printed(one.figure) for one in wrong if one.figure is not None)
        hint = "请在第五部分写明被纠正的原因和改进措施"
        yield note("T4-04", message, places, hint, subject="复议诉讼·结果纠正", figures=figures)


@rule("T3-10", severity=Severity.WARNING, needs=(FIGURES,), basis="主管部门核查口径：与依申请公开登记簿核对")
def requests_are_those_of_the_register(dossier: Dossier) -> Iterator[Finding]:
    """表三与依申请公开登记簿条数一致。"""
    message = "没有提供依申请公开登记簿，表三的件数没有与登记簿核对"
    yield unassessed("T3-10", message, whole(sheet(dossier).statistics.file), subject="登记簿")
