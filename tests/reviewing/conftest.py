"""The good year as a bureau keeps it, templates and all."""

from __future__ import annotations

import pytest

from annualreport.workspace import Workspace
from tests.outputs.filled import with_templates


@pytest.fixture
def a_year(a_year: Workspace) -> Workspace:
    """The good year with its templates."""
    return with_templates(a_year)
