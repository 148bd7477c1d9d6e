"""定期清理 — once a night, what was kept for long enough goes, and the office hears how much."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.retention import Kind, limits, next_night
from domain.standard import Standard
from handlers.actions.correcting import ask_in_a_year
from handlers.actions.stripping import redraw, taken_back
from handlers.actions.telling import record
from handlers.facts import DESK, ops_address
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import privacy as views
from locales import words_for
from storage import Shelves
from storage.outbox import Lane
from storage.tables import Community, Ticket

_AT_ONCE = 100  # tickets in one turn; the next one goes on


def plan_night(
    shelves: Shelves,
    community: Community,
    standard: Standard,
    now: datetime,
    *,
    again: bool = False,
) -> None:
    """Ring in the next night; `again`: there is more than one turn could do."""
    about = f"night:{community.id}"
    due = now if again else next_night(now, ZoneInfo(community.zone), standard)
    shelves.timers.set("nightly", due, about, about, community=community.id)


async def tidy_up(turn: Turn, community: Community) -> None:
    """Done twice it does nothing the second time; after a pause it does all that was missed."""
    kept, standard = turn.shelves.retention, turn.standard_of(community)
    before = limits(turn.now, standard)
    tickets = await kept.tickets(community.id, before[Kind.TICKETS], _AT_ONCE)
    await _part_from(turn, tickets)
    gone = {
        Kind.AS_HEARD: await kept.as_heard(before[Kind.AS_HEARD]),
        Kind.LETTERS: await kept.letters(before[Kind.LETTERS]),
        Kind.PHOTOS: await kept.photos(community.id, before[Kind.PHOTOS]),
        Kind.TICKETS: len(tickets),
        Kind.APPLICATIONS: await kept.applications(community.id, before[Kind.APPLICATIONS]),
        Kind.BILLS: await _part_from_bills(turn, community, before[Kind.BILLS]),
    }
    await turn.shelves.outsiders.purge(community.id, before[Kind.LETTERS])
    if any(gone.values()):
        await _report(turn, community, gone)
    for person in await kept.unasked():
        await ask_in_a_year(turn, person, community, person.consented_at)
    await turn.shelves.timers.call_off(f"night:{community.id}")
    more = len(tickets) == _AT_ONCE
    plan_night(turn.shelves, community, standard, turn.now, again=more)


async def _part_from(turn: Turn, tickets: Sequence[Ticket]) -> None:
    """They count on, and nobody knows any more who brought them."""
    if not tickets:
        return
    back = await taken_back(turn, tickets)
    await turn.shelves.erasure.tickets([one.id for one in tickets], turn.now)
    somebody = await turn.shelves.forgotten.somebody(turn.now)
    for ticket in tickets:
        ticket.requester_id = somebody.id
    for row in back:
        turn.enclose(row)
    await redraw(turn, tickets)


async def _part_from_bills(turn: Turn, community: Community, before: datetime) -> int:
    """The accounts are kept; whose they were is not."""
    bills = turn.shelves.bills
    if old := await bills.older(community.id, before):
        await bills.part_from(old, (await turn.shelves.forgotten.somebody(turn.now)).id)
    return len(old)


async def _report(turn: Turn, community: Community, gone: dict[Kind, int]) -> None:
    counts = {kind: count for kind, count in gone.items() if count}
    record(turn, None, "tidy_up", "S2 五2", community=community.id, gone=counts)
    letter = views.tidied(gone, words_for(community.language))
    turn.post(letter, await ops_address(turn, community, DESK), Manner(Lane.NOTIFY, silent=True))
