"""值班本 — what happened on a shift is written down, and goes with the next handover."""

from handlers.actions.telling import record
from handlers.turn import Turn
from storage.tables import DutyEntry, Staff, Ticket


def write_down(turn: Turn, staff: Staff, words: str, about: Ticket | None) -> DutyEntry:
    entry = DutyEntry(
        community_id=staff.community_id,
        staff_id=staff.id,
        at=turn.now,
        words=words,
        ticket_id=about.id if about else None,
    )
    turn.shelves.duty.note(entry)
    record(turn, about.id if about else None, "duty_log", "S4 4.6", note=words)
    return entry
