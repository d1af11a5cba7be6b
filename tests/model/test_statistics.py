"""What a typed cell says, and what two years' figures say alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from annualreport.model.statistics import BLANK, DASH, FIGURE, NOT_APPLICABLE, TEXT, Cell, Statistics, read_cell


@pytest.mark.parametrize(
    ("typed", "state", "figure", "unit", "note"),
    [
        (None, BLANK, None, "", ""),
        ("  ", BLANK, None, "", ""),
        ("0", FIGURE, "0", "", ""),
        ("1,234", FIGURE, "1234", "", ""),
        ("１２", FIGURE, "12", "", ""),
        ("-18", FIGURE, "-18", "", ""),
        ("55（含自然失效29件）", FIGURE, "55", "", "含自然失效29件"),
        ("25.1万元", FIGURE, "25.1", "万元", ""),
        ("251000 元", FIGURE, "251000", "元", ""),
        ("/", DASH, None, "", ""),
        ("——", DASH, None, "", ""),
        ("无", DASH, None, "", ""),
        ("不适用", NOT_APPLICABLE, None, "", ""),
        ("若干", TEXT, None, "", ""),
        ("1,23", TEXT, None, "", ""),
        ("=1+1", TEXT, None, "", ""),
        ("1e3", TEXT, None, "", ""),
    ],
)
def test_a_typed_cell_says_what_stands_in_it(typed, state, figure, unit, note):
    cell = read_cell(typed)
    assert (cell.state, cell.figure, cell.unit, cell.note) == (state, figure and Decimal(figure), unit, note)


def test_a_whole_number_and_an_amount_are_known_as_such():
    assert (read_cell("20").whole, read_cell("20.0").whole, read_cell("1.5").whole, Cell().whole) == (
        20,
        20,
        None,
        None,
    )
    assert (read_cell("2亿元").yuan, read_cell("25.1万元").yuan) == (200_000_000, 251_000)
    assert (read_cell("25.1").yuan, read_cell("3件").yuan, Cell().yuan) == (None, None, None)


def test_ways_of_typing_do_not_matter_for_what_is_said():
    assert read_cell("1,234").said == read_cell("1234").said
    assert read_cell("若干").said != read_cell("许多").said
    assert read_cell("/").said == read_cell("-").said != read_cell(None).said


def test_figures_are_blank_where_nothing_stands_and_nothing_was_lost():
    key, other = ("依申请公开", "本年新收", "自然人"), ("依申请公开", "本年新收", "总计")
    assert Statistics("60号", {key: Cell()}).blank
    assert not Statistics("60号", {key: read_cell("0")}).blank
    assert not Statistics("60号", {key: Cell()}, foreign={other: read_cell("0")}).blank
    assert not Statistics("60号", {key: Cell()}, unread=frozenset({key})).blank
    assert Statistics("60号", {key: Cell()}).under("依申请公开", "本年新收") == {key: Cell()}
    assert Statistics("60号", {key: Cell()}).under("复议诉讼") == {}
