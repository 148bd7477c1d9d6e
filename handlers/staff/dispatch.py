"""调度 — the buttons under a ticket's card."""

from collections.abc import Callable

from domain.tickets import Action, Role, step
from handlers.access import access_ticket, on_post
from handlers.actions import acceptance, cases, ladder, merging, pausing, repairs
from handlers.actions.recurrence import suggested_for
from handlers.actions.telling import redraw_cards, redraw_pressed
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.letters import Letter
from handlers.staff.finishing import finishing
from handlers.turn import Turn
from handlers.views.choices import more
from storage.tables import Staff, Ticket

_IN_THE_OFFICE = {
    "accept_order": repairs.accept_order,
    "arrive": repairs.arrive,
    "accept_for": acceptance.accept_for,
    "send_back_for": acceptance.send_back_for,
    "pass_audit": acceptance.pass_audit,
    "fail_audit": acceptance.fail_audit,
}
_BY_ROLE = {
    "resume": pausing.resume,
    "raise_for": repairs.raise_urgency,
    "hand_up": ladder.hand_up,
    "open_case_card": cases.open_case_card,
    "to_gm": cases.to_gm,
    "analyse": cases.analyse,
}


async def office_action(turn: Turn, pressed: Pressed) -> None:
    """Accept, arrived, audit: one tap, once."""
    staff = on_post(turn)
    ticket = await the_ticket(turn, pressed)
    action = _IN_THE_OFFICE[pressed.action]
    await action(turn, ticket, staff)
    turn.noted()


async def office_step(turn: Turn, pressed: Pressed) -> None:
    """What the clock may do as well, or a resident: here somebody of the office does it."""
    staff = on_post(turn)
    ticket = await the_ticket(turn, pressed)
    await _BY_ROLE[pressed.action](turn, ticket, Role(staff.role))
    turn.noted()


async def show_more(turn: Turn, pressed: Pressed) -> None:
    """The second page of the buttons."""
    on_post(turn)
    ticket = await the_ticket(turn, pressed)
    alike = await suggested_for(turn, ticket), await merging.twins(turn, ticket)
    await choosing(turn, ticket, more, *alike)


async def show_card(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await redraw_cards(turn, await the_ticket(turn, pressed))


async def finish(turn: Turn, pressed: Pressed) -> None:
    """完工 asks for a photo first, or for the answer."""
    staff = on_post(turn)
    ticket = await the_ticket(turn, pressed)
    repairs.check_worker(ticket, staff, Action.FINISH)
    await finishing.open_if_free(turn, ticket=str(ticket.id))


async def choosing(
    turn: Turn, ticket: Ticket, view: Callable[..., Letter], *chosen: object
) -> None:
    """The card with other buttons, until one of them is tapped."""
    facts = await facts_of(turn, ticket)
    await redraw_pressed(turn, facts, view(facts, *chosen, turn.words))


async def may(turn: Turn, pressed: Pressed, action: Action) -> tuple[Ticket, Staff]:
    """The ticket and who pressed, if the table allows them this step; Refused if not."""
    return await may_do(turn, pressed.number(), action)


async def may_do(turn: Turn, ticket_id: int, action: Action) -> tuple[Ticket, Staff]:
    staff = on_post(turn)
    ticket, _role = await access_ticket(turn, ticket_id)
    step(ticket.situation, action, Role(staff.role))
    return ticket, staff


async def the_ticket(turn: Turn, pressed: Pressed) -> Ticket:
    ticket, _role = await access_ticket(turn, pressed.number())
    return ticket
