"""Figures to start from: the six samples, random sound tables, and ways to spoil a cell."""

from __future__ import annotations

from pathlib import Path
from random import Random

from annualreport.checks.rule import run
from annualreport.checks.tables import RULES
from annualreport.finding import Finding, Severity, ordered
from annualreport.forms import Form, Key, form
from annualreport.model.dossier import Dossier
from annualreport.model.report import Report
from annualreport.model.statistics import Statistics, read_cell
from annualreport.place import line
from annualreport.readers import statistics_yaml

SAMPLES = Path(__file__).parent / "samples"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ENDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
BLOCKS = ("行政复议", "未经复议直接起诉", "复议后起诉")


def sample(name: str) -> tuple[Form, Statistics]:
    """A sample with its form; nothing is to be said of how it is written."""
    layout = form("60号" if name.startswith("60") else "30号")
    figures, findings = statistics_yaml.read(SAMPLES / f"{name}.yaml", f"{name}.yaml", layout)
    assert figures is not None
    assert findings == ()
    return layout, figures


def retyped(figures: Statistics, changes: dict[Key, str | None]) -> Statistics:
    """The figures with some cells typed anew."""
    cells = dict(figures.cells)
    for key, text in changes.items():
        cells[key] = read_cell(text, cells[key].place)
    return Statistics(figures.edition, cells, figures.foreign, figures.file, figures.unread)


def dossier(
    layout: Form, figures: Statistics | None, previous: Statistics | None = None, kind: str = "政府"
) -> Dossier:
    """A year of which only the figures are known."""
    report = Report(unit="某市某局", year=2021, unit_kind=kind)
    return Dossier(2021, report, layout, statistics=figures, previous=previous)


def judged(
    layout: Form, figures: Statistics | None, previous: Statistics | None = None, kind: str = "政府"
) -> tuple[Finding, ...]:
    """What the rules of the tables say, without what they could not assess for want of last year."""
    found = ordered(run(RULES, dossier(layout, figures, previous, kind)))
    return tuple(one for one in found if one.severity is not Severity.UNASSESSED)


def told(findings: tuple[Finding, ...]) -> list[str]:
    """The findings as they are printed, without the hints."""
    return [finding.as_text().split("\n")[0] for finding in findings]


def sound(layout: Form, seed: int) -> Statistics:
    """Random tables in which every equation holds."""
    random = Random(seed)
    numbers: dict[Key, int] = {}
    requests = layout.table("依申请公开")
    ends = ("本年新收", "上年结转", "总计", "结转下年度")
    for column in COLUMNS[:-1]:
        parts = [one for one in requests.lines if one[1] not in ends]
        numbers |= {(*one, column): random.choice((0, 0, 1, random.randint(0, 300))) for one in parts}
        done = sum(numbers[(*one, column)] for one in parts)
        left = random.randint(0, 9)
        over = random.randint(0, done + left)
        for name, number in zip(ends, (done + left - over, over, done, left), strict=True):
            numbers["依申请公开", name, column] = number
    for one in requests.lines:
        numbers[(*one, "总计")] = sum(numbers[(*one, column)] for column in COLUMNS[:-1])
    for block in BLOCKS:
        found = [random.randint(0, 40) for _ in ENDS[:-1]]
        for end, number in zip(ENDS, (*found, sum(found)), strict=True):
            numbers["复议诉讼", block, end] = number
    cells = {}
    for row, key in enumerate(layout.figures, 1):
        text = str(numbers[key]) if key in numbers else ("3万元" if layout.figures[key].kind == "金额" else "7")
        cells[key] = read_cell(text, line("statistics.yaml", row))
    return Statistics(layout.edition, cells, file="statistics.yaml")
