"""What a file of homes would change in the register, and what is wrong with it, line by line."""

from collections.abc import Iterator
from datetime import date
from string import ascii_uppercase

from domain.phone import masked
from domain.register.cells import LONGEST
from domain.register.difference import Changed, Difference
from domain.register.entries import Entry
from domain.register.faults import Cause, Fault, Unfit, Unreadable
from domain.register.table import MOST_ROWS, Table
from domain.text import clip
from locales import Markup, Words, _

_LONGEST_NAME, _LONGEST_NAMES = 64, 200

_FIELD = {
    "building": _("building"),
    "unit": _("unit"),
    "room": _("room"),
    "area": _("area"),
    "handed_over": _("handed over"),
    "warranty_until": _("warranty until"),
    "owner_name": _("owner"),
    "owner_phone": _("owner's phone"),
    "arrears": _("in arrears"),
}
_UNFIT = {
    Unfit.NOT_FETCHED: _("Telegram did not hand it over; please send it again."),
    Unfit.TOO_LARGE: _("It is larger than 2 MiB; please split it."),
    Unfit.UNPACKS_TOO_LARGE: _(
        "It is too large once it is unpacked; please copy the table alone into a new workbook."
    ),
    Unfit.TOO_MANY_ROWS: _("There are more than {most} rows in it; please split it."),
    Unfit.TOO_SLOW: _(
        "Reading it takes too long; please copy the table alone into a new workbook."
    ),
    Unfit.DAMAGED: _("It is damaged; please open it and save it once more as .xlsx."),
    Unfit.UNSAFE: _("There is something in it that no spreadsheet writes, so it was not opened."),
    Unfit.ENCRYPTED: _("It asks for a password; please save it without one."),
    Unfit.MACROS: _("There are macros in it; please save it as .xlsx, which has none."),
    Unfit.OLD_WORKBOOK: _("It is an old workbook (.xls); please save it as .xlsx."),
    Unfit.BINARY_WORKBOOK: _("It is a binary workbook (.xlsb); please save it as .xlsx."),
    Unfit.OPEN_DOCUMENT: _("It is an OpenDocument file; please save it as .xlsx."),
    Unfit.NO_WORKBOOK: _("It is a packed file, but no workbook; please send .xlsx or .csv."),
    Unfit.WEB_PAGE: _(
        "It is a web page under the name of a table; please open it and save it as .xlsx."
    ),
    Unfit.NO_TEXT: _("It is neither a workbook nor readable text; please save it as .xlsx."),
    Unfit.NO_CSV: _("Line {seen} is no CSV: its quotation marks do not match."),
    Unfit.NO_HEADING: _("No row names the columns building and room; the first one says: {seen}."),
    Unfit.TWO_COLUMNS: _("Two columns mean the same: {seen}. Please rename or remove one."),
    Unfit.NO_HOMES: _("There are no homes in it."),
}
_CAUSE = {
    Cause.MISSING: _("it is empty, and every home needs one."),
    Cause.MERGED: _("it is empty. There are merged cells: please separate them and fill each row."),
    Cause.TOO_LONG: _("“{seen}” is too long; at most {longest} characters."),
    Cause.TWICE: _("{seen} stands in row {before} already."),
    Cause.NO_VALUE: _("there is a formula or an error, and no value; please type the value."),
    Cause.NO_UNIT: _("building {seen} has units; please add a column for the unit."),
    Cause.NO_AREA: _("“{seen}” is no area; please write square metres, such as 89.52."),
    Cause.NO_DATE: _("“{seen}” is no date; please write it as 2021-03-01."),
    Cause.HALF_A_DATE: _("“{seen}” leaves out the day; please write it as 2021-03-01."),
    Cause.ANY_DATE: _("“{seen}” can be read in two ways; please write it as 2021-03-01."),
    Cause.UNLIKELY_DATE: _("“{seen}” is an unlikely date; please write it as 2021-03-01."),
    Cause.TOO_EARLY: _("“{seen}” is before the home was handed over."),
    Cause.NO_PHONE: _(
        "“{seen}” is no telephone number: please write 11 digits for a mobile, the area code for "
        "a landline, a + for one abroad."
    ),
    Cause.SEVERAL_PHONES: _("there are several numbers; please keep one."),
    Cause.DIGITS_LOST: _(
        "“{seen}” has lost digits; please format the column as text and type the number again."
    ),
    Cause.ZERO_LOST: _("“{seen}” has lost the 0 in front; please format the column as text."),
    Cause.NO_FLAG: _("“{seen}” is neither yes nor no; please write one of them."),
}


