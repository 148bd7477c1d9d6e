"""审核队列 — /audit: the supervisor passes what is good in one tap, and looks at the rest."""

from dataclasses import dataclass, field

from telegram import Update

from domain.tickets import Action, Role
from handlers.access import entitled, on_post
from handlers.actions import auditing as actions
from handlers.actions.acceptance import pass_audit
from handlers.buttons import Pressed
from handlers.facts import facts_of
from handlers.form import Form
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.staff.dispatch import may, may_do
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import auditing as views
from locales import Markup, _

AUDITORS = frozenset({Role.SUPERVISOR, Role.MANAGER})


@dataclass(frozen=True)
class AuditDraft:
    ticket: str = ""
    reason: Told = field(default_factory=Told)


sending_back = Form("sending_back", AuditDraft, _("↩️ Audit failed"), office=True)
sending_back.given("ticket")


async def _asked(turn: Turn, draft: AuditDraft) -> Markup:
    ticket, _staff = await may_do(turn, int(draft.ticket), Action.FAIL_AUDIT)
    return turn.words(
        "{number} · {name}, what is still to be done? Please reply to this message; the worker "
        "will read it.",
        number=ticket.number,
        name=turn.staff_name,
    )


@sending_back.tell(_asked)
async def reason(turn: Turn, draft: AuditDraft, told: Told) -> Told:
    return in_words(told, _("The reason in words, please."))


@sending_back.done
async def sent_back(turn: Turn, draft: AuditDraft) -> None:
    ticket, staff = await may_do(turn, int(draft.ticket), Action.FAIL_AUDIT)
    await actions.send_back(turn, ticket, staff, draft.reason.words)


async def command(update: Update, turn: Turn) -> None:
    open_window(turn, await _queue(turn))


async def page(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await change_window(turn, await _queue(turn, pressed.number()))


async def approve(turn: Turn, pressed: Pressed) -> None:
    """Those that stood there, and no others (F12)."""
    staff = entitled(turn, AUDITORS, "F12")
    passed, left = await actions.approve(turn, staff, views.unpacked(pressed.args))
    await turn.shelves.flush()
    await change_window(turn, await _queue(turn))
    turn.toast(turn.words("Passed: {passed}. Left for a closer look: {left}.",
                          passed=passed, left=left).plain)  # fmt: skip


async def show_one(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.PASS_AUDIT)
    found = await actions.doubts_about(turn, ticket)
    await change_window(turn, views.one_by_one(await facts_of(turn, ticket), found, turn.words))


async def pass_one(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await may(turn, pressed, Action.PASS_AUDIT)
    await pass_audit(turn, ticket, staff)
    await turn.shelves.flush()
    await change_window(turn, await _queue(turn))
    turn.noted()


async def ask_why(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.FAIL_AUDIT)
    await sending_back.open_if_free(turn, ticket=str(ticket.id))


async def _queue(turn: Turn, number: int = 0) -> Letter:
    records = await turn.shelves.contacts.to_be_audited(turn.community.id)
    return views.queue(*await actions.queue(turn), turn.words, number, len(records))
