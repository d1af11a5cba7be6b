"""Say in which files a change of the ledger has to be written, so that it still speaks with one voice."""

from __future__ import annotations

from pathlib import Path

from annualreport.model.ledger import Ledger
from annualreport.workspace import Workspace


def speaking(workspace: Workspace, year: int, ledger: Ledger | None) -> tuple[Path, ...]:
    """The files that speak: the one that was read, and the other where it says the same; ledger.yaml where none is."""
    text, book = workspace.data(year, "ledger.yaml"), workspace.data(year, "ledger.xlsx")
    if text.exists() and book.exists():
        return both(workspace, text, book, ledger)
    return (book,) if book.exists() else (text,)


def both(workspace: Workspace, text: Path, book: Path, ledger: Ledger | None) -> tuple[Path, ...]:
    """Of two files the one that speaks; both where they say the same and not only nothing."""
    from annualreport.readers import ledger_book, ledger_yaml
    from annualreport.readers.ledger import spoken

    if ledger is not None and ledger.file == workspace.label(book):
        return (book,)
    other, _ = ledger_book.read(book, workspace.label(book))
    own, _ = ledger_yaml.read(text, workspace.label(text))
    return (text, book) if other and own and spoken(other) else (text,)
