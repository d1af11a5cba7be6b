"""What is to be put right (整改): an unfinished requirement of an earlier plan with office, measure and time limit."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from annualreport.model.fields import field
from annualreport.model.record import Record
from annualreport.model.values import Day, Many, Text


class Remedy(StrEnum):
    """The two states of a rectification."""

    OPEN = "整改中"
    DONE = "已整改"


class Rectification(Record):
    """One requirement of an earlier year's plan that one office has to put right."""

    number: str = field(key="编号", description="方案里的编号，如 2.2.5", min_length=1)
    plan: Text = field(default="", key="方案", description="所属方案的代号；本单位自己的方案不写")
    year: int | None = field(default=None, key="年度", description="方案的年度；不写为上一年度")
    office: Text = field(default="", key="处室", description="负责整改的处室")
    issue: Text = field(default="", key="问题", description="没有落实的是什么，为什么")
    measure: Text = field(default="", key="措施", description="整改措施")
    due: Day | None = field(default=None, key="时限", description="整改完成的期限")
    status: Text = field(
        default="", key="状态", description="整改中、已整改 之一；留空按整改中计", pattern="^(|整改中|已整改)$"
    )
    finished: Day | None = field(default=None, key="完成日期", description="整改完成的日期；已整改的必填")

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.status != Remedy.DONE

    @property
    def key(self) -> tuple[int | None, str, str]:
        """The requirement that it is about: the plan's year and id, and the number."""
        return self.year, self.plan, self.number

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys that are blank though its state needs them."""
        wanted = {"处室": self.office, "措施": self.measure, "时限": self.due}
        wanted = wanted if self.open else {"处室": self.office, "完成日期": self.finished}
        return tuple(key for key, value in wanted.items() if not value)

    def overdue(self, day: date) -> bool:
        """Whether it is open and its time limit lies before the day."""
        return self.open and self.due is not None and self.due < day


class Rectifications(Record):
    """All of a year, as they stand in rectification.yaml."""

    entries: Many[Rectification] = field(default=(), key="整改", description="逐项的整改")
