"""Open points of the review: what a reviewer remarked in Word, and what was answered."""

from __future__ import annotations

from enum import StrEnum

from annualreport.model.fields import field
from annualreport.model.record import Record
from annualreport.model.values import Many, Text


class Answered(StrEnum):
    """The two states of a point."""

    OPEN = "未答复"
    DONE = "已答复"


class Point(Record):
    """One remark of a reviewer. The file stays inside the bureau: the reviewer is named as in the Word file."""

    number: int = field(key="编号", description="意见的编号，从 1 起", ge=1)
    at: Text = field(default="", key="位置", description="意见所在的文字：要求 2.2.5 落实情况，或段落的开头")
    reviewer: Text = field(default="", key="审阅人", description="批注的作者，照审阅稿；只留在本单位，不公开")
    time: Text = field(default="", key="时间", description="批注的时间，照审阅稿")
    remark: str = field(key="意见", description="批注的内容", min_length=1)
    answer: Text = field(default="", key="答复", description="怎样处理的")
    status: Text = field(
        default="", key="状态", description="未答复、已答复 之一；留空按未答复计", pattern="^(|未答复|已答复)$"
    )
    file: Text = field(default="", key="文件", description="意见所在的审阅稿，留存在 review 文件夹里")

    @property
    def open(self) -> bool:
        """Whether nobody has answered it."""
        return self.status != Answered.DONE

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What tells it from another: who, when, where, what."""
        return self.reviewer, self.time, self.at, self.remark


class Points(Record):
    """All of a year, as they stand in review.yaml."""

    entries: Many[Point] = field(default=(), key="审阅意见", description="逐条的审阅意见")
