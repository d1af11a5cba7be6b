"""Fit what the rules say to a report that others made: without one's own workspace, and with few words on inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annualreport.building.audit_once import once
from annualreport.finding import Finding, Severity, note, unassessed
from annualreport.place import Place, whole
from annualreport.readers.published import Published

LEFT_OUT = frozenset({"示例", "PUB-01", "PUB-02", "PUB-03", "PUB-04", "PUB-05"})
"""Rules on one's own workspace: the mark of demonstrations, the planned day of publication, the release."""
NAMED = frozenset({"文件名", "文档属性"})
"""What a site or a person who downloads a file names as they like."""
WORK, BEFORE = "方案、台账", "上一年度报告（--previous）"
"""The inputs that an audit goes without, or without --previous."""
NAMES = {
    "方案（plan.yaml）": "方案",
    "台账（ledger.yaml 或 ledger.xlsx）": "台账",
    "统计数据（statistics.yaml 或 statistics.xlsx）": "三张法定表",
    "上一年度的统计数据": BEFORE,
    "上一年度年报的文字（上一年度的 report.yaml）": BEFORE,
}
"""Inputs as a reader of a published report knows them."""
HOUSE = ("report.yaml", "data/", "statistics.", "版式理由", "annualreport ")
"""Words of hints that send a person to files that a published report does not have."""
GEOMETRY = "PDF 的表格行列与合并是按版面推断的，没有核对"


def fitting(findings: Iterable[Finding], document: Published, judged: frozenset[str]) -> tuple[Finding, ...]:
    """What makes sense of a foreign report: the rules' findings and the reader's, each fault once.

    judged: the ids of rules that could be judged, if only on the document.
    """
    kept = [one for one in findings if one.rule not in LEFT_OUT and not names_as_it_likes(one)]
    if document.outline.file.lower().endswith(".pdf"):
        kept = [*without_geometry(kept), guessed(document)]
    told = {place for one in kept for place in one.places if "STR-05" in one.rules}
    shaped = {one.subject[:2] for one in kept if "STR-05" in one.rules or "STR-04" in one.rules}
    read = [one for one in document.findings if not said_already(one, told, shaped)]
    return tuple(advised(one) for one in joined([*once(kept), *read], judged))


def advised(finding: Finding) -> Finding:
    """The finding with a hint for those who have the published report alone."""
    kept = [part for part in finding.hint.split("；") if not any(word in part for word in HOUSE)]
    hint = "；".join(kept)
    if finding.severity is Severity.UNASSESSED and BEFORE in (finding.message + reason(finding)):
        hint = "有上一年度报告的，用 --previous 指明"
    return finding if hint == finding.hint else replace(finding, hint=hint)


def names_as_it_likes(finding: Finding) -> bool:
    """Whether a finding is about a file name or property that does not name the report at all."""
    return finding.rule == "TTL-02" and finding.subject in NAMED and "信息公开" not in finding.figures


def said_already(finding: Finding, told: set[Place], shaped: set[str]) -> bool:
    """Whether STR-05 has told of the same label, or of the table that lacks the row."""
    if finding.rule == "label-misprint":
        return bool(set(finding.places) & told)
    return finding.message.removeprefix("没有找到")[:2] in shaped


def without_geometry(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those on the shape of tables, which a PDF only lets guess; one 未核 in their place."""
    dropped = False
    for one in findings:
        if one.rule in ("STR-05", "STR-06", "STR-12"):
            dropped = True
        else:
            yield one
    if dropped:
        yield unassessed("STR-05", f"三表行列、表头与格式一致——{GEOMETRY}", rules=("STR-05", "STR-06"))


def guessed(document: Published) -> Finding:
    """How a PDF was read."""
    message = "PDF 的段落和表格是按版面推断读出的，可能有出入"
    return note("pdf-text", message, whole(document.outline.file), "有 Word 文件或网页的，请以它们为准核对")


def joined(findings: Iterable[Finding], judged: frozenset[str]) -> Iterator[Finding]:
    """The findings; those that were not assessed for the same reason as one that names every rule.

    A rule that was judged on the document and lacks but the ledger's texts is none of them.
    """
    lacking: dict[str, list[Finding]] = {}
    for one in findings:
        why = lack(one)
        if why:
            lacking.setdefault(why, []).append(one)
        else:
            yield one
    for why, ones in lacking.items():
        named = tuple(dict.fromkeys(rule for one in ones for rule in one.rules))
        rules = tuple(rule for rule in named if why != f"缺{WORK}" or rule not in judged)
        if rules:
            yield replace(ones[0], message=f"{why}，没有核对：{'、'.join(rules)}", rules=rules, rule=rules[0])


def lack(finding: Finding) -> str:
    """Why a rule says that it was not assessed, in a reader's words; '' for any other finding."""
    why = finding.message.rpartition("——")[2].removesuffix("，没有核对")
    if finding.severity is not Severity.UNASSESSED or not finding.message.endswith("，没有核对"):
        return ""
    if not why.startswith("缺"):
        return why
    names = dict.fromkeys(NAMES.get(name, name) for name in why.removeprefix("缺").split("、"))
    return f"缺{WORK if set(names) <= {'方案', '台账'} else '、'.join(names)}"


def reasons(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Why rules were not assessed, each reason with its number of rules."""
    told: dict[str, set[str]] = {}
    for one in findings:
        if one.severity is Severity.UNASSESSED:
            told.setdefault(reason(one), set()).update(one.rules)
    return tuple(f"{why} {len(rules)} 条" for why, rules in told.items())


def reason(finding: Finding) -> str:
    """Why a rule was not assessed: which input is missing, in a word."""
    why, found, _ = finding.message.partition("，没有核对：")
    if found:
        return why
    return f"缺{BEFORE}" if "上年" in finding.message else "其他原因"
