"""Read statistics.yaml into the cells of the form, each with its line; what cannot be a cell is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from annualreport.finding import Finding, fault
from annualreport.forms import Form, Key, Table, all_forms, cell_label, line_label
from annualreport.forms import form as form_of
from annualreport.model.statistics import Cell, Statistics, read_cell
from annualreport.place import Place, whole
from annualreport.readers.statistics_cells import Stands, assemble
from annualreport.source import yamlfile
from annualreport.source.yamlfile import Listed, Mapped

EDITION = "版式"
SHAPE_HINT = "照 annualreport init 建立的 statistics.yaml 的样子写；没有数据的格写 ~"

Found = Iterator[Stands | Finding]


@dataclass(frozen=True)
class Node:
    """A spot of the file's tree: its value and place, its path, and the keys that may lie below it.

    own: keys of the form; other: keys of another layout, which are read and kept apart.
    """

    value: Any
    place: Place
    path: Key
    own: tuple[Key, ...]
    other: tuple[Key, ...] = ()

    def below(self, name: str, value: Any, place: Place) -> Node:
        """The spot below, under a name."""
        own, other = self.parts.get(name, ([], []))
        return Node(value, place, (*self.path, name), tuple(own), tuple(other))

    @cached_property
    def parts(self) -> dict[str, tuple[list[Key], list[Key]]]:
        """The keys by the names below: the form's, then another layout's."""
        depth = len(self.path)
        found: dict[str, tuple[list[Key], list[Key]]] = {}
        for rank, keys in enumerate((self.own, self.other)):
            for key in keys:
                found.setdefault(key[depth], ([], []))[rank].append(key)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are known below."""
        return tuple(self.parts)

    @property
    def right_names(self) -> tuple[str, ...]:
        """The names that should stand below: the form's; below another layout's row all that are known."""
        return tuple(name for name, (own, _) in self.parts.items() if own) if self.own else self.names


def read(path: Path, label: str, form: Form, *, own: bool = False) -> tuple[Statistics | None, tuple[Finding, ...]]:
    """The file's figures and findings; Stop where it is no YAML. own: the file's 版式 goes before the form."""
    return from_data(yamlfile.read(path, label), label, form, own=own)


def from_data(data: Any, label: str, form: Form, *, own: bool = False) -> tuple[Statistics | None, tuple[Finding, ...]]:
    """Parsed YAML as figures: an absent row or ~ is a blank with the place of its nearest parent."""
    if data is not None and not isinstance(data, Mapped):
        return None, (fault("wrong-shape", "统计数据应从「版式: …」和三个表的名称写起", whole(label), SHAPE_HINT),)
    edition, problems = declared(data or {}, label)
    if own and edition:
        form = form_of(edition)
    found = [*problems, *tables(data, label, form)]
    stands = [one for one in found if isinstance(one, Stands)]
    findings = tuple(one for one in found if isinstance(one, Finding))
    return assemble(edition or form.edition, form, stands, label), findings


def declared(data: dict[str, Any], label: str) -> tuple[str, tuple[Finding, ...]]:
    """The 版式 that the file names; '' where it names none."""
    value = data.get(EDITION)
    known = [form.edition for form in all_forms()]
    if value is None or value in known:
        return value or "", ()
    place = data.places[EDITION] if isinstance(data, Mapped) else whole(label)
    message = f"版式写的是「{written(value)}」，应为{'或'.join(known)}"
    return "", (fault("unknown-edition", message, place, "两种版式的行列不同，请照报告的版式写"),)


def tables(data: Mapped | None, label: str, form: Form) -> Found:
    """The cells of the form's tables."""
    place = data.place if data is not None else whole(label)
    root = Node(data, place, (), tuple(form.figures), others(form))
    if data is None:
        yield from blanks(root)
        return
    yield from unknown_names(root, (EDITION,))
    for table in form.tables:
        there = table.key in data
        node = root.below(table.key, data.get(table.key), data.places.get(table.key, place))
        yield from rows(node, table) if there else blanks(node, absent=True)


def others(form: Form) -> tuple[Key, ...]:
    """Keys of other layouts; in 表二 also their columns on the form's rows, and the form's on theirs."""
    return others_of(form.edition)


@cache
def others_of(edition: str) -> tuple[Key, ...]:
    """The same by the form's name, worked out once."""
    form = form_of(edition)
    known = [key for one in all_forms() for key in one.figures]
    mixed = [key for table in form.tables if not table.columns for key in crossed(table, known)]
    return tuple(key for key in dict.fromkeys((*known, *mixed)) if key not in form.figures)


def crossed(table: Table, known: list[Key]) -> Iterator[Key]:
    """Every row of any layout with every column of any, unless both are the table's own."""
    there = [key for key in known if key[0] == table.key]
    rows, columns = ({key[part] for key in table.figures} for part in (1, 2))
    for row_name in dict.fromkeys(key[1] for key in there):
        for column in dict.fromkeys(key[2] for key in there):
            if row_name not in rows or column not in columns:
                yield (table.key, row_name, column)


