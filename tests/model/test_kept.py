"""What is worked out from a record is worked out once for it, and goes by the other objects given."""

from dataclasses import dataclass, replace

from annualreport.model.kept import kept


@dataclass(frozen=True)
class Unit:
    name: str


def counting(runs: list[str]):
    @kept
    def shouted(unit: Unit, *more: object) -> str:
        runs.append(unit.name)
        return unit.name.upper() + "".join(str(one) for one in more)

    return shouted


def test_it_is_worked_out_once():
    runs: list[str] = []
    shouted, unit = counting(runs), Unit("a")
    assert (shouted(unit), shouted(unit), runs) == ("A", "A", ["a"])


def test_equal_records_are_worked_out_apart_and_stay_equal():
    runs: list[str] = []
    shouted, unit = counting(runs), Unit("a")
    shouted(unit)
    assert unit == Unit("a")
    assert hash(unit) == hash(Unit("a"))
    assert shouted(replace(unit, name="b")) == "B"
    assert runs == ["a", "b"]


def test_other_objects_are_told_apart():
    shouted, unit, first, second = counting([]), Unit("a"), ["x"], ["y"]
    assert (shouted(unit, first), shouted(unit, second), shouted(unit)) == ("A['x']", "A['y']", "A")


def test_two_functions_keep_apart():
    unit = Unit("a")
    assert (counting([])(unit), kept(lambda one: one.name)(unit)) == ("A", "a")
