"""Invitations to a post, found by the hash of what their link carries."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.locking import held
from storage.tables import StaffInvitation


class StaffInvitations:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def make(self, invitation: StaffInvitation) -> None:
        self._session.add(invitation)
        await self._session.flush()

    async def hashed(self, token_hash: str) -> StaffInvitation | None:
        query = select(StaffInvitation).where(StaffInvitation.token_hash == token_hash)
        return await self._session.scalar(query)

    async def locked(self, invitation_id: int) -> StaffInvitation | None:
        """Held until the turn is filed: of two who use it at once, one is first."""
        query = select(StaffInvitation).where(StaffInvitation.id == invitation_id)
        return await self._session.scalar(held(query))

    async def open_of(self, community_id: int, now: datetime) -> Sequence[StaffInvitation]:
        """Those that somebody could still use."""
        query = select(StaffInvitation).where(
            StaffInvitation.community_id == community_id,
            StaffInvitation.used_at.is_(None),
            StaffInvitation.withdrawn_at.is_(None),
            StaffInvitation.expires_at > now,
        )
        return (await self._session.scalars(query.order_by(StaffInvitation.id))).all()
