"""The statutory layouts, read from data: rows, columns, labels, units and equations of each edition."""

from annualreport.forms.equation import Equation, EquationError
from annualreport.forms.form import AMOUNT, CHANGE, COUNT, Cell, Form, Key, Section, Table, Years
from annualreport.forms.instance import Instance, Signed, instances, totals
from annualreport.forms.labels import cell_label, line_label
from annualreport.forms.library import all_forms, edition_for_year, form

__all__ = [
    "AMOUNT",
    "CHANGE",
    "COUNT",
    "Cell",
    "Equation",
    "EquationError",
    "Form",
    "Instance",
    "Key",
    "Section",
    "Signed",
    "Table",
    "Years",
    "all_forms",
    "cell_label",
    "edition_for_year",
    "form",
    "instances",
    "line_label",
    "totals",
]
