"""A file says itself whose it is, and one that was tampered with is not taken on its word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annualreport.model.office_sheets import ASKED, CHECKSUM, Identity, checksum, identity
from annualreport.model.offices import Roster
from annualreport.readers import returns
from annualreport.readers.returns import Confirmed
from tests.readers.returns.conftest import OFFICE, Desk, sent

CONFIRM = "    办法：请核对这份文件是哪个处室、哪个年度的，再加 --office 处室 --year 年度 收"


def test_a_file_under_any_name_finds_its_way_back(desk: Desk) -> None:
    renamed = desk.path.with_name("关于报送材料的函(终稿2) - 副本.xlsx")
    desk.path.rename(renamed)
    found, said = Desk(desk.dossier, renamed).read()
    assert found
    assert (found.office, found.name, said) == (OFFICE, renamed.name, [])


def remove(book: Any) -> None:
    """Take the hidden sheet out."""
    del book["识别信息"]


def other_office(book: Any) -> None:
    """Write another office into the hidden sheet."""
    book["识别信息"]["B5"].value = "办公室"


def no_sum(book: Any) -> None:
    """Take the checksum away."""
    book["识别信息"].delete_rows(book["识别信息"].max_row)


def one_row_less(book: Any) -> None:
    """Take one of the rows asked away."""
    book["识别信息"].delete_rows(7)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (remove, "隐藏的工作表「识别信息」没有了"),
        (other_office, "工作表「识别信息」被改动过，校验不符"),
        (no_sum, "工作表「识别信息」被改动过，校验不符"),
        (one_row_less, "工作表「识别信息」被改动过，校验不符"),
    ],
)
def test_without_its_hidden_sheet_a_file_is_not_taken(desk: Desk, change: Callable[[Any], None], why: str) -> None:
    found, said = desk.back(change)
    assert found is None
    assert said == [
        f"阻断 教育信息中心.xlsx {why}，没有收；按第一张表，是「教育信息中心」2020 年度的 [unidentified]\n{CONFIRM}"
    ]


def test_it_is_taken_once_somebody_says_whose_it_is(desk: Desk) -> None:
    before, _ = desk.read()
    found, said = desk.back(remove, Confirmed("信息中心", 2020))
    assert found
    assert before
    assert (found.unit, found.year, found.office) == ("虚构市教育局", 2020, OFFICE)
    assert [one.report.progress for one in found.reports] == [one.report.progress for one in before.reports]
    assert said == [
        "警告 教育信息中心.xlsx 隐藏的工作表「识别信息」没有了，按写明的「教育信息中心」2020 年度收 [unidentified]\n"
        "    办法：请核对各行的编号和内容；要避免这样，请处室在发去的工作簿里填写"
    ]


def test_saying_another_office_than_the_first_sheet_is_told(desk: Desk) -> None:
    found, said = desk.back(remove, Confirmed("办公室", 2020, "2"))
    assert found
    assert (found.office, found.quarter) == ("办公室", "2")
    assert "按写明的「办公室」2020 年度收；第一张表写的却是「教育信息中心」" in said[0]


def test_where_nothing_is_said_anywhere_nothing_is_guessed(desk: Desk) -> None:
    def change(book: Any) -> None:
        remove(book)
        del book["填写说明"]

    found, said = desk.back(change)
    assert found is None
    assert said == [f"阻断 教育信息中心.xlsx 隐藏的工作表「识别信息」没有了，没有收 [unidentified]\n{CONFIRM}"]


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [
        (Confirmed("办公室"), "--office 写的是「办公室」，工作簿是发给「教育信息中心」的 [other-office]"),
        (Confirmed(OFFICE, 2021), "--year 写的是 2021，工作簿是 2020 年度的 [other-year]"),
    ],
)
def test_a_sound_file_is_not_taken_for_another_s(desk: Desk, confirmed: Confirmed, expected: str) -> None:
    found, said = desk.read(confirmed)
    assert found is None
    assert said[0].startswith(f"阻断 教育信息中心.xlsx {expected}\n")


def test_a_plan_that_has_changed_since_is_told(desk: Desk) -> None:
    (plan,) = desk.dossier.plans
    found, said = returns.read(
        desk.path, "x.xlsx", [plan.model_copy(update={"title": "修订后的方案"})], desk.dossier.roster
    )
    assert found
    assert [finding.as_text() for finding in said] == [
        "警告 x.xlsx 工作簿发出以后，方案改过，各条的编号、要求可能不同 [other-revision]\n"
        "    办法：请核对方案改动过的各条；改动大的，用 annualreport ledger split 重发"
    ]


def test_an_office_that_is_not_in_the_roster_any_more_is_told(desk: Desk) -> None:
    found, said = returns.read(desk.path, "x.xlsx", desk.dossier.plans, Roster())
    assert found
    assert found.office == OFFICE
    assert said[0].message == "名册里没有「教育信息中心」，照工作簿上的名称收"


def test_the_quarter_travels_with_the_file(desk: Desk) -> None:
    desk.path.write_bytes(sent(desk.dossier, quarter="3"))
    found, _ = desk.back(lambda book: book["任务"].__setitem__("K2", "三季度更新9次。"))
    assert found
    assert found.quarter == "3"
    assert [one.report.quarter for one in found.reports] == ["3"]


@pytest.mark.parametrize(
    "change",
    [
        {"year": "二〇二〇"},
        {"year": "20201"},
        {"quarter": "5"},
        {"office": ""},
    ],
)
def test_an_identity_that_the_program_does_not_write_is_none_even_with_its_sum(change: dict[str, str]) -> None:
    values = {"unit": "局", "year": "2020", "quarter": "", "office": "处", "revision": "", "rows": (), **change}
    lines = Identity(**values).lines()  # type: ignore[arg-type]
    assert identity([*lines, (CHECKSUM, checksum(lines))]) is None


def test_a_day_that_is_none_in_the_hidden_sheet_makes_it_unsound() -> None:
    lines = [*Identity("局", "2020", "", "处", "", ()).lines(), (ASKED, "", "1.1.1", "", "2020-02-31", "")]
    assert identity([*lines, (CHECKSUM, checksum(lines))]) is None
