"""The year's materials as frozen records; one definition gives YAML keys, workbook heads, template words, glossary."""
