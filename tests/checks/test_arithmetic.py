"""Which single cell explains several broken equations, and when none is named."""

from __future__ import annotations

from decimal import Decimal

from annualreport.checks.arithmetic import blame, weigh
from annualreport.forms import Instance, Key
from annualreport.forms.equation import parse

A, B, C, D, E = ((letter,) for letter in "ABCDE")


def instance(name: str, left: tuple[Key, ...], right: tuple[Key, ...]) -> Instance:
    """One equation over cells."""
    return Instance(parse(name, "x = y"), (name,), tuple((1, key) for key in left), tuple((1, key) for key in right))


def blamed(instances: list[Instance], numbers: dict[Key, int], suspects: frozenset[Key] = frozenset()) -> dict:
    """The named cells with the figure that they are meant to be."""
    figures = {key: Decimal(number) for key, number in numbers.items()}
    return {one.key: int(one.meant) for one in blame(weigh(instances, figures), figures, suspects)}


def test_the_one_cell_of_two_broken_sums_is_named():
    sums = [instance("row", (A, B), (C,)), instance("column", (A, D), (E,))]
    assert blamed(sums, {A: 5, B: 1, C: 3, D: 1, E: 3}) == {A: 2}


def test_a_cell_on_the_right_side_is_named_too():
    sums = [instance("row", (A,), (C,)), instance("column", (B,), (C,))]
    assert blamed(sums, {A: 5, B: 5, C: 7}) == {C: 5}


def test_two_cells_that_explain_the_same_are_not_guessed_between():
    sums = [instance("row", (A, B), (C,)), instance("column", (A, B), (D,))]
    assert blamed(sums, {A: 5, B: 4, C: 6, D: 6}) == {}


def test_a_cell_of_a_sound_sum_is_not_named():
    sums = [instance("one", (A, B), (C,)), instance("two", (A, D), (E,)), instance("three", (A,), (A,))]
    assert blamed(sums, {A: 5, B: 1, C: 3, D: 1, E: 3}) == {}


def test_sums_that_want_different_corrections_name_no_cell():
    sums = [instance("row", (A, B), (C,)), instance("column", (A, D), (E,))]
    assert blamed(sums, {A: 5, B: 1, C: 3, D: 1, E: 4}) == {}


def test_a_correction_below_nought_names_no_cell():
    sums = [instance("row", (A, B), (C,)), instance("column", (A, D), (E,))]
    assert blamed(sums, {A: 1, B: 9, C: 3, D: 9, E: 3}) == {}


def test_one_broken_sum_names_no_cell_unless_it_is_at_fault_by_itself():
    sums = [instance("row", (A, B), (C,))]
    assert blamed(sums, {A: -2, B: 1, C: 3}) == {}
    assert blamed(sums, {A: -2, B: 1, C: 3}, frozenset({A})) == {A: 2}


def test_the_cell_that_explains_more_is_named():
    sums = [instance("one", (A, B), (C,)), instance("two", (A, B), (D,)), instance("three", (A,), (E,))]
    assert blamed(sums, {A: 5, B: 1, C: 3, D: 3, E: 2}) == {A: 2}


def test_a_cell_at_fault_by_itself_goes_before_others():
    sums = [instance("row", (A, B), (C,)), instance("column", (A, B), (D,))]
    assert blamed(sums, {A: -2, B: 1, C: 3, D: 3}, frozenset({A})) == {A: 2}


def test_a_sum_with_a_missing_figure_is_not_weighed():
    sums = [instance("row", (A, B), (C,))]
    assert weigh(sums, {A: Decimal(1), C: Decimal(1)}) == ()


def test_a_cell_on_both_sides_changes_nothing():
    sums = [instance("one", (A, B), (A, C)), instance("two", (A, D), (A, E))]
    assert A not in blamed(sums, {A: 1, B: 2, C: 3, D: 2, E: 3})
