"""The glossary of README is the model's own words (rewrite it: python -m tests.test_glossary)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from annualreport.model.ledger import Entry, Evidence, Indicator, OfficeReport
from annualreport.model.offices import Office
from annualreport.model.plan import Chapter, Deadline, Plan, Requirement, Responsibility, Section
from annualreport.model.record import Record, types
from annualreport.model.rectification import Rectification
from annualreport.model.report import Accepted, Contact, Notices, Overview, Period, PlanHeads, Report
from annualreport.model.review import Point
from annualreport.model.signoff import Signature
from annualreport.model.wordlists import Lists, Notice, Term

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
FILES: tuple[tuple[str, tuple[tuple[str, type[Record]], ...]], ...] = (
    (
        "report.yaml",
        (
            ("", Report),
            ("方案表头", PlanHeads),
            ("统计期限", Period),
            ("联系方式", Contact),
            ("总体情况", Overview),
            ("已核", Accepted),
            ("督办单", Notices),
        ),
    ),
    (
        "plan.yaml",
        (
            ("", Plan),
            ("章", Chapter),
            ("节", Section),
            ("条", Requirement),
            ("责任", Responsibility),
            ("时限", Deadline),
        ),
    ),
    ("ledger.yaml", (("", Entry), ("指标", Indicator), ("佐证", Evidence), ("报送", OfficeReport))),
    ("rectification.yaml", (("", Rectification),)),
    ("review.yaml", (("", Point),)),
    ("signoff.yaml", (("", Signature),)),
    ("offices.yaml", (("", Office),)),
    ("词表.yaml", (("", Lists), ("规范名称", Term), ("引用文件", Notice))),
)
"""The files in the order a clerk meets them, each with its records and the word that they stand under."""
BLOCK = re.compile(r"(?<=<!-- glossary -->\n).*?(?=<!-- /glossary -->)", re.DOTALL)


def rows(records: tuple[tuple[str, type[Record]], ...]) -> Iterator[str]:
    """A row of the table for each word: where it stands, its name in the program, what it means."""
    for under, record in records:
        for name, field in record.model_fields.items():
            if field.description:
                word = f"{under}·{field.alias}" if under else field.alias
                yield f"| {word} | `{record.__name__}.{name}` | {field.description} |"


def glossary() -> str:
    """A table for each file of the year."""
    head = "| 词 | 程序里的名称 | 含义 |\n|---|---|---|\n"
    tables = (f"**{file}**\n\n{head}" + "\n".join(rows(records)) for file, records in FILES)
    return "\n" + "\n\n".join(tables) + "\n\n"


def test_the_glossary_is_the_models_own():
    written = BLOCK.search(README.read_text("utf-8"))
    assert written is not None
    assert written[0] == glossary(), "run: python -m tests.test_glossary"


def inside(annotation: Any) -> set[type[Record]]:
    """The records that a field's type holds, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {annotation}
    return {record for part in get_args(annotation) for record in inside(part)}


def test_every_record_inside_another_is_in_the_glossary():
    listed = {record for _, records in FILES for _, record in records}
    held = {inner for record in listed for hint in types(record).values() for inner in inside(hint)}
    assert {Accepted, Deadline, Evidence, Period} <= held <= listed


if __name__ == "__main__":
    README.write_text(BLOCK.sub(lambda _: glossary(), README.read_text("utf-8")), "utf-8")
