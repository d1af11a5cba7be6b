"""Join what the offices reported on a requirement into one text, the leading offices first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annualreport.model.ledger import OfficeReport
from annualreport.model.offices import Roster
from annualreport.model.plan import Responsibility
from annualreport.model.speaking import ROLES, latest, office_name, roles

STOPS = "。！？；.!?;"

Group = dict[str, Any]


def scopes(duties: Sequence[Responsibility], reports: Sequence[OfficeReport], roster: Roster) -> list[Group]:
    """Each scope of a divided requirement with what was reported on it; empty where it is not divided."""
    return [
        {
            "范围": duty.scope,
            "牵头": list(duty.lead),
            "会同": list(duty.joint),
            "配合": list(duty.support),
            "落实情况": told([one for one in reports if one.scope == duty.scope], (duty,), roster) or None,
        }
        for duty in duties
        if duty.scope
    ]


def progress(
    duties: Sequence[Responsibility], reports: Sequence[OfficeReport], ways: Sequence[Group], roster: Roster
) -> str:
    """The offices' reports as one text; of a divided requirement a paragraph a scope."""
    own = {way["范围"] for way in ways}
    rest = told([one for one in reports if one.scope not in own], duties, roster)
    parts = [f"{way['范围']}：{way['落实情况']}" for way in ways if way["落实情况"]]
    return "\n".join([*parts, rest] if rest else parts)


def told(reports: Iterable[OfficeReport], duties: Sequence[Responsibility], roster: Roster) -> str:
    """The texts that speak, one after another, the leading offices first, each ended by a full stop, none twice.

    Of an office that reported by quarters the latest text speaks.
    """
    spoken = latest([one for one in reports if one.progress], roster)
    order = ranks(duties, roster) if len(spoken) > 1 else {}
    texts = [one.progress for one in sorted(spoken, key=lambda one: rank(one.office, order, roster))]
    return "".join(text if text[-1] in STOPS else text + "。" for text in dict.fromkeys(texts))


def ranks(duties: Iterable[Responsibility], roster: Roster) -> dict[str, int]:
    """0 for the leading offices, 1 for the joint ones, 2 for the supporting ones; collective words as written too."""
    duties = tuple(duties)
    found = {office: ROLES.index(role) for office, role in roles(duties, roster).items()}
    for duty in duties:
        for place, names in enumerate((duty.lead, duty.joint, duty.support)):
            found.update({name: place for name in names if found.get(name, place) >= place})
    return found


def rank(office: str, order: Mapping[str, int], roster: Roster) -> int:
    """An office's place in this order; 3 for one that the plan does not name."""
    return order.get(office_name(office, roster), len(ROLES))
