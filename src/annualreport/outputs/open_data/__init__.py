"""The figures of a report as open data: each table as CSV, all of them as a workbook and as JSON with its schema."""
