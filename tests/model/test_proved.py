"""What is plainly right becomes a record without pydantic: the same record that pydantic makes, and no other data."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from annualreport.model import proved
from annualreport.model.fields import UnsureError
from annualreport.model.ledger import Evidence, Indicator, Ledger, OfficeReport
from annualreport.model.offices import Office, Roster
from annualreport.model.plan import Plan
from annualreport.model.record import Record, types
from annualreport.model.report import Accepted, Overview, Period, Report
from annualreport.model.review import Point
from annualreport.model.signoff import Signature
from annualreport.model.wordlists import Lists

MODELS = sorted(Record.__subclasses__(), key=lambda model: model.__name__)
USUAL: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["", " 甲处 ", "已完成", "2.2.5", "部门", "60号", "一", "1", "签发", "\x1f甲", "a\u3000"]),
    date: st.sampled_from(["2021-12-31", "2021年2月30日", "２０２１.１.２", date(2021, 1, 2), datetime(2021, 1, 2)]),
    Decimal: st.sampled_from(["1,234", "12.50", "约12", 12, Decimal("0.10"), Decimal("NaN"), 1.5, True]),
    bool: st.sampled_from(["是", "否", True, "true", 1, "也许"]),
    int: st.sampled_from(["2021", "2021.0", 2021, 2007, "9" * 30, True, "二〇二一", 0]),
}
ODD = st.sampled_from([None, "", "甲", 7, 7.5, True, [], ["甲"], {}, {"名称": "甲"}, date(2021, 1, 1)])


def typed(hint: Any) -> st.SearchStrategy[Any]:
    """What may stand in a file for a type: usual values, unusual ones, wrong ones."""
    parts = [part for part in get_args(hint) if part is not type(None)]
    if isinstance(hint, type) and issubclass(hint, Record):
        return st.deferred(lambda: data(hint))
    if hint in USUAL:
        return USUAL[hint]
    if get_origin(hint) is tuple:
        return st.lists(typed(parts[0]), max_size=2)
    if get_origin(hint) is dict:
        return st.dictionaries(st.sampled_from(["2.2", " 2 "]), typed(parts[1]), max_size=2)
    return typed(parts[0])


@st.composite
def data(draw: st.DrawFn, model: type[Record]) -> dict[str, Any]:
    """Data for a record: most fields there and usual, some odd, now and then a strange key or an inner name."""
    made: dict[str, Any] = {}
    hints = types(model)
    for name, field in model.model_fields.items():
        if not field.exclude and (draw(st.integers(0, 40)) > 0 if field.is_required() else draw(st.booleans())):
            key = name if draw(st.integers(0, 40)) == 0 else field.alias
            made[key] = draw(ODD if draw(st.integers(0, 30)) == 0 else typed(hints[name]))
    return {**made, "生僻": ""} if draw(st.integers(0, 40)) == 0 else made


def by_pydantic(model: type[Record], given_: object, *, by_name: bool) -> Record | None:
    """What pydantic alone makes of data; None for what it refuses."""
    try:
        return TypeAdapter(model).validate_python(given_, by_alias=True, by_name=by_name)
    except ValidationError:
        return None


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@settings(deadline=None, max_examples=40)
@given(at=st.data(), by_name=st.booleans())
def test_what_is_taken_at_once_is_what_pydantic_takes(model: type[Record], at: st.DataObject, by_name: bool) -> None:
    given_ = at.draw(data(model))
    expected = by_pydantic(model, given_, by_name=by_name)
    try:
        plainly = model.plainly(given_, by_name=by_name)
    except UnsureError:
        if expected is not None:
            assert model.model_validate(given_, by_name=by_name) == expected
        else:
            with pytest.raises(ValidationError):
                model.model_validate(given_, by_name=by_name)
        return
    assert plainly == expected
    assert repr(plainly) == repr(expected)


REPORT = {"单位": "虚构市教育局", "年度": "2021", "版式": "60号", "示例": "是"}
ENTRY = {"编号": "2.2.5", "状态": "已完成", "完成日期": "2021年7月1日", "指标": [{"名称": "培训", "数值": "2"}]}
CHAPTER = {"序号": "一", "标题": "章", "节": [{"序号": "一", "标题": "节", "条": []}]}
GOOD: tuple[tuple[type[Record], dict[str, Any]], ...] = (
    (Report, {**REPORT, "统计期限": {"起": "2021-01-01", "止": "2021.12.31"}}),
    (Ledger, {"台账": [ENTRY]}),
    (Plan, {"标题": "方案", "章": [CHAPTER]}),
    (Roster, {"名册": [{"名称": "办公室", "别名": None}]}),
    (Lists, {"全市主体": ["我市"], "第五部分最少字数": "80"}),
)
"""As a file holds them: every value is a text."""


@pytest.mark.parametrize(("model", "given_"), GOOD, ids=lambda one: getattr(one, "__name__", ""))
def test_the_files_of_a_good_year_are_taken_at_once(model: type[Record], given_: dict[str, Any]) -> None:
    assert model.plainly(given_, by_name=False) == by_pydantic(model, given_, by_name=False)


def test_records_of_good_data_are_made_without_pydantic() -> None:
    code = (
        "import sys\nfrom annualreport.model.ledger import Ledger\n"
        f"Ledger.model_validate({GOOD[1][1]!r})\nprint('pydantic' in sys.modules)\n"
        "Ledger.model_validate({'台账': [{'编号': '1.1.1', '指标': [{'名称': '甲', '数值': 1.5}]}]})\n"
        "print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


HOW = st.fixed_dictionaries(
    {"by_alias": st.booleans(), "mode": st.sampled_from(["json", "python"]), "exclude_defaults": st.booleans()}
)
FLAT = (Indicator, Evidence, OfficeReport, Office, Accepted, Overview, Period, Point, Signature)


@pytest.mark.parametrize("model", FLAT, ids=lambda model: model.__name__)
@settings(deadline=None, max_examples=40)
@given(at=st.data(), how=HOW)
def test_a_record_is_dumped_as_pydantic_dumps_it(model: type[Record], at: st.DataObject, how: dict[str, Any]) -> None:
    record = by_pydantic(model, at.draw(data(model)), by_name=True)
    if record is not None:
        twin = proved.twin(model).model_construct(**record.values)
        assert record.model_dump(**how) == twin.model_dump(**how)
        assert list(record.model_dump(**how)) == list(twin.model_dump(**how))


def test_a_record_inside_another_is_dumped_with_it() -> None:
    ledger = Ledger.model_validate({"台账": [{"编号": "1.1.1", "指标": [{"名称": "甲", "数值": "1.50"}]}]})
    assert ledger.model_dump(by_alias=True, mode="json", exclude_defaults=True) == {
        "台账": [{"编号": "1.1.1", "指标": [{"名称": "甲", "数值": "1.50"}]}]
    }
    assert ledger.model_dump(exclude_defaults=True) == {
        "entries": ({"number": "1.1.1", "indicators": ({"name": "甲", "value": Decimal("1.50")},)},)
    }


def test_equal_records_are_one_in_a_set_and_those_of_two_kinds_never_equal() -> None:
    one, other = Overview(disclosure="甲"), Overview.model_validate({"主动公开": " 甲 "})
    assert one == other
    assert len({one, other}) == 1
    assert one != Overview(disclosure="乙")
    assert Indicator(name="甲", value=Decimal(1)) != Evidence(title="甲")
