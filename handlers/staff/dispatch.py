"""派单 — the buttons under a ticket's card, and under the resident's own."""

from domain.tickets import Action, Role
from handlers.access import access_ticket, on_post
from handlers.actions import repairs
from handlers.actions.telling import redraw_cards, redraw_ops_card
from handlers.facts import facts_of
from handlers.form import UNFINISHED
from handlers.manners import Outdated
from handlers.staff.finishing import finishing
from handlers.turn import Turn
from handlers.views.tickets import engineers
from locales import _, words_for
from storage.tables import Ticket

_WORKERS = (Role.ENGINEER, Role.HEAD)
_IN_THE_OFFICE = {
    "accept_order": repairs.accept_order,
    "set_off": repairs.set_off,
    "pass_audit": repairs.pass_audit,
    "fail_audit": repairs.fail_audit,
}
_AT_HOME = {
    "accept_work": repairs.accept_work,
    "send_back": repairs.send_back,
    "cancel": repairs.withdraw,
    "raise": repairs.raise_urgency,
}


async def office_action(turn: Turn) -> None:
    """Accept, on the way, audit: one tap, once."""
    staff = on_post(turn)
    ticket = await _ticket(turn)
    action = _IN_THE_OFFICE[_action(turn)]
    await action(turn, ticket, staff)
    turn.toast(turn.words("Noted, {name}.", name=staff.name).plain)


async def resident_action(turn: Turn) -> None:
    """Accept the work, send it back, withdraw, or say that it is dangerous."""
    ticket = await _ticket(turn)
    if not turn.visitor.private:
        raise Outdated
    await _AT_HOME[_action(turn)](turn, ticket)
    turn.toast(turn.words("Noted."))


async def choose_engineer(turn: Turn) -> None:
    """The card shows for a moment whom it can be given to."""
    on_post(turn)
    ticket = await _ticket(turn)
    on_duty = await turn.shelves.office.on_duty(ticket.community_id, *_WORKERS)
    facts = await facts_of(turn, ticket)
    words = words_for(facts.community.language)
    await redraw_ops_card(turn, facts, engineers(facts, list(on_duty), words))


async def assign(turn: Turn) -> None:
    staff = on_post(turn)
    ticket = await _ticket(turn)
    wanted = turn.pressed.number(1) if turn.pressed else 0
    on_duty = await turn.shelves.office.on_duty(ticket.community_id, *_WORKERS)
    worker = next((one for one in on_duty if one.id == wanted), None)
    if worker is None:
        raise Outdated(_("They are no longer on duty."))
    await repairs.dispatch(turn, ticket, staff, worker)
    turn.toast(turn.words("Assigned to {name}.", name=worker.name).plain)


async def show_card(turn: Turn) -> None:
    on_post(turn)
    await redraw_cards(turn, await _ticket(turn))


async def finish(turn: Turn) -> None:
    """完工 asks for a photo first."""
    staff = on_post(turn)
    ticket = await _ticket(turn)
    repairs.check_worker(ticket, staff, Action.FINISH)
    if turn.sheet.conversation:
        return await finishing.show_again(turn, UNFINISHED)
    return await finishing.open(turn, ticket=str(ticket.id))


async def _ticket(turn: Turn) -> Ticket:
    ticket, _role = await access_ticket(turn, turn.pressed.number() if turn.pressed else 0)
    return ticket


def _action(turn: Turn) -> str:
    return turn.pressed.action if turn.pressed else ""
