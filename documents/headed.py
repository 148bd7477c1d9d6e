"""What a picture begins with, unless it stands under a heading: what it shows, and of when."""

from documents.canvas import FAINT, INNER, MARGIN, SMALL, TEXT, TITLE, Canvas, wrapped

_LINE, _SPAN = 68, 62
EMPTY = 220


def headed(title: str, span: str, language: str, body: int) -> tuple[Canvas, int]:
    """A canvas with room for a body so high, and where that begins."""
    lines = wrapped(title, TITLE, INNER, language)
    top = MARGIN + len(lines) * _LINE + (_SPAN if span else 0)
    canvas = Canvas(top + body + MARGIN, language)
    for n, line in enumerate(lines):
        canvas.write((MARGIN, MARGIN + 30 + n * _LINE), line, TITLE, bold=True)
    canvas.write((MARGIN, top - 38), span, SMALL, colour=FAINT)
    return canvas, top + 10


def nothing(title: str, span: str, language: str, empty: str) -> bytes:
    """A picture of nothing says so."""
    lines = wrapped(empty, TEXT, INNER, language, at_most=3)
    canvas, y = headed(title, span, language, EMPTY)
    for n, line in enumerate(lines):
        canvas.write((MARGIN, y + 40 + n * 56), line, colour=FAINT)
    return canvas.png()
