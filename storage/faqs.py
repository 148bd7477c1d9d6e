"""Questions and answers of the office, each in the languages it has been worded in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Faq, FaqWording

S = TypeVar("S", bound=Select[*tuple[Any, ...]])
Wordings = Mapping[str, FaqWording]  # by language


@dataclass(frozen=True)
class Entry:
    """A question with all its wordings."""

    faq: Faq
    wordings: Wordings

    def in_language(self, *languages: str) -> FaqWording:
        """In the first of these that it is worded in; else in any."""
        known = (self.wordings[one] for one in languages if one in self.wordings)
        return next(known, None) or next(iter(self.wordings.values()))


class Faqs:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def write(self, faq: Faq, wordings: Mapping[str, tuple[str, str]]) -> None:
        """Enter it, with question and answer by language."""
        self._session.add(faq)
        await self._session.flush()
        for language, (question, answer) in wordings.items():
            self.word(faq, language, question, answer)
        await self._session.flush()

    def word(self, faq: Faq, language: str, question: str, answer: str) -> None:
        """In a language that it had no words in."""
        wording = FaqWording(faq_id=faq.id, language=language, question=question, answer=answer)
        self._session.add(wording)

    async def get(self, faq_id: int) -> Entry | None:
        return await self._entry(select(Faq).where(Faq.id == faq_id))

    async def locked(self, faq_id: int) -> Entry | None:
        """Held for this turn."""
        return await self._entry(select(Faq).where(Faq.id == faq_id).with_for_update())

    async def some(self, faq_ids: Collection[int]) -> list[Entry]:
        """These, in this order."""
        if not faq_ids:
            return []
        entries = await self._entries(select(Faq).where(Faq.id.in_(faq_ids)))
        known = {one.faq.id: one for one in entries}
        return [known[number] for number in faq_ids if number in known]

    async def of_community(self, community_id: int) -> list[Entry]:
        """All that are not retired."""
        return await self._entries(_offered(select(Faq), community_id))

    async def questions(self, community_id: int) -> Sequence[tuple[int, str]]:
        """Every wording of what is not retired, to be searched."""
        query = select(FaqWording.faq_id, FaqWording.question).join(
            Faq, Faq.id == FaqWording.faq_id
        )
        rows = await self._session.execute(_offered(query, community_id))
        return [(number, question) for number, question in rows]

    async def count_shown(self, faq_id: int) -> None:
        await self._session.execute(update(Faq).where(Faq.id == faq_id).values(shown=Faq.shown + 1))

    async def count_helped(self, faq_id: int) -> None:
        await self._session.execute(
            update(Faq).where(Faq.id == faq_id).values(helped=Faq.helped + 1)
        )

    async def _entry(self, query: Select[Faq]) -> Entry | None:
        return next(iter(await self._entries(query)), None)

    async def _entries(self, query: Select[Faq]) -> list[Entry]:
        fresh = query.order_by(Faq.id).execution_options(populate_existing=True)
        faqs = (await self._session.scalars(fresh)).all()
        wordings: dict[int, dict[str, FaqWording]] = {faq.id: {} for faq in faqs}
        worded = select(FaqWording).where(FaqWording.faq_id.in_(wordings))
        for one in await self._session.scalars(worded.order_by(FaqWording.id)):
            wordings[one.faq_id][one.language] = one
        return [Entry(faq, wordings[faq.id]) for faq in faqs]


def _offered(query: S, community_id: int) -> S:
    return query.where(Faq.community_id == community_id, Faq.retired_at.is_(None))
