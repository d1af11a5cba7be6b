"""Read the year's plan (要点分工方案) from Word, WPS or text into its record, with what there is to say about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from annualreport.finding import Finding, Stop, fault, warning
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.place import Place, quoted, whole
from annualreport.readers.plan import convert, heads, numbering, text_table, title, understanding
from annualreport.readers.plan.assembly import Gathering
from annualreport.readers.plan.lexicon import drafted
from annualreport.readers.plan.rows import Cell, Row, Source

OLD = (".doc", ".wps", ".rtf", ".odt", ".docm")
TOP = 8
"""In how many first rows of a table its head is looked for."""
HEAD_HINT = (
    "表头要有「具体要求」（或工作要求）和「责任处室」（或责任科室、责任部门、责任单位）；"
    "用别的名称的，在 data/年度/report.yaml 里写 方案表头: {要求: [名称], 责任: [名称]}"
)


def read(
    path: Path, label: str, roster: Roster, *, year: int | None = None, more: Mapping[str, Sequence[str]] | None = None
) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan of a .docx, .txt, .doc or .wps file.

    label: the file as told to the user. roster: an empty one makes the plan's own names known. year: for limits that
    name no year; else that of the title. more: further head names by role (要求, 责任, 任务, 序号, 时限, 牵头, 配合).
    Wording is kept to the letter: of a cell only outer blanks are taken off; a line break in a heading or requirement
    is closed up, one in 责任原文 stays, where it parts scopes. A 阻断 among the findings says that the plan cannot
    stand as it is; Stop where nothing could be read.
    """
    found = source(path, label)
    gathering = gather(found, label, more or {})
    chapters = gathering.chapters
    findings = [*gathering.findings, *numbering.number(chapters), *understanding.unfinished(chapters)]
    if not any(section.requirements for chapter in chapters for section in chapter.sections):
        raise Stop(fault("empty-plan", "表格里没有一条要求", whole(label), HEAD_HINT), *findings)
    heading = title.find(found.above) or title.find(inside(found))
    names = understanding.lexicon(chapters, roster)
    how = understanding.Understanding(names, title.year(heading) or year)
    if not heading:
        findings.append(warning("no-title", "没有找到方案的标题", whole(label), "请在 plan.yaml 的 标题 里补上"))
    findings += understanding.of_duties(chapters, names)
    return understanding.plan(heading, chapters, how), tuple(findings)


def draft_roster(plan: Plan) -> Roster:
    """The roster that a plan read without one suggests: its offices, collective words apart, each 待核."""
    return drafted(name for one in plan.requirements for duty in one.duties for name in duty.named)


def source(path: Path, label: str) -> Source:
    """The rows of a file, by its ending and what is really in it."""
    suffix = path.suffix.lower()
    if not path.exists():
        raise Stop(fault("no-such-file", "没有这个文件", whole(label), "请核对文件名和所在的文件夹"))
    if path.is_dir():
        raise Stop(
            fault("cannot-read", "这是一个文件夹，不是方案文件", whole(label), "请指明方案的 .docx 或 .txt 文件")
        )
    if suffix == ".txt":
        return text_table.read(path, label)
    if suffix not in (".docx", *OLD):
        hint = "可读的有 .docx、.txt；.doc、.wps 由 LibreOffice 转换；PDF 等请先另存为 Word（.docx）"
        raise Stop(fault("unknown-format", f"不认识 {suffix or '没有后缀的'} 文件", whole(label), hint))
    from annualreport.readers.plan import word_table

    if suffix == ".docx" or convert.is_package(path, label):
        return word_table.read(path, label)
    with convert.converted(path, label) as made:
        return word_table.read(made, label)


def gather(found: Source, label: str, more: Mapping[str, Sequence[str]]) -> Gathering:
    """The chapters of all tables that are the plan's; Stop where no table has its head."""
    gathering: Gathering | None = None
    for rows in found.tables:
        below = head_of(rows, more)
        if below:
            columns, rest = below
            gathering = gathering or Gathering(columns)
            gathering.columns = columns
            gathering.findings += unread_columns(columns)
            gathering.table(rest)
        elif gathering and all(cell.column + cell.columns <= gathering.columns.width for cell in cells(rows)):
            gathering.table(rows)
        elif gathering:
            message = f"这个表格没有方案的表头，没有读入：{quoted(text_of(rows))}"
            gathering.findings.append(warning("table-unread", message, rows[0].place, HEAD_HINT))
    if gathering is None:
        raise Stop(no_table(found, label))
    return gathering


def head_of(rows: Sequence[Row], more: Mapping[str, Sequence[str]]) -> tuple[heads.Heads, tuple[Row, ...]] | None:
    """The columns of a table and the rows below its head; None where it has none."""
    for at, row in enumerate(rows[:TOP]):
        columns = heads.find(row, more)
        if columns:
            return columns, tuple(rows[at + 1 :])
    return None


def unread_columns(columns: heads.Heads) -> tuple[Finding, ...]:
    """The columns that are not read."""
    return tuple(
        warning("column-unread", f"「{cell.bare}」一栏没有读入", cell.place, "与要求、责任、时限无关的，不必处理")
        for cell in columns.unread
    )


def no_table(found: Source, label: str) -> Finding:
    """Why there is no plan in the file."""
    if not found.tables:
        hint = "请选有三栏表格（工作任务、具体要求、责任处室）的 .docx；文本文件里每一格以 Tab 开头"
        return fault("no-plan-table", "文件里没有表格，找不到方案的分工表", whole(label), hint)
    places: list[Place] = [rows[0].place for rows in found.tables]
    seen = "；".join(quoted(text_of(rows)) for rows in found.tables[:3])
    return fault("no-plan-table", f"表格里没有认出方案的表头，看到的是{seen}", places, HEAD_HINT)


def cells(rows: Sequence[Row]) -> list[Cell]:
    """All cells of a table."""
    return [cell for row in rows for cell in row.cells]


def inside(found: Source) -> tuple[str, ...]:
    """The full-width first row of a table, where a title may stand."""
    tops = (rows[0].cells[0].text for rows in found.tables if len(rows[0].cells) == 1)
    return tuple(line for text in tops for line in text.split("\n"))


def text_of(rows: Sequence[Row]) -> str:
    """The texts of the first row, put in a row."""
    return "｜".join(cell.bare for cell in rows[0].cells)
