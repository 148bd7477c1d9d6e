"""Lines of CSV that open in a spreadsheet as they are: no cell is taken for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from domain.text import clean

EXCEL_READS_UTF8 = "\ufeff"  # at the head of a file
_FORMULAS = "=+-@＝＋－＠"


def harmless(value: object) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    text = "" if value is None else clean(str(value))
    return f"'{text}" if text.lstrip()[:1] in _FORMULAS and text.strip() else text


def cells(row: Iterable[str]) -> str:
    """A line, as it is."""
    line = StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(row)
    return line.getvalue()
