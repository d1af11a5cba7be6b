"""The ledger (台账): how every requirement of the plan ended, with figures, evidence and the offices' reports."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.config import JsonDict

from annualreport.model.record import Day, Number, Record, Text, none_as_empty


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
STATUS_SCHEMA: JsonDict = {"enum": ["", *STATUSES]}


class Indicator(Record):
    """A figure that shows what was done."""

    name: str = Field(alias="名称", description="指标名称，如 开展培训")
    value: Number = Field(alias="数值", description="指标数值")
    unit: Text = Field(default="", alias="单位", description="计量单位，如 场次、件、条")
    office: Text = Field(default="", alias="处室", description="报送这个指标的处室；办公室自己填的不写")
    quarter: Quarter = Field(default="", alias="季度", description="报送的季度，1 至 4；全年的不写", pattern=QUARTERS)
    basis: Text = Field(default="", alias="依据", description="数据的出处：网址或文号；出处相同的只计一次")


class Evidence(Record):
    """What proves it: a page, a document number, a date."""

    title: Text = Field(default="", alias="标题", description="佐证材料的标题")
    link: Text = Field(default="", alias="网址", description="公开页面的网址")
    document: Text = Field(default="", alias="文号", description="文件的文号")
    day: Day | None = Field(default=None, alias="日期", description="佐证材料的日期")
    office: Text = Field(default="", alias="处室", description="报送这份材料的处室；办公室自己填的不写")
    quarter: Quarter = Field(default="", alias="季度", description="报送的季度，1 至 4；全年的不写", pattern=QUARTERS)


class OfficeReport(Record):
    """What one office reported on the requirement."""

    office: str = Field(alias="处室", description="报送的处室")
    scope: Text = Field(default="", alias="范围", description="报送所属的分工范围")
    status: Text = Field(default="", alias="状态", description="该处室报送的状态", json_schema_extra=STATUS_SCHEMA)
    progress: Text = Field(default="", alias="落实情况", description="该处室报送的落实情况")
    day: Day | None = Field(default=None, alias="日期", description="报送日期")
    quarter: Quarter = Field(default="", alias="季度", description="报送的季度，1 至 4；全年的不写", pattern=QUARTERS)
    finished: Day | None = Field(default=None, alias="完成日期", description="该处室报送的完成日期")
    remark: Text = Field(default="", alias="说明", description="该处室报送的说明")
    reason: Text = Field(default="", alias="未完成原因", description="该处室报送的未完成原因")
    measure: Text = Field(default="", alias="整改措施", description="该处室报送的整改措施")
    remedy_due: Day | None = Field(default=None, alias="整改时限", description="该处室报送的整改时限")
    file: Text = Field(default="", alias="文件", description="报送的文件，留存在 returns 文件夹里")


class Entry(Record):
    """The ledger's record of one requirement."""

    number: str = Field(alias="编号", description="方案里的编号，如 2.2.5")
    plan: Text = Field(default="", alias="方案", description="所属方案的代号；本年自己的方案不写")
    status: Text = Field(
        default="",
        alias="状态",
        description="已完成、持续推进、推进中、未完成、不适用 之一；留空表示待填",
        json_schema_extra=STATUS_SCHEMA,
    )
    finished: Day | None = Field(default=None, alias="完成日期", description="完成的日期；已完成的必填")
    progress: Text = Field(default="", alias="落实情况", description="做了什么、多少、何时；写入年报")
    remark: Text = Field(default="", alias="说明", description="不适用等情形的说明")
    indicators: Annotated[tuple[Indicator, ...], BeforeValidator(none_as_empty)] = Field(
        default=(), alias="指标", description="量化指标"
    )
    evidence: Annotated[tuple[Evidence, ...], BeforeValidator(none_as_empty)] = Field(
        default=(), alias="佐证", description="佐证材料"
    )
    reason: Text = Field(default="", alias="未完成原因", description="未完成的原因")
    measure: Text = Field(default="", alias="整改措施", description="下一步的整改措施")
    remedy_due: Day | None = Field(default=None, alias="整改时限", description="整改完成的期限")
    reports: Annotated[tuple[OfficeReport, ...], BeforeValidator(none_as_empty)] = Field(
        default=(), alias="报送", description="各处室的报送"
    )

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

    file: Text = Field(default="", alias="文件", description="台账所在的文件")
    entries: Annotated[tuple[Entry, ...], BeforeValidator(none_as_empty)] = Field(
        default=(), alias="台账", description="逐条的落实记录"
    )

    @cached_property
    def by_number(self) -> dict[tuple[str, str], Entry]:
        """The first entry of each (plan id, number)."""
        found: dict[tuple[str, str], Entry] = {}
        for entry in self.entries:
            found.setdefault((entry.plan, entry.number), entry)
        return found
