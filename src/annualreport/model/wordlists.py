"""The word lists (词表) that the rules on wording read: shipped as data, extended by the office in data/词表.yaml."""

from __future__ import annotations

from annualreport.model.fields import field
from annualreport.model.record import Record
from annualreport.model.values import Many, Names, Text


class Term(Record):
    """A way of writing, and what it should be."""

    wrong: str = field(key="写法", description="不规范的写法", min_length=1)
    right: Text = field(default="", key="应为", description="规范的写法；留空表示这种写法不再查")


class Notice(Record):
    """A document that reports cite, with its number."""

    title: str = field(key="名称", description="文件的全称，不带书名号", min_length=1)
    number: str = field(key="文号", description="文号，如 国办公开办函〔2021〕30号", min_length=1)
    day: Text = field(default="", key="日期", description="发布日期，供查考")
    variants: Names = field(default=(), key="别称", description="也可以写的名称，如不带「中华人民共和国」的简称")


class Lists(Record):
    """词表.yaml: what stands here is added to the shipped lists."""

    terms: Many[Term] = field(
        default=(), key="规范名称", description="单位、职务、会议、法规的不规范写法和规范写法（SEN-01）"
    )
    slips: Many[Term] = field(default=(), key="易错写法", description="常见的错别字和搭配（SEN-02）")
    notices: Many[Notice] = field(default=(), key="引用文件", description="常引文件的名称和文号（REF-01）")
    citywide: Names = field(default=(), key="全市主体", description="方案里指全市而不是本单位的主体（PLN-08）")
    own: Names = field(default=(), key="本单位行为", description="写明是本单位做的，如 我局、配合、报送（PLN-08）")
    markers: Names = field(default=(), key="祈使词", description="句首的祈使词、将来词，如 要、应、将（PLN-07）")
    not_markers: Names = field(
        default=(), key="祈使词例外", description="以祈使词开头而不是祈使的词，如 要点、应急（PLN-07）"
    )
    future: Names = field(default=(), key="将来动词", description="紧跟在「将」后面表示还没有做的词（PLN-07）")
    done: Names = field(default=(), key="处置动词", description="「将＋名词＋动词」里表示已经做了的动词（PLN-07）")
    dates: Names = field(default=(), key="期外日期", description="句中有这些词时，可以写统计期以外的日期（PER-02、03）")
    marks: Names = field(default=(), key="密级标志", description="不得出现在公开文件里的标志（PRV-03）")
    standard: Names = field(default=(), key="通用语句", description="每年都可以一样的语句，比较雷同时不计（DUP）")
    doubled: Names = field(default=(), key="叠用词", description="可以连写两遍的词，如 一件一件（SEN-02）")
    domains: Names = field(default=(), key="官方域名", description="政府网站和官方账号的域名结尾（LED-07）")
    shortest: int | None = field(
        default=None, key="第五部分最少字数", description="「五」少于这么多字即提醒；不写为 100（STR-09）", ge=0
    )
    dropped: Names = field(default=(), key="不用", description="从随程序的词表里去掉的词")

    def extended(self, more: Lists) -> Lists:
        """These lists with those of the office: added to, replaced where it speaks of the same, less what it drops."""
        gone = frozenset(more.dropped)
        words = {
            name: tuple(
                word for word in dict.fromkeys((*getattr(self, name), *getattr(more, name))) if word not in gone
            )
            for name in NAMED
        }
        records = {
            "terms": joined(self.terms, more.terms, gone),
            "slips": joined(self.slips, more.slips, gone),
            "notices": replaced(self.notices, more.notices),
        }
        shortest = self.shortest if more.shortest is None else more.shortest
        return self.model_copy(update={**words, **records, "shortest": shortest})


NAMED = (
    "citywide",
    "own",
    "markers",
    "not_markers",
    "future",
    "done",
    "dates",
    "marks",
    "standard",
    "doubled",
    "domains",
)
"""The fields that are plain lists of words."""


def joined(shipped: tuple[Term, ...], own: tuple[Term, ...], gone: frozenset[str]) -> tuple[Term, ...]:
    """Both, the office's word on a way of writing last; those without a right form are no longer looked for."""
    terms = {term.wrong: term for term in (*shipped, *own)}
    return tuple(term for term in terms.values() if term.right and term.wrong not in gone)


def replaced(shipped: tuple[Notice, ...], own: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Both, the office's word on a number instead of the shipped one."""
    return tuple({notice.number: notice for notice in (*shipped, *own)}.values())
