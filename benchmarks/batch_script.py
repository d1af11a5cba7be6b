"""The script that an office would write for many units without annualreport: each unit's words into the template.

python batch_script.py TEMPLATE WORDS_FOLDER OUT_FOLDER
"""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template, words, out = map(Path, sys.argv[1:])
out.mkdir(exist_ok=True)
for unit in sorted(words.glob("*.json")):
    document = DocxTemplate(template)
    document.render(json.loads(unit.read_text("utf-8")), autoescape=True)
    document.save(out / f"{unit.stem}.docx")
