"""One description of a report becomes the same template in the tag syntax of every engine, and a context for each unit.

Six sections, sixty tags in text and loops, the tasks once as paragraphs and once as a table, and the three statutory
tables as the house makes them: finished, with one tag a cell. All names are flat, so that no engine needs an expression
parser of its own.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt

TASKS = 44
"""Tasks of an ordinary year."""

SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
PROSE = tuple(f"text{number:02}" for number in range(1, 49))
"""The words of the running text; with unit and year and the tasks' they make sixty tags."""
TASK = ("number", "wording", "status", "progress", "lead")
REQUEST_ROWS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求确认或重新出具已获取信息",
    "（六）其他处理",
    "（七）总计",
    "四、结转下年度继续办理",
)
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
DISCLOSED = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费")
AMOUNTS = ("本年制发件数", "本年废止件数", "现行有效件数")
REVIEWED = tuple(
    kind + result
    for kind in ("行政复议", "直接起诉", "复议后起诉")
    for result in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
)

Context = dict[str, Any]


@dataclass(frozen=True)
class Syntax:
    """How an engine writes a word, paragraphs that repeat, and table rows that repeat.

    word(name, loop): a tag; loop is the list that it stands in, or ''. around(loop): the paragraphs before and behind
    the repeated ones, behind given the first of them. rows(loop, cells): the row or rows of a table that repeat.
    """

    word: Callable[[str, str], str]
    around: Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]
    rows: Callable[[str, list[str]], list[list[str]]]


def statement_rows(loop: str, cells: list[str]) -> list[list[str]]:
    """A row for the statement, the row itself, a row for its end."""
    blanks = [""] * (len(cells) - 1)
    return [["{%tr for one in " + loop + " %}", *blanks], cells, ["{%tr endfor %}", *blanks]]


def moustache_rows(loop: str, cells: list[str]) -> list[list[str]]:
    """One row whose first cell begins the loop and whose last ends it."""
    return [["{#" + loop + "}" + cells[0], *cells[1:-1], cells[-1] + "{/" + loop + "}"]]


def carbone_rows(loop: str, cells: list[str]) -> list[list[str]]:
    """The row itself, and one that says that it goes on."""
    return [cells, ["{d." + loop + "[i+1].number}", *[""] * (len(cells) - 1)]]


JINJA = Syntax(
    lambda name, loop: "{{ one." + name + " }}" if loop else "{{ " + name + " }}",
    lambda loop: (("{%p for one in " + loop + " %}",), ("{%p endfor %}",)),
    statement_rows,
)
"""docxtpl's, and ours."""
MOUSTACHE = Syntax(
    lambda name, _: "{" + name + "}",
    lambda loop: (("{#" + loop + "}",), ("{/" + loop + "}",)),
    moustache_rows,
)
"""docxtemplater's and easy-template-x's."""
CARBONE = Syntax(
    lambda name, loop: "{d." + (f"{loop}[i]." if loop else "") + name + "}",
    lambda loop: ((), ("{d." + loop + "[i+1].number}",)),
    carbone_rows,
)


def template(syntax: Syntax, static_rows: int = 0) -> bytes:
    """The template's bytes; static_rows: so many rows without any tag in one more table at the end."""
    document = Document()
    add(document, f"{syntax.word('unit', '')}{syntax.word('year', '')}年政府信息公开工作年度报告", 22)
    words = iter(PROSE)
    for number, heading in enumerate(SECTIONS):
        add(document, heading, 16)
        for _ in range(8):
            add(document, f"　　按照要求，{syntax.word(next(words), '')}，有关工作已经列入本单位年度安排。", 16)
        TABLES[number](document, syntax)
    if static_rows:
        table(document, [[f"第{row}行", "固定文字", "另一格", "再一格"] for row in range(static_rows)])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add(document: Made, text: str, size: float) -> None:
    """A paragraph of one run with the fonts and lines of an official document."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.first_line_indent = Pt(28), Pt(2 * size)
    write(paragraph, text, size)


def write(paragraph: Any, text: str, size: float) -> None:
    """A run with a font of its own, as Word writes one."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "仿宋_GB2312", Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")


