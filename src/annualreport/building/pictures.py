"""Fill a template that asks for charts, and draw those of the web page; what hinders a chart is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annualreport.finding import Finding, note
from annualreport.model.dossier import Dossier
from annualreport.outputs.charts import hindrance
from annualreport.render import Compiled, Rendered
from annualreport.render import fill as fill_plainly
from annualreport.render.filling import objects
from annualreport.vocabulary.charts import NAME, Chart, Lacking, charts

if TYPE_CHECKING:
    from annualreport.render.full import Full

Drawn = tuple[Chart, str]
"""A chart and its drawing for the page."""


def fill(template: Compiled, known: dict[str, Any], *, final: bool) -> Rendered:
    """The document, with the charts that the template asks for as pictures; a chart without figures is a gap."""
    if not any(NAME in part.names for part in template.parts):
        return fill_plainly(template, known, final=final)
    told = hindrance()
    full = objects(template)
    known[NAME] = {name: picture(chart, full, told is None) if chart else None for name, chart in known[NAME].items()}
    rendered = fill_plainly(template, known, final=final, full=full)
    return replace(rendered, findings=(*rendered.findings, told)) if told else rendered


def picture(chart: Chart, full: Full, drawable: bool) -> Any:
    """A chart as a value of the template."""
    from annualreport.render.pictures import Pictured, Undrawn  # docxtpl takes longer to load than a report to fill

    if not drawable:
        return Undrawn()
    from annualreport.outputs.charts.drawing import png

    return Pictured(full, png(chart), chart.name, chart.alt)


def for_page(dossier: Dossier) -> tuple[tuple[Drawn, ...], tuple[Finding, ...]]:
    """The charts of the web page, and what is to be said of those that are not there."""
    told = hindrance()
    if told:
        return (), (told,)
    from annualreport.outputs.charts.drawing import svg

    made = charts(dossier)
    drawn = tuple((one, svg(one)) for one in made if isinstance(one, Chart))
    return drawn, tuple(lacking(one) for one in made if isinstance(one, Lacking))


def lacking(chart: Lacking) -> Finding:
    """A chart that the year's figures do not give."""
    hint = "补上数据后重新生成；没有这些数据的，不用理会"
    return note("chart-blank", f"没有画图「{chart.name}」：{chart.why}", chart.places, hint)
