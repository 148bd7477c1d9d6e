"""A bar for each thing compared, its name above it and its figure in words beside the name."""

from documents.canvas import (
    BAR,
    FAINT,
    GROUND,
    INNER,
    MARGIN,
    MISS,
    RULE,
    SMALL,
    TEXT,
    Canvas,
    width_of,
)
from documents.figures import Bar, Bars, Key
from documents.headed import headed, nothing

AT_MOST = 12
_ROW, _THICK, _AXIS, _KEY = 122, 40, 64, 58


def draw_bars(chart: Bars) -> bytes:
    if not chart.bars:
        return nothing(chart.title, chart.span, chart.language, chart.empty)
    shown = chart.bars[:AT_MOST]
    left_out = len(chart.bars) - len(shown)
    foot = _AXIS + len(chart.keys) * _KEY + (_KEY if left_out else 0)
    canvas, top = headed(chart.title, chart.span, chart.language, len(shown) * _ROW + foot)
    bottom = top + len(shown) * _ROW
    for tick in chart.ticks:
        canvas.rule(_x(tick.share), top + 56, _x(tick.share), bottom, RULE, 2)
    for n, bar in enumerate(shown):
        _bar(canvas, bar, top + n * _ROW, chart.language)
    _axis(canvas, chart, bottom + 30)
    y = bottom + _AXIS + 24
    if left_out:
        canvas.write((MARGIN, y), f"… +{left_out}", SMALL, colour=FAINT)
        y += _KEY
    for n, key in enumerate(chart.keys):
        _key(canvas, key, y + n * _KEY)
    return canvas.png()


def _bar(canvas: Canvas, bar: Bar, y: float, language: str) -> None:
    """Clipped to the paper, whatever the figures are."""
    said = min(width_of(bar.said, TEXT, language), INNER * 0.6)
    canvas.write((MARGIN + INNER, y + 26), bar.said, colour=MISS if bar.missed else FAINT,
                 anchor="rm", room=INNER * 0.6, bold=bar.missed)  # fmt: skip
    canvas.write((MARGIN, y + 26), bar.label, room=INNER - said - 24)
    high = y + 56
    canvas.block(MARGIN, high, INNER, _THICK, GROUND)
    if bar.share is not None:
        canvas.block(MARGIN, high, _x(bar.share) - MARGIN, _THICK, MISS if bar.missed else BAR)
        if bar.missed:
            canvas.hatch(MARGIN, high, _x(bar.share) - MARGIN, _THICK)
    if bar.low is not None and bar.high is not None:
        canvas.whisker(_x(bar.low), _x(bar.high), high + _THICK / 2, 13)
    if bar.mark is not None:
        canvas.mark(_x(bar.mark), high, _THICK)


def _axis(canvas: Canvas, chart: Bars, y: float) -> None:
    for tick in chart.ticks:
        anchor = "lm" if tick.share <= 0 else "rm" if tick.share >= 1 else "mm"
        canvas.write((_x(tick.share), y), tick.said, SMALL, colour=FAINT, anchor=anchor, room=180)


def _key(canvas: Canvas, key: Key, y: float) -> None:
    x, high = MARGIN, y - 15
    if key.manner in {"bar", "miss"}:
        canvas.block(x, high, 64, 30, BAR if key.manner == "bar" else MISS)
    if key.manner == "miss":
        canvas.hatch(x, high, 64, 30)
    if key.manner == "whisker":
        canvas.whisker(x + 4, x + 60, y, 11)
    if key.manner == "mark":
        canvas.mark(x + 32, high - 6, 26)
    canvas.write((x + 88, y), key.means, SMALL, colour=FAINT, room=INNER - 88)


def _x(share: float) -> float:
    return MARGIN + INNER * min(max(share, 0.0), 1.0)
