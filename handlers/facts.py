"""What a card needs to know of a ticket, read once and handed to the views."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.charges import Charge
from domain.incidents import IncidentState
from domain.quotes import QuoteState, newest
from domain.standard import Standard
from domain.tickets import OPEN_STATES, Kind
from handlers.actions.recurrence import suggested_for
from handlers.letters import Address
from handlers.past import TAKE_IN, Past, past_of
from handlers.turn import Turn
from storage.outbox import Lane
from storage.tables import (
    CaseCard,
    Community,
    FollowUp,
    Incident,
    Medium,
    Payment,
    Person,
    Promised,
    Quote,
    Rectification,
    Staff,
    Ticket,
)

DESK, DUTY = TOPICS = ("desk", "duty")  # besides one for each department, by its code


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
    standard: Standard
    because: str = ""  # why it is urgent, where the words of the report alone did not say so
    cases: Sequence[CaseCard] = ()
    matter: Sequence[Ticket] = ()  # all that is known to be the same matter, itself included
    suggested: Sequence[Ticket] = ()  # what may be the same, until a person says so
    quotes: Sequence[Quote] = ()  # every price that was named
    nudges: Sequence[datetime] = ()
    withdrawn_for: str = ""
    read: Sequence[str] = ()  # the questions whose answers they had read, and still they asked
    phone: str = ""
    payments: Sequence[Payment] = ()
    merged: Sequence[Ticket] = ()  # what became part of it
    into: Ticket | None = None  # what it became part of
    parts: str = ""  # what is waited for
    departments: Mapping[str, str] = field(default_factory=dict)  # what the office calls its own
    entered_by: Staff | None = None  # where it did not come by Telegram
    notes: Sequence[tuple[str, str]] = ()  # the last that colleagues noted, and who did
    incident: Incident | None = None  # the fault that many share, of which it is a report

    @property
    def work(self) -> str:
        """What the worker said of it."""
        return self.ticket.work

    @property
    def agreed(self) -> Quote | None:
        """The price that holds."""
        return newest(self.quotes, QuoteState.AGREED)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.community.zone)

    def shown(self, stage: str) -> tuple[tuple[str, str], ...]:
        return tuple((one.kind, one.file_id) for one in self.media if one.stage == stage)


async def facts_of(turn: Turn, ticket: Ticket) -> Facts:
    shelves = turn.shelves
    community = await shelves.communities.get(ticket.community_id)
    past = await past_of(turn, ticket)
    return Facts(
        ticket,
        community,
        await shelves.people.get(ticket.requester_id),
        await shelves.office.get(ticket.assignee_id) if ticket.assignee_id else None,
        await shelves.promises.of_ticket(ticket.id),
        await shelves.tickets.media(ticket.id),
        await shelves.follow_ups.of_ticket(ticket.id),
        await shelves.rectifications.of_ticket(ticket.id),
        turn.now,
        turn.standard_of(community),
        past.because if ticket.urgent else "",
        *await _beyond(turn, ticket),
        quotes=await shelves.quotes.of_ticket(ticket.id) if ticket.charge == Charge.PAID else (),
        nudges=past.nudges,
        withdrawn_for=past.withdrawn_for,
        read=await _read(turn, past, community.language),
        phone=await phone_of(turn, ticket.requester_id, ticket.home_id),
        payments=await shelves.bills.payments([ticket.id]) if ticket.charge == Charge.PAID else (),
        merged=await shelves.tickets.merged_into(ticket.id) if past.times(TAKE_IN) else (),
        into=await _into(turn, ticket),
        parts=past.parts,
        departments=await shelves.departments.names(community.id),
        incident=await _incident(turn, ticket),
        entered_by=await shelves.office.get(ticket.filed_by) if ticket.filed_by else None,
        notes=await _notes(turn, past),
    )


async def _incident(turn: Turn, ticket: Ticket) -> Incident | None:
    if ticket.incident_id is None:
        return None
    found = await turn.shelves.incidents.get(ticket.incident_id)
    return found if found and found.state != IncidentState.DECLINED else None


async def phone_of(turn: Turn, person_id: int, home_id: int | None) -> str:
    """Where to call them: the number they gave; for an owner, else the register's."""
    person = await turn.shelves.people.get(person_id)
    if person.phone or home_id is None:
        return person.phone
    return await turn.shelves.households.owner_phone(person.id, home_id)


async def _notes(turn: Turn, past: Past) -> Sequence[tuple[str, str]]:
    staff = {actor: int(actor.partition(":")[2]) for actor, _ in past.notes}
    names = {actor: (await turn.shelves.office.get(one)).name for actor, one in staff.items()}
    return [(names[actor], words) for actor, words in past.notes]


async def _into(turn: Turn, ticket: Ticket) -> Ticket | None:
    into = ticket.merged_into_id
    return await turn.shelves.tickets.get(into) if into else None


async def _read(turn: Turn, past: Past, language: str) -> Sequence[str]:
    if not past.read:
        return ()
    entries = await turn.shelves.faqs.some(past.read)
    return [one.in_language(language).question for one in entries]


async def standard_for(turn: Turn, ticket: Ticket) -> Standard:
    """What is promised where the ticket belongs."""
    return turn.standard_of(await turn.shelves.communities.get(ticket.community_id))


async def _beyond(
    turn: Turn, ticket: Ticket
) -> tuple[Sequence[CaseCard], Sequence[Ticket], Sequence[Ticket]]:
    """What a single repair, as most tickets are, can do without."""
    complaint, linked = ticket.kind == Kind.COMPLAINT, ticket.same_matter_id is not None
    if not complaint and not linked:
        return (), (), ()
    cases = turn.shelves.cases
    open_still = ticket.state in OPEN_STATES and not linked
    return (
        await cases.of_ticket(ticket.id),
        await cases.matter(ticket),
        await suggested_for(turn, ticket) if open_still else (),
    )


async def dossier_of(turn: Turn, facts: Facts) -> list[Facts]:
    """All that is the same matter, the ticket in hand last."""
    others = [one for one in facts.matter if one.id != facts.ticket.id]
    return [*[await facts_of(turn, one) for one in others], facts]


def topic_of(ticket: Ticket) -> str:
    """Where the office speaks of it."""
    return ticket.department or DESK


def lane_of(ticket: Ticket) -> Lane:
    """How word of it travels."""
    return Lane.URGENT if ticket.urgent else Lane.NOTIFY


def ops_alias(ticket: Ticket) -> str:
    """The card that the office has of it."""
    return f"ticket:{ticket.id}:ops"


async def ops_address(turn: Turn, community: Community, topic: str) -> Address:
    """Where in the ops group this is posted; the group itself where it has no topics."""
    found = await turn.shelves.communities.topic(community.id, topic)
    return Address(community.ops_chat or 0, found.thread if found else 0)
