"""The ledger comes from ledger.yaml or ledger.xlsx; where both speak and differ, nobody knows which is meant."""

from __future__ import annotations

import pytest

from annualreport.outputs.ledger_book import workbook
from annualreport.outputs.ledger_yaml import waiting
from annualreport.readers import year
from annualreport.workspace import Workspace
from tests.conftest import spoil


@pytest.fixture
def both(a_year: Workspace) -> Workspace:
    """The good year with its ledger a second time, as a workbook."""
    dossier, _ = year.load(a_year, 2020)
    a_year.data(2020, "ledger.xlsx").write_bytes(workbook(dossier.plans, dossier.ledger))
    return a_year


def said(workspace: Workspace) -> list[str]:
    """What reading the year says."""
    return [finding.as_text() for finding in year.load(workspace, 2020)[1]]


def test_two_ledgers_that_say_the_same_are_one(both: Workspace) -> None:
    assert said(both) == []


def test_the_workbook_alone_gives_the_same_counts(both: Workspace) -> None:
    both.data(2020, "ledger.yaml").unlink()
    dossier, findings = year.load(both, 2020)
    assert findings == ()
    assert set(dossier.counts.values()) == {1}
    assert dossier.ledger
    assert dossier.ledger.file == "data/2020/ledger.xlsx"


def test_two_ledgers_that_differ_are_told_with_both_places(both: Workspace) -> None:
    spoil(both.data(2020, "ledger.yaml"), "完成日期: 2020-05-18", "完成日期: 2020-05-19")
    spoil(both.data(2020, "ledger.yaml"), "整改时限: 2021-03-31", "整改时限: 2021-04-30")
    assert said(both) == [
        "阻断 data/2020/ledger.yaml:2 台账有两份，内容不一样：1.1.1、2.1.2（本次按 data/2020/ledger.yaml）"
        " [two-sources]\n    另见：data/2020/ledger.xlsx 台账!A2\n"
        "    办法：只保留一份：删去或移走另一份"
    ]


def test_an_entry_that_only_one_ledger_has_is_a_difference(both: Workspace) -> None:
    spoil(both.data(2020, "ledger.yaml"), "- 编号: 2.1.2", "- 编号: 2.1.3")
    (finding,) = year.load(both, 2020)[1]
    assert "内容不一样：2.1.3、2.1.2" in finding.message
    assert [str(place) for place in finding.places] == ["data/2020/ledger.yaml:69", "data/2020/ledger.xlsx"]


def test_a_ledger_in_which_everything_waits_does_not_speak(both: Workspace) -> None:
    dossier, _ = year.load(both, 2020)
    both.data(2020, "ledger.yaml").write_text(waiting(dossier.plans[0]), "utf-8")
    dossier, findings = year.load(both, 2020)
    assert findings == ()
    assert dossier.ledger
    assert dossier.ledger.file == "data/2020/ledger.xlsx"


def test_a_workbook_in_which_everything_waits_does_not_speak(a_year: Workspace) -> None:
    dossier, _ = year.load(a_year, 2020)
    a_year.data(2020, "ledger.xlsx").write_bytes(workbook(dossier.plans, None))
    dossier, findings = year.load(a_year, 2020)
    assert findings == ()
    assert dossier.ledger
    assert dossier.ledger.file == "data/2020/ledger.yaml"


def test_of_two_ledgers_of_which_one_cannot_be_read_none_speaks(both: Workspace) -> None:
    both.data(2020, "ledger.xlsx").write_bytes(b"")
    dossier, findings = year.load(both, 2020)
    assert [finding.as_text() for finding in findings] == [
        "阻断 data/2020/ledger.xlsx 文件是空的（0 字节） [damaged-file]\n    办法：请从原处重新取得文件"
    ]
    assert dossier.ledger is None
