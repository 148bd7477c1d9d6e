"""Does the log still say what was sealed? The chain is followed from its first link to its head."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.seals import START, erased, flaw
from storage.tables import Event, Seal, Ticket
from storage.transaction import Storage

_AT_ONCE = 1000


class Broken(Exception):
    """Which link is the first that does not hold, and why."""


@dataclass
class Proof:
    """What was followed so far, and held."""

    events: int = 0
    erased: int = 0
    head: str = START

    def add(self, seal: Seal, event: Event | None) -> None:
        self.events, self.head = seal.number, seal.hash
        self.erased += event is not None and erased(event)


async def prove(storage: Storage, noted: str = START) -> Proof:
    """Follow the chain as it stands at one moment; Broken names the first link that does not hold.

    `noted` is how the head began at an earlier time: the chain must still pass through it.
    """
    async with storage.snapshot() as connection, AsyncSession(connection) as session:
        proof, met = Proof(), not noted
        while page := await _page(session, proof.events):
            for seal, event in page:
                await _check(session, proof, seal, event)
                proof.add(seal, event)
                met = met or seal.hash.startswith(noted)
        if await _unsealed(session):
            raise await _unlinked(session, proof.events + 1)
    if not met:
        raise Broken(f"No link has the head {noted}: the log was cut short, or written anew.")
    return proof


async def _check(session: AsyncSession, proof: Proof, seal: Seal, event: Event | None) -> None:
    if seal.number != proof.events + 1:
        raise await _unlinked(session, proof.events + 1)
    if what := flaw(seal, event, proof.head):
        ticket_id = event.ticket_id if event else _sealed_ticket_id(seal)
        raise await _broken(session, seal.number, seal.event_id, ticket_id, what)


async def _page(session: AsyncSession, number: int) -> Sequence[Row[Seal, Event | None]]:
    """The links after this number, a handful at a time."""
    query = select(Seal, Event).outerjoin(Event, Event.id == Seal.event_id)
    page = query.where(Seal.number > number).order_by(Seal.number).limit(_AT_ONCE)
    return (await session.execute(page)).all()


async def _unsealed(session: AsyncSession) -> Event | None:
    sealed = and_(Seal.event_id == Event.id, Seal.number > 0)
    query = select(Event).outerjoin(Seal, sealed).where(Seal.number.is_(None))
    return await session.scalar(query.order_by(Event.id).limit(1))


async def _unlinked(session: AsyncSession, number: int) -> Broken:
    if event := await _unsealed(session):
        what = "it was never sealed, or its seal is gone"
        return await _broken(session, number, event.id, event.ticket_id, what)
    return Broken(f"Link {number} is broken: its event and its seal are gone.")


async def _broken(
    session: AsyncSession, number: int, event_id: int, ticket_id: int | None, what: str
) -> Broken:
    ticket = await session.get(Ticket, ticket_id) if ticket_id else None
    about = f"event {event_id}, ticket {ticket.number}" if ticket else f"event {event_id}"
    return Broken(f"Link {number} ({about}) is broken: {what}.")


def _sealed_ticket_id(seal: Seal) -> int | None:
    try:
        return int(json.loads(seal.line)["ticket"])
    except (ValueError, TypeError, LookupError):  # it names none, or is no longer legible
        return None
