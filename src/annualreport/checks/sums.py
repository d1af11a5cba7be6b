"""Turn broken equations and faulty cells of 表三 and 表四 into findings: one fault, one finding, all its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from annualreport.checks.arithmetic import Blame, Weighed, blame, weigh
from annualreport.checks.figures import REQUESTS, REVIEWS, Sheet
from annualreport.finding import Finding, fault, unassessed
from annualreport.forms import Equation, Form, Instance, Key, instances
from annualreport.forms.equation import parse
from annualreport.model.statistics import Statistics
from annualreport.model.written import number as figure
from annualreport.place import Place, whole

LAST_YEAR = "上年"
"""Where the figures of the year before are kept among those of the year, so that equations may name them."""
CARRIED = parse(
    "T3-04", "上年结转 = 上年报告", "列", "二、上年结转 = 上年报告的四、结转下年度", "两年的表三：结转数相接"
)
CELL_RULE = {REQUESTS: "T3-05", REVIEWS: "T4-02"}
"""What a cell breaks that holds no whole number from 0."""
LAST = ("T3-04", "T3-05", "T4-02", "T3-07")
"""Rules that are named after the equations of the form, in this order."""
WORDS = {"列": "列", "行": "行", "组": "组", "": "处"}
NEAR = 2
"""Up to how many cells of the left side are shown as places of a broken equation."""


@dataclass(frozen=True, eq=False)
class Sums:
    """One table weighed. previous: the year before, for what was carried over."""

    sheet: Sheet
    table: str
    previous: Statistics | None = None

    @cached_property
    def instances(self) -> tuple[Instance, ...]:
        """Every equation on the rows and columns that stand in the file."""
        own = instances(self.sheet.form.table(self.table), self.sheet.statistics.cells)
        if self.table != REQUESTS or self.previous is None:
            return own
        columns = self.sheet.form.table(REQUESTS).columns
        return (*own, *(carried(column) for column in columns))

    @cached_property
    def figures(self) -> dict[Key, Decimal]:
        """What can be summed, last year's carried figures among them."""
        return {**self.sheet.usable(self.table), **carried_figures(self.previous)}

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """The equations whose every cell is a figure."""
        return weigh(self.instances, self.figures)

    @cached_property
    def faults(self) -> dict[Key, str]:
        """The cells that are wrong by themselves, and how."""
        return dict(self.sheet.faults(self.table))

    @cached_property
    def blames(self) -> tuple[Blame, ...]:
        """The cells that explain several broken equations."""
        return blame(self.weighed, self.figures, self.faults.keys())

    @cached_property
    def excesses(self) -> dict[str, str]:
        """The columns in which more is carried over than ever came in (T3-07)."""
        return dict(excesses(self.figures)) if self.table == REQUESTS else {}


def carried(column: str) -> Instance:
    """What came over from last year equals what last year's report carried over."""
    left = ((1, (REQUESTS, "上年结转", column)),)
    return Instance(CARRIED, (REQUESTS, column), left, ((1, (LAST_YEAR, column)),))


def carried_figures(previous: Statistics | None) -> dict[Key, Decimal]:
    """Last year's 四、结转下年度 by column."""
    cells = previous.under(REQUESTS, "结转下年度") if previous else {}
    return {(LAST_YEAR, key[-1]): cell.figure for key, cell in cells.items() if cell.figure is not None}


def excesses(figures: Mapping[Key, Decimal]) -> Iterator[tuple[str, str]]:
    """Columns where 四 is more than 一 and 二 together, with the figures."""
    columns = [key[-1] for key in figures if key[:-1] == (REQUESTS, "结转下年度")]
    for column in columns:
        came = [figures.get((REQUESTS, row, column)) for row in ("本年新收", "上年结转")]
        left = figures[REQUESTS, "结转下年度", column]
        known = [one for one in came if one is not None]
        if len(known) == len(came) and left > sum(known):
            yield column, f"第四项＝{figure(left)}，多于第一项＋第二项＝{figure(sum(known, Decimal(0)))}"


@lru_cache(maxsize=8)
def of_statistics(form: Form, statistics: Statistics, previous: Statistics | None) -> tuple[Finding, ...]:
    """The findings of both tables; kept, since each rule asks for its own of them."""
    sheet = Sheet(form, statistics)
    return (*of_table(Sums(sheet, REQUESTS, previous)), *of_table(Sums(sheet, REVIEWS)))


def of_table(sums: Sums) -> Iterator[Finding]:
    """The findings of one table: merged at a cell, single cells, single equations, what could not be weighed."""
    explained = frozenset(instance for one in sums.blames for instance in one.mends)
    blamed = {one.key for one in sums.blames}
    told: set[str] = set()
    for blamed_cell in sums.blames:
        yield told_with(sums, at_cell(sums, blamed_cell), excess_columns(blamed_cell.mends), told)
    for one in sums.weighed:
        if one.broken and one.instance not in explained:
            yield told_with(sums, on_line(sums, one), excess_columns([one.instance]), told)
    for key, said in sums.faults.items():
        if key not in blamed:
            columns = [key[-1]] if key[1] in ("总计", "结转下年度") else []
            yield told_with(sums, alone(sums, key, said), columns, told)
    yield from (impossible(sums, column) for column in sums.excesses if column not in told)
    yield from not_weighed(sums)


