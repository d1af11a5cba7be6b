"""Limits and frequencies are read out of the wording; stray blanks do not matter, titles of documents set none."""

from __future__ import annotations

import pytest

from annualreport.readers.plan.deadlines import of_column, read


@pytest.mark.parametrize(
    ("text", "wording", "due"),
    [
        ("，2021 年底前通过", "2021 年底前", "2021-12-31"),
        ("2022年年底前完成", "2022年年底前", "2022-12-31"),
        ("6月30日前报送", "6月30日前", "2021-06-30"),
        ("2022年1月31日前公布", "2022年1月31日前", "2022-01-31"),
        ("2 月底前", "2 月底前", "2021-02-28"),
        ("第三季度末前完成", "第三季度末前", "2021-09-30"),
        ("上半年完成", "上半年", "2021-06-30"),
        ("年底前完成", "年底前", "2021-12-31"),
        ("年内实现", "年内", "2021-12-31"),
        ("十一月底前", "十一月底前", "2021-11-30"),
    ],
)
def test_a_limit_has_its_last_day(text, wording, due):
    assert [(limit.wording, str(limit.due), limit.frequency) for limit in read(text, 2021)] == [(wording, due, "")]


@pytest.mark.parametrize(
    ("text", "wording", "frequency"),
    [
        ("每年至少听取 1 次政务公开工作汇报", "每年至少听取 1 次", "每年至少1次"),
        ("每季度至少开展一次培训", "每季度至少开展一次", "每季度至少1次"),
        ("每年召开两次会议", "每年召开两次", "每年2次"),
        ("每月不少于3篇", "每月不少于3篇", "每月至少3篇"),
    ],
)
def test_a_frequency_is_written_evenly(text, wording, frequency):
    assert [(limit.wording, limit.due, limit.frequency) for limit in read(text, 2021)] == [(wording, None, frequency)]


def test_how_often_in_a_year_counts_the_period():
    wordings = ("每年2次", "每半年1次", "每季度至少一次", "每月1篇")
    times = [limit.times for wording in wordings for limit in read(wording, 2021)]
    assert times == [2, 2, 4, 12]


@pytest.mark.parametrize(
    "text",
    [
        "建立2021年政务公开工作台账",
        "按《2021年底前重点任务》办理",
        "近年内容",
        "政策发布前和发布后",
        "及时更新",
        "去年底",
    ],
)
def test_other_words_set_no_limit(text):
    assert read(text, 2021) == ()


def test_a_limit_without_a_year_has_no_day_where_the_year_is_not_known():
    assert [(limit.wording, limit.due) for limit in read("年底前完成", None)] == [("年底前", None)]


def test_a_day_that_the_calendar_lacks_is_kept_as_words():
    assert [(limit.wording, limit.due) for limit in read("2月30日前", 2021)] == [("2月30日前", None)]


def test_the_limit_column_is_kept_even_where_it_names_no_date():
    assert [limit.wording for limit in of_column("持续推进", 2021)] == ["持续推进"]
    assert of_column("", 2021) == ()
