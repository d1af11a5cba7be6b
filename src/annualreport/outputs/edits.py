"""Set fields of the ledger and texts of report.yaml in the files as people wrote them, comments and order kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annualreport.finding import Stop, fault
from annualreport.model.ledger import Entry
from annualreport.model.ledger_sheets import LISTS, NUMBER, PLAN_ID
from annualreport.outputs import edits_yaml, yaml_block
from annualreport.outputs.edits_yaml import ItemChange, Splices, clean, plain, set_items, set_key
from annualreport.place import whole
from annualreport.source import yamlfile, yamlspans
from annualreport.source.yamlspans import Node

BOM = "\ufeff"
ORDER = tuple(field.alias for field in Entry.model_fields.values() if field.alias and not field.exclude)
Key = tuple[str, str]
"""Plan id and number."""


@dataclass(frozen=True)
class Edit:
    """One field of one entry, told by its Chinese key.

    value: a text, date, figure or None for a blank; of 指标, 佐证, 报送 one item as a mapping of Chinese keys.
    position: of these lists the item that the value takes the place of (None as value: that goes away), as the file
    stands; without it the value is added at the end.
    """

    plan: str
    number: str
    field: str
    value: Any
    position: int | None = None

    @property
    def key(self) -> Key:
        """Which entry."""
        return self.plan, self.number


def ledger_edited(path: Path, label: str, edits: Sequence[Edit]) -> bytes:
    """The new content of ledger.yaml or ledger.xlsx; entries that are not there are made.

    Read again it gives the data that it gave before, and the edits; of a list, what is added first takes the place of
    what goes away. Stop where the file cannot be read, or is written in a way that takes no edit.
    """
    edits = paired(edits)
    if path.suffix == ".xlsx":
        from annualreport.outputs.edits_book import book_edited  # the workbook library is loaded only where needed

        return book_edited(path, label, edits)
    text, mark = typed_in(path, label)
    return (mark + ledger_text(text, label, edits)).encode()


def paired(edits: Sequence[Edit]) -> list[Edit]:
    """The edits with each item that is added, while others of its list go away, in the place of one of those."""
    gone: dict[tuple[Key, str], list[int]] = {}
    for edit in edits:
        if edit.field in LISTS and edit.value is None and edit.position is not None:
            gone.setdefault((edit.key, edit.field), []).append(edit.position)
    placed: list[Edit] = []
    for edit in edits:
        free = gone.get((edit.key, edit.field))
        adds = edit.field in LISTS and edit.position is None
        placed.append(replace(edit, position=free.pop(0)) if adds and free else edit)
    taken = {(edit.key, edit.field, edit.position) for edit in placed if edit.field in LISTS and edit.value is not None}
    return [edit for edit in placed if edit.value is not None or (edit.key, edit.field, edit.position) not in taken]


def typed_in(path: Path, label: str) -> tuple[str, str]:
    """The file's text, and the byte order mark that it begins with; both empty where there is no file."""
    if not path.exists():
        return "", ""
    text = yamlfile.decode(path, label)
    return text, BOM if path.read_bytes().startswith(BOM.encode()) else ""


def ledger_text(text: str, label: str, edits: Sequence[Edit]) -> str:
    """The ledger's text with the edits."""
    before = yamlfile.parse(text, label)
    if before is not None and not isinstance(before, list):
        raise Stop(fault("wrong-value", "文件应当是列表，一条接一条", whole(label), "每一条另起一行，以「- 」开头"))
    grouped = by_entry(edits)
    known = positions(before or ())
    into, root = Splices(text), yamlspans.tree(text)
    items = (root.items if root else None) or []
    for key, own in grouped.items():
        if key in known:
            edit_entry(into, items[known[key]], own)
    append_entries(into, root, [new_entry(key, own) for key, own in grouped.items() if key not in known])
    return proved(into.done(), label, with_edits(before or [], grouped, known))


def by_entry(edits: Iterable[Edit]) -> dict[Key, list[Edit]]:
    """The edits of each entry, in their order."""
    grouped: dict[Key, list[Edit]] = {}
    for edit in edits:
        grouped.setdefault(edit.key, []).append(edit)
    return grouped


def positions(entries: Iterable[Any]) -> dict[Key, int]:
    """Where the first entry of each plan and number stands."""
    found: dict[Key, int] = {}
    for at, entry in enumerate(entries):
        if isinstance(entry, Mapping):
            found.setdefault((str(entry.get(PLAN_ID) or ""), str(entry.get(NUMBER) or "").strip()), at)
    return found


def edit_entry(into: Splices, entry: Node, edits: Sequence[Edit]) -> None:
    """Put the fields of one entry; of a field set twice the last counts."""
    values = {edit.field: edit.value for edit in edits if edit.field not in LISTS}
    for field in sorted(values, key=ORDER.index):
        set_key(into, entry, field, values[field], ORDER)
    for name in LISTS:
        if changes := item_changes(edits, name):
            set_items(into, entry, name, changes, ORDER)


def item_changes(edits: Sequence[Edit], name: str) -> list[ItemChange]:
    """What is to change in one list of an entry."""
    return [(edit.position, edit.value) for edit in edits if edit.field == name]


def new_entry(key: Key, edits: Sequence[Edit]) -> dict[str, Any]:
    """An entry that was not there, in the model's order."""
    fields: dict[str, Any] = {NUMBER: key[1], PLAN_ID: key[0]}
    fields.update({edit.field: edit.value for edit in edits if edit.field not in LISTS})
    fields.update({name: [one for _, one in item_changes(edits, name) if one is not None] for name in LISTS})
    return dict(clean({name: fields.get(name) for name in ORDER}))


