"""Charts beside the rows of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cocreation_tui.export.workbook.sheets import Bars

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.worksheet.worksheet import Worksheet

WIDTH, BAR, AROUND = 18, 0.9, 3.4
"""Centimetres a chart is wide, those of height that a row of it takes, and those that its title and axis take."""
ROW = 0.53
"""Centimetres a row of the sheet is high, or a little less."""
COLOURS = ("B8C4CA", "1F6F6B")
"""Of what was planned and of what was held: told apart in black and white as well."""
_GRID = "E3E8EA"


def draw(page: Worksheet, bars: tuple[Bars, ...], columns: int) -> None:
    """Draw bars to the right of a page's ``columns``, each chart beside its own rows or below the one before."""
    from openpyxl.utils import get_column_letter

    beside, free = get_column_letter(columns + 2), 1
    for one in bars:
        height = AROUND + BAR * (one.last - one.first + 1)
        row = max(free, one.first + 1)
        page.add_chart(_chart(page, one, height), f"{beside}{row}")
        free = row + round(height / ROW) + 1


def _chart(page: Worksheet, one: Bars, height: float) -> BarChart:
    from openpyxl.chart import BarChart, Series
    from openpyxl.chart.axis import ChartLines
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "bar", "clustered", 60, 0
    chart.title, chart.width, chart.height = one.title, WIDTH, height
    for column, colour in zip(one.values, COLOURS, strict=False):
        series = Series(_cells(page, one, column), title=str(page.cell(1, column + 1).value))
        series.graphicalProperties.solidFill = colour
        chart.series.append(series)
    chart.set_categories(_cells(page, one, one.names))
    # The first row on top, as in the sheet, and both axes drawn.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=_GRID)))
    if chart.legend is not None:
        chart.legend.position = "b"
    return chart


def _cells(page: Worksheet, one: Bars, column: int) -> Reference:
    from openpyxl.chart import Reference

    return Reference(page, min_col=column + 1, min_row=one.first + 2, max_row=one.last + 2)
