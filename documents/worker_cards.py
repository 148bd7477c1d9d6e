"""A card for each worker: what they did, and what households say, where enough have said it."""

from documents.canvas import (
    BAR,
    FAINT,
    GROUND,
    INNER,
    MARGIN,
    RULE,
    SMALL,
    TEXT,
    Canvas,
    width_of,
    wrapped,
)
from documents.figures import Card, Cards
from documents.headed import headed, nothing

AT_MOST = 6
_LINE, _THICK = 50, 32


def draw_cards(chart: Cards) -> bytes:
    if not chart.cards:
        return nothing(chart.title, chart.span, chart.language, chart.empty)
    shown = chart.cards[:AT_MOST]
    note = wrapped(chart.note, SMALL, INNER, chart.language, at_most=3)
    left_out = len(chart.cards) - len(shown)
    body = sum(map(_height, shown)) + (len(note) + (left_out > 0)) * _LINE + 10
    canvas, y = headed(chart.title, chart.span, chart.language, body)
    for card in shown:
        _card(canvas, card, y, chart.language)
        y += _height(card)
    if left_out:
        canvas.write((MARGIN, y + 20), f"… +{left_out}", SMALL, colour=FAINT)
        y += _LINE
    for line in note:
        canvas.write((MARGIN, y + 20), line, SMALL, colour=FAINT)
        y += _LINE
    return canvas.png()


def _height(card: Card) -> int:
    return 62 + (_THICK + 22 if card.share is not None else 0) + len(card.figures) * _LINE + 34


def _card(canvas: Canvas, card: Card, y: float, language: str) -> None:
    said = min(width_of(card.said, TEXT, language), INNER * 0.6)
    canvas.write((MARGIN + INNER, y + 30), card.said, anchor="rm", room=INNER * 0.6, colour=FAINT)
    canvas.write((MARGIN, y + 30), card.name, bold=True, room=INNER - said - 24)
    at = y + 62
    if card.share is not None:
        canvas.block(MARGIN, at, INNER, _THICK, GROUND)
        canvas.block(MARGIN, at, INNER * min(max(card.share, 0), 1), _THICK, BAR)
        if card.low is not None and card.high is not None:
            low, high = (MARGIN + INNER * min(max(one, 0), 1) for one in (card.low, card.high))
            canvas.whisker(low, high, at + _THICK / 2, 10)
        at += _THICK + 22
    for n, figure in enumerate(card.figures):
        canvas.write((MARGIN, at + 20 + n * _LINE), figure, SMALL, colour=FAINT)
    bottom = y + _height(card) - 20
    canvas.rule(MARGIN, bottom, MARGIN + INNER, bottom, RULE, 2)
