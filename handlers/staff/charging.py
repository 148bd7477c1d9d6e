"""保修、有偿 — the desk says who bears the cost, and why not as it was (B4)."""

from dataclasses import dataclass, field

from domain.charges import Charge, may_decide
from domain.tickets import Role
from handlers.access import access_ticket, on_post
from handlers.actions.quotes import decide_charge
from handlers.actions.telling import redraw_ops_card
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.form import Form
from handlers.manners import Outdated
from handlers.staff.dispatch import choosing
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import quotes
from handlers.views.prices import FORM
from locales import Markup, _
from storage.tables import Staff, Ticket


@dataclass(frozen=True)
class ChargeDraft:
    ticket: str = ""
    charge: str = ""
    reason: Told = field(default_factory=Told)


charging = Form("charging", ChargeDraft, _("🧾 Warranty or paid"), office=True)
charging.given("ticket")
charging.given("charge")


async def _why(turn: Turn, draft: ChargeDraft) -> Markup:
    return turn.words(
        "{form}\n{name}, why? Please reply to this message; the resident will read it.",
        form=turn.words(FORM[Charge(draft.charge)]),
        name=turn.staff_name,
    )


@charging.tell(_why)
async def reason(turn: Turn, draft: ChargeDraft, told: Told) -> Told:
    return in_words(told, _("The reason in words, please."))


@charging.done
async def decided(turn: Turn, draft: ChargeDraft) -> None:
    ticket, staff = await _may(turn, int(draft.ticket))
    await decide_charge(turn, ticket, staff, Charge(draft.charge), draft.reason.words)


async def charge(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await _may(turn, pressed.number())
    await choosing(turn, ticket, quotes.charges)


async def charge_as(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await _may(turn, pressed.number())
    chosen = pressed.word(1)
    if chosen not in set(Charge) - {ticket.charge}:
        raise Outdated
    await redraw_ops_card(turn, await facts_of(turn, ticket))
    await charging.open_if_free(turn, ticket=str(ticket.id), charge=chosen)


async def _may(turn: Turn, ticket_id: int) -> tuple[Ticket, Staff]:
    staff = on_post(turn)
    ticket, _role = await access_ticket(turn, ticket_id)
    may_decide(ticket.situation, Role(staff.role))
    return ticket, staff
