"""The process that reads: a file on standard input, the table on standard output, little power.

On standard error it says how far it is.
"""

import json
import resource
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from bot.homes_file.sheets import Sheet
from bot.homes_file.text import sheets_of_text
from bot.homes_file.workbook import refuse_old_workbook, sheets_of_workbook
from domain.register.cells import plain
from domain.register.faults import LARGEST, Unfit, Unreadable
from domain.register.table import Table, read_table

_MEMORY = 240 * 1024 * 1024  # bytes of address space
_SECONDS = 15  # of work
_TELL_EVERY = 500  # rows
_GO_ON = {Unfit.NO_HEADING, Unfit.NO_HOMES}  # another sheet may be the one


def read(content: bytes) -> Table:
    """The first sheet with our headings; Unreadable where none of them is a table of homes."""
    sheets = list(_sheets(content))
    reasons = []
    for sheet in sheets:
        try:
            rows = _told(sheet)
            table = read_table(rows, sheet.first_day, merged=sheet.merged)
        except Unreadable as error:
            if error.why not in _GO_ON:
                raise
            reasons.append(error)
        else:
            table.sheet, table.other_sheets = (
                plain(sheet.name),
                len({one.name for one in sheets}) - 1,
            )
            return table
    raise next((one for one in reasons if one.why is Unfit.NO_HEADING), Unreadable(Unfit.NO_HOMES))


def _sheets(content: bytes) -> Iterable[Sheet]:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        refuse_old_workbook(content)
    return sheets_of_workbook(content) if content.startswith(b"PK") else sheets_of_text(content)


def _told(sheet: Sheet) -> Iterator[Sequence[str]]:
    for number, row in enumerate(sheet.rows):
        if not number % _TELL_EVERY:
            print(number, sheet.length, file=sys.stderr, flush=True)
        yield row


def _answer(content: bytes) -> dict[str, Any]:
    try:
        return {"table": read(content).frozen()}
    except Unreadable as error:
        return {"why": error.why, "seen": error.seen}
    except MemoryError:
        return {"why": Unfit.UNPACKS_TOO_LARGE, "seen": ""}
    except Exception:  # noqa: BLE001 - openpyxl fails in many ways on what is no workbook
        return {"why": Unfit.DAMAGED, "seen": ""}


def _give_up_power() -> None:
    limits = {
        resource.RLIMIT_AS: _MEMORY,
        resource.RLIMIT_CPU: _SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for what, limit in limits.items():
        with suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (limit, limit))


if __name__ == "__main__":
    _give_up_power()
    warnings.simplefilter("ignore")
    print(json.dumps(_answer(sys.stdin.buffer.read(LARGEST))))
