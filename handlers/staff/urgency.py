"""降为普通 — not urgent after all: staff only, and never without a reason (B5)."""

from dataclasses import dataclass, field

from domain.tickets import Action
from handlers.access import access_ticket, on_post
from handlers.actions.repairs import lower_urgency
from handlers.actions.telling import redraw_ops_card
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.form import Form
from handlers.staff.dispatch import may
from handlers.told import Told, in_words
from handlers.turn import Turn
from locales import Markup, _


@dataclass(frozen=True)
class LowerDraft:
    ticket: str = ""
    reason: Told = field(default_factory=Told)


lowering = Form("lowering", LowerDraft, _("▼ Not urgent"), office=True)
lowering.given("ticket")


async def _why(turn: Turn, draft: LowerDraft) -> Markup:
    return turn.words(
        "{name}, why is it not urgent? Please reply to this message; the resident will read it.",
        name=turn.staff_name,
    )


@lowering.tell(_why)
async def reason(turn: Turn, draft: LowerDraft, told: Told) -> Told:
    return in_words(told, _("The reason in words, please."))


@lowering.done
async def lowered(turn: Turn, draft: LowerDraft) -> None:
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    await lower_urgency(turn, ticket, on_post(turn), draft.reason.words)


async def lower(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.LOWER)
    await redraw_ops_card(turn, await facts_of(turn, ticket))
    await lowering.open_if_free(turn, ticket=str(ticket.id))
