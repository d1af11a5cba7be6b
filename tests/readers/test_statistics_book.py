"""statistics.xlsx read back: the same figures with their cells, our totals worked out, every trouble with its place."""

from __future__ import annotations

import datetime
import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.forms import form, totals
from annualreport.model.statistics import BLANK, FIGURE, Statistics, read_cell
from annualreport.outputs.statistics_book import workbook
from annualreport.readers import statistics
from tests.figures import judged, retyped, sample, sound
from tests.packages import members, packed

FILE = "statistics.xlsx"


def read(path, edition="60号", own=False):
    """A file's figures and printed findings."""
    figures, findings = statistics.read_file(path, FILE, form(edition), own=own)
    return figures, [finding.as_text() for finding in findings]


@pytest.fixture
def book(tmp_path):
    """The clean 60号 sample as a workbook, a way to change cells of it, and to read it."""

    def changed(cells=(), also=list):
        path = tmp_path / FILE
        opened = openpyxl.load_workbook(BytesIO(workbook(form("60号"), sample("60-clean-2019")[1], 2020)))
        for sheet, place, value in cells:
            opened[sheet][place].value = value
        also(opened)
        opened.save(path)
        return read(path)

    return changed


@pytest.mark.parametrize("name", ["60-clean-2019", "60-fault-2020", "30-clean-2025", "30-year1-2023", "30-year2-2024"])
def test_a_sample_goes_through_the_workbook_unchanged(name, tmp_path):
    layout, figures = sample(name)
    (tmp_path / FILE).write_bytes(workbook(layout, figures, 2021))
    again, said = read(tmp_path / FILE, layout.edition)
    assert (again.said, list(again.cells), again.edition, said) == (
        figures.said,
        list(figures.cells),
        layout.edition,
        [],
    )
    assert len(judged(layout, again)) == len(judged(layout, figures))


TYPED = st.sampled_from(
    [None, "0", "12", "-3", "1.5", "1,234", "/", "不适用", "若干", "55（含自然失效29件）", "=1+1", "+5", "-@x",
     "@SUM(A1)", "25.1万元", "251000元", "20件", "'5", "12345678901234567890"]
)  # fmt: skip


@given(data=st.data(), seed=st.integers(0, 2**32), edition=st.sampled_from(["60号", "30号"]))
@settings(max_examples=15, deadline=None)
def test_whatever_is_typed_goes_through_the_workbook_unchanged(data, seed, edition, tmp_path_factory):
    layout = form(edition)
    changes = data.draw(st.dictionaries(st.sampled_from(list(layout.figures)), TYPED, max_size=12))
    figures = retyped(sound(layout, seed), changes)
    path = tmp_path_factory.mktemp("book") / FILE
    path.write_bytes(workbook(layout, figures, 2021))
    again, said = read(path, edition)
    assert said == []
    worked_out = {key for table in layout.tables for key in totals(table) if figures.cells[key].state == BLANK}
    assert {key: one for key, one in again.said.items() if key not in worked_out} == figures.said
    for key in worked_out & again.said.keys():
        table = layout.table(key[0])
        assert again.cells[key].figure == sum(again.cells[part].figure for part in totals(table)[key])


def test_a_blank_workbook_is_blank(tmp_path):
    (tmp_path / FILE).write_bytes(workbook(form("30号"), None))
    figures, said = read(tmp_path / FILE, "30号")
    assert (figures.blank, said) == (True, [])


def test_every_cell_knows_its_sheet_and_cell(book):
    figures, _ = book()
    assert str(figures.cells["依申请公开", "本年新收", "自然人"].place) == "statistics.xlsx 表三!D6"
    assert str(figures.cells["主动公开", "政府集中采购", "采购总金额"].place) == "statistics.xlsx 表二!C20"
    assert str(figures.cells["复议诉讼", "复议后起诉", "总计"].place) == "statistics.xlsx 表四!O6"


