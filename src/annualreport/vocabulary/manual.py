"""Say what every word, statement and filter of the templates means, from the model's and the form's own definitions."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.forms import Form
from annualreport.forms.labels import cell_label
from annualreport.model.ledger import Entry, Evidence, Indicator, OfficeReport, Status
from annualreport.model.plan import Chapter, Plan, Requirement, Responsibility, Section
from annualreport.model.record import Record
from annualreport.model.rectification import Rectification
from annualreport.model.report import Contact, Overview, Period, Report
from annualreport.model.tags import SUM
from annualreport.vocabulary import charts, publication
from annualreport.vocabulary.examples import example
from annualreport.vocabulary.fields import described
from annualreport.vocabulary.filters import FILTERS
from annualreport.vocabulary.statements import FILTER, STATEMENTS, Meaning

COUNTED = {
    "总数": "要求的条数",
    **{str(status): f"状态为「{status}」的条数" for status in Status},
    "待填": "台账里还没有状态的条数",
}
CHAPTERS, SECTIONS = {"章数": "章的个数"}, {"节数": "节的个数"}
COUNTING: dict[str, tuple[str, dict[str, str]]] = {
    "统计": ("方案的", CHAPTERS | SECTIONS),
    "计划.统计": ("方案的", CHAPTERS | SECTIONS),
    "章.统计": ("这一章的", SECTIONS),
    "节.统计": ("这一节的", {}),
    "处室.统计": ("这个处室牵头、会同、配合的", {}),
    "处室.牵头统计": ("这个处室牵头的", {}),
}
"""The groups of counts: of what, and what they count beside the states."""
LISTS = ("未完成事项", "推进事项", "不适用事项", "各处室")
"""The lists that stand at the top and in a plan."""

COMPUTED = {
    "文号": "所用版式的文号",
    "通知": "印发所用版式的通知名称",
    "标题": "年度报告的标题，也是文件名",
    "计划": "本年自己的方案；没有方案时为空",
    "各方案": "本年的全部方案，本单位自己的在前，每一项与「计划」相同：{%p for 计划 in 各方案 %}",
    "计划.章": "方案的各章：{%p for 章 in 计划.章 %}",
    "章.简称": "章标题去掉「深化政务公开」和空格",
    "章.节": "这一章的各节：{%p for 节 in 章.节 %}",
    "节.条": "这一节的各条要求：{%p for 条 in 节.条 %}",
    "未完成事项": "状态为未完成的各条：{%p for 条 in 未完成事项 %}",
    "推进事项": "状态为推进中的各条：{%p for 条 in 推进事项 %}",
    "不适用事项": "状态为不适用的各条：{%p for 条 in 不适用事项 %}",
    "各处室": "有责任的各处室：{%p for 处室 in 各处室 %}",
    "计划.指标汇总": "整个方案的指标，各加总一次：{%p for 汇总 in 计划.指标汇总 %}",
    "章.指标汇总": "这一章的指标，各加总一次",
    "节.指标汇总": "这一节的指标，各加总一次",
    "条.指标汇总": "这一条的指标，几个处室报的各加总一次；办公室自己填了的，以它为准",
    "汇总.名称": "指标名称",
    "汇总.数值": "各处室的数相加，同一依据的只计一次；没有依据而数不同的，没有值",
    "汇总.单位": "计量单位；单位不同的不相加，各成一项",
    "处室.名称": "处室的名称",
    "处室.类别": "处室或支撑机构；名册里没有的为空",
    "处室.已报送": "这个处室有责任的要求里，已经报送的条数",
    "处室.未报送": "这个处室有责任的要求里，还没有报送的条数",
    "章.落实情况": "report.yaml 的「落实情况」里为这一章写的文字；没有写的为空",
    "节.落实情况": "report.yaml 的「落实情况」里为这一节写的文字；没有写的为空",
    "条.方案": "所属方案的代号；本年自己的方案没有",
    "条.牵头": "牵头的处室，一列；直接印出用顿号连接",
    "条.会同": "会同办理的处室，一列；直接印出用顿号连接",
    "条.配合": "配合的处室，一列；直接印出用顿号连接",
    "条.时限": "要求里写明的时限和频次，用顿号连接",
    "条.状态": "五种状态之一；有截止日期而到期仍为推进中的，算未完成",
    "条.落实情况": (
        "做了什么、多少、何时；台账没有写总的，用各处室的报送连成，牵头的在前，分范围的各成一段；"
        "按季度报送的，用每个处室最近一季的"
    ),
    "条.范围": "按范围分工的要求，各范围一项：{%p for 范围 in 条.范围 %}",
    "范围.落实情况": "这一范围的报送连成的落实情况",
}
"""Words that the program makes itself, or whose meaning here is narrower than in the files."""

LOOKBACK = {
    "回头看": "对上一年度方案落实情况的核查；没有上一年度的方案或台账时为空",
    "回头看.年度": "所核查的年度，即上一年度",
    "回头看.方案": "所核查的方案的标题，带书名号，用顿号连接",
    "回头看.任务总数": "上一年度方案的要求条数",
    "回头看.纳入核查数": "有明确责任主体和时限要求的条数，等于已落实数、已整改数、未落实数之和",
    "回头看.已落实数": "按期完成和逾期完成的条数",
    "回头看.已整改数": "没有按期落实、后来整改完成的条数",
    "回头看.未落实数": "未完成和无佐证的条数",
    "回头看.不在核查范围数": "没有责任主体、没有时限，或上一年度不适用的条数",
    "回头看.按期完成": "按期完成的条数",
    "回头看.逾期完成": "逾期完成的条数",
    "回头看.未完成": "未完成的条数",
    "回头看.无佐证": "台账写完成而没有佐证、没有完成日期或次数的条数",
    "回头看.文字": "写进年报的一段文字：{{ 回头看.文字 }}，可以用在 report.yaml 里",
    "回头看.清单": "逐项的核查：{%p for 项 in 回头看.清单 %}",
    "项.序号": "清单里的顺序号",
    "项.方案": "所属方案的代号；本单位自己的方案没有",
    "项.编号": "方案里的编号",
    "项.要求": "具体要求的原文",
    "项.责任原文": "责任处室一栏的原文",
    "项.牵头": "牵头的处室，集体称呼已展开，一列；直接印出用顿号连接",
    "项.时限": "要求里写明的时限和频次",
    "项.结果": "按期完成、逾期完成、已整改、未完成、无佐证、不在核查范围 之一",
    "项.说明": "为什么是这个结果",
    "回头看.整改": "rectification.yaml 里的各条：{%p for 整改 in 回头看.整改 %}",
}
"""The words of the look-back upon the year before."""

NOTICE = {
    "督办单": "只在督办单的模板（notice.docx）里有值",
    "督办单.处室": "收督办单的处室",
    "督办单.文号": "报告设置或命令里写明的文号；没有的留空，由办公室填写",
    "督办单.年份": "督办日期的年份，如 2021",
    "督办单.截至": "按哪一天督办",
    "督办单.日期": "督办单的成文日期；没有写明的留空",
    "督办单.反馈期限": "要求反馈的最后一天；没有写明的留空",
    "督办单.提前天数": "多少天内到期的也列入",
    "督办单.事项数": "所列事项的个数",
    "督办单.逾期数": "时限已过而没有完成的个数",
    "督办单.未完成数": "台账写未完成、没有时限或还没有到时限的个数",
    "督办单.将到期数": "提前天数内到期的个数",
    "督办单.整改数": "没有完成的整改的个数",
    "督办单.构成": "各类事项各有几项，没有的不列，如 逾期1项、整改2项；连起来用 |顿号",
    "督办单.事项": "所列的各项：{%tr for 事项 in 督办单.事项 %}",
    "事项.序号": "清单里的顺序号",
    "事项.类别": "逾期、未完成、将到期、整改 之一",
    "事项.方案": "所属方案的代号；本单位自己的方案没有",
    "事项.编号": "方案里的编号",
    "事项.任务": "具体要求的原文；整改的是问题和措施",
    "事项.时限": "要求里写明的时限和频次；整改的是整改时限",
    "事项.情况": "目前怎样：台账的状态、逾期天数、未完成的原因",
}
"""The words of a supervision notice."""

LISTED: tuple[tuple[str, type[Record]], ...] = (
    ("条", Requirement),
    ("条", Entry),
    ("范围", Responsibility),
    ("指标", Indicator),
    ("佐证", Evidence),
    ("报送", OfficeReport),
)
"""Words inside a requirement, by the record that describes them."""
UNUSED = frozenset({"已核", "落实情况", "图表", "模板写法", "版式理由", "方案表头", "条.责任"})
"""Fields of the files that are no words."""


def manual(form: Form) -> tuple[Meaning, ...]:
    """Every word of a form's vocabulary, then the statements, then the filters; no word twice."""
    found: dict[str, str] = {}
    for word, meaning in (
        *settings(),
        *plan(),
        *requirement(),
        *offices(),
        *looking_back(),
        *figures(form),
        *pictures(),
    ):
        if word not in UNUSED:
            found.setdefault(word, COMPUTED.get(word, meaning))
    words = tuple(Meaning(word, meaning) for word, meaning in found.items())
    return (*words, *STATEMENTS, *filters())


