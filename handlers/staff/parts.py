"""待料 — which parts it needs and when they come; until then it rests (B16)."""

from dataclasses import dataclass, field

from telegram import Update

from domain.moments import may_be_promised, rest_moments
from domain.tickets import Action
from handlers.access import access_ticket, on_post
from handlers.actions.pausing import wait_for_parts
from handlers.actions.repairs import check_worker
from handlers.actions.telling import redraw_ops_card
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.form import Form
from handlers.manners import Misused, Outdated
from handlers.staff.dispatch import the_ticket
from handlers.staff.which_ticket import ticket_meant
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.choices import moment_of, stamp
from locales import Markup, _
from storage.tables import Ticket


@dataclass(frozen=True)
class PartsDraft:
    ticket: str = ""
    wanted: Told = field(default_factory=Told)
    until: str = ""


wanting = Form("parts", PartsDraft, _("🔩 Parts wanted"), office=True)
wanting.given("ticket")


async def _which(turn: Turn, draft: PartsDraft) -> Markup:
    return turn.words(
        "{name}, which parts are wanted? Please reply to this message, with a photo if that helps; "
        "the resident will read it.",
        name=turn.staff_name,
    )


@wanting.tell(_which, media=3)
async def wanted(turn: Turn, draft: PartsDraft, told: Told) -> Told:
    return told


@wanting.choose(_("When will they be there?"), columns=2)
async def until(turn: Turn, draft: PartsDraft) -> Options:
    offered = rest_moments(turn.now, turn.zone, turn.standard)
    return [(str(stamp(one)), turn.words.moment(one, turn.zone, turn.now)) for one in offered]


@wanting.done
async def wait(turn: Turn, draft: PartsDraft) -> None:
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    staff, at = on_post(turn), moment_of(int(draft.until))
    check_worker(ticket, staff, Action.PAUSE)
    if not may_be_promised(at, turn.now):
        raise Outdated
    await wait_for_parts(turn, ticket, staff, draft.wanted, at)


async def ask(turn: Turn, pressed: Pressed) -> None:
    await _begin(turn, await the_ticket(turn, pressed))


async def command(update: Update, turn: Turn) -> None:
    ticket, written = await ticket_meant(turn)
    if written:
        raise Misused
    await _begin(turn, ticket)


async def _begin(turn: Turn, ticket: Ticket) -> None:
    check_worker(ticket, on_post(turn), Action.PAUSE)
    await redraw_ops_card(turn, await facts_of(turn, ticket))
    await wanting.open_if_free(turn, ticket=str(ticket.id))
