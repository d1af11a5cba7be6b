"""A blank that is told by a rule and printed as a gap is one fault; what is not the same stays two."""

from __future__ import annotations

from annualreport.building.merging import merged
from annualreport.finding import Finding, Severity, fault, warning
from annualreport.place import line, table_cell

FIGURES, TEMPLATE = "data/2020/statistics.yaml", "templates/annual-report-60.docx"


def gap(subject: str, *lines: int) -> Finding:
    """A gap with the lines of the data where its value should stand and its cell of the template."""
    places = (*(line(FIGURES, number) for number in lines), table_cell(TEMPLATE, 2, 4, 5))
    return fault("gap", f"「{subject}」没有值，文中印作【缺：{subject}】", places, "请在数据里补上", subject=subject)


def blank(rule: str, subject: str, *lines: int) -> Finding:
    """A rule's finding on empty cells."""
    return warning(rule, f"{subject}：空着", [line(FIGURES, one) for one in lines], "填 0", subject=subject)


def test_an_empty_cell_and_its_gap_are_one_fault_that_stops() -> None:
    (one,) = merged((blank("T3-06", "依申请公开·本年新收·其他", 15), gap("依申请公开.本年新收.其他", 15)))
    assert one.as_text() == (
        f"阻断 {FIGURES}:15 依申请公开·本年新收·其他：空着；文中印作【缺：…】 [T3-06, gap]\n"
        f"    另见：{TEMPLATE} 第2个表格第4行第5列\n"
        "    办法：填 0"
    )


def test_an_empty_row_takes_in_the_gaps_of_all_its_cells() -> None:
    gaps = [gap(f"主动公开.规章.{name}", 7) for name in ("本年制发件数", "本年废止件数")]
    (one,) = merged((*gaps, blank("T2-08", "主动公开·规章", 7)))
    assert one.rules == ("T2-08", "gap")


def test_a_table_without_figures_takes_in_the_gaps_of_the_whole_table() -> None:
    gaps = [gap(f"依申请公开.{row}.总计", at) for at, row in enumerate(("本年新收", "上年结转"), 15)]
    (one,) = merged((*gaps, blank("T3-06", "依申请公开·空白", 15, 16)))
    assert one.severity is Severity.BLOCKING
    assert [str(place) for place in one.places] == [
        f"{FIGURES}:15",
        f"{FIGURES}:16",
        f"{TEMPLATE} 第2个表格第4行第5列",
    ]


def test_a_word_that_only_looks_like_a_cell_of_the_row_stays_a_fault_of_its_own() -> None:
    findings = (blank("T2-08", "主动公开·规章", 7), gap("主动公开.规章.不存在的词"))
    assert merged(findings) == findings


def test_a_row_whose_name_begins_alike_is_another_row() -> None:
    findings = (blank("T2-08", "主动公开·规章", 7), gap("主动公开.规章类文件.件数", 7))
    assert merged(findings) == findings


def test_a_missing_record_takes_in_the_gaps_of_its_requirement() -> None:
    missing = fault("PLN-02", "要求 2.2.5 还没有填写", line("data/2020/plan.yaml", 12), subject="2.2.5")
    (one, other) = merged((missing, gap("条.落实情况（2.2.5）"), gap("条.落实情况（12.2.5）")))
    assert one.rules == ("PLN-02", "gap")
    assert other.subject == "条.落实情况（12.2.5）"


def test_a_gap_that_no_rule_tells_of_stays_as_it_is() -> None:
    findings = (gap("主要问题", 51), warning("T2-07", "规章", line(FIGURES, 7), subject="主要问题"))
    assert merged(findings) == findings


def test_braces_that_are_printed_because_their_code_is_broken_are_not_told_again() -> None:
    broken = fault("template-syntax", "「其他事项」里的模板写法用不了", line("data/2020/report.yaml", 46))
    echo = warning("data-braces", "「其他事项」的内容里有花括号", line("data/2020/report.yaml", 46))
    other = warning("data-braces", "「主要问题」的内容里有花括号", line("data/2020/report.yaml", 40))
    assert merged((broken, echo, other)) == (broken, other)
