"""审核队列 — /audit: the supervisor passes what is good in one tap, and looks at the rest."""

from dataclasses import dataclass, field

from telegram import Update

from domain.refusals import Refused
from domain.tickets import Action, Role, step
from handlers.access import access_ticket, on_post
from handlers.actions import auditing as actions
from handlers.actions.acceptance import pass_audit
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.form import Form
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Unclear
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import auditing as views
from locales import Markup, _
from storage.tables import Staff, Ticket

AUDITORS = frozenset({Role.SUPERVISOR, Role.MANAGER})


@dataclass(frozen=True)
class AuditDraft:
    ticket: str = ""
    reason: Told = field(default_factory=Told)


sending_back = Form("sending_back", AuditDraft, _("↩️ Audit failed"), office=True)
sending_back.given("ticket")


async def _asked(turn: Turn, draft: AuditDraft) -> Markup:
    ticket, _staff = await _may(turn, int(draft.ticket), Action.FAIL_AUDIT)
    return turn.words(
        "{number} · {name}, what is still to be done? Please reply to this message; the worker "
        "will read it.",
        number=ticket.number,
        name=turn.staff.name if turn.staff else "",
    )


@sending_back.tell(_asked)
async def reason(turn: Turn, draft: AuditDraft, told: Told) -> Told:
    if not told.words:
        raise Unclear(_("The reason in words, please."))
    return told


@sending_back.done
async def sent_back(turn: Turn, draft: AuditDraft) -> None:
    ticket, staff = await _may(turn, int(draft.ticket), Action.FAIL_AUDIT)
    await actions.send_back(turn, ticket, staff, draft.reason.words)


async def command(update: Update, turn: Turn) -> None:
    open_window(turn, await _queue(turn))


async def page(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await change_window(turn, await _queue(turn, pressed.number()))


async def approve(turn: Turn, pressed: Pressed) -> None:
    """Those that stood there, and no others (F12)."""
    staff = on_post(turn)
    _check(staff)
    passed, left = await actions.approve(turn, staff, views.unpacked(pressed.args))
    await turn.shelves.flush()
    await change_window(turn, await _queue(turn))
    turn.toast(turn.words("Passed: {passed}. Left for a closer look: {left}.",
                          passed=passed, left=left).plain)  # fmt: skip


async def show_one(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await _may(turn, pressed.number(), Action.PASS_AUDIT)
    found = await actions.doubts_about(turn, ticket)
    await change_window(turn, views.one_by_one(await facts_of(turn, ticket), found, turn.words))


async def pass_one(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await _may(turn, pressed.number(), Action.PASS_AUDIT)
    await pass_audit(turn, ticket, staff)
    await turn.shelves.flush()
    await change_window(turn, await _queue(turn))
    turn.toast(turn.words("Noted, {name}.", name=staff.name).plain)


async def ask_why(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await _may(turn, pressed.number(), Action.FAIL_AUDIT)
    await sending_back.open_if_free(turn, ticket=str(ticket.id))


async def _queue(turn: Turn, number: int = 0) -> Letter:
    return views.queue(*await actions.queue(turn), turn.words, number)


async def _may(turn: Turn, ticket_id: int, action: Action) -> tuple[Ticket, Staff]:
    staff = on_post(turn)
    ticket, _role = await access_ticket(turn, ticket_id)
    step(ticket.situation, action, Role(staff.role))
    return ticket, staff


def _check(staff: Staff) -> None:
    if Role(staff.role) not in AUDITORS:
        raise Refused("not_yours", "F12")
