"""突发事件 — the desk confirms, tells everybody and ends what struck many homes at once."""

from dataclasses import dataclass, field

from domain.incidents import Doing, IncidentState, step
from domain.tickets import Action, Role
from domain.tickets import step as ticket_step
from handlers.access import access_incident, on_post
from handlers.actions import incidents
from handlers.actions.gathered import redraw_incident, round_of
from handlers.actions.relays import relay_alias
from handlers.buttons import Pressed
from handlers.extent import extent_of, silent
from handlers.form import AMONG_OURSELVES, Form
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.talk import UNREADABLE
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views import incidents as views
from handlers.views.pages import A_PAGE, page
from locales import Markup, _, words_for
from storage.tables import Incident, Staff


async def yes(turn: Turn, pressed: Pressed) -> None:
    """One tap: all of these are one fault."""
    staff, incident = on_post(turn), await access_incident(turn, pressed.number())
    await incidents.confirm(turn, incident, staff)
    turn.noted()


async def no(turn: Turn, pressed: Pressed) -> None:
    staff, incident = on_post(turn), await access_incident(turn, pressed.number())
    await incidents.decline(turn, incident, staff)
    turn.noted()


async def show_card(turn: Turn, pressed: Pressed) -> None:
    await redraw_incident(turn, await access_incident(turn, pressed.number()))


async def show_homes(turn: Turn, pressed: Pressed) -> None:
    """The card shows for a moment who has reported it."""
    incident = await access_incident(turn, pressed.number())
    tickets = await turn.shelves.incidents.reports(incident.id)
    shown, extent = page(pressed.number(1), len(tickets), A_PAGE), await extent_of(turn, incident)
    words = words_for(extent.community.language)
    letter = views.homes(extent, shown.of(tickets), shown, words)
    await redraw_incident(turn, incident, letter)


async def accept_silent(turn: Turn, pressed: Pressed) -> None:
    """For all who have said nothing for so long, in one tap (S4 4.4.4)."""
    staff, incident = on_post(turn), await access_incident(turn, pressed.number())
    waiting = await silent(turn, incident)
    if not waiting:
        raise Outdated
    ticket_step(waiting[0].situation, Action.ACCEPT_WORK, Role(staff.role))
    round_of(turn, incident.id, "accept", {"staff": staff.id})
    turn.noted()


# --- it is over


@dataclass(frozen=True)
class SettleDraft:
    incident: str = ""
    shown: Told = field(default_factory=Told)


settling = Form("settling", SettleDraft, _("✅ Settled"), office=True)
settling.given("incident")


async def _what(turn: Turn, draft: SettleDraft) -> Markup:
    return turn.words(
        "{name}, what was it, and what was done? A photo helps. Everybody whom it concerned will "
        "read it, and is asked whether it is in order at their place.",
        name=turn.staff_name,
    )


@settling.tell(_what, media=10)
async def shown(turn: Turn, draft: SettleDraft, told: Told) -> Told:
    return something(told)


@settling.done
async def settled(turn: Turn, draft: SettleDraft) -> None:
    incident = await access_incident(turn, int(draft.incident))
    await incidents.settle(turn, incident, on_post(turn), draft.shown)


async def settle(turn: Turn, pressed: Pressed) -> None:
    staff, incident = on_post(turn), await access_incident(turn, pressed.number())
    step(IncidentState(incident.state), Doing.SETTLE, Role(staff.role))
    await settling.open_if_free(turn, incident=str(incident.id))


# --- a word to all


async def under_its_card(turn: Turn, incident_id: int) -> None:
    """A reply to the card of an incident goes to everybody whom it concerns."""
    staff = on_post(turn)
    if turn.told.words.startswith(AMONG_OURSELVES):
        return None
    if not turn.told:
        return turn.say(Letter(turn.words(UNREADABLE)))
    return await tell_all(turn, await access_incident(turn, incident_id), staff, turn.told)


async def tell_all(turn: Turn, incident: Incident, staff: Staff, told: Told) -> None:
    said_in = relay_alias(turn.visitor.at.chat, turn.message.message_id if turn.message else 0)
    await incidents.tell_all(turn, incident, staff, told, said_in)


async def edited(turn: Turn, words: str) -> bool:
    """Follow the edit of an update; False where it was none, or another has come since."""
    message = turn.message
    if message is None or turn.visitor.private:
        return False
    said_in = relay_alias(message.chat_id, message.message_id)
    passed_on = await turn.shelves.incidents.passed_on(said_in)
    if passed_on is None:
        return False
    incident = await access_incident(turn, passed_on.id)
    await incidents.follow_edit(turn, incident, on_post(turn), words)
    return True
