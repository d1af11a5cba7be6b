"""The three tables are found by their labels; small misprints are recognised and told, other layouts kept apart."""

from __future__ import annotations

import pytest

from annualreport.finding import Stop
from annualreport.outline import html
from annualreport.readers import published
from annualreport.readers.published import Published, labels
from tests.figures import sample
from tests.published import reports


def page(name: str, year: int, *changes: tuple[str, str]) -> str:
    """A page of a site with one thing or another changed once."""
    text = reports.site(sample(name)[1], year).decode("gb18030")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def read(text: str, year: int | None = None) -> Published:
    return published.from_outline(html.read(text.encode(), "年报.html"), year)


@pytest.mark.parametrize(
    ("label", "misprint", "told"),
    [
        (
            "2.其他法律行政法规禁止公开",
            "2.其他法律行政止公开",
            "表三的「2.其他法律行政止公开」认作「2.其他法律行政法规禁止公开」",
        ),
        ("本年废止件数", "本年废纸件数", "表二的「本年废纸件数」认作「本年废止件数」"),
        (">行政复议<", ">行政法复议<", "表四的「行政法复议」认作「行政复议」"),
    ],
)
def test_a_misprinted_label_is_recognised_and_told(label: str, misprint: str, told: str):
    read_one = read(page("30-clean-2025", 2025, (label, misprint)))
    assert [one.message for one in read_one.findings] == [told]
    assert read_one.statistics is not None
    assert read_one.statistics.said == sample("30-clean-2025")[1].said


def test_a_row_without_its_label_is_known_by_its_neighbours():
    read_one = read(page("30-clean-2025", 2025, ("2.重复申请", "")))
    assert [one.message for one in read_one.findings] == ["表三有一行的行名认不出，按上下行认作「2.重复申请」"]
    assert read_one.statistics is not None
    assert read_one.statistics.said == sample("30-clean-2025")[1].said


@pytest.mark.parametrize(
    ("typed", "state", "figure"),
    [
        ("", "空", None),
        ("&nbsp;", "空", None),
        ("0", "数", 0),
        ("/", "杠", None),
        ("—", "杠", None),
        ("不适用", "不适用", None),
        ("1,234", "数", 1234),
        ("５５（含自然失效２９件）", "数", 55),
        ("５<br>", "数", 5),
        ("若干", "文字", None),
    ],
)
def test_what_stands_in_a_cell_is_kept_as_it_is(typed: str, state: str, figure: int | None):
    text = page("30-clean-2025", 2025, (">14069<", f">{typed}<"))
    read_one = read(text)
    assert read_one.statistics is not None
    cell = read_one.statistics.cells["依申请公开", "本年新收", "总计"]
    assert (cell.state, cell.whole) == (state, figure)
    assert str(cell.place) == "年报.html 第2个表格第4行第10列"


def test_an_amount_keeps_its_own_unit_and_takes_the_heads_where_it_has_none():
    fee = ("主动公开", "行政事业性收费", "本年收费金额")
    for typed, text in (("316441", "316441万元"), ("251000元", "251000元"), ("0", "0")):
        read_one = read(page("30-clean-2025", 2025, (">316441<", f">{typed}<")))
        assert read_one.statistics is not None
        assert read_one.statistics.cells[fee].text == text


def test_each_tables_layout_is_told_by_its_heads():
    assert read(page("60-fault-2020", 2020)).editions == {
        "主动公开": ("60号",),
        "依申请公开": ("60号",),
        "复议诉讼": (),
    }
    assert read(page("mixed-fault-2023", 2023)).editions["依申请公开"] == ("60号",)
    mixed = read(page("30-clean-2025", 2025, ("本年制发件数", "本年新制作数量")))
    assert mixed.editions["主动公开"] == ("30号", "60号")
    assert mixed.form.edition == "30号"


def test_a_table_cut_in_two_is_read_as_one():
    text = page("30-clean-2025", 2025)
    marker = text.index("（五）不予处理")
    start = text.rindex("<tr>", 0, marker)
    cut = text[:start] + "</tbody></table><table><tbody>" + text[start:]
    read_one = read(cut)
    assert read_one.statistics is not None
    assert read_one.statistics.said == sample("30-clean-2025")[1].said


def test_a_lost_row_and_a_lost_table_are_told_and_not_read_as_nought():
    text = page("30-clean-2025", 2025, ("（七）总计", "空行"), ("四、结转下年度继续办理", "不知何物"))
    read_one = read(text)
    assert read_one.statistics is not None
    assert [one.message for one in read_one.findings] == ["表三没有读到「（七）总计」、「四、结转下年度继续办理」"]
    assert read_one.statistics.cells["依申请公开", "总计", "自然人"].text is None


@pytest.mark.parametrize("key", ["主动公开", "依申请公开", "复议诉讼"])
def test_a_label_that_lost_one_sign_is_still_itself(key: str):
    for known in (labels.rows(key), labels.columns(key)):
        for bare, (name, _) in known.items():
            for at in range(len(bare)):
                lost = bare[:at] + bare[at + 1 :]
                if len(lost) >= labels.SHORTEST and lost not in known:
                    match = labels.match(lost, known)
                    assert match is not None, lost
                    assert match.name == name, lost


def test_a_file_without_a_report_says_what_it_is():
    login = "<h1>用户登录</h1><p>请输入用户名和密码</p>"
    listed = "".join(f"<li><a>某市某局{year}年政府信息公开工作年度报告</a></li>" for year in range(2019, 2024))
    attached = "<h1>某市某局2023年政府信息公开工作年度报告</h1><p>附件：某市某局2023年政府信息公开工作年度报告.pdf</p>"
    told = {
        login: "这是登录页，不是年度报告",
        f"<ul>{listed}</ul>": "这是列表页，有 5 份年度报告的标题，没有正文",
        attached: "网页里没有正文，报告在附件里",
        "<p>今日天气</p>": "没有找到年度报告：既没有六个部分的标题，也没有三张法定表",
    }
    for text, message in told.items():
        with pytest.raises(Stop) as stop:
            read(text)
        assert [one.message for one in stop.value.findings] == [message]


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        ("某市某局2023年政府信息公开工作年度报告", "某市某局", 2023),
        ("某市某局2023年度政府信息公开年度报告", "某市某局", 2023),
        ("2023年某市某局政府信息公开工作年度报告", "某市某局", 2023),
        ("关于某市某局2023年政府信息公开工作情况的报告", "某市某局", 2023),
        ("某市人民政府2023年政府信息公开工作年度报告（示例）", "某市人民政府", 2023),
        ("2023年政府信息公开工作年度报告", "", 2023),
    ],
)
def test_unit_and_year_come_from_the_title(title: str, unit: str, year: int):
    text = page("30-year1-2023", 2023).replace(reports.title(2023), title)
    read_one = read(text)
    assert (read_one.unit, read_one.year) == (unit, year)