def test_our_own_totals_are_worked_out_and_a_blank_leaves_its_total_blank():
    layout = form("60号")
    numbers = {key: read_cell("2") for key in layout.table("依申请公开").figures if "总计" not in key}
    numbers.pop(("依申请公开", "予以公开", "其他"))
    figures = Statistics("60号", numbers)
    path = BytesIO(workbook(layout, figures))
    opened = openpyxl.load_workbook(path)
    assert opened["表三"]["J6"].value == '=IF(COUNT(D6:I6)=6,SUM(D6:I6),"")'
    assert opened["表三"]["D27"].value == '=IF(COUNT(D8:D26)=19,SUM(D8:D26),"")'


def test_totals_of_totals_are_worked_out_too(tmp_path):
    layout = form("60号")
    numbers = {key: read_cell("2") for key in layout.table("依申请公开").figures if "总计" not in key}
    (tmp_path / FILE).write_bytes(workbook(layout, Statistics("60号", numbers)))
    figures, said = read(tmp_path / FILE)
    assert said == []
    assert figures.cells["依申请公开", "本年新收", "总计"].whole == 12
    assert figures.cells["依申请公开", "总计", "自然人"].whole == 38
    assert figures.cells["依申请公开", "总计", "总计"].whole == 228
    numbers.pop(("依申请公开", "予以公开", "其他"))
    (tmp_path / FILE).write_bytes(workbook(layout, Statistics("60号", numbers)))
    figures, _ = read(tmp_path / FILE)
    blank = [key for key in totals(layout.table("依申请公开")) if figures.cells[key].state == BLANK]
    assert blank == [("依申请公开", "总计", "其他"), ("依申请公开", "总计", "总计"), ("依申请公开", "予以公开", "总计")]


def test_words_in_a_cell_for_a_number_are_told_at_their_cell(book):
    figures, said = book([("表三", "D6", "二十三")])
    assert said == []
    (finding,) = [one for one in judged(form("60号"), figures) if one.rule == "T3-05"]
    assert finding.as_text().startswith(
        "阻断 statistics.xlsx 表三!D6 依申请公开·一、本年新收政府信息公开申请数量·自然人：写的是「二十三」，不是数"
    )


def test_another_formula_without_a_value_is_told(book):
    figures, (said,) = book([("表三", "D6", "=20+3")])
    assert said == (
        "阻断 statistics.xlsx 表三!D6 依申请公开·一、本年新收政府信息公开申请数量·自然人：这一格是公式，"
        "文件里没有存下算出的值 [formula-without-value]\n"
        "    办法：请用 Excel 或 WPS 打开、保存一次，或直接填数"
    )
    assert ("依申请公开", "本年新收", "自然人") in figures.unread


def test_another_formula_with_its_value_is_that_value(book, tmp_path):
    book([("表三", "D6", "=20+3"), ("表三", "E6", "=1/0")])
    path = tmp_path / FILE
    content = members(path.read_bytes())
    sheet = content["xl/worksheets/sheet2.xml"]
    for place, kind, formula, value in (("D6", "n", "20+3", "23"), ("E6", "e", "1/0", "#DIV/0!")):
        found = re.compile(f'<c r="{place}"[^>]*><f>{re.escape(formula)}</f><v ?(/>|></v>)'.encode())
        sheet, times = found.subn(f'<c r="{place}" t="{kind}"><f>{formula}</f><v>{value}</v>'.encode(), sheet)
        assert times == 1
    path.write_bytes(packed({**content, "xl/worksheets/sheet2.xml": sheet}))
    figures, said = read(path)
    cells = figures.under("依申请公开", "本年新收")
    assert ([cell.text for cell in cells.values()][:2], said) == (["23", "#DIV/0!"], [])


@pytest.mark.parametrize(
    ("value", "text"),
    [(23.0, "23"), (0.1 + 0.2, "0.3"), (1e20, "100000000000000000000"), (True, "TRUE"), (False, "FALSE"),
     (datetime.datetime(2021, 5, 1), "2021-05-01T00:00:00"), (datetime.timedelta(1), "1 day, 0:00:00")],
)  # fmt: skip
def test_a_value_is_read_as_one_would_type_it(book, value, text):
    figures, _ = book([("表三", "D6", value)])
    assert figures.cells["依申请公开", "本年新收", "自然人"].text == text


