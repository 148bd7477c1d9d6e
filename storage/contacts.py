"""Contacts: whom a colleague is to speak with, why and until when."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.contacts import ContactState
from storage.locking import held
from storage.tables import Contact

UNDONE = (ContactState.OPEN, ContactState.TAKEN)


class Contacts:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def enter(self, contact: Contact) -> None:
        self._session.add(contact)
        await self._session.flush()

    async def locked(self, contact_id: int) -> Contact | None:
        return await self._session.scalar(held(select(Contact).where(Contact.id == contact_id)))

    async def of_follow_up(self, follow_up_id: int) -> Sequence[Contact]:
        query = select(Contact).where(Contact.follow_up_id == follow_up_id)
        return (await self._session.scalars(query.order_by(Contact.id))).all()
