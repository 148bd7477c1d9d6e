"""Workbooks as offices save them, and as nobody should."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
HEADING = ("building", "room")


def workbook(*rows, **sheets):
    """A workbook of these rows, or of several sheets by name."""
    book = Workbook()
    book.remove(book.active)
    for name, found in (sheets or {"Sheet1": rows}).items():
        page = book.create_sheet(name)
        for row in found:
            page.append(row)
    return saved(book)


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def tampered(content=None, **parts):
    """The workbook with these parts put in, or added; their names by SHEET and the like."""
    changed = BytesIO()
    with (
        ZipFile(BytesIO(content or workbook(HEADING, ("3", "1102")))) as archive,
        ZipFile(changed, "w", ZIP_DEFLATED) as other,
    ):
        for name in archive.namelist():
            other.writestr(name, parts.pop(name, None) or archive.read(name))
        for name, part in parts.items():
            other.writestr(name, part)
    return changed.getvalue()


def with_sheet(rows):
    """A workbook whose only sheet has this inside, as XML."""
    page = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return tampered(**{SHEET: page.encode()})