def unreadable(error: Unreadable, words: Words) -> Markup:
    return words(_UNFIT[error.why], seen=error.seen, most=MOST_ROWS)


def fault(one: Fault, table: Table, words: Words) -> Markup:
    """Where it stands, what is wrong with it, and what would be right."""
    why = words(
        _CAUSE[one.cause],
        seen=one.seen,
        before=one.before,
        longest=LONGEST.get(one.field, ""),
    )
    column = words(_FIELD[one.field])
    if one.field not in table.columns:
        return words("Row {row}, {column}: {why}", row=one.row, column=column, why=why)
    cell = f"{_letters(table.columns[one.field])}{one.row}"
    return words("{cell}, {column}: {why}", cell=cell, column=column, why=why)


def read_where(table: Table, words: Words) -> list[Markup]:
    """Which part of the file was read, and which was not."""
    sheet = clip(table.sheet, _LONGEST_NAME)
    named = sheet and words(
        "Sheet “{sheet}”, headings in row {row}.", sheet=sheet, row=table.heading
    )
    others = table.other_sheets and words.many(
        "{n} other sheet was not read.", "{n} other sheets were not read.", table.other_sheets
    )
    left = clip(", ".join(table.unused), _LONGEST_NAMES)
    unused = left and words("Not used: {columns}.", columns=left)
    return [line for line in (named, others, unused) if line]


def counts(found: Difference, words: Words) -> Markup:
    return words(
        "New: {new} · changed: {changed} · unchanged: {unchanged} · not in the file, left as they "
        "are: {others}",
        new=len(found.new),
        changed=len(found.changed),
        unchanged=found.unchanged,
        others=found.not_named,
    )


def changes(found: Difference, table: Table, words: Words) -> Iterator[Markup]:
    """A line for every home that is new or would change; it is written as it is asked for."""
    for entry in found.new:
        yield words("➕ {home}{facts}", home=entry.address, facts=_facts(entry, table, words))
    for one in found.changed:
        yield words("✏️ {home}: {changes}", home=one.entry.address, changes=_changed(one, words))


def left_out(count: int, words: Words) -> list[Markup]:
    return [words("… and {count} more", count=count)] if count > 0 else []


def _facts(entry: Entry, table: Table, words: Words) -> Markup:
    said = [
        words("{field} {value}", field=words(_FIELD[name]), value=_shown(name, value, words))
        for name in table.fields
        if (value := getattr(entry, name))
    ]
    return words(": {facts}", facts=words("; ").join(said)) if said else Markup()


def _changed(one: Changed, words: Words) -> Markup:
    return words("; ").join(
        words(
            "{field} {before} → {after}",
            field=words(_FIELD[name]),
            before=_shown(name, before, words),
            after=_shown(name, after, words),
        )
        for name, (before, after) in one.changes.items()
    )


def _shown(name: str, value: object, words: Words) -> str:
    match value:
        case bool():
            return words("yes") if value else words("no")
        case date():
            return value.isoformat()
    if not value:
        return "–"
    return masked(str(value)) if name == "owner_phone" else str(value)


def _letters(place: int) -> str:
    """What a spreadsheet calls its column: A to Z, then AA."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]