def settings() -> Iterator[tuple[str, str]]:
    """The words of report.yaml and of the report as a whole."""
    yield from described(Report).items()
    for group, kind in (("统计期限", Period), ("联系方式", Contact), ("总体情况", Overview)):
        yield from ((f"{group}.{word}", meaning) for word, meaning in described(kind).items())
    yield from ((word, COMPUTED[word]) for word in ("文号", "通知", "标题"))


def plan() -> Iterator[tuple[str, str]]:
    """The words of the plan, its chapters and sections, and the counts of each."""
    yield from ((word, COMPUTED[word]) for word in ("计划", "各方案", *LISTS))
    for name, kind in (("计划", Plan), ("章", Chapter), ("节", Section)):
        yield from ((f"{name}.{word}", meaning) for word, meaning in described(kind).items())
    yield "章.简称", COMPUTED["章.简称"]
    yield from ((f"计划.{word}", COMPUTED[word]) for word in LISTS)
    for prefix in ("计划", "章", "节"):
        yield from ((f"{prefix}.{word}", COMPUTED[f"{prefix}.{word}"]) for word in ("指标汇总",))
    yield from ((f"{prefix}.落实情况", COMPUTED[f"{prefix}.落实情况"]) for prefix in ("章", "节"))
    for group, (scope, extra) in COUNTING.items():
        yield group, f"{scope}各项计数"
        yield from ((f"{group}.{word}", scope + text) for word, text in (COUNTED | extra).items())


