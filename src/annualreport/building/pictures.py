"""Fill a template that asks for charts, and draw those of the web page; what hinders a chart is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annualreport.finding import Finding, note
from annualreport.model.dossier import Dossier
from annualreport.render import Compiled, Rendered
from annualreport.render import fill as fill_plainly
from annualreport.render.filling import objects
from annualreport.vocabulary.charts import AT_PLAN, NAME, Chart, Lacking, charts

if TYPE_CHECKING:
    from annualreport.render.full import Full

Drawn = tuple[Chart, str]
"""A chart and its drawing for the page."""


def fill(template: Compiled, known: dict[str, Any], *, final: bool) -> Rendered:
    """The document, with the charts that the template asks for as pictures; a chart without figures is a gap."""
    if not any(NAME in part.names for part in template.parts):
        return fill_plainly(template, known, final=final)
    from annualreport.outputs.charts import hindrance
    from annualreport.render.pictures import Undrawn  # docxtpl takes longer to load than a report to fill

    told = hindrance()
    full = objects(template)
    drawn: list[Chart] = []
    known[NAME] = {
        name: None if chart is None else Undrawn() if told else picture(full, drawn, chart)
        for name, chart in known[NAME].items()
    }
    rendered = fill_plainly(template, known, final=final, full=full)
    more = (told,) if told else tuple(one for chart in dict.fromkeys(drawn) for one in odd(chart))
    return replace(rendered, findings=(*rendered.findings, *more))


def picture(full: Full, drawn: list[Chart], chart: Chart) -> Any:
    """A chart as a value of the template, drawn when it is printed, and then among the drawn."""
    from annualreport.outputs.charts.drawing import png
    from annualreport.render.pictures import Pictured

    def draw() -> bytes:
        """The picture."""
        drawn.append(chart)
        return png(chart)

    return Pictured(full, draw, chart.name, chart.alt)


def for_page(dossier: Dossier, *, section: bool = False) -> tuple[tuple[Drawn, ...], tuple[Finding, ...]]:
    """The charts of the web page, and what is to be said of those that are not there; none where none are wanted.

    section: whether the page holds the section on the plan alone.
    """
    if not dossier.report.charts:
        return (), ()
    from annualreport.outputs.charts import hindrance

    told = hindrance()
    if told:
        return (), (told,)
    from annualreport.outputs.charts.drawing import svg

    made = [one for one in charts(dossier) if one.at == AT_PLAN or not section]
    drawn = [one for one in made if isinstance(one, Chart)]
    told_too = (lacking(one) for one in made if isinstance(one, Lacking))
    return tuple((one, svg(one)) for one in drawn), (*told_too, *(one for chart in drawn for one in odd(chart)))


def odd(chart: Chart) -> Iterator[Finding]:
    """The letters of a chart that this machine cannot draw."""
    from annualreport.outputs.charts.drawing import undrawable

    if signs := undrawable(chart):
        message = f"图「{chart.name}」里的「{signs}」，这台电脑画图的字体里没有，图上是空框"
        yield note("chart-letters", message, hint="请核对是不是特殊符号；是汉字的，请安装字更全的字体（如思源黑体）")


def lacking(chart: Lacking) -> Finding:
    """A chart that the year's figures do not give."""
    hint = "补上数据后重新生成；没有这些数据的，不用理会"
    return note("chart-blank", f"没有画图「{chart.name}」：{chart.why}", chart.places, hint)
