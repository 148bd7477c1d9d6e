"""排班 — shifts are planned, called off, handed on; each puts its bearer on duty and off again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from domain.shifts import Span, coming_night, gaps
from handlers.actions.telling import record, tell_colleagues, tell_managers
from handlers.letters import Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import duty as views
from locales import _
from storage.outbox import Lane
from storage.tables import Community, Shift, Staff

_GONE = _("That shift has been called off already.")
_OVER = _("That shift is over.")
_HAS_ONE = _("{name} has a shift then already.")


async def plan(turn: Turn, staff: Staff, spans: Sequence[Span]) -> list[Shift]:
    """Those that do not lie over another of theirs; one that has begun begins now."""
    made = []
    for start, end in spans:
        if await _has_one(turn, staff, start, end):
            continue
        shift = Shift(
            community_id=staff.community_id, staff_id=staff.id, starts_at=start, ends_at=end
        )
        await turn.shelves.duty.plan(shift)
        _ring(turn, shift)
        made.append(shift)
    record(turn, None, "plan_shifts", "B13", staff=staff.id, shifts=[one.id for one in made])
    _tell(turn, staff, partial(views.planned_for_you, made, turn.zone, turn.now))
    return made


async def call_off(turn: Turn, shift: Shift) -> None:
    """Whoever is on duty by it is so no longer, unless by another one."""
    _check_ahead(turn, shift)
    await _strike(turn, shift)
    staff = await turn.shelves.office.get(shift.staff_id)
    if shift.starts_at <= turn.now:
        await go_by_the_roster(turn, staff)
    _tell(turn, staff, partial(views.called_off, shift, turn.zone, turn.now))


async def call_off_all(turn: Turn, staff: Staff) -> None:
    """Whoever has left is on no roster any more; they need not hear of each shift."""
    for shift in await turn.shelves.duty.ahead_of(staff.id, turn.now):
        await _strike(turn, shift)


async def _strike(turn: Turn, shift: Shift) -> None:
    shift.called_off_at = turn.now
    await turn.shelves.timers.call_off(_about(shift))
    record(turn, None, "call_off_shift", "B13", shift=shift.id)


async def hand_on(turn: Turn, shift: Shift, to: Staff) -> None:
    """换班: somebody else has it now."""
    _check_ahead(turn, shift)
    if await _has_one(turn, to, shift.starts_at, shift.ends_at):
        raise Outdated(_HAS_ONE, name=to.name)
    before = await turn.shelves.office.get(shift.staff_id)
    shift.staff_id = to.id
    record(turn, None, "hand_on_shift", "B13", shift=shift.id, before=before.id, to=to.id)
    if shift.starts_at <= turn.now:
        await go_by_the_roster(turn, before)
        await go_by_the_roster(turn, to)
    _tell(turn, before, partial(views.called_off, shift, turn.zone, turn.now))
    _tell(turn, to, partial(views.planned_for_you, [shift], turn.zone, turn.now))


async def go_by_the_roster(turn: Turn, staff: Staff) -> None:
    """On duty while one of their shifts runs, and only then."""
    running = await _has_one(turn, staff, turn.now, turn.now + timedelta(microseconds=1))
    set_duty(turn, staff, on=running)


def set_duty(turn: Turn, staff: Staff, *, on: bool) -> None:
    """Noted only where it changes anything."""
    if staff.on_duty is on or staff.ended_at:
        return
    staff.on_duty = on
    record(turn, None, "on_duty" if on else "off_duty", "B13", staff=staff.id)


async def look_at_the_night(turn: Turn, community: Community) -> None:
    """Whoever makes a roster hears in the afternoon of a night that nobody has."""
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    duty, since = turn.shelves.duty, turn.now - standard.duration("duty.roster_within")
    if not await duty.uses_roster(community.id, since):
        return
    night = coming_night(turn.now, zone, standard)
    shifts = await duty.touching(community.id, *night)
    left = gaps(night, [(one.starts_at, one.ends_at) for one in shifts])
    if not left:
        return
    record(turn, None, "gap_in_roster", "B13", community=community.id)
    await tell_managers(turn, community, partial(views.nobody_at_night, left, zone, turn.now))


def _check_ahead(turn: Turn, shift: Shift) -> None:
    if shift.called_off_at:
        raise Outdated(_GONE)
    if shift.ends_at <= turn.now:
        raise Outdated(_OVER)


async def _has_one(turn: Turn, staff: Staff, start: datetime, end: datetime) -> bool:
    shifts = await turn.shelves.duty.touching(staff.community_id, start, end)
    return any(one.staff_id == staff.id for one in shifts)


def _ring(turn: Turn, shift: Shift) -> None:
    lane, about = f"duty:{shift.community_id}", _about(shift)
    turn.shelves.timers.set("shift_turns", shift.starts_at, lane, about, shift=shift.id)
    turn.shelves.timers.set("shift_turns", shift.ends_at, lane, about, shift=shift.id)


def _tell(turn: Turn, staff: Staff, said: partial[Letter]) -> None:
    """Not those who did it themselves."""
    if turn.staff is None or turn.staff.id != staff.id:
        tell_colleagues(turn, [staff], said, Manner(Lane.NOTIFY))


def _about(shift: Shift) -> str:
    return f"shift:{shift.id}"
