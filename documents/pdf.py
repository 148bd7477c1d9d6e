"""Pages to be printed and read at a table: A4, with our fonts inside and text one can search."""

import logging
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from fpdf import FPDF
from fpdf.enums import Align, WrapMode, XPos, YPos
from fpdf.fonts import FontFace
from PIL import Image

from documents.charts import draw
from documents.figures import Chart, Paper, Section, Table
from documents.fonts import COLLECTION, face_of, legible

_NAME = "ours"
_MARGIN = 18  # mm, as all lengths here
_TITLE, _HEADING, _TEXT, _SMALL = 20, 13, 10, 8.5  # points
_CHART = 92
_INK, _FAINT, _HEAD = (27, 31, 36), (90, 99, 110), (232, 236, 240)
_HEADING_AND_SOME = 30

# It would tell of every table of the font that it leaves out.
logging.getLogger("fontTools").setLevel(logging.ERROR)


def pages(paper: Paper) -> bytes:
    written = _Pages(paper)
    for section in paper.sections:
        written.section(section)
    return bytes(written.output())


class _Pages(FPDF):
    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self._paper = paper
        chinese = paper.language.startswith("zh")
        self._wrap = WrapMode.CHAR if chinese else WrapMode.WORD
        self.add_font(_NAME, "", COLLECTION, collection_font_number=face_of(paper.language))
        self.set_title(legible(paper.title))
        self.set_author(legible(paper.office))
        self.set_lang(paper.language.replace("_", "-"))
        self.set_creation_date(datetime.fromisoformat(paper.made))
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN + 4)
        self.add_page()
        self._headline()

    def footer(self) -> None:
        """On every page: of what it is one, and which."""
        self.set_y(-_MARGIN + 3)
        self._as(_SMALL, _FAINT)
        counted = self._paper.page.format(page=self.page_no(), pages=self.str_alias_nb_pages)
        self.cell(self.epw * 0.7, 5, legible(f"{self._paper.office} · {self._paper.span}"))
        self.cell(0, 5, counted, align="R")

    def section(self, section: Section) -> None:
        picture = BytesIO(draw(_bare(section.chart))) if section.chart else None
        high = _height(picture) if picture and not section.table else 0
        if self.will_page_break(_HEADING_AND_SOME + high):
            self.add_page()
        self.ln(4)
        self._say(section.heading, _HEADING, line=8)
        for sentence in section.sentences:
            self._say(sentence, _TEXT)
        if section.table:
            self._table(section.table)
        if picture:
            self.ln(2)
            self.image(picture, x=Align.C, w=_CHART, h=0)
            self.ln(2)

    def _headline(self) -> None:
        self._say(self._paper.title, _TITLE, line=11)
        self._say(f"{self._paper.office} · {self._paper.span}", _TEXT, _FAINT)
        self.ln(2)
        self.set_draw_color(_FAINT)
        self.line(self.l_margin, self.y, self.l_margin + self.epw, self.y)

    def _table(self, table: Table) -> None:
        self.ln(1)
        self._as(_SMALL + 0.5)
        with self.table(
            borders_layout="HORIZONTAL_LINES",
            col_widths=table.widths,
            headings_style=FontFace(color=_INK, fill_color=_HEAD),
            line_height=5.5,
            padding=(0.6, 1.2),
            text_align="LEFT",
            wrapmode=self._wrap,
        ) as drawn:
            for row in (table.columns, *table.rows):
                drawn.row([legible(cell) or "–" for cell in row])
        self.ln(2)

    def _say(
        self, words: str, size: float, colour: tuple[int, int, int] = _INK, line: float = 5.6
    ) -> None:
        self._as(size, colour)
        self.multi_cell(0, line, legible(words), align="L", wrapmode=self._wrap,
                        new_x=XPos.LMARGIN, new_y=YPos.NEXT)  # fmt: skip

    def _as(self, size: float, colour: tuple[int, int, int] = _INK) -> None:
        self.set_font(_NAME, size=size)
        self.set_text_color(*colour)


def _bare(chart: Chart) -> Chart:
    """Under a heading of the page it needs none of its own."""
    return replace(chart, title="", span="")


def _height(picture: BytesIO) -> float:
    with Image.open(picture) as opened:
        return _CHART * opened.height / opened.width
