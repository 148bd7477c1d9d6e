"""试漏 — a mended leak waits for its test: whoever mended it is reminded while it still helps."""

from datetime import datetime
from functools import partial

from domain.leak_tests import may_be_tested, remind_of_test_at, wanted_by
from handlers.actions.ladder import tell
from handlers.actions.telling import record, redraw_ops_card
from handlers.facts import Facts, facts_of
from handlers.turn import Turn
from handlers.views import afterwards as views
from storage.tables import Ticket


def expect_test(turn: Turn, facts: Facts) -> None:
    """What is mended for many at once is looked at as one, not home by home."""
    ticket, finished = facts.ticket, facts.ticket.finished_at
    if finished is None or ticket.incident_id or not waits_for_test(ticket):
        return
    remind = remind_of_test_at(finished, facts.zone, facts.standard)
    _ring(turn, "leak_test_waits", remind, ticket, of=finished.isoformat())
    _ring(turn, "leak_test_late", wanted_by(finished, facts.standard), ticket)


def waits_for_test(ticket: Ticket) -> bool:
    tested, triage = ticket.tested_at, ticket.triage_kind
    return may_be_tested(ticket.situation, ticket.category, triage, tested)


async def remind(turn: Turn, ticket: Ticket, of: str = "") -> None:
    """While it still helps, and only about the work as it stands.

    When the work is done over in the quiet hours, both bells wait for the same morning.
    """
    facts = await facts_of(turn, ticket)
    finished = ticket.finished_at
    if finished is None or not waits_for_test(ticket):
        return
    if of and finished != datetime.fromisoformat(of):
        return
    due = remind_of_test_at(finished, facts.zone, facts.standard)
    if due <= turn.now < wanted_by(finished, facts.standard):
        whose = [facts.assignee] if facts.assignee and not facts.assignee.ended_at else []
        await tell(turn, facts, whose, partial(views.test_wanted, facts))
        record(turn, ticket.id, "remind_of_leak_test", "X3")


async def too_late(turn: Turn, ticket: Ticket) -> None:
    """From here on completion counts, as the plan has it already (X3)."""
    community = await turn.shelves.communities.get(ticket.community_id)
    finished, standard = ticket.finished_at, turn.standard_of(community)
    if finished and waits_for_test(ticket) and wanted_by(finished, standard) <= turn.now:
        record(turn, ticket.id, "leak_test_late", "X3")
        await redraw_ops_card(turn, await facts_of(turn, ticket))


def _ring(turn: Turn, name: str, at: datetime, ticket: Ticket, **known: str) -> None:
    about = f"ticket:{ticket.id}"
    turn.shelves.timers.set(name, at, about, about, ticket=ticket.id, **known)
