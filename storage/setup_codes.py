"""The codes by which a group becomes an office's, found by their hash."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.setup_codes import Opens
from storage.locking import held
from storage.tables import SetupCode


class SetupCodes:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def make(self, code: SetupCode) -> None:
        """Those that can no longer be used go."""
        over = delete(SetupCode).where(~_good(code.made_at))
        await self._session.execute(over)
        self._session.add(code)

    async def good(self, code_hash: str, now: datetime) -> SetupCode | None:
        """Held until the turn is filed: of two who use it at once, one is first."""
        query = select(SetupCode).where(SetupCode.code_hash == code_hash, _good(now))
        return await self._session.scalar(held(query))

    async def any_good(self, now: datetime) -> bool:
        return bool(await self._session.scalar(select(exists().where(_good(now)))))

    async def use_up(self, community_id: int, opens: Opens, now: datetime) -> None:
        """They have their group: no other code leads there any more."""
        theirs = (SetupCode.community_id == community_id, SetupCode.opens == opens, _good(now))
        await self._session.execute(update(SetupCode).where(*theirs).values(used_at=now))


def _good(now: datetime) -> ColumnElement[bool]:
    return and_(SetupCode.used_at.is_(None), SetupCode.expires_at > now)
