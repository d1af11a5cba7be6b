"""A report of a few invented sentences beside tables that hold, read as the rules see it."""

from __future__ import annotations

from dataclasses import replace

from annualreport.checks.rule import run
from annualreport.checks.texts import RULES
from annualreport.finding import Finding, Severity
from annualreport.forms import Key, form
from annualreport.model.dossier import Dossier
from annualreport.model.report import Report
from annualreport.model.statistics import Statistics, read_cell
from annualreport.outline import Outline, Paragraph
from annualreport.outline.levels import level
from annualreport.place import line, paragraph

YEAR = 2022
FILE = "报告.docx"
STANDING = ("T3-10", "费用台账")
"""What is never assessed, since nothing can be handed in for it."""
ROWS: dict[tuple[str, ...], tuple[int, ...]] = {
    ("本年新收",): (66, 4, 0, 1, 3, 0, 74),
    ("上年结转",): (1, 0, 0, 0, 0, 0, 1),
    ("予以公开",): (30, 1, 0, 1, 0, 0, 32),
    ("部分公开",): (6, 1, 0, 0, 0, 0, 7),
    ("不予公开", "属于四类过程性信息"): (4, 0, 0, 0, 1, 0, 5),
    ("不予公开", "属于行政查询事项"): (3, 0, 0, 0, 0, 0, 3),
    ("无法提供", "本机关不掌握相关政府信息"): (15, 2, 0, 0, 2, 0, 19),
    ("不予处理", "重复申请"): (4, 0, 0, 0, 0, 0, 4),
    ("其他处理", "其他"): (2, 0, 0, 0, 0, 0, 2),
    ("总计",): (64, 4, 0, 1, 3, 0, 72),
    ("结转下年度",): (3, 0, 0, 0, 0, 0, 3),
}
CASES = {
    "行政复议": (3, 1, 0, 1, 5),
    "未经复议直接起诉": (1, 0, 0, 0, 1),
    "复议后起诉": (1, 0, 0, 0, 1),
}
OPEN = {"本年制发件数": 6, "本年废止件数": 2, "现行有效件数": 41}
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ENDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def figures(changes: dict[Key, str | None] | None = None, edition: str = "30号") -> Statistics:
    """Tables in which every equation holds; a cell's line is its number in the form."""
    numbers: dict[Key, str | None] = {}
    for row, values in ROWS.items():
        numbers |= {("依申请公开", *row, column): str(value) for column, value in zip(COLUMNS, values, strict=True)}
    for block, values in CASES.items():
        numbers |= {("复议诉讼", block, end): str(value) for end, value in zip(ENDS, values, strict=True)}
    numbers |= {("主动公开", "行政规范性文件", column): str(value) for column, value in OPEN.items()}
    numbers["主动公开", "行政事业性收费", "本年收费金额"] = "3.5万元"
    numbers |= changes or {}
    keys = form(edition).figures
    cells = {key: read_cell(numbers.get(key, "0"), line("statistics.yaml", at)) for at, key in enumerate(keys, 1)}
    return Statistics(edition, cells, file="statistics.yaml")


def dossier(changes: dict[Key, str | None] | None = None, edition: str = "30号") -> Dossier:
    """The year of which only the tables are known."""
    return Dossier(YEAR, Report(unit="虚构市某局", year=YEAR), form(edition), statistics=figures(changes, edition))


def outline(*texts: str) -> Outline:
    """Paragraphs as a document."""
    blocks = (Paragraph(text, paragraph(FILE, at, text), level(text, "", None)) for at, text in enumerate(texts, 1))
    return Outline(FILE, tuple(blocks))


def found(*texts: str, year: Dossier | None = None, previous: Statistics | None = None) -> list[Finding]:
    """What all rules of texts say, without what is never assessed."""
    judged = replace(year or dossier(), previous=previous)
    findings = run(RULES, judged, outline(*texts))
    return [one for one in findings if one.rule not in STANDING and one.subject not in STANDING]


def told(text: str, year: Dossier | None = None, previous: Statistics | None = None) -> list[str]:
    """What is said of a paragraph under （二）依申请公开情况: severity, message and rules."""
    findings = found("（二）依申请公开情况", text, year=year, previous=previous)
    return [f"{one.severity} {one.message} [{', '.join(one.rules)}]" for one in findings]


def graver(text: str) -> list[str]:
    """The findings that are 阻断."""
    return [one for one in told(text) if one.startswith(Severity.BLOCKING)]
