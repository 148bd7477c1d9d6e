"""The moment to ask how it holds up, and the moment a notice should have been acknowledged."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.rectification import Stage
from domain.tickets import State
from domain.working_time import outside_quiet
from handlers.actions import follow_ups
from handlers.actions.telling import alarm, office_words, record, to_be_called
from handlers.facts import facts_of
from handlers.turn import Turn
from handlers.views.office import rectification_late

_A_NIGHT = timedelta(days=1)
_ASKED_IN = {State.COMPLETED, State.ARCHIVED}


async def ask_follow_up(turn: Turn, *, follow_up: int) -> None:
    """Ask, unless the work was reopened meanwhile."""
    found = await turn.shelves.follow_ups.locked(follow_up)
    ticket = found and await turn.shelves.tickets.locked(found.ticket_id)
    if not found or not ticket or found.state != "planned" or ticket.state not in _ASKED_IN:
        return
    community = await turn.shelves.communities.get(ticket.community_id)
    fit = outside_quiet(turn.now, turn.now + _A_NIGHT, ZoneInfo(community.zone))
    if fit > turn.now:  # we come late, and they sleep
        about = f"ticket:{ticket.id}"
        turn.shelves.timers.set("ask_follow_up", fit, about, about, follow_up=found.id)
        return
    await follow_ups.ask(turn, found, ticket)


async def rectification_due(turn: Turn, *, notice: int) -> None:
    """Twelve hours are over (S0 二(5))."""
    found = await turn.shelves.rectifications.locked(notice)
    ticket = found and await turn.shelves.tickets.locked(found.ticket_id)
    if not found or not ticket or found.stage != Stage.NOTICED:
        return
    record(turn, ticket.id, "rectification_late", found.clause, notice=found.id)
    facts = await facts_of(turn, ticket)
    staff = await to_be_called(turn, facts.community)
    await alarm(turn, facts.community, rectification_late(facts, staff, office_words(facts)))
