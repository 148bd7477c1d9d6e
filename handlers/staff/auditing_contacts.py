"""审核回访记录 — the queue of records behind /audit, and the buttons of each."""

from dataclasses import dataclass, field

from handlers.access import access_contact, entitled
from handlers.actions import auditing_contacts as actions
from handlers.briefing import briefing_of
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.in_place import change_window
from handlers.letters import Letter
from handlers.staff.auditing import AUDITORS
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import auditing_contacts as views
from handlers.views.auditing import unpacked
from locales import Markup, _
from storage.tables import Staff

_AT_MOST = 1000


@dataclass(frozen=True)
class RemarkDraft:
    contact: str = ""
    remark: Told = field(default_factory=Told)


remarking = Form("remarking", RemarkDraft, _("✍️ Audit of a record"), office=True)
remarking.given("contact")


async def _asked(turn: Turn, draft: RemarkDraft) -> Markup:
    _contact, _follow_up, ticket = await access_contact(turn, int(draft.contact))
    return turn.words(
        "{number} · {name}, what do you remark on this record? Please reply to this message; "
        "whoever made the call will read it.",
        number=ticket.number,
        name=turn.staff_name,
    )


@remarking.tell(_asked)
async def remark(turn: Turn, draft: RemarkDraft, told: Told) -> Told:
    return in_words(told)


@remarking.done
async def remarked(turn: Turn, draft: RemarkDraft) -> None:
    staff = _auditor(turn)
    paper = await access_contact(turn, int(draft.contact))
    await actions.pass_one(turn, paper, staff, draft.remark.words[:_AT_MOST])


async def page(turn: Turn, pressed: Pressed) -> None:
    await change_window(turn, await _queue(turn, _auditor(turn), pressed.number()))


async def approve(turn: Turn, pressed: Pressed) -> None:
    """Those that stood there, and no others (F12)."""
    staff = _auditor(turn)
    passed, left = await actions.approve(turn, staff, unpacked(pressed.args))
    await change_window(turn, await _queue(turn, staff))
    turn.toast(turn.words("Passed: {passed}. Left for a closer look: {left}.",
                          passed=passed, left=left).plain)  # fmt: skip


async def show_one(turn: Turn, pressed: Pressed) -> None:
    staff = _auditor(turn)
    contact, follow_up, ticket = await access_contact(turn, pressed.number())
    actions.check_auditor(contact, ticket, staff)
    found = await actions.objections_to(turn, contact, follow_up, ticket)
    seen = await briefing_of(turn, contact, follow_up, ticket)
    again = actions.may_be_repeated(contact, follow_up)
    await change_window(turn, views.one_record(seen, found, turn.words, again=again))


async def pass_one(turn: Turn, pressed: Pressed) -> None:
    staff, paper = _auditor(turn), await access_contact(turn, pressed.number())
    await actions.pass_one(turn, paper, staff)
    await change_window(turn, await _queue(turn, staff))
    turn.noted()


async def call_again(turn: Turn, pressed: Pressed) -> None:
    staff, paper = _auditor(turn), await access_contact(turn, pressed.number())
    await actions.call_again(turn, paper, staff)
    await change_window(turn, await _queue(turn, staff))
    turn.noted()


async def ask_remark(turn: Turn, pressed: Pressed) -> None:
    staff = _auditor(turn)
    contact, _follow_up, ticket = await access_contact(turn, pressed.number())
    actions.check_auditor(contact, ticket, staff)
    await remarking.open_if_free(turn, contact=str(contact.id))


def _auditor(turn: Turn) -> Staff:
    return entitled(turn, AUDITORS, "F12")


async def _queue(turn: Turn, staff: Staff, number: int = 0) -> Letter:
    await turn.shelves.flush()
    seen = await actions.queue(turn, staff)
    return views.records(seen.good, seen.doubtful, seen.own, turn.words, number)
