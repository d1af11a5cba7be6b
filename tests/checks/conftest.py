"""The good year for the rules: its materials and its document."""

from __future__ import annotations

import pytest

from annualreport.model.dossier import Dossier
from annualreport.workspace import Workspace
from tests.checks.good import Document, dossier_of


@pytest.fixture
def dossier(a_year: Workspace) -> Dossier:
    """The good year's materials without its figures."""
    return dossier_of(a_year)


@pytest.fixture
def document(dossier: Dossier) -> Document:
    """The good year's report, ready to be spoilt."""
    return Document(dossier)
