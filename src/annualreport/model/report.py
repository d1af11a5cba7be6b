"""The year's settings and narrative texts (report.yaml, 文稿.docx) and the decisions taken on findings."""

from __future__ import annotations

from datetime import date

from annualreport.forms import all_forms
from annualreport.model.fields import field
from annualreport.model.record import Record
from annualreport.model.values import Day, Many, Names, Text, Texts, YesNo

EDITIONS = tuple(form.edition for form in all_forms())
"""The layouts that the forms' data knows: 60号, 30号."""

PARTS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
"""The five parts of 一、总体情况, by their keys."""


class Period(Record):
    """What the figures cover."""

    first: Day = field(key="起", description="统计期限的第一天")
    last: Day = field(key="止", description="统计期限的最后一天")


class Contact(Record):
    """Public contact data of the office; never a person's."""

    address: Text = field(default="", key="地址", description="办公地址")
    postcode: Text = field(default="", key="邮编", description="邮政编码")
    telephone: Text = field(default="", key="电话", description="公开的办公电话")


class Overview(Record):
    """The texts of 一、总体情况; template words in them are filled in."""

    disclosure: Text = field(default="", key="主动公开", description="（一）主动公开情况")
    requests: Text = field(default="", key="依申请公开", description="（二）依申请公开情况")
    management: Text = field(default="", key="政府信息管理", description="（三）政府信息管理情况")
    platform: Text = field(default="", key="平台建设", description="（四）政府信息公开平台建设情况")
    supervision: Text = field(default="", key="监督保障", description="（五）监督保障情况")


class Accepted(Record):
    """A decision (已核) on one finding; it lapses when the figures change."""

    rule: str = field(key="规则", description="规则编号，如 T2-07")
    at: Text = field(default="", key="位置", description="所指的位置或对象；不写表示这条规则只有一处")
    figures: Text = field(default="", key="数值", description="核定时的数值；数值变了，核定作废")
    reason: str = field(key="理由", description="为什么可以放行", min_length=1)
    post: str = field(key="核签", description="核定人的岗位（不写姓名）", min_length=1)
    day: Day = field(key="日期", description="核定的日期")


class Notices(Record):
    """What stands on the supervision notices; what is not set is left blank on them."""

    number: Text = field(default="", key="文号", description="督办单的文号；写 {序号} 的，各处室依次编号")
    day: Day | None = field(default=None, key="日期", description="督办单的成文日期")
    reply_by: Day | None = field(default=None, key="反馈期限", description="要求处室反馈的最后一天")


class PlanHeads(Record):
    """Further names of the columns of the plan's table, for bureaus that call them otherwise."""

    requirement: Names = field(default=(), key="要求", description="具体要求一栏的其他名称")
    duty: Names = field(default=(), key="责任", description="责任处室一栏的其他名称")
    lead: Names = field(default=(), key="牵头", description="牵头单位一栏的其他名称")
    support: Names = field(default=(), key="配合", description="配合单位一栏的其他名称")
    section: Names = field(default=(), key="任务", description="工作任务一栏的其他名称")
    number: Names = field(default=(), key="序号", description="序号一栏的其他名称")
    deadline: Names = field(default=(), key="时限", description="时限要求一栏的其他名称")


class Report(Record):
    """report.yaml."""

    unit: str = field(key="单位", description="单位全称", min_length=1)
    unit_kind: Text = field(default="部门", key="单位类型", description="部门或政府", pattern="^(部门|政府)$")
    year: int = field(key="年度", description="报告年度", ge=2008, le=2100)
    edition: Text = field(
        default="",
        key="版式",
        description=f"{'或'.join(EDITIONS)}；不写则按年度",
        pattern=f"^(|{'|'.join(EDITIONS)})$",
    )
    edition_reason: Text = field(default="", key="版式理由", description="版式与年度不符时的理由，即对 STR-03 的核定")
    example: YesNo = field(default=False, key="示例", description="演示数据；写在所有产出上，不能发布")
    period: Period | None = field(default=None, key="统计期限", description="数据的统计期限；不写为报告年度全年")
    introduction: Text = field(default="", key="引言", description="引言；不写则按格式自动成文")
    contact: Contact | None = field(default=None, key="联系方式", description="公开的联系方式")
    website: Text = field(default="", key="网址", description="年度报告电子版的网址")
    publish_on: Day | None = field(default=None, key="计划发布日期", description="计划向社会公布的日期")
    section_at: Text = field(
        default="一", key="落实情况位置", description="要点落实情况写在第一部分或第六部分", pattern="^(一|六)$"
    )
    progress: Texts = field(
        default_factory=dict,
        key="落实情况",
        description='各章、各节自己的落实情况，代替逐条的文字；键是章或节的编号，如 "2"、"2.2"',
    )
    template_writing: Text = field(
        default="宽容",
        key="模板写法",
        description="宽容：年报模板里打错的标签按本意填写并提示；严格：改好才能生成，修订记录里的标签也一样",
        pattern="^(宽容|严格)$",
    )
    charts: YesNo = field(default=False, key="图表", description="网页上加不加统计图；不写为不加")
    overview: Overview = field(default_factory=Overview, key="总体情况", description="第一部分的五方面文字")
    problems: Text = field(default="", key="主要问题", description="第五部分：存在的主要问题")
    improvements: Text = field(default="", key="改进情况", description="第五部分：改进情况")
    other: Text = field(default="", key="其他事项", description="第六部分的文字")
    plan_heads: PlanHeads | None = field(
        default=None, key="方案表头", description="方案表格里各栏的其他名称；plan import 按此认表头"
    )
    notices: Notices = field(
        default_factory=Notices, key="督办单", description="督办单上的文号、日期和反馈期限；没有写的留空"
    )
    accepted: Many[Accepted] = field(default=(), key="已核", description="对警告和可核定的阻断所作的核定")

    @property
    def strict(self) -> bool:
        """Whether a template must be written as the language reads it, with no tag under tracked changes."""
        return self.template_writing == "严格"

    @property
    def texts(self) -> tuple[str, ...]:
        """The narrative texts, as they are written."""
        top = (self.introduction, self.problems, self.improvements, self.other)
        return (*top, *self.overview.model_dump().values(), *self.progress.values())

    @property
    def covers(self) -> tuple[date, date]:
        """First and last day of the figures: as set, else the calendar year."""
        if self.period:
            return self.period.first, self.period.last
        return date(self.year, 1, 1), date(self.year, 12, 31)
