"""A finding says what is, where, and what to do, in text and in JSON."""

from annualreport.finding import Decision, Finding, Severity, Stop, fault, note, once, ordered, unassessed, warning
from annualreport.place import Place, line

HERE = line("data/2021/statistics.yaml", 31)
THERE = line("data/2021/statistics.yaml", 4)


def test_the_text_has_place_message_rules_other_places_and_what_to_do():
    finding = fault("T3-01", "商业企业：3≠2", (HERE, THERE), "请核对", rules=("T3-01", "T3-03"))
    assert finding.as_text() == (
        "阻断 data/2021/statistics.yaml:31 商业企业：3≠2 [T3-01, T3-03]\n"
        "    另见：data/2021/statistics.yaml:4\n"
        "    办法：请核对"
    )


def test_a_decided_finding_shows_who_decided_and_why_and_no_longer_stops():
    decided = Finding("STR-03", Severity.BLOCKING, "版式不符", decision=Decision("按方案", "办公室主任", "2022-01-10"))
    assert decided.as_text() == "阻断（已核） 版式不符 [STR-03]\n    已核：按方案（办公室主任，2022-01-10）"
    assert not decided.stops
    assert decided.as_json()["decision"] == {"理由": "按方案", "核签": "办公室主任", "日期": "2022-01-10"}


def test_the_json_record_is_the_public_contract():
    assert warning("PLN-05", "没有佐证", HERE, "补上", subject="2.2.5", figures="0").as_json() == {
        "rule": "PLN-05",
        "rules": ["PLN-05"],
        "severity": "警告",
        "message": "没有佐证",
        "places": [{"file": "data/2021/statistics.yaml", "where": "31"}],
        "hint": "补上",
        "subject": "2.2.5",
        "figures": "0",
    }


def test_only_an_open_blocking_finding_stops():
    assert fault("x", "甲").stops
    assert not any(made("x", "甲").stops for made in (warning, note, unassessed))


def test_findings_are_ordered_by_place_then_by_severity_and_those_without_a_place_come_last():
    late, early, graver, nowhere = (
        warning("a", "甲", HERE),
        note("b", "乙", THERE),
        fault("c", "丙", THERE),
        fault("d", "丁"),
    )
    assert ordered([nowhere, late, early, graver]) == (graver, early, late, nowhere)


def test_lines_are_ordered_as_numbers_not_as_words():
    second, tenth = warning("a", "甲", line("f", 2)), warning("a", "甲", line("f", 10))
    assert ordered([tenth, second]) == (second, tenth)


def test_a_stop_carries_its_findings_and_reads_like_them():
    stop = Stop(fault("cannot-read", "读不了", HERE))
    assert stop.findings[0].rule == "cannot-read"
    assert str(stop) == "阻断 data/2021/statistics.yaml:31 读不了 [cannot-read]"


def test_findings_that_read_the_same_are_told_once_at_the_first_place():
    box, drawn = (Place("模板.docx", "第1段「甲」", (0, rank)) for rank in (1, 2))
    told = once([note("x", "提示", drawn), fault("y", "另一处", line("a", 1)), note("x", "提示", box)])
    assert told == (fault("y", "另一处", line("a", 1)), note("x", "提示", box))
