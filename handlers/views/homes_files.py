"""What the ops group sees of a file of homes, from its arrival until it is entered or dropped."""

from collections.abc import Sequence
from itertools import accumulate

from domain.register.difference import Difference
from domain.register.faults import Unreadable
from domain.register.table import Table
from domain.text import utf16_length
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.register import counts, left_out, read_where, unreadable
from locales import Markup, Words
from storage.tables import HomesFile, Staff

_SHOWN = 20  # lines
_ROOM = 3000  # for those lines, of the 4096 characters of a message


def shown_of(lines: Sequence[Markup]) -> int:
    """How many of the lines one message has room for."""
    lengths = accumulate(utf16_length(line) for line in lines[:_SHOWN])
    return sum(length <= _ROOM for length in lengths)


def reading(file: HomesFile, words: Words) -> Letter:
    return Letter(words("📥 <b>{file}</b>: one moment, it is being read.", file=file.name))


def not_read(file: HomesFile, error: Unreadable, words: Words) -> Letter:
    why = unreadable(error, words)
    return Letter(words("✖️ <b>{file}</b>: nothing was entered. {why}", file=file.name, why=why))


def faulty(file: HomesFile, reasons: Sequence[Markup], count: int, words: Words) -> Letter:
    heading = words.many(
        "✖️ <b>{file}</b>: nothing was entered, {n} cell cannot be used.",
        "✖️ <b>{file}</b>: nothing was entered, {n} cells cannot be used.",
        count,
        file=file.name,
    )
    return Letter(_lines([heading, *_first(reasons, count, words)]))


def nothing_new(file: HomesFile, found: Difference, words: Words) -> Letter:
    heading = words("☑️ <b>{file}</b>: everything in it is known already.", file=file.name)
    return Letter(_lines([heading, counts(found, words)]))


def proposal(
    file: HomesFile, table: Table, found: Difference, lines: Sequence[Markup], words: Words
) -> Letter:
    """What would change; nothing has been entered yet."""
    heading = words("📋 <b>{file}</b>: shall this be entered?", file=file.name)
    count = len(found.new) + len(found.changed)
    said = [heading, *read_where(table, words), counts(found, words), *_first(lines, count, words)]
    enter = Button(words("✅ Enter them"), press("enter_homes", file.id, found.mark))
    return Letter(
        _lines(said), ((enter, Button(words("🗑 Discard"), press("drop_homes", file.id))),)
    )


def entered(file: HomesFile, found: Difference, by: Staff, words: Words) -> Letter:
    heading = words("✅ <b>{file}</b>: entered by {staff}.", file=file.name, staff=by.name)
    return Letter(_lines([heading, counts(found, words)]))


def dropped(file: HomesFile, by: Staff, words: Words) -> Letter:
    return Letter(words("🗑 <b>{file}</b>: discarded by {staff}.", file=file.name, staff=by.name))


def forgotten(file: HomesFile, words: Words) -> Letter:
    return Letter(
        words("🗑 <b>{file}</b>: nobody entered it within a day, so it was dropped.", file=file.name)
    )


def _lines(lines: Sequence[Markup]) -> Markup:
    return Markup("\n").join(lines)


def _first(lines: Sequence[Markup], count: int, words: Words) -> list[Markup]:
    shown = lines[: shown_of(lines)]
    return [*shown, *left_out(count - len(shown), words)]
