"""值班 — /duty: who is on duty; on or off for oneself; shifts for everybody by the desk."""

from telegram import Update

from domain.shifts import Unfit, Unreadable, read_turns
from domain.tickets import STAFF_ROLES, Role
from handlers.access import access_shift, entitled, on_post
from handlers.actions import duty as actions
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.staff.choosing import named_first
from handlers.turn import Turn
from handlers.views import duty as views
from handlers.views import pages
from locales import _
from storage.tables import Shift, Staff

PLANNERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_ON = {"on", "上班", "上岗", "上崗", "到岗", "到崗"}
_OFF = {"off", "下班", "离岗", "離崗", "休息"}
_NOBODY = _("There is no colleague of that name here.")
_SEVERAL = _("Several colleagues are called {name}: please plan it from the list.")
_UNFIT = {
    Unfit.HOURS: _("From when until when?"),
    Unfit.DAY: _("On which days of the week?"),
    Unfit.WEEKS: _("From 1 to 12 weeks can be planned at once."),
    Unfit.OVER: _("That lies in the past."),
}


async def duty(update: Update, turn: Turn) -> None:
    """Without anything behind it, the roster."""
    staff, said = on_post(turn), rest_of(turn)
    if said.casefold() in _ON | _OFF:
        actions.set_duty(turn, staff, on=said.casefold() in _ON)
    elif said:
        return await _plan(turn, said)
    return open_window(turn, await _roster(turn, 0))


async def page(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await change_window(turn, await _roster(turn, pressed.number()))


async def set_own(turn: Turn, pressed: Pressed) -> None:
    """[I am on duty] and [I am off] are for whoever taps them."""
    staff, wanted = on_post(turn), pressed.word()
    if wanted not in {"on", "off"}:
        raise Outdated
    actions.set_duty(turn, staff, on=wanted == "on")
    await change_window(turn, await _roster(turn, 0))
    turn.noted()


async def show(turn: Turn, pressed: Pressed) -> None:
    shift, staff = await _shift(turn, pressed)
    await change_window(turn, views.shift(shift, staff, _now(turn), turn.words))


async def call_off(turn: Turn, pressed: Pressed) -> None:
    shift, _staff = await _shift(turn, pressed)
    await actions.call_off(turn, shift)
    await change_window(turn, await _roster(turn, 0))
    turn.toast(turn.words("Noted."))


async def choose(turn: Turn, pressed: Pressed) -> None:
    """Who has it instead."""
    shift, staff = await _shift(turn, pressed)
    others = [one for one in await _colleagues(turn) if one.id != staff.id]
    letter = views.hand_on_to(shift, staff, others, _now(turn), turn.words)
    await change_window(turn, letter)


async def hand_on(turn: Turn, pressed: Pressed) -> None:
    shift, _staff = await _shift(turn, pressed)
    to = next((one for one in await _colleagues(turn) if one.id == pressed.number(1)), None)
    if to is None:
        raise Outdated
    await actions.hand_on(turn, shift, to)
    await change_window(turn, await _roster(turn, 0))
    turn.toast(turn.words("Noted."))


async def _plan(turn: Turn, said: str) -> None:
    _planner(turn)
    staff = await _named(turn, said)
    try:
        wanted = read_turns(said[len(staff.name) :], turn.now, turn.zone)
    except Unreadable as unreadable:
        raise Misused(_UNFIT[unreadable.unfit]) from unreadable
    made = await actions.plan(turn, staff, wanted.spans(turn.zone))
    left_out = len(wanted.days) - len(made)
    turn.say(views.planned(staff, made, left_out, turn.zone, turn.now, turn.words))


async def _named(turn: Turn, said: str) -> Staff:
    """Whose name stands first; of two that begin alike, the longer."""
    colleagues = await _colleagues(turn)
    name = named_first(said, [one.name for one in colleagues])
    if not name:
        raise Misused(_NOBODY)
    meant = [one for one in colleagues if one.name.casefold() == name.casefold()]
    if len(meant) > 1:
        raise Misused(_SEVERAL, name=meant[0].name)
    return meant[0]


async def _roster(turn: Turn, number: int) -> Letter:
    office, shelf, here = turn.shelves.office, turn.shelves.duty, turn.community.id
    shown = pages.page(number, await shelf.count_coming(here, turn.now))
    shifts = await shelf.coming(here, turn.now, shown.size, shown.skip)
    on_duty = await office.on_duty(here, *STAFF_ROLES)
    return views.roster(views.Roster(on_duty, shifts, turn.zone, turn.now, shown), turn.words)


def _now(turn: Turn) -> views.Roster:
    return views.Roster((), (), turn.zone, turn.now)


async def _shift(turn: Turn, pressed: Pressed) -> tuple[Shift, Staff]:
    _planner(turn)
    shift = await access_shift(turn, pressed.number())
    return shift, await turn.shelves.office.get(shift.staff_id)


async def _colleagues(turn: Turn) -> list[Staff]:
    return list(await turn.shelves.office.holding(turn.community.id, *STAFF_ROLES))


def _planner(turn: Turn) -> Staff:
    return entitled(turn, PLANNERS, "B13")