def excess_columns(mended: Iterable[Instance]) -> list[str]:
    """The columns whose 一＋二＝三（七）＋四 is among these; a column that cannot be is part of that fault."""
    return [one.subject[-1] for one in mended if one.equation.rule == "T3-01"]


def told_with(sums: Sums, finding: Finding, columns: list[str], told: set[str]) -> Finding:
    """The finding with T3-07 beside its rules where its column breaks that too and no other finding has said so."""
    new = [column for column in columns if column in sums.excesses and column not in told]
    told.update(new)
    if not new:
        return finding
    message = "；".join((finding.message, *(sums.excesses[column] for column in new)))
    return replace(finding, message=message, rules=in_order((*finding.rules, "T3-07")))


def at_cell(sums: Sums, one: Blame) -> Finding:
    """One wrong cell with all the equations that it breaks."""
    weighed = [each for each in sums.weighed if each.instance in one.mends]
    own = sums.faults.get(one.key)
    says = "；".join(sides(each) for each in weighed)
    typed = own or f"填的是 {sums.sheet.cell(one.key).text}"
    rules = in_order((*(each.instance.equation.rule for each in weighed), *([CELL_RULE[sums.table]] if own else [])))
    hint = f"改为 {figure(one.meant)}，这里的等式就都成立；请核对原始登记后更正"
    return fault(
        rules[0], f"{sums.sheet.label(one.key)}：{typed}；{says}", places(sums, [one.key]), hint,
        subject="·".join(one.key), figures=differences(weighed), rules=rules,
    )  # fmt: skip


def on_line(sums: Sums, one: Weighed) -> Finding:
    """One broken equation of a column, row or block."""
    left, right = ([key for _, key in side] for side in (one.instance.left, one.instance.right))
    keys = [*(left if len(left) <= NEAR else []), *right]
    rule = one.instance.equation.rule
    hint = f"请核对{named(sums, one.instance)}的每一个数（依据：{one.instance.equation.basis}）"
    return fault(
        rule, f"{line_name(sums, one.instance)}：{sides(one)}", places(sums, keys), hint,
        subject=f"{'·'.join(one.instance.subject)}", figures=differences([one]),
    )  # fmt: skip


def alone(sums: Sums, key: Key, said: str) -> Finding:
    """A cell that holds no whole number from 0."""
    message = f"{sums.sheet.label(key)}：{said}；应为从 0 起的整数"
    text = sums.sheet.cell(key).text or ""
    hint = "请改成数；要加注可写成 55（含自然失效29件）的样子"
    rule = CELL_RULE[sums.table]
    return fault(rule, message, places(sums, [key]), hint, subject="·".join(key), figures=text)


def impossible(sums: Sums, column: str) -> Finding:
    """A column that carries over more than ever came in, while its sum could not be weighed."""
    keys = [(REQUESTS, row, column) for row in ("本年新收", "上年结转", "结转下年度")]
    message = f"{REQUESTS}·{column}：{sums.excesses[column]}"
    hint = "结转下年度的只能是本年新收和上年结转中还没有办结的"
    figures = sums.excesses[column]
    return fault("T3-07", message, places(sums, keys), hint, subject=f"{REQUESTS}·{column}", figures=figures)


def not_weighed(sums: Sums) -> Iterator[Finding]:
    """未核, one for each equation: the columns, rows or blocks in which a figure is missing."""
    done = {one.instance for one in sums.weighed}
    missing: dict[Equation, list[Instance]] = {}
    for one in sums.instances:
        if one not in done:
            missing.setdefault(one.equation, []).append(one)
    for equation, lines in missing.items():
        names = "、".join(named(sums, one) for one in lines)
        message = f"{equation.says}：{names} 有空着的或不是数的格，这 {len(lines)} {WORDS[equation.each]}没有核对"
        place = whole(sums.sheet.statistics.file)
        subject = f"{sums.table}·{equation.rule}"
        yield unassessed(equation.rule, message, place, "补上这些格后再核对", subject=subject)


def line_name(sums: Sums, one: Instance) -> str:
    """依申请公开·自然人 for a column, the form's words for a row or block."""
    return "·".join(one.subject) if one.equation.each == "列" else sums.sheet.line(one.subject)


def named(sums: Sums, one: Instance) -> str:
    """The column, row or block without its table."""
    return line_name(sums, one).removeprefix(f"{sums.table}·")


def sides(one: Weighed) -> str:
    """第一项＋第二项＝3，第三项总计＋第四项＝2."""
    left, _, right = one.instance.equation.says.partition("=")
    return f"{left.strip()}＝{figure(one.left)}，{right.strip()}＝{figure(one.right)}"


def differences(weighed: Sequence[Weighed]) -> str:
    """26≠20, for each equation."""
    return "；".join(f"{figure(one.left)}≠{figure(one.right)}" for one in weighed)


def places(sums: Sums, keys: Iterable[Key]) -> tuple[Place, ...]:
    """The places of cells of the year and, of what was carried over, of last year's."""
    keys = list(keys)
    last = [(REQUESTS, "结转下年度", key[-1]) for key in keys if key[0] == LAST_YEAR]
    before = Sheet(sums.sheet.form, sums.previous).places(last) if sums.previous else ()
    return (*sums.sheet.places(keys), *before)


def in_order(rules: Iterable[str]) -> tuple[str, ...]:
    """Rule ids, each once: the form's equations first."""
    return tuple(sorted(set(rules), key=lambda rule: (LAST.index(rule) if rule in LAST else -1, rule)))
