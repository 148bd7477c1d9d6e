"""改约 — a resident chooses another time for the visit."""

from collections.abc import Sequence

from domain.working_time import Slot
from handlers.actions.looking import show_here
from handlers.actions.rescheduling import check_reschedule, reschedule
from handlers.buttons import Pressed
from handlers.conversations.my import matter_of, show_matter
from handlers.conversations.visits import open_slots
from handlers.facts import Facts
from handlers.turn import Turn
from handlers.views import my as views


async def ask(turn: Turn, pressed: Pressed) -> None:
    ticket, facts = await matter_of(turn, pressed)
    check_reschedule(ticket)
    offered = await _offered(turn, facts)
    await show_here(turn, views.slots(facts, offered, turn.words))


async def choose(turn: Turn, pressed: Pressed) -> None:
    """What was free a while ago may be taken: then they choose again."""
    ticket, facts = await matter_of(turn, pressed)
    check_reschedule(ticket)
    offered = await _offered(turn, facts)
    chosen = next((one for one in offered if one.code == pressed.word(1)), None)
    if chosen is None:
        again = views.slots(facts, offered, turn.words, gone=True)
        return await show_here(turn, again)
    await reschedule(turn, ticket, chosen)
    await show_matter(turn, ticket)
    return turn.toast(turn.words("Noted."))


async def _offered(turn: Turn, facts: Facts) -> Sequence[Slot]:
    """But for the one they have."""
    found = await open_slots(turn, facts.community)
    return [one for one in found if one.start != facts.ticket.appointment_start]
