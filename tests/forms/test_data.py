"""A new layout or equation is new data; data that is not sound is refused when it is read."""

from __future__ import annotations

import pytest

from annualreport.forms import EquationError, cell_label, form, instances, line_label, totals
from annualreport.forms.equation import parse
from annualreport.forms.library import read_table
from annualreport.forms.sheet import address, ranges, side_formula, total_formulas

ROWS = [["", "甲列", "乙列"], ["子", {"cells": "子"}], ["丑", {"cells": "丑"}], ["合计", {"cells": "合计"}]]


def table(rows=None, equations=(), widths=(30, 10, 10)):
    """A small invented table: two columns, two rows and their sum."""
    entry = {"key": "试", "name": "表试", "widths": list(widths), "columns": ["甲列", "乙列"], "rows": rows or ROWS}
    return read_table({**entry, "equations": list(equations)})


def test_an_equation_is_names_with_signs():
    made = parse("T9-01", "甲 + 乙＋丙 = 丁 − 戊-己 － 庚")
    assert [(term.sign, term.name) for term in made.left] == [(1, "甲"), (1, "乙"), (1, "丙")]
    assert [(term.sign, term.name) for term in made.right] == [(1, "丁"), (-1, "戊"), (-1, "己"), (-1, "庚")]
    assert made.names == ("甲", "乙", "丙", "丁", "戊", "己", "庚")
    assert (made.says, parse("T9-01", "甲 = 乙", says="二者相等").says) == (
        "甲 + 乙＋丙 = 丁 − 戊-己 － 庚",
        "二者相等",
    )
    assert parse("T9-01", "- 甲 = 乙").left[0].sign == -1


@pytest.mark.parametrize(
    ("holds", "each", "said"),
    [
        ("甲 + 乙", "列", "T9-01: exactly one = is needed in '甲 + 乙'"),
        ("甲 = 乙 = 丙", "列", "T9-01: exactly one = is needed in '甲 = 乙 = 丙'"),
        ("甲 + + 乙 = 丙", "列", "T9-01: two signs together in '甲 + + 乙 '"),
        ("甲 乙 = 丙", "列", "T9-01: a sign is missing before '乙'"),
        ("甲 + = 丙", "列", "T9-01: a name is missing in '甲 + '"),
        (" = 丙", "列", "T9-01: a name is missing in ' '"),
        ("甲 = 乙", "页", "T9-01: each must be one of 列, 行, 组, not '页'"),
    ],
)
def test_an_equation_of_another_shape_is_refused(holds, each, said):
    with pytest.raises(EquationError) as refused:
        parse("T9-01", holds, each)
    assert str(refused.value) == said


def test_one_line_of_data_adds_an_equation():
    added = [
        {"rule": "T9-01", "each": "列", "holds": "子 + 丑 = 合计"},
        {"rule": "T9-02", "each": "", "holds": "子.甲列 = 丑.乙列"},
        {"rule": "T9-03", "each": "行", "holds": "甲列 − 乙列 = 乙列"},
    ]
    found = instances(table(equations=added))
    assert [(one.equation.rule, "·".join(one.subject)) for one in found] == [
        ("T9-01", "试·甲列"),
        ("T9-01", "试·乙列"),
        ("T9-02", "试"),
        ("T9-03", "试·子"),
        ("T9-03", "试·丑"),
        ("T9-03", "试·合计"),
    ]
    assert found[2].keys == (("试", "子", "甲列"), ("试", "丑", "乙列"))
    assert found[3].left == ((1, ("试", "子", "甲列")), (-1, ("试", "子", "乙列")))


def test_an_equation_without_cells_on_a_side_is_left_out():
    made = table(equations=[{"rule": "T9-01", "each": "列", "holds": "子 + 丑 = 合计"}])
    standing = [key for key in made.figures if key[1] != "合计"]
    assert instances(made, standing) == ()


def test_a_group_of_rows_is_the_sum_of_its_rows():
    column = instances(form("60号").table("依申请公开"))[7]
    assert len(column.left) == 2 + 8 + 3 + 5 + 1
    assert len(instances(form("30号").table("依申请公开"))[7].left) == 2 + 8 + 3 + 5 + 3


