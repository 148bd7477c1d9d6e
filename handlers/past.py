"""What the log says of a ticket, as far as its card repeats it; asked in one question."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.moments import WaitingFor
from domain.tickets import Action, Kind, State
from handlers.turn import Turn
from storage.tables import Event, Ticket

NOTE, TAKE_IN = "note", "take_in"
_NOTES = 3


class Past:
    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    def times(self, action: str) -> list[Event]:
        """Whenever this was done, the first at the head."""
        return [one for one in self._events if one.action == action]

    @property
    def because(self) -> str:
        """Why it is urgent: what raised it last, or else the report."""
        return str(self._last(Action.RAISE, Action.FILE).get("because") or "")

    @property
    def withdrawn_for(self) -> str:
        return str(self._last(Action.CANCEL).get("reason") or "")

    @property
    def parts(self) -> str:
        return str(self._last(Action.PAUSE).get("parts") or "")

    @property
    def read(self) -> Sequence[int]:
        """The answers that they had read, and still they asked."""
        return self._last(Action.FILE).get("read") or ()

    @property
    def nudges(self) -> list[datetime]:
        return [one.at for one in self.times(Action.NUDGE)]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Who wrote the last of them, and what; erased ones left out."""
        last = self.times(NOTE)[-_NOTES:]
        return [(one.actor, one.detail["words"]) for one in last if one.detail]

    def _last(self, *actions: str) -> Mapping[str, Any]:
        """What was written down when the first of these that was ever done was done last."""
        made = next((done[-1] for one in actions if (done := self.times(one))), None)
        return made.detail if made and made.detail else {}


async def past_of(turn: Turn, ticket: Ticket) -> Past:
    wanted = [*_wanted(ticket, turn.now)]
    return Past(await turn.shelves.events.of_ticket(ticket.id, wanted) if wanted else ())


def _wanted(ticket: Ticket, now: datetime) -> Iterator[str]:
    """Only what can be there; nobody asks where it stays while they are still telling us."""
    if ticket.urgent:
        yield from (Action.FILE, Action.RAISE)
    if ticket.kind == Kind.INQUIRY:
        yield Action.FILE
    if ticket.state == State.CANCELLED:
        yield Action.CANCEL
    if ticket.paused_for == WaitingFor.PARTS:
        yield Action.PAUSE
    if ticket.filed_at != now:
        yield from (Action.NUDGE, NOTE, TAKE_IN)
