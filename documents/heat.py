"""Where and of what there is most: a table whose fields grow darker with their numbers."""

from documents.canvas import FAINT, INK, INNER, MARGIN, PAPER, SMALL, Canvas, wrapped
from documents.figures import Heat, Line
from documents.headed import headed, nothing

COLUMNS_AT_MOST, LINES_AT_MOST = 7, 12
_NAMES = 320
_ROW, _HEAD, _FOOT, _LEFT_OUT = 92, 110, 90, 60
_NAME = 32
_DEEP = 0.5  # from here on the number is written in white
_PALE, _DARK = (236, 243, 249), (0, 68, 120)


def draw_heat(chart: Heat) -> bytes:
    """The columns and lines come with the fullest first: the last are left out."""
    if not chart.lines or not chart.columns:
        return nothing(chart.title, chart.span, chart.language, chart.empty)
    lines, columns = chart.lines[:LINES_AT_MOST], chart.columns[:COLUMNS_AT_MOST]
    most = max(max(line.counts[: len(columns)], default=0) for line in lines)
    left_out = len(lines) < len(chart.lines) or len(columns) < len(chart.columns)
    body = _HEAD + len(lines) * _ROW + _FOOT + (_LEFT_OUT if left_out else 0)
    canvas, top = headed(chart.title, chart.span, chart.language, body)
    canvas.write((MARGIN + INNER, top + 16), chart.across, SMALL, colour=FAINT, anchor="rm")
    width = (INNER - _NAMES) / len(columns)
    for n, name in enumerate(columns):
        canvas.write((MARGIN + _NAMES + (n + 0.5) * width, top + 76), name, SMALL, anchor="mm",
                     room=width - 10)  # fmt: skip
    for n, line in enumerate(lines):
        _line(canvas, line, top + _HEAD + n * _ROW, most, chart)
    _foot(canvas, chart, top + _HEAD + len(lines) * _ROW, most)
    return canvas.png()


def _line(canvas: Canvas, line: Line, y: float, most: int, chart: Heat) -> None:
    name, columns = wrapped(line.label, _NAME, _NAMES - 20, chart.language), len(chart.columns)
    for n, part in enumerate(name):
        middle = y + _ROW / 2 + (n - (len(name) - 1) / 2) * (_NAME + 8)
        canvas.write((MARGIN, middle), part, _NAME, room=_NAMES - 20)
    width = (INNER - _NAMES) / min(columns, COLUMNS_AT_MOST)
    for n, count in enumerate(line.counts[:COLUMNS_AT_MOST]):
        x, depth = MARGIN + _NAMES + n * width, count / most if most else 0.0
        canvas.block(x + 3, y + 3, width - 6, _ROW - 6, _shade(depth))
        canvas.write((x + width / 2, y + _ROW / 2), str(count) if count else "–", anchor="mm",
                     colour=_ink(count, depth), room=width - 8)  # fmt: skip


def _ink(count: int, depth: float) -> str:
    if not count:
        return FAINT
    return PAPER if depth > _DEEP else INK


def _foot(canvas: Canvas, chart: Heat, y: float, most: int) -> None:
    """What the colours mean, and what found no room."""
    steps = 6
    canvas.write((MARGIN, y + 50), chart.fewer, SMALL, colour=FAINT, room=_NAMES - 20)
    width = (INNER - _NAMES) * 0.5 / steps
    for n in range(steps):
        canvas.block(MARGIN + _NAMES + n * width, y + 30, width - 4, 40, _shade(n / (steps - 1)))
    x = MARGIN + _NAMES + steps * width + 16
    canvas.write(
        (x, y + 50), f"{chart.more} ({most})", SMALL, colour=FAINT, room=MARGIN + INNER - x
    )
    hidden = len(chart.lines) - LINES_AT_MOST, len(chart.columns) - COLUMNS_AT_MOST
    if hidden[0] > 0:
        canvas.write((MARGIN, y + 104), f"… ↓ +{hidden[0]}", SMALL, colour=FAINT, room=_NAMES)
    if hidden[1] > 0:
        canvas.write(
            (MARGIN + INNER, y + 104), f"… → +{hidden[1]}", SMALL, colour=FAINT, anchor="rm"
        )


def _shade(depth: float) -> str:
    parts = (round(low + (high - low) * depth) for low, high in zip(_PALE, _DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)
