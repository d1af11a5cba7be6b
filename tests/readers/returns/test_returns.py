"""What an office sends back is read as it was meant, and the file says itself whose it is."""

from __future__ import annotations

from tests.readers.returns.conftest import Desk


def test_an_untouched_workbook_says_what_the_ledger_says(desk: Desk) -> None:
    found, said = desk.read()
    assert said == []
    assert found
    assert (found.unit, found.year, found.office, found.quarter) == ("虚构市教育局", 2020, "教育信息中心", "")
    ledger = desk.dossier.ledger
    assert ledger
    known = [(entry.number, report.model_dump()) for entry in ledger.entries for report in entry.reports]
    assert [(one.number, one.report.scope) for one in found.reports] == [("1.1.1", ""), ("1.2.1", "技术安全")]
    assert all((one.number, one.report.model_dump()) in known for one in found.reports)


def test_a_workbook_that_excel_or_another_program_saved_says_the_same(desk: Desk) -> None:
    before, _ = desk.read()
    after, said = desk.back()
    assert before
    assert after
    assert said == []
    assert [one.report.model_dump() for one in after.reports] == [one.report.model_dump() for one in before.reports]