def blanks(node: Node, *, absent: bool = False, unread: bool = False) -> Iterator[Stands]:
    """The form's cells below a spot, all blank, at its place."""
    for key in node.own:
        yield Stands(key, Cell(place=node.place), absent, unread)


def rows(node: Node, table: Table) -> Found:
    """What stands below a table, a group of rows, or a row of 表二."""
    if node.value is None:
        yield from blanks(node)
    elif not isinstance(node.value, Mapped):
        yield from refused(node, f"下面应写各行的名称，写的是「{written(node.value)}」")
    else:
        yield from unknown_names(node)
        for name in node.names:
            if name in node.value:
                below = node.below(name, node.value[name], node.value.places[name])
                yield from spot(in_its_shape(below, table), table)
            else:
                yield from blanks(node.below(name, None, node.place), absent=True)


def spot(node: Node, table: Table) -> Found:
    """What stands under a name: a cell, a row of cells, or more names."""
    keys = node.own or node.other
    if keys == (node.path,):
        yield from cell(node, node.path, node.value, node.place)
    elif table.columns and len(keys[0]) == len(node.path) + 1:
        yield from row(node, keys)
    else:
        yield from rows(node, table)


def in_its_shape(node: Node, table: Table) -> Node:
    """A row that editions have in different shapes (其他处理: one row or three) with the keys of the shape written."""
    if not table.columns or not node.own or not node.other or node.value is None:
        return node
    single = isinstance(node.value, Listed) or (isinstance(node.value, Mapped) and is_row(node.value, table))
    wanted = tuple(key for key in (*node.own, *node.other) if (len(key) == len(node.path) + 1) is single)
    return Node(node.value, node.place, node.path, wanted)


def is_row(value: Mapped, table: Table) -> bool:
    """Whether a mapping gives figures by the names of columns."""
    return set(value) <= set(table.columns) and not any(isinstance(one, Mapped | Listed) for one in value.values())


def row(node: Node, keys: tuple[Key, ...]) -> Found:
    """A row: a list in the form's order, or a mapping by the names of the columns."""
    value = node.value
    if value is None:
        yield from blanks(node)
    elif isinstance(value, Listed) and len(value) == len(keys):
        for key, one, place in zip(keys, value, value.places, strict=True):
            yield from cell(node, key, one, place)
    elif isinstance(value, Listed):
        names = "、".join(key[-1] for key in keys)
        yield from refused(node, f"应有 {len(keys)} 个数（{names}），写了 {len(value)} 个", "row-length")
    elif isinstance(value, Mapped):
        yield from unknown_names(node)
        for key in keys:
            place = value.places.get(key[-1], node.place)
            yield from cell(node, key, value.get(key[-1]), place)
    else:
        yield from refused(node, f"应是 {len(keys)} 个数的一行，写的是「{written(value)}」")


def cell(node: Node, key: Key, value: Any, place: Place) -> Found:
    """One cell; words are kept as they are, for the rules to judge."""
    if value is None or isinstance(value, str):
        yield Stands(key, read_cell(value, place))
    else:
        below = Node(value, place, key, tuple(one for one in node.own if one == key))
        yield from refused(below, f"一格只能是一个数，写的是「{written(value)}」")


def refused(node: Node, message: str, rule: str = "wrong-shape") -> Found:
    """Something that cannot be read as cells; they stay blank, and no rule reports them again."""
    hint = "去掉千位分隔的逗号；缺的数写 ~" if rule == "row-length" else SHAPE_HINT
    subject = label_of(node.path)
    yield fault(rule, f"{subject}：{message}", node.place, hint, subject="·".join(node.path))
    yield from blanks(node, unread=True)


def label_of(path: Key) -> str:
    """A spot of the file by the form's own words."""
    if any(path in form.figures for form in all_forms()):
        return cell_label(all_forms()[-1], path)
    return line_label(all_forms()[-1], path) if len(path) > 1 else "".join(path)


def unknown_names(node: Node, more: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Names that no layout has at this spot; what they hold is not read."""
    right = (*more, *node.right_names)
    for name in node.value:
        if name not in (*right, *node.names):
            near = get_close_matches(name, right, 1, 0.5)
            hint = f"是不是「{near[0]}」？" if near else f"这里可以写：{'、'.join(right)}"
            where = f"{'·'.join(node.path)} 下面" if node.path else "统计数据里"
            yield fault("unknown-key", f"{where}没有「{name}」这一项", node.value.places[name], hint)


def written(value: Any) -> str:
    """What is written, for a message."""
    text = value if isinstance(value, str) else "、".join(str(one) for one in value)
    return text if len(text) <= 20 else f"{text[:20]}…"
