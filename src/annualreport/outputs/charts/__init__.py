"""Charts as pictures: SVG for the web page, PNG for Word, the same each time from the same figures.

``drawing`` needs matplotlib, the extra ``charts``; ``hindrance`` says whether it can be used.
"""

from annualreport.outputs.charts.faces import hindrance

__all__ = ["hindrance"]
