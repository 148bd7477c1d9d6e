"""What the house does by itself while everybody sleeps, and what it asks once a year."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.working_time import outside_quiet, quiet
from handlers.actions.correcting import ask, ask_in_a_year
from handlers.actions.retention import tidy_up
from handlers.turn import Turn

_A_NIGHT = timedelta(days=1)


async def nightly(turn: Turn, *, community: int) -> None:
    await tidy_up(turn, await turn.shelves.communities.get(community))


async def confirm_record(turn: Turn, *, person: int) -> None:
    """Ask, unless they are gone; who cannot be reached is asked in a year."""
    found = await turn.shelves.people.get(person)
    if found.forgotten_at or found.withdrawn_at:
        return
    community = (await turn.shelves.communities.all())[0]
    hours, zone = quiet(turn.standard_of(community)), ZoneInfo(community.zone)
    awake = outside_quiet(turn.now, turn.now + _A_NIGHT, zone, hours) == turn.now
    since = turn.now if awake else found.consented_at  # we come late, and they sleep
    if awake and found.reachable:
        await ask(turn, found)
    await ask_in_a_year(turn, found, community, since)