def append_entries(into: Splices, root: Node | None, added: Sequence[Mapping[str, Any]]) -> None:
    """Put new entries behind the last, or into a file that has none."""
    if not added:
        return
    if root is None or not root.items:
        start, end = (root.start, root.end) if root and root.written else (len(into.text),) * 2
        begun = not into.text[:start] or into.text[start - 1] in "\r\n"
        made = "\n" * (not begun) + "\n".join(yaml_block.lines(added, ""))
        into.put(start, end, made if into.text[end : end + 1] in ("\r", "\n") else f"{made}\n")
    elif root.flows:
        edits_yaml.change_flow(into, root, (), added)
    else:
        lines = yaml_block.lines(added, " " * root.column)
        into.lines_after(yamlspans.end_of_line(into.text, root.end), "\n".join(lines))


def with_edits(entries: Sequence[Any], grouped: Mapping[Key, Sequence[Edit]], known: Mapping[Key, int]) -> list[Any]:
    """What the edited file has to say."""
    expected = [plain(entry) for entry in entries]
    for key, edits in grouped.items():
        if key not in known:
            expected.append(plain(new_entry(key, edits)))
            continue
        entry = expected[known[key]]
        entry.update({edit.field: plain(edit.value) for edit in edits if edit.field not in LISTS})
        for name in LISTS:
            entry[name] = changed_items(entry.get(name) or [], item_changes(edits, name))
        expected[known[key]] = {name: one for name, one in entry.items() if one is not None and one != []}
    return expected


def changed_items(items: list[Any], changes: Sequence[ItemChange]) -> list[Any]:
    """A list after its changes."""
    after = dict(enumerate(items)) | {at: plain(item) for at, item in changes if at is not None}
    added = [plain(item) for at, item in changes if at is None and item is not None]
    return [item for item in after.values() if item is not None] + added


def proved(text: str, label: str, expected: Any) -> str:
    """The text, once it has been read again and says what it has to say; Stop where it does not."""
    try:
        said = plain(yamlfile.parse(text, label))
    except Stop:
        said = None
    if (said or None) != (expected or None):
        raise misshapen(label)
    if len(text.encode()) > yamlfile.LARGEST:
        message = f"改动后文件超过 {yamlfile.LARGEST // 1024 // 1024} MB，没有写"
        raise Stop(fault("file-too-large", message, whole(label), "请把不用的报送、佐证从台账里移走再试"))
    return text


def misshapen(label: str) -> Stop:
    """The file is written in a way that takes no edit."""
    message = "文件的写法接不上改动，没有改动任何文件"
    return Stop(fault("file-shape", message, whole(label), "请把每一项写成「名称: 内容」、一行一项的样子，再试一次"))


def report_edited(path: Path, label: str, texts: Mapping[tuple[str, ...], Any]) -> bytes:
    """The new content of report.yaml with each value behind the key that its path names; missing keys are made."""
    text, mark = typed_in(path, label)
    for keys, value in texts.items():
        text = key_set(text, label, keys, value)
    return (mark + text).encode()


def listed_edited(path: Path, label: str, key: str, item: Mapping[str, Any], position: int | None = None) -> bytes:
    """The new content of report.yaml with an item put into the list behind a key, at a position or at the end."""
    text, mark = typed_in(path, label)
    before = plain(yamlfile.parse(text, label)) or {}
    into, owner = Splices(text), yamlspans.tree(text)
    if owner is None or owner.keys is None or not isinstance(before, Mapping):
        raise misshapen(label)
    set_items(into, owner, key, [(position, item)])
    expected = plain({**before, key: changed_items(before.get(key) or [], [(position, item)])})
    return (mark + proved(into.done(), label, expected)).encode()


def key_set(text: str, label: str, keys: Sequence[str], value: Any) -> str:
    """The text of a mapping with one value set."""
    expected = with_key(plain(yamlfile.parse(text, label)), keys, value, label)
    into, owner, depth = Splices(text), yamlspans.tree(text), 0
    if owner is None or owner.keys is None:
        into.put(len(text), len(text), "\n" * (text[-1:] not in ("", "\n")) + yaml_block.text(nest(keys, value)))
        return proved(into.done(), label, expected)
    while depth < len(keys) - 1 and owner.keys and keys[depth] in owner.keys and owner.keys[keys[depth]][1].keys:
        owner, depth = owner.keys[keys[depth]][1], depth + 1
    first, rest = keys[depth], keys[depth + 1 :]
    if not rest:
        set_key(into, owner, first, value)
    elif owner.keys and first in owner.keys:
        edits_yaml.fill(into, owner, owner.keys[first], nest(rest, value))
    else:
        edits_yaml.add_key(into, owner, first, nest(rest, value))
    return proved(into.done(), label, expected)


def nest(keys: Sequence[str], value: Any) -> dict[str, Any]:
    """A value inside the groups that its path names."""
    return {keys[0]: clean(value) if len(keys) == 1 else nest(keys[1:], value)}


def with_key(data: Any, keys: Sequence[str], value: Any, label: str) -> Any:
    """What the edited mapping has to say; Stop where something else than a group stands at the path."""
    if data is not None and not isinstance(data, Mapping):
        raise misshapen(label)
    first, rest = keys[0], keys[1:]
    known = data or {}
    return plain({**known, first: with_key(known.get(first), rest, value, label) if rest else value})
