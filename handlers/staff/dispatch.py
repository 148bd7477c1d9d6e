"""派单 — the buttons under a ticket's card."""

from collections.abc import Callable, Sequence

from domain.tickets import JOBS, Action, Role, step
from handlers.access import access_ticket, on_post
from handlers.actions import acceptance, cases, ladder, pausing, repairs
from handlers.actions.recurrence import suggested_for
from handlers.actions.telling import redraw_cards, redraw_ops_card
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.staff.finishing import finishing
from handlers.turn import Turn
from handlers.views.choices import more, workers
from locales import _, words_for
from storage.tables import Staff, Ticket

_WORKERS = (Role.ENGINEER, Role.HEAD)
_ANSWERERS = (Role.HEAD, Role.SUPERVISOR, Role.DISPATCHER, Role.ENGINEER, Role.GUARD)
_IN_THE_OFFICE = {
    "accept_order": repairs.accept_order,
    "set_off": repairs.set_off,
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
    """Accept, on the way, audit: one tap, once."""
    staff = on_post(turn)
    ticket = await _ticket(turn, pressed)
    action = _IN_THE_OFFICE[pressed.action]
    await action(turn, ticket, staff)
    turn.toast(turn.words("Noted, {name}.", name=staff.name).plain)


async def office_step(turn: Turn, pressed: Pressed) -> None:
    """What the clock may do as well, or a resident: here somebody of the office does it."""
    staff = on_post(turn)
    ticket = await _ticket(turn, pressed)
    await _BY_ROLE[pressed.action](turn, ticket, Role(staff.role))
    turn.toast(turn.words("Noted, {name}.", name=staff.name).plain)


async def choose_worker(turn: Turn, pressed: Pressed) -> None:
    """The card shows for a moment whom it can be given to."""
    ticket, _staff = await may(turn, pressed, Action.DISPATCH)
    await choosing(turn, ticket, workers, await _could_go(turn, ticket))


async def assign(turn: Turn, pressed: Pressed) -> None:
    staff = on_post(turn)
    ticket = await _ticket(turn, pressed)
    on_duty = await _could_go(turn, ticket)
    worker = next((one for one in on_duty if one.id == pressed.number(1)), None)
    if worker is None:
        raise Outdated(_("They are no longer on duty."))
    await repairs.dispatch(turn, ticket, staff, worker)
    turn.toast(turn.words("Assigned to {name}.", name=worker.name).plain)


async def show_more(turn: Turn, pressed: Pressed) -> None:
    """The second page of the buttons."""
    on_post(turn)
    ticket = await _ticket(turn, pressed)
    await choosing(turn, ticket, more, await suggested_for(turn, ticket))


async def show_card(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await redraw_cards(turn, await _ticket(turn, pressed))


async def finish(turn: Turn, pressed: Pressed) -> None:
    """完工 asks for a photo first, or for the answer."""
    staff = on_post(turn)
    ticket = await _ticket(turn, pressed)
    repairs.check_worker(ticket, staff, Action.FINISH)
    await finishing.open_if_free(turn, ticket=str(ticket.id))


async def choosing(
    turn: Turn, ticket: Ticket, view: Callable[..., Letter], *chosen: object
) -> None:
    """The card with other buttons, until one of them is tapped."""
    facts = await facts_of(turn, ticket)
    words = words_for(facts.community.language)
    await redraw_ops_card(turn, facts, view(facts, *chosen, words))


async def may(turn: Turn, pressed: Pressed, action: Action) -> tuple[Ticket, Staff]:
    """The ticket and who pressed, if the table allows them this step; Refused if not."""
    staff = on_post(turn)
    ticket = await _ticket(turn, pressed)
    step(ticket.situation, action, Role(staff.role))
    return ticket, staff


async def _could_go(turn: Turn, ticket: Ticket) -> Sequence[Staff]:
    roles = _WORKERS if ticket.kind in JOBS else _ANSWERERS
    return await turn.shelves.office.on_duty(ticket.community_id, *roles)


async def _ticket(turn: Turn, pressed: Pressed) -> Ticket:
    ticket, _role = await access_ticket(turn, pressed.number())
    return ticket
