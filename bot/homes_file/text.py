"""CSV, in whichever encoding and with whichever separator offices save it."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from bot.homes_file.sheets import LONGEST_CELL, MOST_COLUMNS, Sheet
from domain.register.faults import Unfit, Unreadable

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_ENOUGH = 2000  # characters to tell the separator by
_UNMARKED = ("utf-8", "gb18030", "big5hkscs")
_WEB_PAGE = (b"<html", b"<!doctype", b"<table", b"<meta", b"<?xml", b"<style", b"mime-version:")


def sheets_of_text(content: bytes) -> Iterator[Sheet]:
    """The file in each of the encodings that it may be in; the right one has our headings."""
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_WEB_PAGE):
        raise Unreadable(Unfit.WEB_PAGE)
    marked = _MARKS.get(content[:3]) or _MARKS.get(content[:2])
    texts = [text for name in ([marked] if marked else _UNMARKED) if (text := _as(name, content))]
    if content and not texts:
        raise Unreadable(Unfit.NO_TEXT)
    for text in texts:
        yield Sheet("", _rows(text), text.count("\n"))


def _as(encoding: str, content: bytes) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if text.count("\0") > len(text) // 4 else text.replace("\0", "")


def _rows(text: str) -> Iterator[Sequence[str]]:
    separator = max(",;\t", key=text[:_ENOUGH].count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in rows:
            yield [cell[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
    except csv.Error as error:
        raise Unreadable(Unfit.NO_CSV, str(rows.line_num)) from error
