"""Judge a year's dossier, and the document made from it, by the rules of the catalogue."""

from annualreport.checks.catalogue import CATALOGUE, FIRM, judge, measured

__all__ = ["CATALOGUE", "FIRM", "judge", "measured"]
