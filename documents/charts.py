"""Pictures of figures, as PNG: to be read on a telephone, at arm's length."""

from documents.bars import draw_bars
from documents.figures import Bars, Chart, Heat, Trend
from documents.heat import draw_heat
from documents.trend import draw_trend
from documents.worker_cards import draw_cards


def draw(chart: Chart) -> bytes:
    if isinstance(chart, Bars):
        return draw_bars(chart)
    if isinstance(chart, Heat):
        return draw_heat(chart)
    if isinstance(chart, Trend):
        return draw_trend(chart)
    return draw_cards(chart)
