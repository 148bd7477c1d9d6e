"""Invitations to a home, found by the hash of what their link carries."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.locking import held
from storage.tables import Invitation, OutboxRow


class Invitations:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def make(self, invitation: Invitation) -> None:
        self._session.add(invitation)
        await self._session.flush()

    async def hashed(self, token_hash: str) -> Invitation | None:
        query = select(Invitation).where(Invitation.token_hash == token_hash)
        return await self._session.scalar(query)

    async def locked(self, invitation_id: int) -> Invitation | None:
        """Held until the turn is filed: of two who use it at once, one is first."""
        query = select(Invitation).where(Invitation.id == invitation_id)
        return await self._session.scalar(held(query))

    async def open_of(self, home_id: int, now: datetime) -> Sequence[Invitation]:
        """Those that somebody could still use."""
        query = select(Invitation).where(
            Invitation.home_id == home_id,
            Invitation.used_at.is_(None),
            Invitation.withdrawn_at.is_(None),
            Invitation.expires_at > now,
        )
        return (await self._session.scalars(query.order_by(Invitation.id))).all()

    async def answered(self, card: str, since: datetime) -> int:
        """How often we have posted this card of late."""
        query = select(func.count()).where(OutboxRow.card == card, OutboxRow.posted_at > since)
        return await self._session.scalar(query) or 0
