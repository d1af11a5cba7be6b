"""What an office's workbook is made of: its sheets and columns, and the hidden sheet that says whose it is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from annualreport.model.ledger import OfficeReport
from annualreport.model.plan import Plan
from annualreport.model.returns import Key

GUIDE, TASKS, INDICATORS, EVIDENCE = "填写说明", "任务", "指标", "佐证"
"""The sheets that a clerk sees, in their order."""
ABOUT = "识别信息"
"""The hidden sheet."""

NUMBER, PLAN_ID, SCOPE, ROLE, WORDING, BEFORE = "编号", "方案", "范围", "角色", "要求", "此前报送"
LEAD, JOINT, SUPPORT, OTHER = "牵头", "会同", "配合", "其他"
ROLES = (LEAD, JOINT, SUPPORT)
"""The roles of the plan in the order of the rows; OTHER is what an office reported beyond them."""
WORDINGS = ("章节", WORDING, "责任原文", "时限")
"""Columns that show the plan; BEFORE stands behind them where something was reported before."""
FILLED = ("状态", "完成日期", "落实情况", "说明", "未完成原因", "整改措施", "整改时限")
"""Columns that the office fills: keys of its report."""
OF_INDICATORS = ("名称", "数值", "单位", "依据")
OF_EVIDENCE = ("标题", "网址", "文号", "日期")
EXCERPT = "要求摘录"
"""The beginning of the requirement beside a figure or a piece of evidence; not read."""
DAY = "填报日期"
UNIT, YEAR, QUARTER, OFFICE = "单位", "年度", "季度", "处室"
DAYS = frozenset({"完成日期", "整改时限", "日期", DAY})
"""Columns that hold days."""
LONGEST_PROGRESS = 300
"""Characters of 落实情况 after which the workbook asks whether it can be shorter."""

FORMAT = "1"
QUARTERS = ("", "1", "2", "3", "4")
YEAR_WRITTEN = re.compile(r"20\d\d")
CHECKSUM = "校验"
ASKED = "行"
REVISION = "修订"


def is_day(text: str) -> bool:
    """Whether a text is a day such as 2021-12-31."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def period(quarter: str) -> str:
    """A quarter in words: 第2季度; the whole year is 全年."""
    return f"第{quarter}季度" if quarter else "全年"


@dataclass(frozen=True)
class Asked:
    """One row sent out. day, said: of what the office had reported before, so that an untouched row keeps its day."""

    key: Key
    day: str = ""
    said: str = ""


@dataclass(frozen=True)
class Identity:
    """Whose workbook it is, what it asks, and of which revision of the plans; every value is text."""

    unit: str
    year: str
    quarter: str
    office: str
    revision: str
    rows: tuple[Asked, ...]

    def lines(self) -> list[tuple[str, ...]]:
        """The rows of the hidden sheet without its checksum."""
        about = ("格式", FORMAT), (UNIT, self.unit), (YEAR, self.year), (QUARTER, self.quarter), (OFFICE, self.office)
        asked = [(ASKED, *row.key, row.day, row.said) for row in self.rows]
        return [*about, (REVISION, self.revision), *asked]

    @property
    def sound(self) -> bool:
        """Whether its values are such as the program writes."""
        days = all(is_day(row.day) for row in self.rows if row.day)
        return bool(self.office and YEAR_WRITTEN.fullmatch(self.year)) and self.quarter in QUARTERS and days

    @cached_property
    def asked(self) -> dict[Key, tuple[Asked, ...]]:
        """The rows by what they are about."""
        found: dict[Key, tuple[Asked, ...]] = {}
        for row in self.rows:
            found[row.key] = (*found.get(row.key, ()), row)
        return found

    @cached_property
    def scopes(self) -> dict[tuple[str, str], frozenset[str]]:
        """The scopes that were asked about, by plan id and number."""
        found: dict[tuple[str, str], frozenset[str]] = {}
        for row in self.rows:
            found[row.key[:2]] = found.get(row.key[:2], frozenset()) | {row.key[2]}
        return found


def checksum(lines: Iterable[Sequence[str]]) -> str:
    """The sum over the hidden sheet's rows; blanks at a row's end do not count."""
    trimmed = ["\t".join(line).rstrip("\t") for line in lines]
    return hashlib.sha256("\n".join(trimmed).encode()).hexdigest()


def identity(lines: Sequence[Sequence[str]]) -> Identity | None:
    """The identity that the rows of a hidden sheet, checksum last, tell; None where it is not whole."""
    told = [line for line in lines if line and line[0]]
    if not told or told[-1][0] != CHECKSUM or checksum(told[:-1]) != "".join(told[-1][1:]):
        return None
    values = {line[0]: line[1] if len(line) > 1 else "" for line in told if line[0] != ASKED}
    padded = [(*line, *("",) * 5)[1:6] for line in told if line[0] == ASKED]
    rows = tuple(Asked((plan, number, scope), day, said) for plan, number, scope, day, said in padded)
    unit, year, quarter, office, sign = (values.get(name, "") for name in (UNIT, YEAR, QUARTER, OFFICE, REVISION))
    found = Identity(unit, year, quarter, office, sign, rows)
    return found if values.get("格式") == FORMAT and found.sound else None


def revision(plans: Sequence[Plan]) -> str:
    """A short sign of what the plans say, the same as long as they say the same."""
    said = [plan.model_dump(mode="json") for plan in plans]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def digest(report: OfficeReport) -> str:
    """A short sign of what a report says, its day left out."""
    said = report.model_dump(mode="json", by_alias=True, include=set(SAID))
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


SAID = ("status", "finished", "progress", "remark", "reason", "measure", "remedy_due")
"""The fields of a report that an office fills, in the order of FILLED."""
