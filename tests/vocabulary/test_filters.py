"""The filters write numbers, dates and lists as the field does."""

from __future__ import annotations

import doctest
import re
from datetime import date
from decimal import Decimal

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2.exceptions import TemplateRuntimeError

from annualreport.vocabulary import environment, filters, numerals, showing, tasks
from annualreport.vocabulary.examples import EXAMPLES
from annualreport.vocabulary.filters import (
    FILTERS,
    against,
    chinese,
    listed,
    number,
    percent,
    points,
    rounded,
    thousands,
)
from annualreport.vocabulary.numerals import capital_amount, cardinal
from annualreport.vocabulary.showing import day

DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True))
STEPS = {"十": 10, "百": 100, "千": 1000}


@pytest.mark.parametrize("module", [filters, numerals, showing, tasks])
def test_the_examples_of_the_filters_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_manual_s_examples_are_what_a_reader_sees(name: str) -> None:
    for tag, seen in EXAMPLES[name]:
        assert filled(tag, {}) == seen


def test_every_filter_has_its_examples() -> None:
    assert EXAMPLES.keys() == FILTERS.keys() - {"序号列表"}


def small(text: str) -> int:
    """An oracle of its own: the value of a reading below 10,000."""
    total, digit = 0, 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (digit or 1) * STEPS[sign]
            digit = 0
    return total + digit


def value(text: str) -> int:
    """The value of a reading: of what stands before 亿, before 万, and behind."""
    high, _, rest = text.rpartition("亿")
    middle, _, low = rest.rpartition("万")
    return (value(high) * 10**8 if high else 0) + small(middle) * 10**4 + small(low)


@given(st.integers(0, 10**16 - 1))
def test_a_reading_means_the_number(number: int) -> None:
    text = cardinal(Decimal(number))
    assert value(text.replace("万亿", "万零亿")) == number
    assert "零零" not in text
    assert number == 0 or not text.endswith("零")


