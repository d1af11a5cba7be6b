"""One definition serves YAML, workbooks, templates and glossary: every field says its Chinese name and meaning."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from annualreport.model import ledger, offices, plan, rectification, report, review, signoff, wordlists
from annualreport.model.record import ORIGIN, Record
from annualreport.model.values import read_date

MODELS = sorted(Record.__subclasses__(), key=lambda model: model.__name__)


def test_all_models_are_known_here() -> None:
    known = (ledger, offices, plan, rectification, report, review, signoff, wordlists)
    assert {model.__module__ for model in MODELS} == {module.__name__ for module in known}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_chinese_name_and_a_glossary_line(model: type[Record]) -> None:
    names = {field.alias: field.description for field in model.model_fields.values() if field.alias != ORIGIN}
    assert len(names) == len(model.model_fields) - 1
    for name, meaning in names.items():
        assert name
        assert all("一" <= sign <= "鿿" for sign in name)
        assert meaning
        assert meaning != name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_records_are_frozen_and_take_no_strange_keys(model: type[Record]) -> None:
    record = model.model_construct()
    with pytest.raises(AttributeError, match="frozen"):
        record.origin = None  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del record.origin
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({"没有这个键": ""})


@pytest.mark.parametrize(
    "typed",
    ["2021-12-1", "2021/12/01", "2021.12.1", "2021年12月1日", "２０２１年１２月１日", " 2021－12－1 ", "2021．12．1"],
)
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    assert read_date(typed) == date(2021, 12, 1)


@pytest.mark.parametrize("typed", ["2021-02-30", "2021-13-01", "21-12-01", "2021年12月", "年底前", "20211201", ""])
def test_other_texts_are_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match="「"):
        read_date(typed)


def test_a_copy_with_other_values_keeps_nothing_that_was_worked_out_from_the_old_ones():
    roster = offices.Roster(offices=(offices.Office(name="办公室"),))
    assert list(roster.by_name) == ["办公室"]
    assert list(roster.model_copy(update={"offices": ()}).by_name) == []
