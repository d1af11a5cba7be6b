"""Tell which requirement a row is about: by its number, else by the plan's wording beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from annualreport.finding import fault, warning
from annualreport.model.office_sheets import NUMBER, PLAN_ID, SCOPE, WORDING, Identity, revision
from annualreport.model.plan import Plan
from annualreport.model.returns import Key
from annualreport.readers.returns import tables, words
from annualreport.readers.returns.cells import Reading, shown
from annualreport.readers.returns.tables import Row

KEYS = frozenset({NUMBER, PLAN_ID, SCOPE})
HINT = "请写上方案的编号，如 2.2.5"


def told(about: tuple[str, str]) -> str:
    """A requirement as it is named over all plans."""
    return " ".join(part for part in about if part)


@dataclass(frozen=True)
class Known:
    """What the plans and the hidden sheet know of requirements."""

    plans: Sequence[Plan]
    sender: Identity

    @cached_property
    def numbers(self) -> frozenset[tuple[str, str]]:
        """Plan id and number of every requirement."""
        return frozenset((plan.id, one.number) for plan in self.plans for one in plan.requirements)

    @cached_property
    def changed(self) -> bool:
        """Whether the plans have changed since the workbook was sent out."""
        return bool(self.plans) and self.sender.revision not in ("", revision(self.plans))

    @cached_property
    def wordings(self) -> dict[str, tuple[str, str]]:
        """Plan id and number by the requirement's wording; a wording that stands twice tells nothing."""
        found: dict[str, list[tuple[str, str]]] = {}
        for plan in self.plans:
            for one in plan.requirements:
                found.setdefault(words.plain(one.wording), []).append((plan.id, one.number))
        return {wording: keys[0] for wording, keys in found.items() if len(keys) == 1}

    def key(self, reading: Reading, row: Row, *, filled: bool = True) -> Key | None:
        """What a row is about; None, told where anything is filled in, where it does not say so."""
        said = {name: shown(reading, row.cells[name]).strip() for name in KEYS if name in row.cells}
        found = self.about(reading, row, said)
        if found:
            return (*found, self.scope(found, said.get(SCOPE, "")))
        if filled:
            self.tell(reading, row, said)
        return None

    def about(self, reading: Reading, row: Row, said: dict[str, str]) -> tuple[str, str] | None:
        """Plan id and number: by the number, unless it is another row's or of another plan than the one of today."""
        number, worded = self.number(said), self.worded(reading, row, said.get(PLAN_ID, ""))
        if not number or not worded or number == worded:
            return number or worded
        merged, renumbered = row.cells[NUMBER].row != row.number, self.changed
        found = worded if merged or renumbered else number
        why = "与上一行合并成一格" if merged else "是发出以后改了方案以前的" if renumbered else "和要求对不上"
        message = f"编号「{said[NUMBER]}」{why}，「要求」一栏是 {told(worded)} 的原文，按 {told(found)} 读"
        hint = "请核对这一行说的是哪一条；排序时只排了几栏的，请处室整行排好再收"
        reading.findings.append(warning("number-and-wording", message, row.place, hint))
        return found

    def tell(self, reading: Reading, row: Row, said: dict[str, str]) -> None:
        """Say why nobody knows what a row is about."""
        plan = said.get(PLAN_ID, "")
        if plan and plan not in {one.id for one in self.plans}:
            message = f"工作表「{row.sheet}」的方案「{plan}」这里没有，这一行没有读入"
            hint = f"请核对文件；方案还没有导入的，先运行 annualreport plan import 方案文件 --id {plan}，再收一次"
            reading.fail(fault("no-such-plan", message, row.place, hint))
            return
        if NUMBER in said:
            message = f"工作表「{row.sheet}」的编号「{said[NUMBER]}」在方案里没有，这一行没有读入"
        else:
            message = f"工作表「{row.sheet}」的这一行有内容，没有编号，没有读入"
        reading.fail(fault("no-such-number" if NUMBER in said else "no-number", message, row.place, HINT))

    def worded(self, reading: Reading, row: Row, plan: str) -> tuple[str, str] | None:
        """Plan id and number by the wording that stands in the row; never of another plan than the row names."""
        cell = row.cells.get(WORDING)
        found = self.wordings.get(words.plain(shown(reading, cell))) if cell else None
        return found if found and plan in ("", found[0]) else None

    def number(self, said: dict[str, str]) -> tuple[str, str] | None:
        """Plan id and number as written; of a number without plan id, that of the one plan that has it."""
        number, plan = tables.number(said.get(NUMBER, "")), said.get(PLAN_ID, "")
        if (plan, number) in self.numbers:
            return plan, number
        having = [one for one in self.numbers if one[1] == number]
        return having[0] if len(having) == 1 and not plan else None

    def scope(self, found: tuple[str, str], typed: str) -> str:
        """The scope as written, or the only one that the office was asked about."""
        asked = self.sender.scopes.get(found, frozenset())
        if typed in asked:
            return typed
        near = next((scope for scope in asked if words.plain(scope) == words.plain(typed)), None)
        if near is not None:
            return near
        return typed if typed or len(asked) != 1 else next(iter(asked))
