"""A web page of any site is read as the report's article with its tables, whatever its markup and encoding."""

from __future__ import annotations

import pytest

from annualreport.finding import Stop
from annualreport.outline import Outline, html
from annualreport.outline.records import TITLE

HEAD = "<h1>某市某局2023年政府信息公开工作年度报告</h1><p>根据条例编制本报告。</p>"
PARTS = (
    "<p>一、总体情况</p><p>（一）主动公开</p><p>全年公开信息3条。</p>"
    "<p>五、存在的主要问题及改进情况</p><p>更新不及时。</p><p>六、其他需要报告的事项</p><p>无。</p>"
)


def read(page: str, encoding: str = "utf-8") -> Outline:
    return html.read(page.encode(encoding), "年报.html")


def lines(outline: Outline) -> list[str]:
    return [paragraph.text for paragraph in outline.paragraphs]


SOUND = [
    "某市某局2023年政府信息公开工作年度报告",
    "根据条例编制本报告。",
    "一、总体情况",
    "（一）主动公开",
    "全年公开信息3条。",
    "五、存在的主要问题及改进情况",
    "更新不及时。",
    "六、其他需要报告的事项",
    "无。",
]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("no-such-set", "gb18030"),
    ],
)
def test_the_encoding_is_found_whatever_is_declared(declared: str, encoding: str):
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}<title>年报</title></head><body>{HEAD}{PARTS}</body></html>"
    assert lines(read(page, encoding)) == SOUND


def test_an_xml_declaration_is_no_obstacle():
    page = f'<?xml version="1.0" encoding="gb2312"?><html><body>{HEAD}{PARTS}</body></html>'
    assert lines(read(page, "gb18030")) == SOUND


def test_what_the_site_says_around_the_article_is_left_out():
    page = f"""<body><div>首页 &gt; 政务公开</div><nav><p>一、总体情况</p></nav><div><div class="a">
    <div>发布日期：2024-01-20 来源：办公室 字体：大 中 小</div>{HEAD}<div>浏览次数：12</div>{PARTS}
    <p>扫一扫在手机打开当前页</p><p>相关链接</p></div></div><div>主办单位：某市某局</div></body>"""
    assert lines(read(page)) == SOUND


def test_a_sidebar_beside_the_article_is_left_out():
    page = f"<body><div><div>{HEAD}{PARTS}</div><div><p>热点信息</p><p>某文件印发</p></div></div></body>"
    assert lines(read(page)) == SOUND


def test_a_title_above_the_article_and_layout_tables_belong_to_the_report():
    page = (
        "<table><tr><td>导航</td><td><table><tr><td>某市某局<br>2023年政府信息公开工作年度报告</td></tr>"
        f"<tr><td>来源：某市某局</td></tr><tr><td><div><p>根据条例编制本报告。</p>{PARTS}</div></td></tr></table></td></tr></table>"
    )
    outline = read(page)
    assert [one.text for one in outline.paragraphs if one.level == TITLE] == [
        "某市某局",
        "2023年政府信息公开工作年度报告",
    ]
    assert lines(outline)[2:] == SOUND[1:]


def test_hidden_text_and_scripts_are_no_text():
    page = f"<body>{HEAD}<p style='DISPLAY: none'>秘密</p><script>一、</script><span hidden>x</span>{PARTS}</body>"
    assert lines(read(page)) == SOUND


def test_line_breaks_of_the_source_are_none_and_br_begins_a_paragraph():
    first = "<p>一、总体\n  情况<br>&nbsp;&nbsp;全年公开 3 条，\n用时 2\ndays。</p>"
    page = f"<div>{HEAD}{first}<p>六、其他需要报告的事项</p></div>"
    assert lines(read(page))[2:4] == ["一、总体情况", "全年公开 3 条，用时 2 days。"]


def test_merged_cells_are_resolved_and_broken_spans_are_bounded():
    page = f"""{HEAD}{PARTS}<table><tr><td rowspan=2>甲</td><td colspan="2">乙<br>丙</td></tr>
    <tr><td>丁<td rowspan=9999 colspan=x>&nbsp;戊</table>"""
    (table,) = read(f"<div>{page}</div>").tables
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in table.cells] == [
        ("甲", 0, 0, 2, 1),
        ("乙\n丙", 0, 1, 1, 2),
        ("丁", 1, 1, 1, 1),
        ("戊", 1, 2, 1, 1),
    ]
    assert table.cells[2].place.where == "第1个表格第2行第2列"


def test_a_heading_in_the_first_row_or_the_caption_of_a_table_is_a_heading():
    rows = "<tr><td colspan=2>四、政府信息公开行政复议、行政诉讼情况</td></tr><tr><td>结果维持</td><td>0</td></tr>"
    caption = "<caption>二、主动公开政府信息情况</caption><tr><td>规章</td><td>0</td></tr>"
    outline = read(f"<div>{HEAD}{PARTS}<table>{caption}</table><table>{rows}</table></div>")
    assert lines(outline)[-2:] == ["二、主动公开政府信息情况", "四、政府信息公开行政复议、行政诉讼情况"]
    assert [table.height for table in outline.tables] == [1, 1]


def test_a_title_on_two_lines_is_one():
    page = f"<div><p>某市某局2023年政府信息公开</p><p>工作年度报告</p>{PARTS}</div>"
    assert [one.text for one in read(page).paragraphs if one.level == TITLE] == [
        "某市某局2023年政府信息公开",
        "工作年度报告",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "网页是空的"),
        (b" \n", "网页是空的"),
        (bytes(range(128, 256)) * 40, "认不出网页的文字编码：不是 UTF-8，也不是 GB18030"),
        ("政府信息公开".encode().decode("latin-1").encode(), "网页的文字是乱码：保存前已按错误的编码读过一次"),
        (
            "政府信息公开工作".encode("gb18030").decode("latin-1").encode(),
            "网页的文字是乱码：保存前已按错误的编码读过一次",
        ),
        ("政府資訊公開工作年度報告".encode("big5"), "网页是繁体的 Big5 编码，不是年度报告通用的编码"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, message: str):
    with pytest.raises(Stop) as stop:
        html.read(content, "年报.html")
    assert [one.message for one in stop.value.findings] == [message]


def test_deeply_nested_markup_ends_no_reading():
    deep = "<div><span>" * 20_000 + "一、总体情况"
    assert html.read(deep.encode(), "年报.html").file == "年报.html"
