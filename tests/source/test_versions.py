"""The versions that records state are those that the libraries' own descriptions state."""

from __future__ import annotations

from importlib.metadata import version

from annualreport.source.versions import TOLD, stated, versions


def test_every_library_of_the_test_environment_is_told_as_its_description_states_it() -> None:
    assert dict(versions()) == {name: version(name) for name in TOLD}


def test_the_version_is_read_from_the_head_alone() -> None:
    assert stated("Metadata-Version: 2.4\nName: some\nVersion: 1.2.3\n\nVersion: 9 is planned") == "1.2.3"
    assert stated("Metadata-Version: 2.4\nName: some\n\nVersion: 9 is planned") == ""
