"""Judge the three statutory tables: the rules of 表二, 表三, 表四 and of one layout throughout."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.checks import disclosure
from annualreport.checks.figures import REQUESTS, REVIEWS, Sheet, emptiness
from annualreport.checks.remarks import remarked
from annualreport.checks.rule import FIGURES, PREVIOUS, Rule, rule
from annualreport.checks.succession import before, sheet
from annualreport.finding import Finding, Severity, fault, note, warning
from annualreport.forms import Equation, Form, Key, all_forms, cell_label, line_label
from annualreport.model.dossier import Dossier
from annualreport.model.statistics import Cell
from annualreport.place import whole

MANY = 10
"""Up to how many empty cells of 表三 are 警告 each; more are one 阻断."""
SMALL = 10
"""Below which figure of last year a change says nothing."""
GREW, SHRANK = 5, 5
"""A change that is told: more than five times, less than a fifth."""


def equation_rule(equation: Equation) -> Rule:
    """The rule that an equation of the forms' data is: a new line of data is a new rule."""

    def judge(dossier: Dossier) -> Iterator[Finding]:
        """Its findings; the sentence of the rule takes this place."""
        return ours(dossier, equation.rule)

    judge.__doc__ = f"每{equation.each or '表'}：{equation.says}。"
    made = rule(equation.rule, severity=Severity.BLOCKING, needs=(FIGURES,), decidable=False, basis=equation.basis)
    return made(judge)


def ours(dossier: Dossier, rule_id: str) -> Iterator[Finding]:
    """Those findings of 表三 and 表四 whose first rule is this one."""
    assert dossier.statistics is not None
    found = remarked(dossier.form, dossier.statistics, dossier.previous)
    return (finding for finding in found if finding.rule == rule_id)


def equation_rules() -> tuple[Rule, ...]:
    """A rule for each equation of any form."""
    equations = [equation for form in all_forms() for table in form.tables for equation in table.equations]
    return tuple(equation_rule(equation) for equation in {one.rule: one for one in equations}.values())


@rule(
    "T3-04",
    severity=Severity.BLOCKING,
    needs=(FIGURES, PREVIOUS),
    basis="60号、30号格式表三第二项（上年结转）、第四项（结转下年度）",
)
def what_was_carried_over_came_over(dossier: Dossier) -> Iterator[Finding]:
    """本年「二、上年结转」各列＝上年报告「四、结转下年度」各列。"""
    return ours(dossier, "T3-04")


@rule("T3-05", severity=Severity.BLOCKING, needs=(FIGURES,), decidable=False, basis="60号、30号格式表三的申请件数")
def requests_are_whole_numbers(dossier: Dossier) -> Iterator[Finding]:
    """表三全部是从 0 起的整数。"""
    return ours(dossier, "T3-05")


@rule("T3-06", severity=Severity.WARNING, needs=(FIGURES,), basis="主管部门核查口径：空、0、不适用是三回事")
def no_request_cell_is_empty(dossier: Dossier) -> Iterator[Finding]:
    """表三没有空着或写「/」的格；多于 10 格的是阻断。"""
    judged = sheet(dossier)
    empty = judged.empty(REQUESTS)
    hint = "确无数据填 0；还没有统计的请补上"
    if len(empty) > MANY:
        message = f"表三有 {len(empty)} 格没有数：{by_line(judged, empty)}"
        more = {"subject": f"{REQUESTS}·空白", "figures": f"{len(empty)} 格"}
        yield fault("T3-06", message, judged.places(empty), hint, **more)
        return
    for key in empty:
        cell = judged.cell(key)
        more = {"subject": "·".join(key), "figures": cell.text or "空"}
        yield warning("T3-06", f"{judged.label(key)}：{emptiness(cell)}", judged.places([key]), hint, **more)


def by_line(judged: Sheet, keys: list[Key]) -> str:
    """Cells named row by row; a row that is empty throughout by 全行."""
    lines: dict[Key, list[Key]] = {}
    for key in keys:
        lines.setdefault(key[:-1], []).append(key)
    return "；".join(
        f"{judged.line(line).partition('·')[2]}（{columns(judged, found)}）" for line, found in lines.items()
    )


def columns(judged: Sheet, keys: list[Key]) -> str:
    """The columns of a row's cells; 全行 for all of them."""
    every = len(judged.form.table(keys[0][0]).columns)
    return "全行" if len(keys) == every else "、".join(key[-1] for key in keys)


@rule(
    "T3-07",
    severity=Severity.BLOCKING,
    needs=(FIGURES,),
    decidable=False,
    basis="由表三左上角勾稽关系注推得：第三项不为负，第四项就不多于第一项加第二项",
)
def no_more_is_carried_over_than_came_in(dossier: Dossier) -> Iterator[Finding]:
    """表三没有一列的第四项多于第一项＋第二项。"""
    return ours(dossier, "T3-07")


@rule("T3-09", severity=Severity.NOTE, needs=(FIGURES, PREVIOUS), basis="主管部门核查口径：与上年相比")
def requests_do_not_leap(dossier: Dossier) -> Iterator[Finding]:
    """表三各行总计比上年多于 5 倍或少于五分之一的（上年不少于 10 件），提示核对。"""
    judged = sheet(dossier)
    for line in dossier.form.table(REQUESTS).lines:
        key = (*line, "总计")
        now, last = judged.whole(key), before(dossier, key)
        if now is not None and last is not None and last >= SMALL and (now > last * GREW or now * SHRANK < last):
            message = f"{judged.line(line)}：总计 {now}，上年 {last}，相差悬殊"
            more = {"subject": "·".join(key), "figures": f"{now}；上年 {last}"}
            yield note("T3-09", message, judged.places([key]), "请核对口径和数字", **more)


