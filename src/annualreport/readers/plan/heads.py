"""Know the columns of a plan's table by their heads, in any order and under the names that bureaus use."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annualreport.readers.plan.rows import Cell, Row

NUMBER, CHAPTER, SECTION, REQUIREMENT, DUTY, LEAD, SUPPORT, DEADLINE = (
    "序号", "章", "任务", "要求", "责任", "牵头", "配合", "时限",
)  # fmt: skip
OFFICES = r"(处室|处\(科\)室|科室|股室|部门|单位|机构|单位和工作要求|人|主体)"
PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (NUMBER, ("序号", "编号", "项号", "任务序号")),
    (DEADLINE, (r"(完成|办结|落实|工作)?(时限|期限|时间)(要求|节点)?", "进度(要求|安排)", "时间安排")),
    (LEAD, (f"(牵头|主办){OFFICES}",)),
    (SUPPORT, (f"(配合|协办|协助|会办){OFFICES}",)),
    (DUTY, (f"责任{OFFICES}", f"(局内|委内|厅内)?(负责|主责){OFFICES}", f"(承办|落实){OFFICES}", "(责任|职责)分工")),
    (REQUIREMENT, ("具体(工作)?要求", "具体(工作)?(任务|内容|措施|事项)", "(重点)?(工作|任务)(要求|内容|措施)")),
    (SECTION, ("(重点|主要)?(工作)?任务", "(重点)?工作(事项|项目)", "任务(类别|名称)", "类别", "项目")),
)  # fmt: skip
"""For each role its heads, those that speak plainest first; where two columns qualify, the plainer one has the role."""


@dataclass(frozen=True)
class Heads:
    """Which grid column has which role; words: of the head row, by which its repetitions are known; width: its end."""

    columns: Mapping[str, int]
    names: Mapping[str, str]
    words: tuple[str, ...]
    width: int
    unread: tuple[Cell, ...] = ()

    def name(self, role: str) -> str:
        """The head of a role's column, as written."""
        return self.names[role]

    @property
    def duties(self) -> tuple[str, ...]:
        """The roles that say who is responsible, of those that the table has."""
        return tuple(role for role in (LEAD, DUTY, SUPPORT) if role in self.columns)

    def cell(self, row: Row, role: str) -> Cell | None:
        """The row's cell under a role; None without such a column."""
        return row.at(self.columns[role]) if role in self.columns else None

    def repeats(self, row: Row) -> bool:
        """Whether the row is the head again."""
        return tuple(cell.bare for cell in row.cells) == self.words


def find(row: Row, more: Mapping[str, Sequence[str]]) -> Heads | None:
    """The roles of a row's cells; None where it is no head: it must name a requirement and who is responsible.

    more: further names by role, as the settings give them under 方案表头.
    """
    names = {cell.bare: cell for cell in reversed(row.cells) if cell.bare}
    columns: dict[str, int] = {}
    found: dict[str, str] = {}
    for role, patterns in PATTERNS:
        given = tuple(re.escape("".join(name.split())) for name in more.get(role, ()))
        head = plainest((*given, *patterns), names, found.values())
        if head:
            columns[role], found[role] = names[head].column, head
    if REQUIREMENT not in columns or not columns.keys() & {DUTY, LEAD}:
        return None
    separate_chapters(columns, found, names)
    unread = tuple(cell for cell in row.cells if cell.bare and cell.bare not in found.values())
    end = max(cell.column + cell.columns for cell in row.cells)
    return Heads(columns, found, tuple(cell.bare for cell in row.cells), end, unread)


def plainest(patterns: Sequence[str], names: Mapping[str, Cell], used: Collection[str]) -> str | None:
    """The head that the first matching pattern names."""
    for pattern in patterns:
        for name in names:
            if name not in used and re.fullmatch(pattern, name):
                return name
    return None


def separate_chapters(columns: dict[str, int], found: dict[str, str], names: Mapping[str, Cell]) -> None:
    """A column before the section's with another task word holds the chapters (工作要求｜工作任务｜具体要求)."""
    for name, cell in names.items():
        before = SECTION in columns and cell.column < columns[SECTION]
        if before and name not in found.values() and re.search("要求|任务|要点|类别|项目|方面", name):
            columns[CHAPTER], found[CHAPTER] = cell.column, name
            return
