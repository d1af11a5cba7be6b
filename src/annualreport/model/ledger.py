"""The ledger (台账): how every requirement of the plan ended, with figures, evidence and the offices' reports."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from annualreport.model.fields import field
from annualreport.model.record import Record
from annualreport.model.values import Day, Many, Number, Text


class Status(StrEnum):
    """The five states a requirement can end in."""

    DONE = "已完成"
    ONGOING = "持续推进"
    UNDERWAY = "推进中"
    UNFINISHED = "未完成"
    NOT_APPLICABLE = "不适用"


STATUSES = tuple(str(status) for status in Status)
QUARTERS = "^[1-4]?$"
Quarter = Text
"""1 to 4; blank for the whole year."""
CHOICES = ("", *STATUSES)
"""What editors offer for a state."""


class Indicator(Record):
    """A figure that shows what was done."""

    name: str = field(key="名称", description="指标名称，如 开展培训")
    value: Number = field(key="数值", description="指标数值")
    unit: Text = field(default="", key="单位", description="计量单位，如 场次、件、条")
    office: Text = field(default="", key="处室", description="报送这个指标的处室；办公室自己填的不写")
    quarter: Quarter = field(default="", key="季度", description="报送的季度，1 至 4；全年的不写", pattern=QUARTERS)
    basis: Text = field(default="", key="依据", description="数据的出处：网址或文号；出处相同的只计一次")


class Evidence(Record):
    """What proves it: a page, a document number, a date."""

    title: Text = field(default="", key="标题", description="佐证材料的标题")
    link: Text = field(default="", key="网址", description="公开页面的网址")
    document: Text = field(default="", key="文号", description="文件的文号")
    day: Day | None = field(default=None, key="日期", description="佐证材料的日期")
    office: Text = field(default="", key="处室", description="报送这份材料的处室；办公室自己填的不写")
    quarter: Quarter = field(default="", key="季度", description="报送的季度，1 至 4；全年的不写", pattern=QUARTERS)


class OfficeReport(Record):
    """What one office reported on the requirement."""

    office: str = field(key="处室", description="报送的处室")
    scope: Text = field(default="", key="范围", description="报送所属的分工范围")
    status: Text = field(default="", key="状态", description="该处室报送的状态", choices=CHOICES)
    progress: Text = field(default="", key="落实情况", description="该处室报送的落实情况")
    day: Day | None = field(default=None, key="日期", description="报送日期")
    quarter: Quarter = field(default="", key="季度", description="报送的季度，1 至 4；全年的不写", pattern=QUARTERS)
    finished: Day | None = field(default=None, key="完成日期", description="该处室报送的完成日期")
    remark: Text = field(default="", key="说明", description="该处室报送的说明")
    reason: Text = field(default="", key="未完成原因", description="该处室报送的未完成原因")
    measure: Text = field(default="", key="整改措施", description="该处室报送的整改措施")
    remedy_due: Day | None = field(default=None, key="整改时限", description="该处室报送的整改时限")
    file: Text = field(default="", key="文件", description="报送的文件，留存在 returns 文件夹里")


class Entry(Record):
    """The ledger's record of one requirement."""

    number: str = field(key="编号", description="方案里的编号，如 2.2.5")
    plan: Text = field(default="", key="方案", description="所属方案的代号；本年自己的方案不写")
    status: Text = field(
        default="",
        key="状态",
        description="已完成、持续推进、推进中、未完成、不适用 之一；留空表示待填",
        choices=CHOICES,
    )
    finished: Day | None = field(default=None, key="完成日期", description="完成的日期；已完成的必填")
    progress: Text = field(default="", key="落实情况", description="做了什么、多少、何时；写入年报")
    remark: Text = field(default="", key="说明", description="不适用等情形的说明")
    indicators: Many[Indicator] = field(default=(), key="指标", description="量化指标")
    evidence: Many[Evidence] = field(default=(), key="佐证", description="佐证材料")
    reason: Text = field(default="", key="未完成原因", description="未完成的原因")
    measure: Text = field(default="", key="整改措施", description="下一步的整改措施")
    remedy_due: Day | None = field(default=None, key="整改时限", description="整改完成的期限")
    reports: Many[OfficeReport] = field(default=(), key="报送", description="各处室的报送")

    @property
    def waiting(self) -> bool:
        """Nothing has been recorded yet."""
        return not (self.status or self.progress or self.remark or self.reports)

    @property
    def proved(self) -> bool:
        """Whether one piece of evidence has a link, a document number or a date, or there is an indicator."""
        return bool(self.indicators) or any(one.link or one.document or one.day for one in self.evidence)


class Ledger(Record):
    """All entries, as they stand in ledger.yaml or ledger.xlsx; numbers may repeat here, checks say so."""

    file: Text = field(default="", key="文件", description="台账所在的文件")
    entries: Many[Entry] = field(default=(), key="台账", description="逐条的落实记录")

    @cached_property
    def by_number(self) -> dict[tuple[str, str], Entry]:
        """The first entry of each (plan id, number)."""
        found: dict[tuple[str, str], Entry] = {}
        for entry in self.entries:
            found.setdefault((entry.plan, entry.number), entry)
        return found
