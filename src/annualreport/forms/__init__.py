"""The statutory layouts, read from data: rows, columns, labels, units and equations of each edition."""

from annualreport.forms.equation import Equation, EquationError
from annualreport.forms.form import AMOUNT, CHANGE, COUNT, Cell, Form, Key, Section, Table, Years
from annualreport.forms.library import all_forms, edition_for_year, form

__all__ = [
    "AMOUNT",
    "CHANGE",
    "COUNT",
    "Cell",
    "Equation",
    "EquationError",
    "Form",
    "Key",
    "Section",
    "Table",
    "Years",
    "all_forms",
    "edition_for_year",
    "form",
]
