"""The good year as a dossier and as a document, read without the readers, so that a rule is tested by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from annualreport.checks.rule import Rule, run
from annualreport.finding import Finding
from annualreport.forms import form
from annualreport.model.dossier import Dossier
from annualreport.model.ledger import Ledger
from annualreport.model.offices import Roster
from annualreport.model.plan import Plan
from annualreport.model.report import Report
from annualreport.outline.levels import level
from annualreport.outline.records import TITLE, Block, Layout, Outline, Page, Paragraph, Setting, Table, TableCell
from annualreport.place import Place, paragraph, table_cell
from annualreport.source import yamlfile
from annualreport.workspace import Workspace

YEAR = 2020
FILE = "out/2020/虚构市教育局2020年政府信息公开工作年度报告.docx"
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


LAST_YEAR = Report.model_validate(
    {
        "单位": "虚构市教育局",
        "年度": "2019",
        "总体情况": {"主动公开": "全年制作规范性文件3件，公开3件，网站栏目重新划分为四类，群众查找更加方便。"},
        "主要问题": "一是公开目录与实际栏目对应不上，部分文件重复发布，查找费时；二是依申请公开的答复文书格式不统一。",
        "改进情况": "一是重新核对公开目录，删去重复文件126件；二是印发答复文书样式，逐件审核。",
    }
)
"""The texts of the year before, of which nothing stands in this year's."""


def dossier_of(workspace: Workspace, year: int = YEAR) -> Dossier:
    """The year's materials; the figures are left out."""
    report = Report.model_validate(content(workspace, "report.yaml"))
    plan = Plan.model_validate(content(workspace, "plan.yaml"))
    ledger = Ledger.model_validate({"台账": content(workspace, "ledger.yaml")})
    offices = yamlfile.read(workspace.offices, workspace.label(workspace.offices))
    edition = form(report.edition or "60号")
    roster = Roster.model_validate({"名册": offices})
    return Dossier(year, report, edition, roster, (plan,), ledger, previous_report=LAST_YEAR)


def content(workspace: Workspace, name: str) -> object:
    """One file of the year as it is."""
    path = workspace.data(YEAR, name)
    return yamlfile.read(path, workspace.label(path))


def told(rule: Rule, dossier: Dossier, outline: Outline | None = None) -> list[str]:
    """What a rule says, as printed."""
    return [finding.as_text() for finding in findings(rule, dossier, outline)]


def findings(rule: Rule, dossier: Dossier, outline: Outline | None = None) -> list[Finding]:
    """What a rule finds."""
    return run((rule,), dossier, outline)


@dataclass
class Document:
    """A report by the form that a test may spoil: lines are texts and tables in reading order."""

    dossier: Dossier
    file: str = FILE
    lines: list[str | Table] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    layout: Layout | None = None

    def __post_init__(self) -> None:
        report = self.dossier.report
        self.lines = [self.dossier.title, report.introduction]
        self.properties = {"title": self.dossier.title}
        for section in self.dossier.form.sections:
            self.lines.append(section.title)
            if section.table:
                self.lines.append(table(self.dossier, section.table))
            self.lines += self.texts(section.number)

    def texts(self, number: str) -> list[str]:
        """The text of a part that holds no table."""
        report = self.dossier.report
        counts = "、".join(f"{status}{count}项" for status, count in self.dossier.counts.items())
        aspects = [
            text for number, name in zip("一二三四五", ASPECTS, strict=True) for text in self.aspect(number, name)
        ]
        account = ["（六）2020年政务公开工作要点落实情况", f"方案共5项要求，其中{counts}。"]
        return {"一": [*aspects, *account], "五": [report.problems, report.improvements], "六": [report.other]}.get(
            number, []
        )

    def aspect(self, number: str, name: str) -> list[str]:
        """One of the five aspects of part 一."""
        return [f"（{number}）{name}", f"{name}方面的情况。"]

    def replace(self, old: str, *new: str | Table) -> Document:
        """The document with one line, found by its beginning, replaced or removed."""
        found = [i for i, line in enumerate(self.lines) if isinstance(line, str) and line.startswith(old)]
        assert len(found) == 1, f"{old!r} begins {len(found)} lines"
        self.lines[found[0] : found[0] + 1] = list(new)
        return self

    def table_number(self, number: int) -> int:
        """Where the table stands among the lines, counted from 1."""
        return [i for i, line in enumerate(self.lines) if isinstance(line, Table)][number - 1]

    def outline(self) -> Outline:
        """The document as rules see it."""
        blocks: list[Block] = []
        for number, line in enumerate(self.lines, start=1):
            blocks.append(line if isinstance(line, Table) else self.paragraph(number, line))
        headers = tuple(Paragraph(text, paragraph(self.file, 1, text, "页眉")) for text in self.headers)
        layout = self.layout or laid_out(blocks)
        return Outline(self.file, tuple(blocks), headers, properties=self.properties, layout=layout)

    def paragraph(self, number: int, text: str) -> Paragraph:
        """One line; the first is the title."""
        place = paragraph(self.file, number, text)
        return Paragraph(text, place, TITLE if number == 1 else level(text, "", None))


FACES = {TITLE: ("方正小标宋简体", 44, 700), 1: ("黑体", 32, 579), 2: ("楷体_GB2312", 32, 579)}


def laid_out(blocks: list[Block]) -> Layout:
    """The setting of a document by GB/T 9704."""
    settings = tuple(
        Setting(block, *FACES.get(block.level, ("仿宋_GB2312", 32, 579)), exact=True)
        for block in blocks
        if isinstance(block, Paragraph)
    )
    heads = tuple((block.place, True) for block in blocks if isinstance(block, Table))
    return Layout((Page(11906, 16838, 2098, 1474, 1984, 1587),), settings, page_numbers=True, heads=heads)


def table(dossier: Dossier, key: str) -> Table:
    """A statutory table as the form has it, every figure 0."""
    statutory = dossier.form.table(key)
    number = [one.key for one in dossier.form.tables].index(key) + 1
    cells = tuple(
        TableCell(
            "0" if cell.key else cell.text,
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            table_cell(FILE, number, cell.row + 1, cell.column + 1),
        )
        for cell in statutory.cells
    )
    return Table(cells, statutory.height, len(statutory.widths), Place(FILE, f"第{number}个表格", (number,)))
