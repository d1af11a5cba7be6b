"""The finished Word file's text as one accessible web page that needs nothing else, or as a part of one."""

from annualreport.outputs.html.fragment import fragment, meta_json
from annualreport.outputs.html.page import PageFacts, page

__all__ = ["PageFacts", "fragment", "meta_json", "page"]
