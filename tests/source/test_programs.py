"""A page of the program is compiled once for all runs; another source or another way to compile it is another page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from annualreport.source import store
from annualreport.source.programs import Programs


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are compiled from now on; the store is on and empty."""
    monkeypatch.setenv(store.SWITCH, str(tmp_path / "cache"))
    seen: list[str] = []
    compiling = Environment.compile

    def told(self: Environment, source: str, *about: Any, **more: Any) -> Any:
        """Compile, and note it."""
        seen.append(source)
        return compiling(self, source, *about, **more)

    monkeypatch.setattr(Environment, "compile", told)
    return seen


def page(source: str = "{{ a }}\n{% if a %}\nb{% endif %}", **how: Any) -> str:
    """The page made by a new run."""
    made = Environment(loader=DictLoader({"page": source}), bytecode_cache=Programs(), autoescape=True, **how)
    return made.get_template("page").render(a="<")


def test_the_second_run_compiles_nothing_and_makes_the_same(compiled: list[str]) -> None:
    assert page() == page() == "&lt;\n\nb"
    assert len(compiled) == 1


def test_a_changed_page_and_another_way_to_compile_it_are_compiled(compiled: list[str]) -> None:
    assert (page(), page(trim_blocks=True), page("{{ a }}!")) == ("&lt;\n\nb", "&lt;\nb", "&lt;!")
    assert len(compiled) == 3


def test_a_damaged_entry_is_compiled_anew(compiled: list[str], tmp_path: Path) -> None:
    page()
    (entry,) = (tmp_path / "cache").glob("*.kept")
    entry.write_bytes(b"x" + entry.read_bytes())
    assert page() == "&lt;\n\nb"
    assert len(compiled) == 2
