"""Invented reports with the figures of a sample: as a Word file from the template, and as pages in three styles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

from annualreport.forms import Cell, Form, Key, Table, form
from annualreport.model.report import PARTS
from annualreport.model.statistics import Statistics
from annualreport.outputs import template
from tests.outputs.filled import fill, words

UNIT = "虚构市人民政府"
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
SPEECH = "全年按照规定做好{}方面的各项工作，{}的制度健全，责任到人，有关情况按季度检查。"
PROBLEM = (
    "一是个别栏目更新不够及时，到期的信息没有及时替换；二是业务培训覆盖面还不够宽，新到岗人员参加较少；"
    "三是政策解读的形式比较单一，图表和短视频较少。"
)
REMEDY = (
    "上年提出的栏目分散问题已经解决。下一步，将完善栏目更新提醒，扩大业务培训的范围，丰富政策解读的形式，"
    "并按季度检查落实情况。"
)


def layout_of(figures: Statistics) -> Form:
    """The form of the figures; where 其他处理 has another edition's shape 表三 is that edition's."""
    own = form(figures.edition)
    shapes = {len(key) for key in figures.cells if key[:2] == ("依申请公开", "其他处理")}
    for edition in ("60号", "30号"):
        table = form(edition).table("依申请公开")
        if {len(key) for key in table.figures if key[1] == "其他处理"} == shapes:
            return replace(own, tables=(own.tables[0], table, own.tables[2]))
    return own


def printed(figures: Statistics, layout: Form) -> dict[Key, str]:
    """The cells as a report prints them: an amount without the unit that stands in its head."""
    texts = {key: cell.text or "" for key, cell in figures.cells.items()}
    fee = ("主动公开", "行政事业性收费", "本年收费金额")
    if fee in texts:
        texts[fee] = texts[fee].removesuffix("万元")
    return {key: texts.get(key, "") for key in layout.figures}


def spoken(aspect: str) -> str:
    return SPEECH.format(aspect, aspect)


def title(year: int) -> str:
    return f"{UNIT}{year}年政府信息公开工作年度报告"


def introduction(layout: Form, year: int) -> str:
    return (
        f"根据《中华人民共和国政府信息公开条例》和{layout.number}文件要求，编制本报告。"
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    )


def document(figures: Statistics, year: int) -> bytes:
    """The Word file that the template makes of the figures."""
    layout = layout_of(figures)
    made: dict[str, Any] = words(
        layout,
        单位=UNIT,
        年度=year,
        标题=title(year),
        统计期限={"起": date(year, 1, 1), "止": date(year, 12, 31)},
        引言=introduction(layout, year),
        总体情况={key: spoken(aspect) for key, aspect in zip(PARTS, ASPECTS, strict=True)},
        主要问题=PROBLEM,
        改进情况=REMEDY,
        其他事项="无。",
        计划=None,
        统计=None,
    )
    for key, text in printed(figures, layout).items():
        group = made
        for part in key[:-1]:
            group = group[part]
        group[key[-1]] = text or EMPTY
    return without(fill(template.report_template(layout), made), EMPTY)


EMPTY = "◇"
"""Printed where a cell is empty, and taken out again: the template does not print a blank."""


def without(docx: bytes, sign: str) -> bytes:
    """The Word file without a sign in its text."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            package.writestr(name, source.read(name).replace(sign.encode(), b""))
    return target.getvalue()


Block = str | tuple[Table, Mapping[Key, str]]


def blocks(figures: Statistics, year: int) -> Iterator[Block]:
    """The report in reading order, after its title."""
    layout = layout_of(figures)
    texts = printed(figures, layout)
    yield introduction(layout, year)
    for section in layout.sections:
        yield section.title
        if section.table:
            yield layout.table(section.table), texts
        if section.number == "一":
            for number, aspect in zip("一二三四五", ASPECTS, strict=True):
                yield f"（{number}）{aspect}"
                yield spoken(aspect)
        if section.number == "五":
            yield from ("（一）主要问题", PROBLEM, "（二）改进情况", REMEDY)
        if section.number == "六":
            yield "无。"


