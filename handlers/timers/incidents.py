"""The moments of an incident: nobody has decided, the next portion of its reports, who was told."""

from collections.abc import Mapping
from typing import Any

from domain.incidents import IncidentState
from handlers.actions.incident_rounds import go_round, look
from handlers.actions.incidents import decline
from handlers.turn import Turn


async def incident_undecided(turn: Turn, *, incident: int) -> None:
    found = await turn.shelves.incidents.locked(incident)
    if found and found.state == IncidentState.PROPOSED:
        await decline(turn, found)


async def incident_round(
    turn: Turn, *, incident: int, what: str, after: int, detail: Mapping[str, Any]
) -> None:
    if found := await turn.shelves.incidents.locked(incident):
        await go_round(turn, found, what, after, detail)


async def incident_told(turn: Turn, *, incident: int, looks: int) -> None:
    if found := await turn.shelves.incidents.locked(incident):
        await look(turn, found, looks)
