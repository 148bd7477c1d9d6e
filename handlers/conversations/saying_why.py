"""A word more, if they like: why it is withdrawn, or what was not good."""

from dataclasses import dataclass, field

from handlers.access import access_ticket
from handlers.actions.relays import to_office
from handlers.form import Form
from handlers.letters import Letter
from handlers.told import Told
from handlers.turn import Turn
from locales import Markup, _
from storage.tables import Ticket

WITHDRAWN, POOR = "withdrawn", "poor"
_ASKED = {
    WITHDRAWN: _("{number}: would you like to tell us why?"),
    POOR: _("{number}: we are sorry. What should we have done better?"),
}


@dataclass(frozen=True)
class WhyDraft:
    ticket: str = ""
    number: str = ""
    about: str = ""
    words: Told = field(default_factory=Told)


saying_why = Form("saying_why", WhyDraft, _("💬 A word more, if you like"))
saying_why.given("ticket")
saying_why.given("number")
saying_why.given("about")


async def _asked(turn: Turn, draft: WhyDraft) -> Markup:
    return turn.words(_ASKED[draft.about], number=draft.number)


@saying_why.tell(_asked, optional=True)
async def words(turn: Turn, draft: WhyDraft, told: Told) -> Told:
    return told


@saying_why.done
async def hear(turn: Turn, draft: WhyDraft) -> None:
    if not draft.words:
        return turn.say(Letter(turn.words("Thank you, noted.")))
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    await to_office(turn, ticket, draft.words)
    passed_on = turn.words("Passed on to {number}.", number=ticket.number)
    return turn.say(Letter(passed_on), ticket_id=ticket.id)


async def ask_why(turn: Turn, ticket: Ticket, about: str) -> None:
    """Never in the middle of something else: they can reply to our message as well."""
    if turn.sheet.conversation is None:
        known = {"ticket": str(ticket.id), "number": ticket.number, "about": about}
        await saying_why.open(turn, **known)
