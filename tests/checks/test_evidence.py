"""Nothing in the ledger is counted twice, and links are an office's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annualreport.checks import evidence
from annualreport.model.dossier import Dossier
from annualreport.model.wordlists import Lists
from tests.checks.good import told
from tests.checks.written import with_entry

TWICE, LINKS = evidence.nothing_is_counted_twice, evidence.evidence_stands_on_official_pages
ADDED, GROWING = evidence.figures_of_several_offices_can_be_added, evidence.figures_grow_over_the_quarters
UNREACHED = "未核 台账有 1 个佐证链接，程序不联网，能否打开没有核对 [LED-07]"


def test_an_indicator_that_two_offices_bring_is_reported(dossier: Dossier) -> None:
    twice = [{"名称": "培训", "数值": "2", "单位": "场"}] * 2 + [{"名称": "培训", "数值": "9", "单位": "人次"}]
    assert told(TWICE, with_entry(dossier, 指标=twice)) == [
        "警告 1.1.1 里指标「培训」（场）列了 2 次 [LED-05]\n    办法：请合并成一条；几个处室报的是同一件事，不要累加"
    ]


def test_the_same_link_or_number_as_evidence_is_reported(dossier: Dossier) -> None:
    proofs = [
        {"标题": "甲", "网址": "https://a.gov.cn/1", "文号": "虚教办〔2020〕5号"},
        {"标题": "乙", "网址": "https://a.gov.cn/1", "文号": "虚教办〔2020〕6号"},
        {"标题": "丙", "网址": "https://a.gov.cn/2"},
    ]
    said = [one.splitlines()[0] for one in told(TWICE, with_entry(dossier, 佐证=proofs))]
    assert said == ["警告 1.1.1 里佐证网址「https://a.gov.cn/1」列了 2 次 [LED-05]"]


def test_what_several_offices_attach_is_not_listed_twice(dossier: Dossier) -> None:
    proofs = [{"标题": "甲", "网址": "https://a.gov.cn/1", "处室": office} for office in ("办公室", "科研处")]
    figures = [{"名称": "培训", "数值": "2", "处室": office} for office in ("办公室", "科研处")]
    ledger = with_entry(dossier, 佐证=proofs, 指标=figures)
    assert [said for one in (TWICE, ADDED, GROWING) for said in told(one, ledger)] == []


def test_figures_of_offices_that_differ_without_a_source_are_not_added(dossier: Dossier) -> None:
    figures = [{"名称": "培训", "数值": str(n), "单位": "场", "处室": one} for n, one in ((2, "办公室"), (3, "科研处"))]
    hint = (
        "    办法：是同一件事的，请改成同一个数；不是的，请各写明依据（网址或文号），程序就会相加；"
        "也可以由办公室写一个总数，不写处室"
    )
    message = "1.1.1 里指标「培训」（场）报的数不一样：办公室 2，科研处 3；分不清是不是同一件事，没有加总"
    assert told(ADDED, with_entry(dossier, 指标=figures)) == [f"警告 {message} [LED-05]\n{hint}"]
    apart = [{**one, "依据": f"虚发〔2020〕{at}号"} for at, one in enumerate(figures)]
    assert told(ADDED, with_entry(dossier, 指标=apart)) == []
    assert told(ADDED, with_entry(dossier, 指标=[*figures, {"名称": "培训", "数值": "5", "单位": "场"}])) == []


def test_a_figure_that_is_smaller_than_a_quarter_ago_is_pointed_out(dossier: Dossier) -> None:
    figures = [
        {"名称": "培训", "数值": n, "单位": "场", "处室": "办公室", "季度": quarter}
        for n, quarter in (("5", "2"), ("3", "1"), ("4", "3"))
    ]
    assert told(GROWING, with_entry(dossier, 指标=figures)) == [
        "提示 1.1.1 里「办公室」报的指标「培训」（场）变小了：第 3 季度 4，第 2 季度 5 [LED-05]\n"
        "    办法：各季度请填年初以来的累计数；只填了本季度的，请改为累计数"
    ]
    assert told(GROWING, with_entry(dossier, 指标=figures[:2])) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("www.example.gov.cn/a", "佐证网址「www.example.gov.cn/a」不是完整的网址"),
        ("https://a b.gov.cn", "佐证网址「https://a b.gov.cn」不是完整的网址"),
        ("https://[a", "佐证网址「https://[a」不是完整的网址"),
        ("https://blog.example.com/a", "佐证网址的域名「blog.example.com」不是政府网站或官方账号"),
    ],
)
def test_a_link_that_is_no_offices_is_told(dossier: Dossier, link: str, message: str) -> None:
    hint = "请换成政府网站或官方账号的公开页面；确是官方账号的，在 data/词表.yaml 的「官方域名」里补上"
    ledger = with_entry(dossier, 佐证=[{"标题": "甲", "网址": link}])
    assert told(LINKS, ledger) == [f"提示 {message} [LED-07]\n    办法：{hint}", UNREACHED]


@pytest.mark.parametrize("link", ["https://jyj.example.gov.cn/a", "https://mp.weixin.qq.com/s/1"])
def test_official_pages_are_only_not_assessed(dossier: Dossier, link: str) -> None:
    assert told(LINKS, with_entry(dossier, 佐证=[{"标题": "甲", "网址": link}])) == [UNREACHED]


def test_an_example_may_use_names_that_belong_to_nobody_and_the_office_adds_its_own(dossier: Dossier) -> None:
    ledger = with_entry(dossier, 佐证=[{"标题": "甲", "网址": "https://www.example.com/a"}])
    example = replace(ledger, report=ledger.report.model_copy(update={"example": True}))
    assert told(LINKS, example) == [UNREACHED]
    assert told(LINKS, replace(ledger, lists=Lists.model_validate({"官方域名": ["example.com"]}))) == [UNREACHED]


def test_without_links_there_is_nothing_to_say(dossier: Dossier) -> None:
    assert told(LINKS, with_entry(dossier, 佐证=[{"标题": "甲"}])) == []
    assert list(evidence.linked(replace(dossier, ledger=None))) == []
