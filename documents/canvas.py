"""Paper to draw on: as wide as a phone shows sharply, with large type, as high as it needs."""

from io import BytesIO

from PIL import Image, ImageDraw

from documents.fonts import font, legible

WIDTH = 1080
MARGIN = 56
INNER = WIDTH - 2 * MARGIN
TITLE, TEXT, SMALL = 54, 40, 34  # a phone shows them at a third

INK, FAINT, RULE, PAPER, GROUND = "#1b1f24", "#5a636e", "#c9d1d9", "#ffffff", "#e8ecf0"
BAR, MISS, MARK = "#0072b2", "#d55e00", "#1b1f24"  # told apart by whoever sees no red or green
SERIES = ("#0072b2", "#d55e00", "#009e73")
_COLOURS = 96  # in the file


class Canvas:
    def __init__(self, height: int, language: str) -> None:
        self._image = Image.new("RGB", (WIDTH, height), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self._language = language

    def write(
        self,
        at: tuple[float, float],
        words: str,
        size: int = TEXT,
        *,
        colour: str = INK,
        anchor: str = "lm",
        room: float = INNER,
        bold: bool = False,
    ) -> None:
        """At a point, as Pillow's `anchor` has it; what finds no room ends in an ellipsis."""
        said = clipped(words, size, room, self._language)
        weight = 1 if bold else 0
        self._draw.text(at, said, fill=colour, font=font(self._language, size), anchor=anchor,
                        stroke_width=weight, stroke_fill=colour)  # fmt: skip

    def block(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        if width >= 1:
            self._draw.rounded_rectangle((x, y, x + width, y + height), radius=6, fill=colour)

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Stripes over a block: what is told by its colour is told by more than its colour."""
        for start in range(int(x) + 12, int(x + width) - 8, 22):
            self._draw.line((start, y + height - 4, start + 8, y + 4), fill=PAPER, width=4)

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: int = 3) -> None:
        self._draw.line((x1, y1, x2, y2), fill=colour, width=width)

    def whisker(self, low: float, high: float, y: float, reach: float) -> None:
        """From low to high, edged in white so that it is seen on the bar and beside it."""
        for colour, width in ((PAPER, 11), (INK, 5)):
            self.rule(low, y, high, y, colour, width)
            for end in (low, high):
                self.rule(end, y - reach, end, y + reach, colour, width)

    def mark(self, x: float, y: float, height: float) -> None:
        """What is wanted: a bold line across the bar, with a foot below."""
        low = y + height
        self.rule(x, y - 6, x, low + 8, PAPER, 13)
        self.rule(x, y - 6, x, low + 8, MARK, 7)
        self._draw.polygon([(x - 13, low + 22), (x + 13, low + 22), (x, low + 4)], fill=MARK)

    def dot(self, x: float, y: float, shape: int, colour: str, radius: int = 13) -> None:
        """A circle, a square or a triangle."""
        box = (x - radius, y - radius, x + radius, y + radius)
        if shape == 0:
            self._draw.ellipse(box, fill=colour, outline=PAPER, width=3)
        elif shape == 1:
            self._draw.rectangle(box, fill=colour, outline=PAPER, width=3)
        else:
            corners = [(x - radius - 2, y + radius), (x + radius + 2, y + radius), (x, y - radius)]
            self._draw.polygon(corners, fill=colour, outline=PAPER)

    def png(self) -> bytes:
        kept = BytesIO()
        self._image.quantize(_COLOURS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
        return kept.getvalue()


def width_of(words: str, size: int, language: str) -> float:
    return font(language, size).getlength(words)


def clipped(words: str, size: int, room: float, language: str) -> str:
    """As much of it as there is room for."""
    said = legible(words)
    if width_of(said, size, language) <= room:
        return said
    while said and width_of(f"{said}…", size, language) > room:
        said = said[:-1].rstrip()
    return f"{said}…"


def wrapped(words: str, size: int, room: float, language: str, at_most: int = 2) -> list[str]:
    """In lines that fit: between words, and between any two signs of Chinese."""
    lines: list[str] = []
    rest = legible(words)
    while rest and len(lines) < at_most - 1 and width_of(rest, size, language) > room:
        cut = _cut(rest, size, room, language)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, clipped(rest, size, room, language)] if rest else lines


_NEVER_FIRST = "，。：；！？、）》」』％%,.:;!?)…"


def _cut(words: str, size: int, room: float, language: str) -> int:
    """Behind the last place at which a line may end."""
    fits = len(words)
    while fits > 1 and width_of(words[:fits], size, language) > room:
        fits -= 1
    for place in range(fits, fits // 2, -1):
        before, after = words[place - 1], words[place : place + 1]
        if before.isspace() or after.isspace():
            return place
        if (not before.isascii() or not after.isascii()) and after not in _NEVER_FIRST:
            return place
    return fits
