"""删除权与撤回同意 — somebody takes back their consent, or wants to be forgotten (A15)."""

from collections.abc import Sequence

from domain.follow_ups import FollowUpState
from domain.households import Membership
from domain.tickets import OPEN_STATES, Action, Role, State, actions_for
from handlers.actions import bills
from handlers.actions.follow_ups import shown_in
from handlers.actions.households import application_alias
from handlers.actions.moves import move
from handlers.actions.moving import end
from handlers.actions.stripping import redraw, redraw_answers, taken_back
from handlers.actions.telling import record, redraw_ops_card
from handlers.facts import facts_of
from handlers.letters import Address, Letter, Manner, burnt, message
from handlers.turn import Turn
from handlers.views import privacy as views
from storage.tables import Event, Ticket

_ENDS = (Action.CANCEL, Action.ACCEPT_WORK)


async def in_the_way(turn: Turn) -> Sequence[Ticket]:
    """What has to be settled or withdrawn by a word of its own first: nobody stays in danger."""
    tickets = await turn.shelves.forgotten.tickets_of(turn.who)
    still_open = [one for one in tickets if one.state in OPEN_STATES]
    return [one for one in still_open if one.urgent or _end(one) is None]


async def forget(turn: Turn) -> None:
    """Nothing of theirs is left but what counts them; their matters end, and so do our letters."""
    person, words, chat = turn.who, turn.words, turn.who.telegram_id
    tickets = await turn.shelves.forgotten.tickets_of(person)
    for ticket in tickets:
        if ticket.state in OPEN_STATES:
            await _conclude(turn, ticket)
    ours = {one.id for one in tickets}
    members = await turn.shelves.households.members_of(person)
    others = [f"danger:{chat}", *(application_alias(one) for one in members)]
    said = await turn.shelves.follow_ups.said_by(person.id)
    others += [shown_in(one) for one in said]
    back = await taken_back(turn, tickets, others, by=chat)
    unpaid = await turn.shelves.bills.forget(person.id)
    await turn.shelves.forgotten.forget(person, turn.now, turn.sheet.source)
    turn.sheet.person = None
    turn.sheet.letters[:] = back
    await redraw(turn, tickets)
    await redraw_answers(turn, [one for one in said if one.ticket_id not in ours])
    await bills.forget(turn, unpaid)
    (last,) = message(Letter(views.forgotten(words)), Address(chat), Manner(), turn.now)
    turn.enclose(burnt(last))
    event = Event(ticket_id=None, at=turn.now, actor="somebody", action="forget", clause="A15",
                  detail={"tickets": len(tickets)})  # fmt: skip
    turn.shelves.events.record(event)


async def withdraw_consent(turn: Turn) -> None:
    """From now on we write only in answer; what is open goes on by telephone."""
    turn.who.withdrawn_at = turn.now
    record(turn, None, "withdraw_consent", "A15")
    for member in await turn.shelves.households.members_of(turn.who):
        if member.state in {Membership.ASKED, Membership.APPROVED}:
            await end(turn, member, "withdraw_consent", "A15")
    for ticket in await turn.shelves.forgotten.tickets_of(turn.who):
        await _call_off(turn, ticket)
    for ticket in await turn.shelves.tickets.open_of(turn.who.id):
        await redraw_ops_card(turn, await facts_of(turn, ticket))
    turn.say(views.withdrawn(turn.community, turn.words))


def _end(ticket: Ticket) -> Action | None:
    """How they may end it themselves."""
    possible = actions_for(ticket.situation, Role.RESIDENT)
    return next((one for one in _ENDS if one in possible), None)


async def _conclude(turn: Turn, ticket: Ticket) -> None:
    if end := _end(ticket):
        await move(turn, ticket, end, Role.RESIDENT)
    if ticket.state == State.COMPLETED:
        ticket.completed_at = turn.now


async def _call_off(turn: Turn, ticket: Ticket) -> None:
    for follow_up in await turn.shelves.follow_ups.of_ticket(ticket.id):
        if follow_up.state == FollowUpState.PLANNED:
            follow_up.state = FollowUpState.CALLED_OFF