def offices() -> Iterator[tuple[str, str]]:
    """The words of an office and of an indicator added up."""
    yield from ((word, meaning) for word, meaning in COMPUTED.items() if word.startswith(("处室.", "汇总.")))


def requirement() -> Iterator[tuple[str, str]]:
    """The words of a requirement and what lies inside it."""
    for name, kind in LISTED:
        yield from ((f"{name}.{word}", meaning) for word, meaning in described(kind).items())
    yield from ((word, meaning) for word, meaning in COMPUTED.items() if word.startswith(("条.", "范围.")))


def looking_back() -> Iterator[tuple[str, str]]:
    """The words of the look-back, of what is to be put right, of supervision notices, of the record of publication."""
    yield from (*LOOKBACK.items(), *NOTICE.items(), *publication.MEANINGS.items())
    yield from ((f"整改.{word}", meaning) for word, meaning in described(Rectification).items())


def figures(form: Form) -> Iterator[tuple[str, str]]:
    """The words of the statutory figures, and the sums of their groups."""
    for table in form.tables:
        yield table.key, f"{table.name}的全部数值"
        for key in table.figures:
            for depth in range(2, len(key)):
                yield ".".join(key[:depth]), f"{table.name}「{'·'.join(key[1:depth])}」的各格"
            yield ".".join(key), cell_label(form, key)
        for group in dict.fromkeys(key[1] for key in table.figures if len(key) > 3):
            yield f"{table.key}.{group}.{SUM}", f"{table.name}「{group}」各行之和；有一行空着就没有"
            for column in table.columns:
                yield f"{table.key}.{group}.{SUM}.{column}", f"{table.name}「{group}」各行之和·{column}"


def pictures() -> Iterator[tuple[str, str]]:
    """The charts."""
    yield charts.NAME, "由本年数据画的统计图"
    yield from charts.MEANINGS.items()


def filters() -> Iterator[Meaning]:
    """The filters by what their docstrings say first."""
    for name, work in FILTERS.items():
        title, _, said = (work.__doc__ or "").split("\n", 1)[0].partition("：")
        if title == name:
            yield Meaning(f"{{{{ 词|{name} }}}}", said.rstrip("。"), FILTER, example(name))
