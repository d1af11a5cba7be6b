"""Word templates in house format, made from a form and owned by the writers from then on."""

from annualreport.outputs.template.report import SECTION_FILE, report_template, section_template

__all__ = ["SECTION_FILE", "report_template", "section_template"]
