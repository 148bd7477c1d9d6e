"""Waiting until nothing is left to do, and winding the clock forward past every promise."""

import asyncio
import re
from datetime import datetime, timedelta
from time import monotonic

from sandbox.errors import ControlError
from sandbox.guest import Guest
from sandbox.world import World

_QUIET = 0.3
_GLANCE = 0.01
_STEP_PATIENCE = 30.0
_MOST_STEPS = 20_000

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?",
)


async def idle(world: World, guest: Guest | None, seconds: float) -> bool:
    """No update waits, and the bot says it is done or has at least been quiet for a while."""
    deadline = monotonic() + seconds
    while True:
        if await _nothing_left(world, guest, deadline - monotonic()):
            return True
        if monotonic() >= deadline:
            return False
        await asyncio.sleep(_GLANCE)


async def _nothing_left(world: World, guest: Guest | None, seconds: float) -> bool:
    if world.updates.pending() or not await _at_rest(world, guest, seconds):
        return False
    return not world.updates.pending()


async def _at_rest(world: World, guest: Guest | None, seconds: float) -> bool:
    if guest is not None:
        return await guest.idle(max(seconds, 0.0))
    return world.calls.quiet_for >= _QUIET


async def travel(world: World, guest: Guest | None, target: datetime) -> None:
    """Stops at every moment that something is due on the way, and lets it happen."""
    if target < world.clock.now():
        raise ControlError("The world's clock only goes forward.")
    before: datetime | None = None
    for _ in range(_MOST_STEPS if guest is not None else 0):
        due = await guest.next_due() if guest is not None else None
        # The same moment twice: it rang and stayed, and will not go away by waiting.
        if due is None or due > target or due == before:
            break
        before = due
        await _arrive(world, guest, max(due, world.clock.now()))
    await _arrive(world, guest, max(target, world.clock.now()))


async def _arrive(world: World, guest: Guest | None, at: datetime) -> None:
    world.clock.set(max(at, world.clock.now()))
    world.events.add("clock", now=world.clock.now().isoformat())
    if guest is not None:
        await idle(world, guest, _STEP_PATIENCE)


def moment(world: World, advance: str, at: str) -> datetime:
    """Where a clock call wants to go."""
    if bool(advance) == bool(at):
        raise ControlError('Say either "advance" (P1DT2H) or "at" (2026-11-21T08:00:00+08:00).')
    if advance:
        return world.clock.now() + duration(advance)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise ControlError(f"{at!r} is no ISO-8601 moment.") from None
    if moment.tzinfo is None:
        raise ControlError(f"{at!r} needs its offset from UTC.")
    return moment


def duration(text: str) -> timedelta:
    found = _DURATION.fullmatch(text)
    parts = found.groupdict() if found else {}
    if not any(parts.values()):
        raise ControlError(f"{text!r} is no ISO-8601 duration of weeks, days, hours, minutes.")
    return timedelta(**{name: float(value) for name, value in parts.items() if value})