@pytest.mark.parametrize(("each", "name"), [("列", "寅"), ("行", "丙列"), ("", "子")])
def test_an_equation_that_names_what_is_not_there_is_refused(each, name):
    with pytest.raises(EquationError, match=f"T9-01: {name} does not stand in 表试"):
        table(equations=[{"rule": "T9-01", "each": each, "holds": f"{name} = {name}"}])


def test_cells_that_do_not_fit_the_grid_are_refused():
    with pytest.raises(ValueError, match="表试: the cells do not fill the grid"):
        table(rows=[["", "甲列", "乙列"], ["子", {"cell": "子.甲列"}]])
    with pytest.raises(ValueError, match="表试: row 1 is too long"):
        table(rows=[["", "甲列", {"text": "乙列", "c": 2}]])
    with pytest.raises(ValueError, match="表试: unknown kind 字数"):
        table(rows=[["", {"cell": "子.甲列", "kind": "字数"}, ""]])


def test_a_total_is_a_cell_that_is_nothing_but_a_sum():
    made = table(
        equations=[
            {"rule": "T9-01", "each": "列", "holds": "子 + 丑 = 合计"},
            {"rule": "T9-02", "each": "列", "holds": "合计 − 丑 = 子"},
            {"rule": "T9-03", "each": "列", "holds": "合计 = 子 + 丑"},
        ]
    )
    assert set(totals(made)) == {("试", "合计", "甲列"), ("试", "合计", "乙列")}
    assert total_formulas(made)["试", "合计", "甲列"] == '=IF(COUNT(B4:B5)=2,SUM(B4:B5),"")'


def test_the_total_of_a_row_goes_before_that_of_a_column():
    formulas = total_formulas(form("60号").table("依申请公开"))
    assert formulas["依申请公开", "总计", "总计"] == '=IF(COUNT(D27:I27)=6,SUM(D27:I27),"")'
    assert formulas["依申请公开", "总计", "自然人"] == '=IF(COUNT(D8:D26)=19,SUM(D8:D26),"")'
    assert formulas["依申请公开", "结转下年度", "总计"] == '=IF(COUNT(D28:I28)=6,SUM(D28:I28),"")'
    assert total_formulas(form("60号").table("主动公开")) == {}


def test_cells_are_named_as_ranges_only_where_they_touch_in_one_line():
    made = table()
    keys = list(made.figures)
    assert address(made, keys[0]) == "B4"
    assert ranges(made, keys) == "B4:C4,B5:C5,B6:C6"
    assert ranges(made, [keys[0], keys[1], keys[4]]) == "B4:C4,B6"
    assert ranges(made, [keys[0], keys[3]]) == "B4,C5"
    assert ranges(made, [keys[0], keys[2], keys[4]]) == "B4:B6"
    assert side_formula(made, ((1, keys[0]), (-1, keys[1]))) == "SUM(B4)-SUM(C4)"
    assert side_formula(made, ((-1, keys[1]),)) == "0-SUM(C4)"


@pytest.mark.parametrize(
    ("edition", "key", "said"),
    [
        (
            "60号",
            ("依申请公开", "不予公开", "属于国家秘密", "自然人"),
            "依申请公开·（三）不予公开 1.属于国家秘密·自然人",
        ),
        ("60号", ("依申请公开", "其他处理", "其他", "总计"), "依申请公开·（六）其他处理 3.其他·总计"),
        ("30号", ("主动公开", "行政许可", "本年增减"), "主动公开·行政许可·本年增/减"),
        ("30号", ("复议诉讼", "复议后起诉", "尚未审结"), "复议诉讼·复议后起诉·尚未审结"),
        ("30号", ("表五", "甲", "乙"), "表五·甲·乙"),
    ],
)
def test_a_figure_is_called_by_the_words_of_the_form(edition, key, said):
    assert cell_label(form(edition), key) == said


def test_a_line_that_no_form_knows_is_called_by_its_key():
    assert line_label(form("30号"), ("依申请公开", "另行处理")) == "依申请公开·另行处理"
    assert line_label(form("30号"), ("依申请公开", "其他处理")) == "依申请公开·（六）其他处理"
