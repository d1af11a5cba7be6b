"""Name a requirement in messages and find its places, the same way in every rule."""

from __future__ import annotations

from annualreport.model.dossier import Task
from annualreport.place import Place, quoted


def name(task: Task) -> str:
    """The requirement's number, with the plan's id where it is a further plan; what decisions name."""
    return task.told


def told(task: Task) -> str:
    """The requirement as messages begin: its number and the beginning of its wording."""
    return f"要求 {name(task)}{quoted(task.requirement.wording)}"


def places(task: Task, *keys: str) -> tuple[Place, ...]:
    """Where the fields stand in the ledger, else where the requirement stands in the plan."""
    found = task.entry.places(*keys) if task.entry else ()
    return found or task.requirement.places()


def recorded(task: Task) -> bool:
    """Whether the ledger says anything about the requirement."""
    return task.entry is not None and not task.entry.waiting
