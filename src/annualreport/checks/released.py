"""Judge a version on its way to being published, and what has changed since the last one: PUB-04, PUB-05."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annualreport.checks.rule import RELEASE, SETTINGS, Rule, rule
from annualreport.finding import Finding, Severity, unassessed, warning
from annualreport.model.dossier import Dossier
from annualreport.model.printed import printed
from annualreport.place import whole

if TYPE_CHECKING:
    from annualreport.model.release import Change  # loaded where there is a release to judge

AGAIN = "请重新发布；仍不一致的，请把这一份文件交给维护程序的人"
SHOWN = 3
"""How many cells a message names."""


@rule("PUB-04", severity=Severity.WARNING, needs=(RELEASE,), basis="主管部门核查口径：网页版与 Word、PDF 数据一致")
def every_format_has_the_same_figures(dossier: Dossier) -> Iterator[Finding]:
    """发布的 Word、PDF、网页、表格和数据文件里，三张法定表的数字一致，正文的数字也一致（逐个文件读回核对）。"""
    from annualreport.model.release import differences

    expected = printed(dossier.form, dossier.statistics)
    for one in dossier.publication.readings if dossier.publication else ():
        if one.figures is None:
            yield unassessed("PUB-04", f"没有读回核对：{one.why}", whole(one.file), one.hint, subject=one.file)
            continue
        wanted = {key: text for key, text in expected.items() if key[0] in one.tables}
        if changes := differences(dossier.form, wanted, one.figures):
            message = f"{one.file} 里有 {len(changes)} 个数与数据不一致：{listed(changes, '应为 {0}，读到 {1}')}"
            yield warning("PUB-04", message, whole(one.file), AGAIN, subject=one.file)
        elif dossier.publication and (lost := missing(dossier.publication.numbers, one.numbers)):
            message = f"{one.file} 的正文里没有读到 {lost}，或次序与成稿不同"
            yield warning("PUB-04", message, whole(one.file), AGAIN, subject=one.file)


def missing(wanted: Sequence[str], found: Sequence[str] | None) -> str:
    """The first number that is not found behind the one before it; nothing where all are, or where no text is read."""
    there = iter(found or ())
    return "" if found is None else next((one for one in wanted if one not in there), "")


@rule("PUB-05", severity=Severity.WARNING, needs=(SETTINGS,), basis="主管部门核查口径：发布后不悄悄改动")
def what_changed_after_publication_is_corrected(dossier: Dossier) -> Iterator[Finding]:
    """发布以后有改动的，另出一版，并写更正说明（改前、改后、原因、日期）。"""
    corrected = dossier.publication is not None and dossier.publication.correction is not None
    if not dossier.releases or corrected or dossier.statistics is None:
        return
    from annualreport.model.release import differences

    last = dossier.releases[-1]
    changes = differences(dossier.form, last.figures, printed(dossier.form, dossier.statistics))
    if changes:
        message = (
            f"第 {last.number} 版（{last.day} 发布）之后改了 {len(changes)} 个数：{listed(changes, '由 {0} 改为 {1}')}"
        )
        hint = "确要更正的，发布更正：annualreport publish --correction --reason 原因；不该改的，请改回"
        figures = "；".join(f"{one.what} {one.after}" for one in changes)
        yield warning("PUB-05", message, whole(dossier.statistics.file), hint, subject="更正", figures=figures)


def listed(changes: Sequence[Change], pattern: str) -> str:
    """The first few changes in words."""
    said = "；".join(f"{one.what} {pattern.format(one.before or '空', one.after or '空')}" for one in changes[:SHOWN])
    return said + (" 等" if len(changes) > SHOWN else "")


RULES: tuple[Rule, ...] = (every_format_has_the_same_figures, what_changed_after_publication_is_corrected)
