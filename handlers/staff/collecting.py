"""催收 — the buttons under what is overdue, and what was said at the door."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from handlers.access import access_bill, on_post
from handlers.accounts import account_of
from handlers.actions import collecting
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.manners import Outdated
from handlers.staff.bills import show_bill, show_on
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import collecting as views
from locales import _
from storage.tables import Bill, Staff

_STEPS: dict[str, Callable[[Turn, Bill, Staff], Awaitable[None]]] = {
    "bill_take": collecting.take,
    "bill_visited": collecting.visited,
}


@dataclass(frozen=True)
class NoteDraft:
    bill: str = ""
    note: Told = field(default_factory=Told)


noting = Form("bill_note", NoteDraft, _("✍️ Note on a bill"), office=True)
noting.given("bill")


@noting.tell(_("What was said? Only the office reads it. Please reply to this message."))
async def note(turn: Turn, draft: NoteDraft, told: Told) -> Told:
    return in_words(told, _("A few words, please."))


@noting.done
async def noted(turn: Turn, draft: NoteDraft) -> None:
    staff = on_post(turn)
    bill = await access_bill(turn, int(draft.bill))
    await collecting.note_down(turn, bill, staff, draft.note.words)


async def act(turn: Turn, pressed: Pressed) -> None:
    """One tap, once."""
    staff = on_post(turn)
    bill = await access_bill(turn, pressed.number())
    await _STEPS[pressed.action](turn, bill, staff)
    await show_bill(turn, bill)
    turn.noted()


async def choose_day(turn: Turn, pressed: Pressed) -> None:
    bill = await access_bill(turn, pressed.number())
    await show_on(turn, bill, views.days(await account_of(turn, bill), turn.words))


async def promised(turn: Turn, pressed: Pressed) -> None:
    staff = on_post(turn)
    bill = await access_bill(turn, pressed.number())
    day = pressed.day(1)
    if day is None:
        raise Outdated
    await collecting.promise(turn, bill, staff, day)
    await show_bill(turn, bill)
    turn.noted()


async def write(turn: Turn, pressed: Pressed) -> None:
    bill = await access_bill(turn, pressed.number())
    await noting.open_if_free(turn, bill=str(bill.id))
