"""All shelves of one transaction, by the names that handlers call them."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.cards import Cards
from storage.communities import Communities, Office
from storage.conversations import Conversations
from storage.follow_ups import FollowUps, Rectifications
from storage.households import Households, People
from storage.inbox import Inbox
from storage.outbox import Outbox
from storage.tickets import Tickets
from storage.timers import Timers

BELLS = "huifang"  # the channel of LISTEN and NOTIFY


class Shelves:
    """What a turn may read and write; gone with the transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.communities = Communities(session)
        self.office = Office(session)
        self.people = People(session)
        self.households = Households(session)
        self.tickets = Tickets(session)
        self.follow_ups = FollowUps(session)
        self.rectifications = Rectifications(session)
        self.inbox = Inbox(session)
        self.outbox = Outbox(session)
        self.conversations = Conversations(session)
        self.timers = Timers(session)
        self.cards = Cards(session)

    async def nudge(self, bell: str) -> None:
        """Wake the other replicas when this is committed."""
        if self._session.get_bind().dialect.name == "postgresql":
            await self._session.execute(select(func.pg_notify(BELLS, bell)))

    async def flush(self) -> None:
        """Write now what was only noted, so that a mistake shows here and not at the commit."""
        await self._session.flush()