def groups(number: int) -> list[int]:
    """The number in groups of four digits, the highest first."""
    return [number // 10_000**place % 10_000 for place in (3, 2, 1, 0)]


def skips_a_nought(number: int) -> bool:
    """Whether the other program leaves out the 零 for an empty group: 一亿一千 for 一亿零一千."""
    four = groups(number)
    return any(four[at] == 0 and four[at + 1] >= 1000 and any(four[:at]) for at in (1, 2))


@given(st.integers(0, 10**16 - 1), st.integers(0, 99))
@example(100_001_000, 5)
def test_readings_and_amounts_are_as_another_program_writes_them(number: int, fen: int) -> None:
    theirs = cn2an.an2cn(number, "low")
    ours = cardinal(Decimal(number))
    assert ((theirs[1:] if theirs.startswith("一十") else theirs) == ours) is not skips_a_nought(number)
    yuan = f"{number // 100}.{fen:02}"
    if not skips_a_nought(number // 100):
        assert capital_amount(Decimal(yuan)) == cn2an.an2cn(yuan, "rmb")


@given(st.integers(0, 99_999_999))
def test_capitals_read_like_the_plain_reading(yuan: int) -> None:
    plain = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟", "零一二三四五六七八九十百千")
    text = capital_amount(Decimal(yuan)).removesuffix("元整").translate(plain)
    assert (text[1:] if text.startswith("一十") else text) == cardinal(Decimal(yuan))


@pytest.mark.parametrize(
    ("yuan", "capitals"),
    [
        ("-0.004", "零元整"),
        ("-0.005", "负壹分"),
        ("100.30", "壹佰元叁角"),
        ("-2", "负贰元整"),
        ("0.5", "伍角"),
        ("10.004", "壹拾元整"),
        ("100000000", "壹亿元整"),
    ],
)
def test_amounts_go_down_to_the_fen(yuan: str, capitals: str) -> None:
    assert capital_amount(Decimal(yuan)) == capitals


@given(st.integers(-(10**12), 10**12))
def test_thousands_only_add_commas(number: int) -> None:
    text = thousands(number)
    assert int(text.replace(",", "")) == number
    assert all(len(group) == 3 for group in text.lstrip("-").split(",")[1:])


def test_a_small_negative_keeps_its_sign() -> None:
    assert thousands("-0.5") == "-0.5"


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_against_says_the_direction(now: int, base: int) -> None:
    text = against(now, base)
    near = now != base and abs(now - base) * 2000 < base
    assert text == ("持平" if now == base else "基本持平" if near else text)
    assert near or now == base or (text[:2] == ("增长" if now > base else "下降") and text[2:] != "0%")


def test_against_a_base_of_nought_or_less_tells_the_number() -> None:
    assert against(0, 3, "件") == "下降100%"
    assert against(-2, 0, "项") == "减少2项（上年为0项）"
    assert against(3, -2) == "增加5（上年为-2）"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: number("很多"), "「很多」不是数字"),
        (lambda: number(True), "「是」不是数字"),
        (lambda: number(["3"]), "一列内容不是数字"),
        (lambda: number({"数": 3}), "一组内容不是数字"),
        (lambda: number(float("nan")), "「NaN」不是数字"),
        (lambda: percent(3, float("inf")), "「Infinity」不是数字"),
        (lambda: chinese(-2021, "年份"), "「-2021」不是年份"),
        (lambda: chinese("2.5", "年份"), "「2.5」不是年份"),
        (lambda: chinese(20210, "年份"), "「20210」不是年份"),
        (lambda: chinese(1, "罗马"), "中文数字没有「罗马」这种写法，可用：读数、年份、大写金额"),
        (lambda: chinese(10**16), f"数字 {10**16} 太大，没有通行的中文读法"),
        (lambda: percent(1, 0), "总数为 0，算不出百分比；请用 {% if %} 另写一句"),
        (lambda: day("2021-02-30"), "2021-02-30"),
        (lambda: day(5), "「5」不是日期"),
        (lambda: day("2021-01-01", "干支"), "日期没有「干支」这种写法，可用：年月日、年月、月日、数字、汉字"),
        (lambda: listed("一个词"), "这里要用一列内容，不是单个的值"),
        (lambda: listed(3), "这里要用一列内容，不是单个的值"),
        (lambda: rounded(Decimal(1), 99999), "小数位数「99999」不对"),
        (lambda: thousands(1, "一"), "小数位数「一」不对"),  # type: ignore[arg-type]
    ],
)
def test_what_a_filter_cannot_use_is_told_in_chinese(call: object, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        call()  # type: ignore[operator]


def test_points_stay_level_and_numbers_may_be_floats() -> None:
    assert points(0.25, 0.2) == "提高5个百分点"
    assert number(0.1) == Decimal("0.1") == number(Decimal("0.1"))
    assert rounded(Decimal("-0.04"), 1) == "0"


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_a_share_is_all_or_nothing_only_where_it_is(part: int, more: int, places: int) -> None:
    assert percent(part, part + more, places) not in ("0%", "100%")
    assert (percent(0, more, places), percent(more, more, places)) == ("0%", "100%")


def test_an_amount_that_there_is_is_never_nought_in_a_larger_unit() -> None:
    words = {"数": 4999, "零": 0}
    assert filled("{{ 数|万元(0) }}、{{ 零|万元(0) }}、{{ 数|亿元(2) }}", words) == "0.5万元、0万元、0.00005亿元"


def filled(code: str, words: dict[str, object]) -> str:
    """A template of that text, filled."""
    return environment(finalize=lambda value: "缺" if value is None else str(value)).from_string(code).render(words)


@pytest.mark.parametrize(
    "code",
    [
        "{{ 列|顿号 }}",
        "{{ 列|列表序号 }}",
        "{{ 列|join('、') }}",
        "{{ 列[1]|upper }}",
        "{{ []|first }}",
        "{{ []|last }}",
        "{{ []|max }}",
    ],
)
def test_nothing_in_a_list_and_nothing_to_choose_from_is_a_gap(code: str) -> None:
    assert filled(code, {"列": ["甲", None]}) == "缺"


def test_inside_a_longer_text_a_value_is_worded_as_when_it_is_printed_alone() -> None:
    words = {"日": date(2021, 3, 5), "数": Decimal("1E+2"), "是": True, "列": [date(2021, 3, 5), 0.5]}
    assert (
        filled("{{ 日 ~ '起，' ~ 数 ~ 是 }}；{{ 列|顿号('和') }}", words) == "2021年3月5日起，100是；2021年3月5日和0.5"
    )


def test_what_is_no_number_is_never_nought() -> None:
    assert filled("{{ '12,345.6万元'|int }}、{{ 3.7|int }}、{{ '2.50'|float }}", {}) == "123456000、3、2.50"
    assert filled("{{ '待核'|int('待核') }}", {}) == "待核"
    for code in ("{{ '待核'|int }}", "{{ ''|float }}", "{{ '1.2.3'|int }}"):
        with pytest.raises(ValueError, match="不是数字"):
            filled(code, {})


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("{{ 2.5|round }}、{{ 3.5|round }}、{{ -2.5|round }}", "3、4、-3"),
        ("{{ 2.675|round(2) }}、{{ 数|round(1) }}", "2.68、2.3"),
        ("{{ 2.71|round(1, 'floor') }}、{{ 1234|round(-2) }}", "2.7、1200"),
        ("{{ (2.25|round(1)) * 2 }}", "4.6"),
    ],
)
def test_a_half_is_rounded_upwards(code: str, seen: str) -> None:
    assert filled(code, {"数": Decimal("2.25")}) == seen


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("{{ 0.1 + 0.2 }}、{{ 100 * 1.15 }}、{{ 1.1 * 1.1 }}", "0.3、115、1.21"),
        ("{{ 额 * 1.5 }}、{{ 额 * 2 }}、{{ 额 + 0.5 }}、{{ 额 - 0.5 }}", "18.75、25、13.00、12.00"),
        ("{{ 6 / 3 }}、{{ 7 / 2 }}、{{ (1 / 3)|round(2) }}", "2、3.5、0.33"),
        ("{{ 率 == 0.3 }}、{{ 率 > 0.3 }}、{{ 率 >= 0.3 }}", "True、False、True"),
        ("{{ (10 ** 30 / 1)|千分位 }}", "1" + ",000" * 10),
        ("{{ '2.50'|float * 额 }}、{{ 10 ** 3 * 1.0 }}、{{ -0.5 * 2 }}", "31.25、1000、-1"),
    ],
)
def test_numbers_are_reckoned_to_the_last_decimal(code: str, seen: str) -> None:
    assert filled(code, {"额": Decimal("12.50"), "率": Decimal("0.3")}) == seen


def test_a_group_is_never_printed_as_code() -> None:
    for code in ("{{ 列|顿号 }}", "{{ 列|列表序号 }}", "{{ 列[0] ~ '件' }}"):
        with pytest.raises(TemplateRuntimeError, match="这里的词代表一组内容，不能直接印出；请写到组内的词"):
            filled(code, {"列": [{"名称": "甲"}]})


@pytest.mark.parametrize(
    "code",
    [
        "{{ 空|千分位 }}",
        "{{ 空|round }}",
        "{{ 空|abs }}",
        "{{ (空 ~ '件') }}",
        "{{ 空|string|upper }}",
        "{{ 空|wordcount }}",
        "{{ 列|map(attribute='数')|顿号 }}",
        "{{ 5|同比(空) }}",
        "{{ 5|百分比(总数=空) if 假 else 空 }}",
        "{{ 空|段落|顿号 }}",
        "{{ 空|日期|upper }}",
    ],
)
def test_a_gap_stays_a_gap_through_filters(code: str) -> None:
    assert filled(code, {"列": [{"数": None}]}).partition("：")[0] == "【缺"


def test_empty_lists_give_nothing() -> None:
    assert (listed([]), listed([], "等"), filters.numbered([])) == ("", "", "")
