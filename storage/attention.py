"""How often a household was asked something lately: by follow-ups and by surveys alike."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import FollowUp, Home, Sheet, Ticket


class Attention:
    """What was asked in one letter counts once, and what went out as none does not at all."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of_home(self, home_id: int, since: datetime) -> Sequence[datetime]:
        """When letters that ask went to this home."""
        asked = _letters(since).where(Ticket.home_id == home_id)
        sheets = select(Sheet.sent_at).where(Sheet.home_id == home_id, Sheet.sent_at > since)
        moments = {(of, at) for _home, _who, of, at in await self._session.execute(asked)}
        found = [*(at for _of, at in moments), *await self._session.scalars(sheets)]
        return [at for at in found if at]

    async def of_person(self, person_id: int, since: datetime) -> Sequence[datetime]:
        """The same for whoever is asked about what is not of any home."""
        asked = select(FollowUp.asked_at).distinct()
        theirs = asked.where(FollowUp.asked_of == person_id, FollowUp.asked_at > since)
        return [at for at in await self._session.scalars(theirs) if at]

    async def asked_often(self, community_id: int, since: datetime, most: int) -> set[str]:
        """The households that have had as many letters as they may (F13)."""
        asked = _letters(since).where(Ticket.community_id == community_id)
        sheets = (
            select(Sheet.home_id, Sheet.person_id, Sheet.sent_at)
            .join(Home, Home.id == Sheet.home_id)
            .where(Home.community_id == community_id, Sheet.sent_at > since)
        )
        letters = {
            (household(home_id, person_id), of, at)
            for home_id, person_id, of, at in await self._session.execute(asked)
        } | {
            (household(home_id, 0), of, at)
            for home_id, of, at in await self._session.execute(sheets)
        }
        count = Counter(whose for whose, _of, _at in letters)
        return {whose for whose, n in count.items() if n >= most}


def household(home_id: int | None, person_id: int) -> str:
    """The home; where it is of none, whoever brought it."""
    return f"home:{home_id}" if home_id else f"person:{person_id}"


def _letters(since: datetime) -> Select[int | None, int, int | None, datetime | None]:
    """Home, who brought it, whom it asked and when."""
    query = select(Ticket.home_id, Ticket.requester_id, FollowUp.asked_of, FollowUp.asked_at)
    return query.join(FollowUp, FollowUp.ticket_id == Ticket.id).where(
        FollowUp.asked_at > since, FollowUp.asked_of.is_not(None)
    )