def test_a_bare_amount_under_a_head_with_its_unit_has_that_unit(tmp_path):
    opened = openpyxl.load_workbook(BytesIO(workbook(form("30号"), None)))
    opened["表二"]["B16"].value = 282.1
    opened.save(tmp_path / FILE)
    figures, _ = read(tmp_path / FILE, "30号")
    cell = figures.cells["主动公开", "行政事业性收费", "本年收费金额"]
    assert (cell.text, cell.unit, str(cell.place)) == ("282.1万元", "万元", "statistics.xlsx 表二!B16")


def test_a_changed_label_is_told_and_its_table_is_not_read(book):
    figures, (said,) = book([("表三", "A6", "本年新收")])
    assert said == (
        "阻断 statistics.xlsx 表三!A6 表头或行名被改动：应为「一、本年新收政府信息公开申请数量」，现为「本年新收」"
        " [sheet-changed]\n"
        "    办法：请用 annualreport statistics new 重做一份工作簿，把数填进去；表头和行列不要改动"
    )
    assert {key[0] for key in figures.unread} == {"依申请公开"}
    assert figures.cells["复议诉讼", "行政复议", "总计"].state == FIGURE


def test_a_label_that_is_gone_is_told(book):
    _, (said,) = book([("表三", "A6", None)])
    assert "应为「一、本年新收政府信息公开申请数量」，现为「」" in said


def test_a_missing_sheet_is_told_with_what_may_be_meant(book):
    def renamed(opened):
        opened["表三"].title = "表三 "
        del opened["表四"]
        opened["表二"].title = "甲"

    figures, said = book(also=renamed)
    assert [one.split("\n")[0] for one in said] == [
        f"阻断 statistics.xlsx 工作簿里没有工作表「{name}」 [no-sheet]" for name in ("表二", "表三", "表四")
    ]
    assert said[1].endswith("工作表「表三 」是不是它？请改回原名")
    assert set(figures.unread) == set(form("60号").figures)


def test_a_workbook_of_the_other_layout_is_told_once(tmp_path):
    _, figures = sample("60-clean-2019")
    (tmp_path / FILE).write_bytes(workbook(form("60号"), figures, 2021))
    there, said = read(tmp_path / FILE, "30号")
    assert (there.edition, said) == ("60号", [])
    assert [one.rule for one in judged(form("30号"), there)] == ["STR-04"]
    there, _ = read(tmp_path / FILE, "30号", own=True)
    assert there.foreign == {}


def test_a_workbook_without_its_hidden_sheet_is_read_by_the_reports_layout(book):
    def without(opened):
        del opened["版式"]

    figures, said = book(also=without)
    assert (figures.edition, said) == ("60号", [])


def test_a_hidden_sheet_that_names_no_layout_is_passed_over(book):
    figures, said = book([("版式", "B1", "61号")])
    assert (figures.edition, said) == ("60号", [])


def test_a_file_that_is_no_workbook_is_told(tmp_path):
    (tmp_path / FILE).write_bytes(b"no workbook")
    figures, (said,) = read(tmp_path / FILE)
    assert figures is None
    assert said.startswith("阻断 statistics.xlsx 文件不是完好的 Excel（.xlsx）文件")


def test_a_workbook_with_broken_parts_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / FILE, "w") as package:
        package.writestr("xl/workbook.xml", "<broken")
        package.writestr("[Content_Types].xml", "<Types/>")
    figures, (said,) = read(tmp_path / FILE)
    assert figures is None
    assert said == (
        "阻断 statistics.xlsx 工作簿已损坏，有的部分读不出来 [damaged-file]\n"
        "    办法：请用 Excel 或 WPS 打开后另存一份；仍不行的，用 annualreport statistics new 重做"
    )
