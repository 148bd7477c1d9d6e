"""How figures went over the last periods: a line each, told apart by colour and by its dots."""

from itertools import pairwise

from documents.canvas import FAINT, INNER, MARGIN, RULE, SERIES, SMALL, Canvas
from documents.figures import Series, Trend
from documents.headed import headed, nothing

PERIODS_AT_MOST = 6
_AXIS, _HIGH, _KEY = 136, 620, 64
_LEFT = MARGIN + _AXIS
_RIGHT = MARGIN + INNER - 40


def draw_trend(chart: Trend) -> bytes:
    """The newest periods, where they are too many."""
    series = chart.series[: len(SERIES)]
    if not any(share is not None for one in series for share in one.shares):
        return nothing(chart.title, chart.span, chart.language, chart.empty)
    canvas, top = headed(chart.title, chart.span, chart.language,
                         _HIGH + 90 + len(series) * _KEY)  # fmt: skip
    for tick in chart.ticks:
        y = _y(tick.share, top)
        canvas.rule(_LEFT, y, _RIGHT + 20, y, RULE, 2)
        canvas.write((_LEFT - 16, y), tick.said, SMALL, colour=FAINT, anchor="rm", room=_AXIS - 16)
    periods = chart.periods[-PERIODS_AT_MOST:]
    room = (_RIGHT - _LEFT) / max(len(periods) - 1, 1)
    for n, period in enumerate(periods):
        canvas.write((_x(n, len(periods)), top + _HIGH + 36), period, SMALL, colour=FAINT,
                     anchor="mm", room=room - 8)  # fmt: skip
    for n, one in enumerate(series):
        _draw(canvas, one, n, len(periods), top)
        _key(canvas, one, n, top + _HIGH + 108 + n * _KEY)
    return canvas.png()


def _draw(canvas: Canvas, series: Series, n: int, periods: int, top: float) -> None:
    """A period without a figure leaves a gap."""
    shares = series.shares[-periods:]
    points = [
        None if share is None else (_x(at, periods), _y(share, top))
        for at, share in enumerate(shares)
    ]
    for start, end in pairwise(points):
        if start and end:
            canvas.rule(*start, *end, SERIES[n], 6)
    for point in points:
        if point:
            canvas.dot(*point, n, SERIES[n])


def _key(canvas: Canvas, series: Series, n: int, y: float) -> None:
    canvas.rule(MARGIN, y, MARGIN + 72, y, SERIES[n], 6)
    canvas.dot(MARGIN + 36, y, n, SERIES[n])
    last = series.said[-1] if series.said else ""
    canvas.write((MARGIN + 96, y), series.label, SMALL, room=INNER - 96 - 220)
    canvas.write(
        (MARGIN + INNER, y), last, SMALL, anchor="rm", room=210, bold=True, colour=SERIES[n]
    )


def _x(at: int, periods: int) -> float:
    return (_LEFT + _RIGHT) / 2 if periods == 1 else _LEFT + (_RIGHT - _LEFT) * at / (periods - 1)


def _y(share: float, top: float) -> float:
    return top + _HIGH - 30 - (_HIGH - 60) * min(max(share, 0.0), 1.0)
