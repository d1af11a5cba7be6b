"""The finished Word file's text as one accessible web page that needs nothing beside itself."""

from annualreport.outputs.html.page import PageFacts, page

__all__ = ["PageFacts", "page"]
