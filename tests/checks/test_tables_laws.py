"""Laws of the tables' arithmetic: sound tables are passed in silence, every spoilt cell is told, nothing sound is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.finding import Finding, Severity
from annualreport.forms import AMOUNT, CHANGE, Form, Key, form
from annualreport.model.statistics import Statistics
from tests.figures import BLOCKS, COLUMNS, ENDS, judged, retyped, sample, sound

CLEAN = ("60-clean-2019", "30-clean-2025", "30-year1-2023", "30-year2-2024")
SPOILT = ("other", None, "若干", "-3", "1.5", "/", "-", "不适用", "3万元")
EDITIONS = ("60号", "30号")
TRIALS = [(name, how) for name in CLEAN for how in SPOILT if name in CLEAN[:2] or how in ("other", None)]
"""Every way of spoiling on one sample of each layout, the two commonest on the others."""


def spoilt(figures: Statistics, key: Key, how: str | None) -> Statistics:
    """One cell typed wrongly."""
    figure = figures.cells[key].figure
    other = "8" if figure is None else f"{int(figure) + 17}"
    return retyped(figures, {key: other if how == "other" else how})


@pytest.mark.parametrize(("name", "how"), TRIALS)
def test_any_single_spoilt_cell_of_the_requests_is_told_with_its_row_and_column(name, how):
    layout, figures = sample(name)
    before = judged(layout, figures)
    table = layout.table("依申请公开")
    for key, cell in table.figures.items():
        found = [one for one in judged(layout, spoilt(figures, key, how)) if one not in before]
        row = table.row_labels(cell)[-1].text
        assert len(found) == 1, (key, found)
        assert row in found[0].message
        assert key[-1] in found[0].message
        assert found[0].subject == "·".join(key)
        assert found[0].places == (figures.cells[key].place,)


@pytest.mark.parametrize(("name", "how"), TRIALS)
def test_any_single_spoilt_cell_of_the_reviews_is_told_with_its_block(name, how):
    layout, figures = sample(name)
    before = judged(layout, figures)
    for key in layout.table("复议诉讼").figures:
        found = [one for one in judged(layout, spoilt(figures, key, how)) if one not in before]
        assert len(found) == 1, (key, found)
        assert key[1] in found[0].message


@pytest.mark.parametrize("how", [None, "若干", "1.555555555", "/", "不适用"], ids=str)
@pytest.mark.parametrize("name", CLEAN)
def test_any_single_cell_of_the_disclosures_without_a_number_or_unit_is_told(name, how):
    layout, figures = sample(name)
    for key, cell in layout.table("主动公开").figures.items():
        before = judged(layout, retyped(figures, {key: "0"}))
        found = [one for one in judged(layout, retyped(figures, {key: how})) if one not in before]
        assert len(found) == 1, (key, found)
        assert key[1] in found[0].message
        assert cell.kind == AMOUNT or how in (None, "/", "不适用") or found[0].severity is Severity.BLOCKING


@pytest.mark.parametrize("name", CLEAN)
def test_a_negative_number_of_the_disclosures_is_told_except_where_the_form_has_changes(name):
    layout, figures = sample(name)
    for key, cell in layout.table("主动公开").figures.items():
        found = [one for one in judged(layout, retyped(figures, {key: "-3"})) if "负数" in one.message]
        assert len(found) == (cell.kind != CHANGE), key


@given(seed=st.integers(0, 2**32), edition=st.sampled_from(EDITIONS))
@settings(max_examples=40, deadline=None)
def test_sound_tables_are_passed_in_silence(seed, edition):
    layout = form(edition)
    assert [one for one in judged(layout, sound(layout, seed)) if one.rule.startswith(("T3", "T4"))] == []


@given(data=st.data(), seed=st.integers(0, 2**32), edition=st.sampled_from(EDITIONS))
@settings(max_examples=120, deadline=None)
def test_every_broken_line_is_told_and_no_sound_one(data, seed, edition):
    layout = form(edition)
    figures = sound(layout, seed)
    keys = [key for key in figures.cells if key[0] != "主动公开"]
    chosen = data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
    changes = {key: str(data.draw(st.integers(0, 60))) for key in chosen}
    figures = retyped(figures, changes)
    found = [one for one in judged(layout, figures) if one.rule[:2] in ("T3", "T4")]
    bad, good = lines(layout, figures)
    for rule, subject, cells in bad:
        assert any(covers(one, rule, subject, cells) for one in found), (rule, subject)
    for one in found:
        at = tuple(one.subject.split("·"))
        assert not any(at in cells for _, _, cells in good), one
        assert at in figures.cells or any(at == subject for _, subject, _ in bad), one


def covers(one: Finding, rule: str, subject: Key, cells: set[Key]) -> bool:
    """Whether a finding is about a line: names it, or a cell of it, under its rule."""
    at = tuple(one.subject.split("·"))
    return rule in one.rules and (at == subject or at in cells)


def lines(layout: Form, figures: Statistics) -> tuple[list, list]:
    """Every sum of the tables, worked out without the forms' equations: (rule, subject, cells), broken and sound."""

    def number(*key: str) -> int:
        return int(figures.cells[key].figure)

    rows = layout.table("依申请公开").lines
    ends = ("本年新收", "上年结转", "总计", "结转下年度")
    bad: list = []
    good: list = []
    for column in COLUMNS:
        new, over, done, left = (("依申请公开", name, column) for name in ends)
        sums = number(*new) + number(*over) == number(*done) + number(*left)
        (good if sums else bad).append(("T3-01", ("依申请公开", column), {new, over, done, left}))
        parts = {(*row, column) for row in rows if row[1] not in ends}
        sums = sum(number(*key) for key in parts) == number(*done)
        (good if sums else bad).append(("T3-02", ("依申请公开", column), {*parts, done}))
    for row in rows:
        cells = {(*row, column) for column in COLUMNS}
        sums = sum(number(*row, column) for column in COLUMNS[:-1]) == number(*row, "总计")
        (good if sums else bad).append(("T3-03", row, cells))
    for block in BLOCKS:
        line = ("复议诉讼", block)
        sums = sum(number(*line, end) for end in ENDS[:-1]) == number(*line, "总计")
        (good if sums else bad).append(("T4-01", line, {(*line, end) for end in ENDS}))
    return bad, good