def table(document: Made, rows: list[list[str]]) -> None:
    """A table of texts, centred in their cells."""
    made = document.add_table(0, len(rows[0]), style="Table Grid")
    for texts in rows:
        for cell, text in zip(made.add_row().cells, texts, strict=True):
            cell.vertical_alignment, cell.paragraphs[0].alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER, 1
            if text:
                write(cell.paragraphs[0], text, 10.5)


def task_paragraphs(document: Made, syntax: Syntax) -> None:
    """The tasks, two paragraphs each."""
    number, wording, status, progress, lead = (syntax.word(name, "tasks") for name in TASK)
    before, behind = syntax.around("tasks")
    for text in (*before, f"　　{number}　{wording}（{status}）", f"　　{progress}由{lead}负责。", *behind):
        add(document, text, 16)


def disclosure(document: Made, syntax: Syntax) -> None:
    """What was disclosed, by kind."""
    finished(document, syntax, "d", ("信息内容", *AMOUNTS), DISCLOSED)


def requests(document: Made, syntax: Syntax) -> None:
    """What was asked for, by result and applicant."""
    finished(document, syntax, "q", ("本列数据的勾稽关系", *APPLICANTS), REQUEST_ROWS)


def reviews(document: Made, syntax: Syntax) -> None:
    """Reviews and lawsuits in one row of figures."""
    finished(document, syntax, "r", ("", *REVIEWED), ("本年",))


def finished(document: Made, syntax: Syntax, letter: str, heads: tuple[str, ...], labels: tuple[str, ...]) -> None:
    """A table with one tag a cell."""
    rows = [
        [label, *(syntax.word(cell_word(letter, row, column), "") for column in range(1, len(heads)))]
        for row, label in enumerate(labels, 1)
    ]
    table(document, [list(heads), *rows])


def cell_word(letter: str, row: int, column: int) -> str:
    """The name of a cell's figure."""
    return f"{letter}{row:02}{column:02}"


def task_table(document: Made, syntax: Syntax) -> None:
    """The tasks again, a row each."""
    heads = ["编号", "要求", "状态", "落实情况", "责任处室"]
    table(document, [heads, *syntax.rows("tasks", [syntax.word(name, "tasks") for name in TASK])])


def nothing(_: Made, __: Syntax) -> None:
    """A section of running text alone."""


TABLES = (task_paragraphs, disclosure, requests, reviews, nothing, task_table)


def context(unit: int, tasks: int = TASKS) -> Context:
    """The words of one unit; every unit's differ."""
    return {
        "unit": f"第{unit}区教育局",
        "year": 2021,
        **{name: f"第{unit}号单位在{name}方面开展工作{unit % 97}次，公开信息{unit % 89}条" for name in PROSE},
        **figures("d", len(DISCLOSED), len(AMOUNTS), unit),
        **figures("q", len(REQUEST_ROWS), len(APPLICANTS), unit),
        **figures("r", 1, len(REVIEWED), unit),
        "tasks": list(task_words(unit, tasks)),
    }


def figures(letter: str, rows: int, columns: int, unit: int) -> dict[str, int]:
    """The figures of a table."""
    spots = ((row, column) for row in range(1, rows + 1) for column in range(1, columns + 1))
    return {cell_word(letter, row, column): (unit + row * column) % 19 for row, column in spots}


def task_words(unit: int, tasks: int) -> Iterator[dict[str, Any]]:
    """The words of every task of a unit."""
    for number in range(1, tasks + 1):
        yield {
            "number": f"{1 + number // 10}.{1 + number % 3}.{number}",
            "wording": f"推进第{number}项重点领域信息公开，健全公开目录，及时公开政策文件和解读材料",
            "status": ("已完成", "持续推进", "推进中", "未完成", "不适用")[number % 5],
            "progress": f"第{unit}号单位全年公开第{number}类信息{unit % 83 + number}条，"
            f"开展解读{number}次，回应关切{number % 9}次，",
            "lead": f"第{number % 12}处室",
        }
