"""How often a household was asked something lately: by follow-ups and by surveys alike."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import FollowUp, Sheet, Ticket


class Attention:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_home(self, home_id: int, since: datetime) -> Sequence[datetime]:
        """When letters that ask went to this home; what was asked in one letter counts once."""
        theirs = select(FollowUp.asked_of, FollowUp.asked_at).join(
            Ticket, Ticket.id == FollowUp.ticket_id
        )
        asked = theirs.where(Ticket.home_id == home_id, FollowUp.asked_at > since).distinct()
        asked = asked.where(FollowUp.asked_of.is_not(None))
        sheets = select(Sheet.sent_at).where(Sheet.home_id == home_id, Sheet.sent_at > since)
        moments = [at for _of, at in await self._session.execute(asked)]
        found = [*moments, *await self._session.scalars(sheets)]
        return [at for at in found if at]

    async def of_person(self, person_id: int, since: datetime) -> Sequence[datetime]:
        """The same for whoever is asked about what is not of any home."""
        asked = select(FollowUp.asked_at).distinct()
        theirs = asked.where(FollowUp.asked_of == person_id, FollowUp.asked_at > since)
        return [at for at in await self._session.scalars(theirs) if at]
