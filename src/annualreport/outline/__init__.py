"""A Word or HTML document as lines of text and tables with places: eyes shared by checks, review and tests."""

from annualreport.outline.records import Block, Layout, Outline, Paragraph, Table, TableCell

__all__ = ["Block", "Layout", "Outline", "Paragraph", "Table", "TableCell"]
