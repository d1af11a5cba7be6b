"""Decide what two offices say differently: the ledger says it from now on, and the decision names what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from annualreport.checks.conflicts import of_offices
from annualreport.finding import Stop, fault
from annualreport.model.conflicts import RULE, Conflict, of_states
from annualreport.model.history import Change, moment
from annualreport.model.ledger import STATUSES, Indicator, OfficeReport, Status
from annualreport.model.speaking import office_name
from annualreport.model.tally import kind
from annualreport.model.values import read_number
from annualreport.outputs.edits import Edit, ledger_edited, listed_edited
from annualreport.outputs.history import appended
from annualreport.readers.history import HISTORY
from annualreport.supervision.collect_entry import as_value
from annualreport.supervision.entry import Found

SOURCE = "annualreport ledger resolve"
STATUS, FINISHED, INDICATORS = "状态", "完成日期", "指标"
REPORT = "report.yaml"


@dataclass(frozen=True)
class Choice:
    """What was decided. take: the office whose word counts; value: the value itself; one of them is given."""

    take: str
    value: str
    reason: str
    post: str


@dataclass(frozen=True)
class Resolved:
    """What is to be written, and the line that says so."""

    files: Mapping[Path, bytes]
    line: str


def resolve(found: Found, field: str, choice: Choice, now: datetime) -> Resolved:
    """Decide one conflict of the requirement; Stop, with nothing to write, where it is not clear which or how."""
    conflict = one_of(found, field)
    if bool(choice.take) == bool(choice.value) or not choice.reason or not choice.post:
        hint = "写 --take 处室（以它报的为准）或 --value 值，只写一个；并写 --reason 理由"
        raise Stop(fault("resolve", "裁定没有写全：取哪一个、什么理由", hint=hint))
    value, record = taken(found, conflict, choice)
    edits = of_state(found, conflict, value, record) if conflict.key == STATUS else [of_figure(found, conflict, value)]
    subject = conflict.subject(found.entry)
    before = as_value(found.entry.status or None) if conflict.key == STATUS else conflict.figures
    change = Change(moment(now), f"{found.name} {conflict.what}", before, str(value), SOURCE, choice.reason)
    files = {path: ledger_edited(path, found.workspace.label(path), edits) for path in found.ledgers if edits}
    files[found.path(HISTORY)] = appended(found.path(HISTORY), [change])
    files[found.path(REPORT)] = decided(found, subject, conflict, (value, choice), now)
    return Resolved(files, f"{subject} 定为「{value}」（{conflict.figures}），记入台账、已核和 history.jsonl")


def one_of(found: Found, field: str) -> Conflict:
    """The conflict that the field names, or the only one."""
    open_ones = [*of_states(found.entry, found.dossier.roster), *of_offices(found.entry, found.dossier.roster)]
    wanted = [one for one in open_ones if names(one, field)]
    if len(wanted) == 1:
        return wanted[0]
    known = "；".join(f"--field {named(one)}（{one.figures}）" for one in open_ones)
    if not open_ones:
        hint = "运行 annualreport check，看 LED-05、LED-08 各条"
        raise Stop(fault("resolve", f"{found.name} 没有要裁定的：各处室报的没有不一致", hint=hint))
    problem = f"有 {len(wanted)} 处不一致，要写明裁定哪一处" if wanted else f"没有「{field}」这处不一致"
    raise Stop(fault("resolve", f"{found.name} {problem}", hint=f"可以写的有：{known}"))


def named(conflict: Conflict) -> str:
    """A conflict as --field names it."""
    record = conflict.said[0][2]
    return f"{INDICATORS}:{record.name}" if isinstance(record, Indicator) else conflict.what


def names(conflict: Conflict, field: str) -> bool:
    """Whether --field means the conflict; nothing means any."""
    typed = "".join(field.split()).replace("：", ":")
    return typed in ("", "".join(named(conflict).split()), "".join(conflict.what.split()))


def taken(found: Found, conflict: Conflict, choice: Choice) -> tuple[str | Decimal, Any]:
    """The value that was decided on, with the report or figure that gives it (None where it was typed)."""
    if choice.take:
        roster = found.dossier.roster
        wanted = office_name(choice.take.strip(), roster)
        records = [record for office, _, record in conflict.said if office_name(office, roster) == wanted]
        if not records:
            offices = "、".join(dict.fromkeys(office for office, _, _ in conflict.said))
            raise Stop(fault("resolve", f"「{choice.take}」没有报这一项", hint=f"报了的有：{offices}"))
        values = {value_of(record) for record in records}
        if len(values) > 1:
            raise Stop(fault("resolve", f"「{choice.take}」自己报了几个不同的值", hint="请用 --value 写明取哪一个"))
        return values.pop(), records[0]
    return typed_value(conflict, choice.value.strip()), None


def value_of(record: object) -> str | Decimal:
    """What a report or a figure says."""
    return record.value if isinstance(record, Indicator) else str(getattr(record, "status", ""))


def typed_value(conflict: Conflict, text: str) -> str | Decimal:
    """The value as typed; Stop where it is none that the conflict is about."""
    if conflict.key == STATUS:
        if text not in STATUSES:
            raise Stop(fault("wrong-value", f"状态「{text}」不在五种状态里", hint=f"请写{'、'.join(STATUSES)}之一"))
        return text
    try:
        number: Decimal = read_number(text)
    except ValueError as error:
        raise Stop(fault("wrong-value", f"「数值」：{error}")) from None
    return number


def of_state(found: Found, conflict: Conflict, value: str | Decimal, record: Any) -> list[Edit]:
    """The entry's own state; a state of one scope of several is decided, but is not the whole entry's."""
    if conflict.what != STATUS:
        return []
    edits = [Edit(*found.about, STATUS, value)] if found.entry.status != value else []
    finished = record.finished if isinstance(record, OfficeReport) else None
    if value == Status.DONE and finished and not found.entry.finished:
        edits.append(Edit(*found.about, FINISHED, finished))
    return edits


def of_figure(found: Found, conflict: Conflict, value: str | Decimal) -> Edit:
    """The main author's own total, which names no office."""
    first = conflict.said[0][2]
    assert isinstance(first, Indicator)
    own = [at for at, one in enumerate(found.entry.indicators) if not one.office and kind(one) == kind(first)]
    total = {"名称": first.name, "数值": value, "单位": first.unit}
    return Edit(*found.about, INDICATORS, total, own[0] if own else None)


def decided(found: Found, subject: str, conflict: Conflict, what: tuple[str | Decimal, Choice], now: datetime) -> bytes:
    """report.yaml with the decision (已核), in the place of an earlier one on the same."""
    value, choice = what
    said = {"规则": RULE, "位置": subject, "数值": conflict.figures, "理由": f"定为「{value}」：{choice.reason}"}
    record = {**said, "核签": choice.post, "日期": now.date()}
    known = found.dossier.report.accepted
    same = [at for at, one in enumerate(known) if one.rule == RULE and one.at.strip() == subject]
    path = found.path(REPORT)
    return listed_edited(path, found.workspace.label(path), "已核", record, same[0] if same else None)
