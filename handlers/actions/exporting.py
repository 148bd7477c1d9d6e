"""导出 — the tickets of some days as a file, for one leader and nobody else."""

from datetime import timedelta

from domain.days_past import Days
from domain.spreadsheet import EXCEL_READS_UTF8, cells, harmless
from domain.tickets import Role
from handlers.actions.telling import record
from handlers.letters import Address, Manner, paper
from handlers.turn import Turn
from handlers.views.exporting import exported
from locales import words_for
from storage.records import COLUMNS, PROMISES
from storage.tables import Staff

_NAMES = (*COLUMNS, PROMISES)


async def export(turn: Turn, staff: Staff, days: Days) -> int:
    """Into their private chat, and on the record; says how many tickets there are."""
    since, until = turn.midnight(days.first), turn.midnight(days.last + timedelta(days=1))
    records = await turn.shelves.records.between(turn.community.id, since, until)
    lines = [cells([harmless(one[name]) for name in _NAMES]) for one in records]
    text = "".join([EXCEL_READS_UTF8, cells(_NAMES), *lines])
    span = {"first": days.first.isoformat(), "last": days.last.isoformat()}
    record(turn, None, "export_tickets", "A15", Role(staff.role), count=len(records), **span)
    name = f"tickets-{span['first']}-{span['last']}.csv"
    caption = exported(days, len(records), words_for(staff.language))
    turn.enclose(paper(name, text, caption, Address(staff.telegram_id), Manner(), turn.now))
    return len(records)
