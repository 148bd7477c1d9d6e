"""The log: who did what, when, by which clause; only ever added to, and sealed link by link."""

from collections.abc import Collection, Sequence
from datetime import datetime
from operator import attrgetter

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.seals import START, seal_of
from storage.tables import Event, Seal

OFFICE = "office"  # the actor of what the house does by itself
_LOCK = 20150730  # any number but those of the leader and the migrations, the same in every replica


class Events:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._recorded: list[Event] = []

    def record(self, event: Event) -> None:
        self._session.add(event)
        self._recorded.append(event)

    async def last(self, ticket_id: int, action: str) -> Event | None:
        """When this was last done to the ticket."""
        query = select(Event).where(Event.ticket_id == ticket_id, Event.action == action)
        return await self._session.scalar(query.order_by(Event.id.desc()).limit(1))

    async def of_ticket(self, ticket_id: int, actions: Collection[str]) -> Sequence[Event]:
        """Each time that one of these was done to the ticket, the first at the head."""
        query = select(Event).where(Event.ticket_id == ticket_id, Event.action.in_(actions))
        return (await self._session.scalars(query.order_by(Event.id))).all()

    async def moments(self, ticket_id: int, action: str) -> Sequence[datetime]:
        """Each time this was done to the ticket, the first at the head."""
        query = select(Event.at).where(Event.ticket_id == ticket_id, Event.action == action)
        return (await self._session.scalars(query.order_by(Event.id))).all()

    async def count(self, action: str, actor: str, since: datetime) -> int:
        """How often somebody has done this."""
        done = (Event.action == action, Event.actor == actor, Event.at >= since)
        return await self._session.scalar(select(func.count()).where(*done)) or 0

    async def history(self, ticket_id: int) -> Sequence[Event]:
        query = select(Event).where(Event.ticket_id == ticket_id).order_by(Event.id)
        return (await self._session.scalars(query)).all()

    async def seal(self) -> None:
        """Chain what was recorded and not undone: the last thing before the commit.

        Whoever else wants to seal waits from here to there, and we wait for nobody any more.
        """
        if not self._recorded:
            return
        await self._session.flush()
        kept = [event for event in self._recorded if event in self._session]
        last, previous = await self._head()
        for number, event in enumerate(sorted(kept, key=attrgetter("id")), last + 1):
            seal = seal_of(event, number, previous)
            self._session.add(seal)
            previous = seal.hash

    async def _head(self) -> tuple[int, str]:
        """The end of the chain, held until the commit."""
        if self._session.get_bind().dialect.name == "postgresql":
            await self._session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        query = select(Seal.number, Seal.hash).order_by(Seal.number.desc()).limit(1)
        found = (await self._session.execute(query)).first()
        return (found.number, found.hash) if found else (0, START)
