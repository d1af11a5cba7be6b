"""Word templates in house format, made from a form and owned by the writers from then on."""

from annualreport.outputs.template.ledger import LEDGER_FILE, ledger_template
from annualreport.outputs.template.notice import NOTICE_FILE, notice_template
from annualreport.outputs.template.record import RECORD_FILE, release_record_template
from annualreport.outputs.template.report import SECTION_FILE, report_template, section_template
from annualreport.outputs.template.supervising import LOOKBACK_FILE, lookback_template

KINDS = {
    "回头看": (LOOKBACK_FILE, lookback_template),
    "督办单": (NOTICE_FILE, notice_template),
    "台账": (LEDGER_FILE, ledger_template),
    "发布记录": (RECORD_FILE, release_record_template),
}
"""The documents beside the report: what each is called, the file that the writers have of it, how it is made."""

__all__ = [
    "KINDS",
    "LEDGER_FILE",
    "LOOKBACK_FILE",
    "NOTICE_FILE",
    "RECORD_FILE",
    "SECTION_FILE",
    "ledger_template",
    "lookback_template",
    "notice_template",
    "release_record_template",
    "report_template",
    "section_template",
]
