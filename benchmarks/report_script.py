"""The script that an office would write without annualreport: the year's words from JSON into a template, by docxtpl.

python report_script.py TEMPLATE WORDS OUT
"""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template, words, out = sys.argv[1:]
document = DocxTemplate(template)
document.render(json.loads(Path(words).read_text("utf-8")), autoescape=True)
document.save(out)
