"""What a card needs to know of a ticket, read once and handed to the views."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.tickets import Action
from handlers.letters import Address
from handlers.turn import Turn
from storage.tables import (
    Community,
    FollowUp,
    Medium,
    Person,
    Promised,
    Rectification,
    Staff,
    Ticket,
)

REPAIRS, DESK, DUTY = TOPICS = ("repairs", "desk", "duty")


@dataclass(frozen=True)
class Facts:
    """A ticket and all that hangs on it, at one moment."""

    ticket: Ticket
    community: Community
    requester: Person
    assignee: Staff | None
    promises: Sequence[Promised]
    media: Sequence[Medium]
    follow_ups: Sequence[FollowUp]
    rectifications: Sequence[Rectification]
    now: datetime
    work: str = ""  # what the worker said of it

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.community.zone)

    def shown(self, stage: str) -> tuple[tuple[str, str], ...]:
        return tuple((one.kind, one.file_id) for one in self.media if one.stage == stage)


async def facts_of(turn: Turn, ticket: Ticket) -> Facts:
    shelves = turn.shelves
    return Facts(
        ticket,
        await shelves.communities.get(ticket.community_id),
        await shelves.people.get(ticket.requester_id),
        await shelves.office.get(ticket.assignee_id) if ticket.assignee_id else None,
        await shelves.tickets.promises(ticket.id),
        await shelves.tickets.media(ticket.id),
        await shelves.follow_ups.of_ticket(ticket.id),
        await shelves.rectifications.of_ticket(ticket.id),
        turn.now,
        await _work(turn, ticket),
    )


async def _work(turn: Turn, ticket: Ticket) -> str:
    finished = await turn.shelves.tickets.last(ticket.id, Action.FINISH)
    return str(finished.detail.get("words", "")) if finished else ""


async def ops_address(turn: Turn, community: Community, topic: str) -> Address:
    """Where in the ops group this is posted; the group itself where it has no topics."""
    found = await turn.shelves.communities.topic(community.id, topic)
    return Address(community.ops_chat or 0, found.thread if found else 0)