@rule("T4-02", severity=Severity.BLOCKING, needs=(FIGURES,), basis="60号、30号格式表四的件数")
def reviews_are_whole_numbers(dossier: Dossier) -> Iterator[Finding]:
    """表四全部是从 0 起的整数；没有发生的填 0。"""
    yield from ours(dossier, "T4-02")
    judged = sheet(dossier)
    blocks: dict[Key, list[Key]] = {}
    for key in judged.empty(REVIEWS):
        blocks.setdefault(key[:-1], []).append(key)
    for block, keys in blocks.items():
        says = "，".join(f"{key[-1]} {emptiness(judged.cell(key))}" for key in keys)
        more = {"subject": "·".join(block), "figures": says}
        hint = "没有发生的填 0；还没有统计的请补上"
        yield warning("T4-02", f"{judged.line(block)}：{says}", judged.places(keys), hint, **more)


@rule(
    "T4-03", severity=Severity.NOTE, needs=(FIGURES, PREVIOUS), basis="主管部门核查口径：上年尚未审结的，本年应有结果"
)
def pending_cases_do_not_vanish(dossier: Dossier) -> Iterator[Finding]:
    """上年「尚未审结」不为 0 而本年该组总计为 0 的，提示核对。"""
    judged = sheet(dossier)
    for block in dossier.form.table(REVIEWS).lines:
        key = (*block, "总计")
        pending = before(dossier, (*block, "尚未审结"))
        if pending and judged.whole(key) == 0:
            message = f"{judged.line(block)}：上年尚未审结 {pending} 件，本年总计为 0"
            more = {"subject": "·".join(block), "figures": f"上年 {pending}；0"}
            yield note("T4-03", message, judged.places([key]), "请核对上年未审结案件的去向", **more)


@rule("STR-04", severity=Severity.BLOCKING, needs=(FIGURES,), decidable=False, basis="60号、30号格式的三张表")
def the_tables_are_of_one_layout(dossier: Dossier) -> Iterator[Finding]:
    """三表同属一种版式，没有另一版式的行名、列名。"""
    judged = sheet(dossier)
    strange = {**judged.statistics.foreign, **other_shapes(judged)}
    if not strange and judged.statistics.edition == dossier.form.edition:
        return
    message = f"报告用{dossier.form.edition}版式，统计数据{'、'.join(mixture(judged, list(strange)))}"
    places = tuple(dict.fromkeys(cell.place for cell in strange.values() if cell.place))
    hint = "请按报告的版式逐格改填；版式本身不对的，改 report.yaml 的「版式」"
    more = {"subject": "版式", "figures": "、".join("·".join(key) for key in strange)}
    yield fault("STR-04", message, places or whole(judged.statistics.file), hint, **more)


def other_shapes(judged: Sheet) -> dict[Key, Cell]:
    """The cells of rows that the form has in another shape (其他处理: one row in 60号, three in 30号)."""
    return {key: cell for key, cell in judged.statistics.cells.items() if key not in judged.form.figures}


def mixture(judged: Sheet, strange: list[Key]) -> Iterator[str]:
    """How the figures depart from the form: what they declare, which rows are another layout's, which are missing."""
    declared = judged.statistics.edition
    if declared != judged.form.edition:
        yield f"写明{declared}"
    lines: dict[Key, list[Key]] = {}
    for key in strange:
        lines.setdefault(key[:-1], []).append(key)
    for line, keys in lines.items():
        yield f"有{edition_of(judged.form, keys[0])}的「{named(judged, line, keys)}」"
    missing = dict.fromkeys(key[:-1] for key in judged.statistics.cells if key in judged.statistics.unread)
    for line in missing:
        yield f"缺{judged.form.edition}的「{judged.line(line)}」"


def named(judged: Sheet, line: Key, keys: list[Key]) -> str:
    """A row by its full label; where columns differ between layouts (表二), with the columns."""
    if judged.form.table(line[0]).columns:
        return line_label(judged.form, line)
    names = "、".join(cell_label(judged.form, key).rpartition("·")[2] for key in keys)
    return f"{line_label(judged.form, line)}（{names}）"


def edition_of(form: Form, key: Key) -> str:
    """The other layout that a figure belongs to: by the figure, else by its column, else by its row."""

    def likeness(other: Form) -> tuple[bool, bool]:
        """How near the layout is to the figure."""
        table = other.table(key[0]).figures
        return key in table, any(known[-1] == key[-1] for known in table)

    return max((other for other in all_forms() if other.edition != form.edition), key=likeness).edition


RULES: tuple[Rule, ...] = (
    the_tables_are_of_one_layout,
    *disclosure.RULES,
    *equation_rules(),
    what_was_carried_over_came_over,
    requests_are_whole_numbers,
    no_request_cell_is_empty,
    no_more_is_carried_over_than_came_in,
    requests_do_not_leap,
    reviews_are_whole_numbers,
    pending_cases_do_not_vanish,
)
"""The rules of the tables, in the order they run."""
