"""Read data/offices.yaml into the roster; a name that stands for two offices is told."""

from __future__ import annotations

from collections.abc import Iterator

from annualreport.finding import Finding, fault, note
from annualreport.model.offices import COLLECTIVES, Office, Roster
from annualreport.place import whole
from annualreport.readers.yaml_record import listed
from annualreport.workspace import Workspace

WITHOUT = "责任分工展开不了「各处室」"
HINT = "先运行 annualreport plan import，由方案列出处室，再逐个核对"


def load(workspace: Workspace) -> tuple[Roster, tuple[Finding, ...]]:
    """The roster; empty, with a 提示, where there is none."""
    path, label = workspace.offices, workspace.label(workspace.offices)
    if not path.exists():
        return Roster(), (note("no-roster", f"没有处室名册，{WITHOUT}", whole(label), HINT),)
    roster, findings = listed(Roster, "名册", path, label)
    if roster is None:
        return Roster(), findings
    if not roster.offices:
        return roster, (note("no-roster", f"处室名册是空的，{WITHOUT}", whole(label), HINT),)
    return roster, (*findings, *doubled(roster))


def doubled(roster: Roster) -> Iterator[Finding]:
    """Names and aliases that stand for two offices, or for a collective word."""
    seen: dict[str, Office] = {}
    for office in roster.offices:
        for name in (office.name, *office.aliases):
            if name in COLLECTIVES:
                hint = "这是集体称呼，请删去；「各处室」按「类别」展开"
                yield fault("roster-collective", f"名册里把「{name}」列成了一个处室", office.places("名称"), hint)
            elif name in seen:
                places = (*office.places("名称"), *seen[name].places("名称"))
                yield fault(
                    "roster-double", f"名册里「{name}」出现了两次", places, "一个名称只能指一个处室，请删改一处"
                )
            seen.setdefault(name, office)
