"""How far an incident reaches: its reports, who was told, who is on it; read once for views."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.acceptance import desk_may_accept_at
from domain.tickets import State
from handlers.facts import Facts, facts_of
from handlers.turn import Turn
from storage.tables import Community, Incident, Staff, Ticket

_LISTED = 10  # places on a proposal; of more, how many there are
_SETTLED = (State.COMPLETED, State.ARCHIVED)


@dataclass(frozen=True)
class Extent:
    """`lead` is the report that stands for all: what is done to it is done to every other."""

    incident: Incident
    community: Community
    lead: Facts | None
    now: datetime
    homes: int = 0
    reports: int = 0
    listed: Sequence[Ticket] = ()
    ended_by: Staff | None = None
    settled: int = 0
    silent: int = 0
    carried: int = 0
    reached: int = 0
    unreached: Sequence[str] = ()  # the homes that the last update did not get to

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.community.zone)


async def extent_of(turn: Turn, incident: Incident) -> Extent:
    shelf = turn.shelves.incidents
    lead = await shelf.leading(incident.id)
    community = await turn.shelves.communities.get(incident.community_id)
    homes, reports = await shelf.count(incident.id)
    carried, reached, unreached = await _told(turn, incident)
    return Extent(
        incident,
        community,
        await facts_of(turn, lead) if lead else None,
        turn.now,
        homes,
        reports,
        await shelf.reports(incident.id, at_most=_LISTED),
        await turn.shelves.office.get(incident.closed_by) if incident.closed_by else None,
        await shelf.count_in(incident.id, *_SETTLED),
        len(await silent(turn, incident)),
        carried,
        reached,
        unreached,
    )


async def silent(turn: Turn, incident: Incident) -> Sequence[Ticket]:
    """Those who have had long enough to say whether it is in order at their place (B11)."""
    if incident.closed_at is None:
        return ()
    community = await turn.shelves.communities.get(incident.community_id)
    standard, epoch = turn.standard_of(community), incident.closed_at
    long_enough = desk_may_accept_at(epoch, standard) - epoch
    return await turn.shelves.incidents.silent(incident.id, turn.now - long_enough)


async def _told(turn: Turn, incident: Incident) -> tuple[int, int, Sequence[str]]:
    if not incident.said_in:
        return 0, 0, ()
    carried = await turn.shelves.incidents.carried(incident)
    reached = sum(status == "sent" for _, status in carried)
    missed = [ticket.place for ticket, status in carried if status in {"failed", "unknown"}]
    return len(carried), reached, missed