def site(figures: Statistics, year: int) -> bytes:
    """A page of a government site: layout tables, breadcrumbs, a source line, a column one pixel wide, GB2312."""
    body = "\n".join(
        f"<p style='text-indent:2em'>{escape(one)}</p>" if isinstance(one, str) else site_table(*one)
        for one in blocks(figures, year)
    )
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{title(year)}-{UNIT}门户网站</title><script>var a = "<p>一、总体情况</p>";</script></head>
<body><div class="top"><a href="/">网站首页</a> | <a href="/zwgk">政务公开</a> | 设为首页</div>
<table width="1000"><tr><td width="200"><ul><li><a href="1.html">{year - 1}年政府信息公开工作年度报告</a></li>
<li><a href="2.html">政府信息公开指南</a></li></ul></td><td>
<div>您现在所在位置：<a href="/">首页</a> &gt; <a href="/nb">政府信息公开年报</a></div>
<table width="100%"><tr><td align="center"><h1>{title(year)}</h1></td></tr>
<tr><td>发布日期：{year + 1}-01-20&nbsp;&nbsp;来源：市政府办公室&nbsp;&nbsp;浏览次数：<span id="n"></span></td></tr>
<tr><td><div id="zoom">
{body}
</div><div>【<a href="javascript:window.print()">打印</a>】【<a href="#">关闭窗口</a>】</div>
<div>上一篇：<a href="0.html">另一份报告</a></div></td></tr></table></td></tr></table>
<div>主办单位：{UNIT}办公室　网站标识码：0000000000</div><div>版权所有 ICP备00000000号</div></body></html>"""
    return page.encode("gb18030")


def site_table(table: Table, texts: Mapping[Key, str]) -> str:
    """The table with a column of one pixel after its first two columns, which every wider cell spans."""
    wide = len(table.widths) == 4

    def reach(cell: Cell) -> int:
        return cell.columns + int(wide and cell.column <= 2 < cell.column + cell.columns)

    rows = []
    for cells in table.rows():
        row = "".join(
            f"<td{spans(cell.rows, reach(cell))} style='border:1px solid'><p align='center'>"
            f"<span style='font-size:12pt'>{escape(text(cell, texts))}</span></p></td>"
            for cell in cells
        )
        rows.append(f"<tr>{row}</tr>")
    return f"<div align='center'><table border='1'><tbody>{''.join(rows)}</tbody></table></div>"


def spans(rows: int, columns: int) -> str:
    high = f" rowspan='{rows}'" if rows > 1 else ""
    return high + (f" colspan='{columns}'" if columns > 1 else "")


def text(cell: Cell, texts: Mapping[Key, str]) -> str:
    return texts[cell.key] if cell.key else cell.text


def exported(figures: Statistics, year: int) -> bytes:
    """A page that Word saved: its own markup in every paragraph, the leftover row at the end of tables."""
    body = "\n".join(
        mso(one, "text-indent:32.0pt") if isinstance(one, str) else word_table(*one) for one in blocks(figures, year)
    )
    head = f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 11">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:""; font-family:"Times New Roman";}} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=Section1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center><b><span style='font-size:22.0pt;font-family:方正小标宋简体'>{UNIT}<span
lang=EN-US>{year}</span>年<span lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal align=center><b><span style='font-size:22.0pt'>政府信息公开工作年度报告<span
lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
"""
    return (head + body + "\n</div></body></html>").encode("gb18030")


def mso(line: str, style: str = "") -> str:
    """A paragraph as Word writes it; long lines of the source are broken anywhere."""
    half = len(line) // 2
    between = "\n" if line.isalpha() or len(line) > 20 else ""
    shown = f"{escape(line[:half])}{between}{escape(line[half:])}"
    return (
        f"<p class=MsoNormal style='{style}'><span style='font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>{shown}"
        "<span lang=EN-US><o:p></o:p></span></span></p>"
    )


def word_table(table: Table, texts: Mapping[Key, str]) -> str:
    """The table as Word writes it."""
    rows = []
    for number, cells in enumerate(table.rows()):
        row = "".join(
            f"<td width=88{spans(cell.rows, cell.columns)} style='mso-border-alt:solid windowtext .5pt'>"
            f"{mso(text(cell, texts))}</td>"
            for cell in cells
        )
        rows.append(f"<tr style='mso-yfti-irow:{number};height:17.5pt'>{row}</tr>")
    left = "".join("<td width=29 style='border:none'></td>" for _ in table.widths)
    rows.append(f"<![if !supportMisalignedColumns]><tr height=0>{left}</tr><![endif]>")
    return f"<table class=MsoNormalTable border=1 cellspacing=0>{''.join(rows)}</table>"


def padded(figures: Statistics, year: int) -> bytes:
    """A fragment with loose markup: nbsp and br in cells, capital letters, ends of cells left out; UTF-8 with BOM."""
    body = "\n".join(
        f"<DIV>&nbsp;&nbsp;&nbsp;&nbsp;{escape(one)}<BR></DIV>" if isinstance(one, str) else padded_table(*one)
        for one in blocks(figures, year)
    )
    return ("\ufeff<DIV align=center><B>" + title(year) + "</B></DIV>" + body).encode()


def padded_table(table: Table, texts: Mapping[Key, str]) -> str:
    """The table with labels broken in their middle and figures between blanks."""
    rows = []
    for cells in table.rows():
        row = "".join(f"<TD{spans(cell.rows, cell.columns)}>&nbsp;{broken(text(cell, texts))}&nbsp;" for cell in cells)
        rows.append(f"<TR>{row}")
    return f"<TABLE>{''.join(rows)}</TABLE>"


def broken(label: str) -> str:
    """A label with a line break in its middle; a figure as it is."""
    half = len(label) // 2
    words_only = not any(sign.isdigit() for sign in label) and len(label) > 3
    return f"{escape(label[:half])}<BR>{escape(label[half:])}" if words_only else escape(label)


def flat(figures: Statistics, year: int) -> bytes:
    """A page without one merged cell: empty cells stand in their place."""
    body = "\n".join(
        f"<p>{escape(one)}</p>" if isinstance(one, str) else flat_table(*one) for one in blocks(figures, year)
    )
    return f"<html><head><meta charset=utf-8></head><body><h1>{title(year)}</h1>{body}</body></html>".encode()


def flat_table(table: Table, texts: Mapping[Key, str]) -> str:
    """Every spot of the grid a cell of its own."""
    rows = []
    for row in range(table.height):
        cells = []
        for column in range(len(table.widths)):
            cell = table.grid[row, column]
            first = (cell.row, cell.column) == (row, column)
            cells.append(f"<td>{escape(text(cell, texts)) if first else ''}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


PAGES = {"site": site, "exported": exported, "padded": padded}
"""The three styles of page."""
