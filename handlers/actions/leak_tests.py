"""试漏 — water is let on what was mended: it holds, and the clock begins; or it is done again."""

from domain.refusals import Refused
from domain.tickets import Action, Role
from handlers.actions.acceptance import take_the_question_back, undo
from handlers.actions.leak_reminders import waits_for_test
from handlers.actions.moves import move, news
from handlers.actions.planning import plan
from handlers.actions.repairs import check_worker
from handlers.actions.telling import redraw_cards
from handlers.told import Told
from handlers.turn import Turn
from storage.tables import Staff, Ticket


def check_test(ticket: Ticket, staff: Staff) -> None:
    """Refused where there is none to be done, or it is somebody else's order."""
    check_worker(ticket, staff, Action.PASS_TEST)
    if not waits_for_test(ticket):
        raise Refused("not_now")


async def pass_test(turn: Turn, ticket: Ticket, staff: Staff, shown: Told) -> None:
    """From now on the days count after which they are asked (X3)."""
    check_test(ticket, staff)
    await move(turn, ticket, Action.PASS_TEST, Role(staff.role), words=shown.words)
    turn.shelves.tickets.attach(ticket.id, "test", shown.media)
    ticket.tested_at = turn.now
    if ticket.completed_at:
        await plan(turn, ticket)
    await redraw_cards(turn, ticket)


async def fail_test(turn: Turn, ticket: Ticket, staff: Staff, shown: Told) -> None:
    """返工; the household hears of it from us before they see it themselves."""
    check_test(ticket, staff)
    await move(turn, ticket, Action.FAIL_TEST, Role(staff.role), words=shown.words)
    turn.shelves.tickets.attach(ticket.id, "test", shown.media)
    await undo(turn, ticket)
    take_the_question_back(turn, await news(turn, ticket, "leak_test_failed"))
