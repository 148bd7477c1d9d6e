"""重开 — a resident finds that what was settled is not in order after all."""

from dataclasses import dataclass, field

from domain.tickets import Kind
from handlers.access import access_ticket
from handlers.actions.looking import show_here
from handlers.actions.reopening import in_time, reopen
from handlers.buttons import Pressed
from handlers.conversations.counter import open_form
from handlers.conversations.matters import TALKS
from handlers.conversations.my import matter_of
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.form import Form
from handlers.manners import Outdated
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views import my as views
from handlers.views.tickets import one_line
from locales import Markup, _


@dataclass(frozen=True)
class Reopening:
    ticket: str = ""
    words: Told = field(default_factory=Told)


reopening = Form("reopening", Reopening, _("↩️ Not in order after all"))
reopening.given("ticket")


@reopening.tell(
    _("We are sorry. What is not in order? Photos help."),
    label=_("Description"),
    media=MEDIA_AT_MOST,
)
async def words(turn: Turn, draft: Reopening, told: Told) -> Told:
    return something(told)


@reopening.confirm()
async def summary(turn: Turn, draft: Reopening) -> Markup:
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    asked = turn.words("Shall we see to it again?")
    return Markup("\n").join([asked, one_line(ticket, turn.words)])


@reopening.done
async def send(turn: Turn, draft: Reopening) -> None:
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    await reopen(turn, ticket, draft.words)


async def ask(turn: Turn, pressed: Pressed) -> None:
    """Too late, they are shown how to report it anew."""
    ticket, facts = await matter_of(turn, pressed)
    if not await in_time(turn, ticket):
        return await show_here(turn, views.too_late(facts, turn.words))
    return await open_form(turn, reopening, ticket=str(ticket.id))


async def anew(turn: Turn, pressed: Pressed) -> None:
    """In the words of then, which show the office that it is the same matter."""
    ticket, _facts = await matter_of(turn, pressed)
    if Kind(ticket.kind) not in TALKS:
        raise Outdated
    said = turn.words("Again, as {number}: {words}", number=ticket.number, words=ticket.words)
    await open_form(turn, TALKS[Kind(ticket.kind)], description=Told(said.plain))
