"""补充 — words and photos that a resident adds to a matter."""

from dataclasses import dataclass, field

from domain.tickets import OPEN_STATES
from domain.triage import triage
from handlers.access import access_ticket
from handlers.actions.relays import to_office
from handlers.buttons import Pressed
from handlers.conversations.counter import open_form
from handlers.conversations.danger import report
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.form import Form
from handlers.letters import Letter
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views.tickets import one_line
from locales import Markup, _


@dataclass(frozen=True)
class Addition:
    ticket: str = ""
    words: Told = field(default_factory=Told)


adding = Form("adding", Addition, _("✍️ Add words or photos"))
adding.given("ticket")


@adding.tell(
    _("What would you like to add? Words, photos or a voice message: up to ten of them."),
    label=_("Description"),
    media=MEDIA_AT_MOST,
    speak=True,
)
async def words(turn: Turn, draft: Addition, told: Told) -> Told:
    return something(told)


@adding.confirm()
async def summary(turn: Turn, draft: Addition) -> Markup:
    """There may be more photos to come: the rest of an album, or another one."""
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    asked = turn.words("Shall I pass this on? You can also add more.")
    return Markup("\n").join([asked, one_line(ticket, turn.words)])


@adding.done
async def send(turn: Turn, draft: Addition) -> None:
    """What is dangerous is never a matter of the past."""
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    if ticket.state not in OPEN_STATES and triage(draft.words.words).urgent:
        return await report(turn, draft.words)
    await to_office(turn, ticket, draft.words)
    passed_on = turn.words("Passed on to {number}.", number=ticket.number)
    return turn.say(Letter(passed_on), ticket_id=ticket.id)


async def add(turn: Turn, pressed: Pressed) -> None:
    ticket, _role = await access_ticket(turn, pressed.number())
    await open_form(turn, adding, ticket=str(ticket.id))
