"""Set fields of one entry of the ledger from what was typed, all of them or none, and say what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from annualreport.finding import Finding, Stop, fault
from annualreport.model.history import Change, moment
from annualreport.model.ledger import STATUSES, Entry
from annualreport.model.ledger_sheets import DATES, ENTRY, LISTS, NUMBER, PLAN_ID
from annualreport.model.values import read_date
from annualreport.outputs.edits import Edit, ledger_edited
from annualreport.outputs.edits_yaml import clean
from annualreport.outputs.history import appended
from annualreport.readers.history import HISTORY
from annualreport.supervision.collect_entry import as_value, inner_names
from annualreport.supervision.entry import Found

SOURCE = "annualreport ledger edit"


@dataclass(frozen=True)
class Edited:
    """What is to be written, and each change."""

    files: Mapping[Path, bytes]
    changes: tuple[Change, ...]


def edit(found: Found, settings: Sequence[str], reason: str, now: datetime) -> Edited:
    """The entry with the fields set as typed (字段=值; nothing behind = is a blank). Stop with every fault at once."""
    values: dict[str, Any] = {}
    faults: list[Finding] = []
    for typed in settings:
        try:
            key, value = setting(typed)
        except Stop as stop:
            faults += stop.findings
            continue
        if key in values:
            faults.append(fault("set", f"「{key}」写了两次 --set", hint="每一项只写一次"))
        values[key] = value
    if faults:
        raise Stop(*faults)
    return changed(found, values, SOURCE, reason, now)


def changed(found: Found, values: Mapping[str, Any], source: str, reason: str, now: datetime) -> Edited:
    """The files in which these fields of the entry are set; those that stand so already are left alone."""
    names = inner_names(Entry)
    before = {key: getattr(found.entry, names[key]) for key in values}
    new = {key: value for key, value in values.items() if (value or None) != (before[key] or None)}
    edits = [Edit(*found.about, key, value) for key, value in new.items()]
    changes = tuple(
        Change(moment(now), f"{found.name} {key}", as_value(before[key] or None), as_value(value), source, reason)
        for key, value in new.items()
    )
    return Edited(written(found, edits, changes), changes)


def written(found: Found, edits: Sequence[Edit], changes: Sequence[Change]) -> dict[Path, bytes]:
    """The ledger and the history with the changes; nothing where there are none."""
    if not edits:
        return {}
    files = {path: ledger_edited(path, found.workspace.label(path), edits) for path in found.ledgers}
    return {**files, found.path(HISTORY): appended(found.path(HISTORY), changes)}


def setting(typed: str) -> tuple[str, Any]:
    """The field and its value; Stop where it is none that can be set, or the value is none that it takes."""
    key, sign, text = typed.replace("＝", "=", 1).partition("=")
    key, text = key.strip(), text.strip()
    if not sign:
        raise Stop(fault("set", f"「{typed}」应当写成 字段=值", hint="例如 --set 状态=已完成；等号后面不写，就是清空"))
    if key in (NUMBER, PLAN_ID) or key in LISTS or key not in ENTRY:
        raise Stop(not_settable(key))
    return key, value(key, text)


def not_settable(key: str) -> Finding:
    """Why a field cannot be set here."""
    if key in (NUMBER, PLAN_ID):
        return fault("set", f"「{key}」不能改：改了就是另一条要求", hint="要求本身改了的，重新导入方案")
    if key in LISTS:
        hint = "请在台账文件里改，或由处室报送后 annualreport ledger collect 收回"
        return fault("set", f"「{key}」是列表，不能用 --set 设定", hint=hint)
    near = get_close_matches(key, ENTRY, 1, 0.4)
    message = f"没有「{key}」这一项" + (f"，是不是「{near[0]}」？" if near else "")
    return fault("unknown-key", message, hint=f"可以设定的有：{'、'.join(one for one in ENTRY if one not in LISTS)}")


def value(key: str, text: str) -> str | date | None:
    """What the text says for the field; None for a blank."""
    if not text:
        return None
    if key in DATES:
        try:
            day: date = read_date(text)
        except ValueError as error:
            raise Stop(fault("wrong-value", f"「{key}」：{error}", hint="例如 2021-12-31")) from None
        return day
    if key == "状态" and text not in STATUSES:
        near = get_close_matches(text, STATUSES, 1, 0.4)
        meant = f"，是不是「{near[0]}」？" if near else ""
        raise Stop(fault("wrong-value", f"状态「{text}」不在五种状态里{meant}", hint=f"请写{'、'.join(STATUSES)}之一"))
    return str(clean(text) or "") or None


def told(changes: Sequence[Change]) -> Iterator[str]:
    """The changes in lines."""
    for one in changes:
        yield f"{one.what}：{one.before or '（空）'} → {one.after or '（空）'}"
