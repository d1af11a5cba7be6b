"""The good year with the shipped templates beside its data."""

from __future__ import annotations

import shutil

import pytest

from annualreport.workspace import Workspace, shipped_templates


@pytest.fixture
def a_year(a_year: Workspace) -> Workspace:
    """The good year as a bureau keeps it, templates and all."""
    shutil.copytree(shipped_templates(), a_year.templates)
    return a_year
