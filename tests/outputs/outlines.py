"""An invented report as an outline, for tests of what is made from one."""

from __future__ import annotations

from dataclasses import replace

from annualreport import forms
from annualreport.forms import Form
from annualreport.forms.form import Table as FormTable
from annualreport.outline import Block, Outline, Paragraph, Table, TableCell
from annualreport.outline.records import TITLE
from annualreport.outputs.html import PageFacts
from annualreport.place import Place, paragraph, table_cell

FILE = "虚构市教育局2020年政府信息公开工作年度报告.docx"
INTRODUCTION = (
    "根据《中华人民共和国政府信息公开条例》和国办公开办函〔2019〕60号文件规定的格式，编制本报告。"
    "数据统计期限自2020年1月1日起至2020年12月31日止。电子版在 https://jyj.example.gov.cn/gkmlpt/annals/2020 公布。"
)
TEXT = (
    "全年制作规范性文件3件，公开3件，均在印发之日起20个工作日内公布；通过局门户网站公开政府信息1268条，"
    "其中招生入学类326条、教育经费类41条，网站全年访问量1023万人次，同比增长12.5%。"
)


def facts(form: Form, **changes: object) -> PageFacts:
    """What the page says beside the text."""
    title = "虚构市教育局2020年政府信息公开工作年度报告"
    return replace(PageFacts(title, "虚构市教育局", 2020, form.edition, form.number), **changes)  # type: ignore[arg-type]


def text(content: str, level: int = 0) -> Paragraph:
    """A paragraph."""
    return Paragraph(content, paragraph(FILE, 1, content), level)


def report(form: Form, *more: Block) -> Outline:
    """A whole report of a form: title, 引言, the six parts with the three tables; ``more`` stands at its end."""
    blocks: list[Block] = [
        text("虚构市教育局2020年政府信息公开", TITLE),
        text("工作年度报告", TITLE),
        text(INTRODUCTION),
    ]
    for section in form.sections:
        blocks.append(text(section.title, 1))
        if section.table:
            blocks.append(statutory(form.table(section.table)))
            continue
        for number, part in enumerate(section.parts):
            blocks += [text(f"（{'一二三四五'[number]}）{part}", 2), text(TEXT)]
        if section.parts:
            blocks += [
                text("（六）2020年政务公开工作要点落实情况", 2),
                text(TEXT),
                text("1.深化政务公开", 3),
                text(TEXT),
            ]
        else:
            blocks += [text(TEXT), text("【缺：改进情况】。下一步，我局将补办第三期培训。")]
    return Outline(FILE, (*blocks, *more), headers=(text("虚构市教育局"),))


def statutory(table: FormTable) -> Table:
    """A statutory table as a finished Word file has it: labels broken as there, every figure a number."""
    cells = tuple(
        TableCell(
            written(cell.text, cell.broken) if cell.key is None else f"{(cell.row * 7 + cell.column) % 23}",
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            table_cell(FILE, 1, cell.row + 1, cell.column + 1),
        )
        for cell in table.cells
    )
    return Table(cells, table.height, len(table.widths), Place(FILE))


def written(label: str, broken: str) -> str:
    """A label with its line break."""
    return label.replace(broken, f"{broken}\n", 1) if broken else label


def simple(*rows: tuple[str, ...]) -> Table:
    """A table without merged cells."""
    cells = tuple(
        TableCell(content, row, column, 1, 1, table_cell(FILE, 4, row + 1, column + 1))
        for row, line in enumerate(rows)
        for column, content in enumerate(line)
    )
    return Table(cells, len(rows), len(rows[0]), Place(FILE))


FORMS = forms.all_forms()
