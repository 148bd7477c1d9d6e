"""整改台账 — /rectifications: what has to be put right, by whom and by when; and each of them."""

from datetime import datetime, timedelta

from telegram import Update

from domain.rectification import Action
from handlers.access import access_rectification, on_post
from handlers.actions import rectifying
from handlers.actions.noticing import card, redraw_notice
from handlers.buttons import Button, Pressed, press
from handlers.command import rest_of
from handlers.departments import departments_of
from handlers.facts import facts_of
from handlers.in_place import change_window, open_window, pressed_on
from handlers.letters import Letter, Manner
from handlers.manners import Misused, Outdated
from handlers.turn import Turn
from handlers.views import rectification_register as views
from handlers.views.rectifications import choose_date as dates_of
from locales import _
from storage.rectifications import Registered
from storage.tables import Rectification, Ticket

_WHICH = _("I know no department called that; or write mine, overdue or closed.")
_BY_WORD = {
    "mine": views.MINE, "我的": views.MINE,
    "overdue": views.OVERDUE, "超时": views.OVERDUE, "逾期": views.OVERDUE,
    "逾時": views.OVERDUE, "超時": views.OVERDUE,
    "closed": views.CLOSED, "已关闭": views.CLOSED, "已關閉": views.CLOSED, "已結案": views.CLOSED,
}  # fmt: skip


async def command(update: Update, turn: Turn) -> None:
    """All that is open, or what they ask for."""
    sought = rest_of(turn).strip().lower()
    which, department = _BY_WORD.get(sought, views.ALL), ""
    if sought and sought not in _BY_WORD:
        which, department = views.DEPARTMENT, await _department(turn, sought)
    open_window(turn, await _register(turn, which, department))


async def page(turn: Turn, pressed: Pressed) -> None:
    """Another filter, or another page of it."""
    which, department = pressed.word(), pressed.word(1)
    if which not in views.FILTERS:
        raise Outdated
    await change_window(turn, await _register(turn, which, department, pressed.number(2)))


async def show(turn: Turn, pressed: Pressed) -> None:
    """One of them, with what may be done to it."""
    notice, ticket = await access_rectification(turn, pressed.number())
    await _show(turn, notice, ticket)


async def act(turn: Turn, pressed: Pressed) -> None:
    """Acknowledge, put right, close, send back."""
    staff = on_post(turn)
    notice, ticket = await access_rectification(turn, pressed.number())
    action = Action(pressed.action.removeprefix("rect_"))
    await rectifying.rectify(turn, notice, ticket, staff, action)
    await _show_in_window(turn, notice, ticket)
    turn.noted()


async def rework(turn: Turn, pressed: Pressed) -> None:
    staff = on_post(turn)
    notice, ticket = await access_rectification(turn, pressed.number())
    await rectifying.order_rework(turn, notice, ticket, staff)
    await _show_in_window(turn, notice, ticket)
    turn.noted()


async def choose_date(turn: Turn, pressed: Pressed) -> None:
    """The days that are left, where they pressed."""
    notice, ticket = await access_rectification(turn, pressed.number())
    moments = await rectifying.choices(turn, notice, ticket)
    if not moments:
        raise Outdated(_("There is no day to choose from any more: it is due before."))
    letter = dates_of(await facts_of(turn, ticket), notice, moments, turn.words)
    on = await pressed_on(turn)
    alias = on.alias if on else None
    turn.redraw(letter, turn.visitor.at, Manner(card=alias, ticket_id=ticket.id))


async def set_date(turn: Turn, pressed: Pressed) -> None:
    """One of them."""
    staff, day = on_post(turn), pressed.day(1)
    notice, ticket = await access_rectification(turn, pressed.number())
    moments = await rectifying.choices(turn, notice, ticket)
    due = next((one for one in moments if one.astimezone(turn.zone).date() == day), None)
    if due is None:
        raise Outdated
    await rectifying.set_date(turn, notice, ticket, staff, due)
    await _show_in_window(turn, notice, ticket)
    turn.noted()


async def _show(turn: Turn, notice: Rectification, ticket: Ticket) -> None:
    if not await _show_in_window(turn, notice, ticket):
        await redraw_notice(turn, await facts_of(turn, ticket), notice)


async def _show_in_window(turn: Turn, notice: Rectification, ticket: Ticket) -> bool:
    """Where they leaf through the register, what they did to one shows there as well."""
    on = await pressed_on(turn)
    if on is None or not on.alias.startswith("window:"):
        return False
    shown = await card(turn, await facts_of(turn, ticket), notice)
    back = Button(turn.words("‹ Back"), press("rects", views.ALL, "", 0))
    await change_window(turn, Letter(shown.text, (*shown.buttons, (back,))))
    return True


async def _register(turn: Turn, which: str, department: str = "", number: int = 0) -> Letter:
    await turn.shelves.flush()
    named = await departments_of(turn, turn.community.id)
    found = await _found(turn, which, department)
    listing = views.Listing(which, department, found, named)
    return views.register(listing, turn.zone, turn.now, turn.words, number)


async def _found(turn: Turn, which: str, department: str) -> list[Registered]:
    shelf, here, staff = turn.shelves.rectifications, turn.community.id, on_post(turn)
    if which == views.CLOSED:
        first = turn.midnight(turn.today.replace(day=1))
        return await shelf.closed_in(here, first, turn.now + timedelta(seconds=1))
    found = await shelf.open_in(here)
    return [one for one in found if _fits(one, which, department, staff.id, turn.now)]


def _fits(one: Registered, which: str, department: str, me: int, now: datetime) -> bool:
    match which:
        case views.MINE:
            return one.notice.owner_id == me
        case views.OVERDUE:
            return one.overdue(now)
        case views.DEPARTMENT:
            return one.ticket.department == department
    return True


async def _department(turn: Turn, sought: str) -> str:
    for code, name in (await departments_of(turn, turn.community.id)).items():
        if sought in {code, name.plain.lower()}:
            return code
    raise Misused(_WHICH)
