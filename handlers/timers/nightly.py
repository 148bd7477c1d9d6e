"""What the house does by itself while everybody sleeps, and what it asks once a year."""

from handlers.actions.correcting import ask, ask_in_a_year
from handlers.actions.retention import tidy_up
from handlers.actions.telling import asleep
from handlers.turn import Turn


async def nightly(turn: Turn, *, community: int) -> None:
    await tidy_up(turn, await turn.shelves.communities.get(community))


async def confirm_record(turn: Turn, *, person: int) -> None:
    """Ask, unless they are gone; who cannot be reached is asked in a year."""
    found = await turn.shelves.people.get(person)
    if found.forgotten_at or found.withdrawn_at:
        return
    community = (await turn.shelves.communities.all())[0]
    awake = not asleep(turn, community)
    since = turn.now if awake else found.consented_at  # we come late, and they sleep
    if awake and found.reachable:
        await ask(turn, found)
    await ask_in_a_year(turn, found, community, since)
