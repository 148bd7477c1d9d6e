"""XLSX: looked through for whatever could harm us, then read cell by cell as a person sees it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bot.homes_file.sheets import LONGEST_CELL, MOST_COLUMNS, Sheet
from domain.register.cells import FIRST_DAY
from domain.register.faults import Unfit, Unreadable

_UNPACKED_AT_MOST = 20 * 1024 * 1024
_MOST_PARTS = 1000
_LAST_ROW = 1_048_576  # that a workbook can have
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"\0")  # UTF-16 could hide the others
_ZEROS = re.compile("0{2,}")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")


def refuse_old_workbook(content: bytes) -> None:
    """What .xls was is also the wrapping of a workbook that asks for a password."""
    raise Unreadable(Unfit.ENCRYPTED if _ENCRYPTED_PART in content else Unfit.OLD_WORKBOOK)


def sheets_of_workbook(content: bytes) -> list[Sheet]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _looked_through(archive)
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable(Unfit.DAMAGED) from error
    pages = [part for name, part in parts.items() if "worksheets/" in name]
    merged = any(b"mergeCell " in page for page in pages)
    calculates = any(map(_FORMULA.search, pages))
    values = _opened(content, values=True)
    formulas = _opened(content, values=False) if calculates else None
    first_day = values.epoch.date() if values.epoch == CALENDAR_MAC_1904 else FIRST_DAY
    sheets = []
    for sheet in values.worksheets:
        rows = _rows(sheet, formulas and formulas[sheet.title])
        sheets.append(Sheet(sheet.title, rows, sheet.max_row or 0, first_day, merged))
    return sheets


def _opened(content: bytes, *, values: bool) -> Any:  # noqa: ANN401 - openpyxl carries no types
    return load_workbook(BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _looked_through(archive: ZipFile) -> dict[str, bytes]:
    """The parts of XML, none of which is a trap."""
    found = {one.filename: one for one in archive.infolist()}
    if sum(one.file_size for one in archive.infolist()) > _UNPACKED_AT_MOST:
        raise Unreadable(Unfit.UNPACKS_TOO_LARGE)
    if len(archive.infolist()) > _MOST_PARTS or len(found) != len(archive.infolist()):
        raise Unreadable(Unfit.UNSAFE)
    if any(one.flag_bits & 1 for one in found.values()):
        raise Unreadable(Unfit.ENCRYPTED)
    _refuse_other_kinds(set(found))
    parts = {name: archive.read(name) for name in found if name.endswith((".xml", ".rels"))}
    if any(sign in part for part in parts.values() for sign in _DECLARATIONS):
        raise Unreadable(Unfit.UNSAFE)
    if any(b"macroEnabled" in part for name, part in parts.items() if "Content_Types" in name):
        raise Unreadable(Unfit.MACROS)
    return parts


def _refuse_other_kinds(names: set[str]) -> None:
    if any(name.endswith("vbaProject.bin") or "macrosheets/" in name for name in names):
        raise Unreadable(Unfit.MACROS)
    if any(name.endswith("workbook.bin") for name in names):
        raise Unreadable(Unfit.BINARY_WORKBOOK)
    if "mimetype" in names:
        raise Unreadable(Unfit.OPEN_DOCUMENT)
    if not any(name.endswith("workbook.xml") for name in names):
        raise Unreadable(Unfit.NO_WORKBOOK)


def _rows(sheet: Any, formulas: Any) -> Iterator[Sequence[str]]:  # noqa: ANN401 - as above
    """What each cell shows; a formula that was never worked out shows as the formula."""
    if formulas is None:
        yield from ([_shown(cell) for cell in row] for row in _cells(sheet))
        return
    for row, meant in zip(_cells(sheet), _cells(formulas), strict=False):
        yield [_worked_out(cell, how) for cell, how in zip(row, meant, strict=False)]


def _cells(sheet: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Row by row; what the sheet says of its own size is not to be relied on."""
    sheet.reset_dimensions()
    yield from (row[:MOST_COLUMNS] for row in sheet.iter_rows(max_row=_LAST_ROW))


def _worked_out(cell: Any, how: Any) -> str:  # noqa: ANN401 - as above
    return "=" if cell.value is None and how.data_type == "f" else _shown(cell)


def _shown(cell: Any) -> str:  # noqa: ANN401 - as above
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        value = int(value) if value.is_integer() else f"{value:.10g}"
    if isinstance(value, int) and not isinstance(value, bool):
        width = len(cell.number_format) if _ZEROS.fullmatch(cell.number_format) else 0
        return str(value).zfill(width)
    return value.isoformat() if isinstance(value, date) else str(value)[:LONGEST_CELL]
