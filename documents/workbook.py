"""工作簿: sheets of rows as one XLSX file, however many they are; no cell of it is a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from domain.spreadsheet import harmless
from domain.text import clip

_CELL_AT_MOST = 2000  # letters; a spreadsheet takes ten times that, and nobody reads it
_TITLE_AT_MOST = 31
_MOMENT = "yyyy-mm-dd hh:mm"
_NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True)
class Column:
    """Its heading, and how many letters wide it is."""

    name: str
    width: int = 14


class Book:
    """Written sheet after sheet and row after row: what is written is on disk, not in memory."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._book, self._zone = Workbook(write_only=True), zone

    def begin(self, title: str, columns: Sequence[Column]) -> "Sheet":
        sheet = self._book.create_sheet(clip(title.translate(_NOT_IN_A_TITLE), _TITLE_AT_MOST))
        sheet.freeze_panes = "A2"
        for number, column in enumerate(columns):
            sheet.column_dimensions[chr(ord("A") + number)].width = column.width
        head = [WriteOnlyCell(sheet, value=harmless(column.name)) for column in columns]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)
        return Sheet(sheet, self._zone)

    def done(self) -> bytes:
        file = BytesIO()
        self._book.save(file)
        return file.getvalue()


class Sheet:
    """Moments are shown by the clocks there, numbers stay numbers, everything else is text."""

    def __init__(self, sheet: Any, zone: ZoneInfo) -> None:  # noqa: ANN401 - openpyxl has no types
        self._sheet, self._zone = sheet, zone

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        for row in rows:
            self._sheet.append([self._cell(value) for value in row])

    def _cell(self, value: object) -> object:
        if isinstance(value, datetime):
            cell = WriteOnlyCell(
                self._sheet, value=value.astimezone(self._zone).replace(tzinfo=None)
            )
            cell.number_format = _MOMENT
            return cell
        if value is None or isinstance(value, bool | int | float):
            return value
        return clip(harmless(value), _CELL_AT_MOST)
