"""Who asked to be forgotten: known by a salted hash only, and forgotten again if need be."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from hashlib import scrypt
from itertools import chain
from secrets import token_hex

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.erasure import Erasure
from storage.follow_ups import FollowUps
from storage.locking import held
from storage.tables import (
    Card,
    Conversation,
    Event,
    Forgotten,
    InboxRow,
    Invitation,
    Medium,
    Member,
    OutboxRow,
    Outsider,
    Person,
    Sheet,
    Staff,
    Ticket,
    Timer,
)

NOBODY = -(10**15)  # beyond every id that Telegram gives away
_COST = 2**10  # a guess takes milliseconds, since there are not so many ids to be guessed
Marks = Mapping[str, datetime]


def nobody(chat: int) -> bool:
    """Whether this stands in for somebody who has no chat, or was forgotten."""
    return chat <= NOBODY


def latest(*known: Marks) -> dict[str, datetime]:
    """All of these marks; who asked more than once, when they asked last."""
    found: dict[str, datetime] = {}
    for mark, at in chain.from_iterable(marks.items() for marks in known):
        found[mark] = max(at, found.get(mark, at))
    return found


class ForgottenPeople:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._erasure = Erasure(session)

    async def marks(self) -> dict[str, datetime]:
        return {one.mark: one.at for one in await self._session.scalars(select(Forgotten))}

    async def forget(self, person: Person, now: datetime, source: str = "") -> None:
        """Mark and erase; `source` is the update in which they asked for it."""
        salts = {mark.partition(":")[0] for mark in await self.marks()}
        mark = _mark(person.telegram_id, min(salts, default="") or token_hex(16))
        await self._session.merge(Forgotten(mark=mark, at=now))
        await self._erase(person, now, source)

    async def forget_again(self, marks: Marks) -> int:
        """In a database that is older than the wish: says how many were in it.

        Whoever came back afterwards has agreed anew, and stays.
        """
        marks = latest(await self.marks(), marks)
        for mark, at in marks.items():
            await self._session.merge(Forgotten(mark=mark, at=at))
        salts = {mark.partition(":")[0] for mark in marks}
        query = select(Person).where(Person.forgotten_at.is_(None), Person.telegram_id > 0)
        people = (await self._session.scalars(query)).all() if salts else ()
        again = [
            (one, wish)
            for one in people
            if (wish := _wish(one, marks, salts)) and one.consented_at <= wish
        ]
        for one, at in again:
            await self._erase(one, at)
        await self._session.flush()
        return len(again)

    async def somebody(self, now: datetime) -> Person:
        """Who brought what is so old that we no longer know who brought it."""
        known = await self._session.scalar(select(Person).where(Person.telegram_id == NOBODY))
        if known:
            return known
        person = Person(telegram_id=NOBODY, name="", language="en", notice_version=0,
                        consented_at=now, forgotten_at=now)  # fmt: skip
        self._session.add(person)
        await self._session.flush()
        return person

    async def tickets_of(self, person: Person) -> Sequence[Ticket]:
        """Held: whoever works on one of them just now is waited for."""
        query = select(Ticket).where(Ticket.requester_id == person.id).order_by(Ticket.id)
        return (await self._session.scalars(held(query))).all()

    async def _erase(self, person: Person, now: datetime, source: str = "") -> None:
        ids = [ticket.id for ticket in await self.tickets_of(person)]
        said = await self._known_by(person, ids)
        await self._erasure.tickets(ids, now)
        await self._erasure.answers(await FollowUps(self._session).said_by(person.id))
        await self._erasure.details(Event.actor == f"person:{person.id}")
        await self._paperwork(person, source)
        await self._erasure.mentions(said)
        await self._homes(person, now)
        person.name = person.phone = ""
        person.telegram_id = NOBODY - person.id
        person.large_text = person.own_matters_only = False
        person.reachable, person.withdrawn_at, person.forgotten_at = True, None, now
        await self._session.flush()

    async def _known_by(self, person: Person, ids: Sequence[int]) -> list[str]:
        """What would tell in a letter whom it was about."""
        said = [str(person.telegram_id), person.name, person.phone]
        lately = select(OutboxRow.ticket_id).where(OutboxRow.ticket_id.in_(ids))
        for query in (
            select(Ticket.number).where(Ticket.id.in_(lately)),
            select(Medium.file_id).where(Medium.ticket_id.in_(lately)),
            select(Member.mandate).where(Member.person_id == person.id),
        ):
            said += await self._session.scalars(query)
        return said

    async def _paperwork(self, person: Person, source: str) -> None:
        """Their chat with us; whoever works here keeps what is still to be said to them."""
        chat = person.telegram_id
        kind, _, number = source.partition(":")
        this = and_(InboxRow.source == kind, InboxRow.source_id == number)
        theirs = and_(InboxRow.lane == str(chat), InboxRow.status != "new")
        colleague = select(Staff.id).where(Staff.telegram_id == chat, Staff.ended_at.is_(None))
        over = OutboxRow.status.not_in(("new", "sending"))
        works_here = await self._session.scalar(colleague.limit(1)) is not None
        for statement in (
            update(InboxRow).where(or_(this, theirs)).values(payload={}, lane="", error=None),
            delete(OutboxRow).where(OutboxRow.chat == chat, *([over] if works_here else [])),
            delete(OutboxRow).where(OutboxRow.card.startswith(f"relay:{chat}:"), over),
            delete(OutboxRow).where(await self._of_them(person), OutboxRow.status != "sending"),
            delete(Card).where(Card.chat == chat),
            delete(Outsider).where(Outsider.telegram_id == chat),
            delete(Conversation).where(Conversation.key.startswith(f"{chat}:")),
            delete(Timer).where(or_(Timer.lane == str(chat), Timer.about == f"person:{chat}")),
        ):
            await self._session.execute(statement, execution_options={"synchronize_session": False})

    async def _of_them(self, person: Person) -> ColumnElement[bool]:
        """What the office is told of them beside their matters, perhaps only in a moment."""
        members = select(Member.id).where(Member.person_id == person.id)
        cards = [f"member:{one}" for one in await self._session.scalars(members)]
        cards.append(f"danger:{person.telegram_id}")
        named = (OutboxRow.card.startswith(f"{one}:") for one in cards)
        return or_(OutboxRow.card.in_(cards), *named)

    async def _homes(self, person: Person, now: datetime) -> None:
        """Nobody comes in any more by a link of theirs."""
        theirs = Invitation.by_person == person.id
        said = or_(Sheet.person_id == person.id, Sheet.answered_by == person.id)
        still_open = and_(Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None))
        for statement in (
            delete(Member).where(Member.person_id == person.id),
            update(Invitation).where(theirs, still_open).values(withdrawn_at=now),
            update(Invitation).where(theirs).values(by_person=None),
            update(Invitation).where(Invitation.used_by == person.id).values(used_by=None),
            delete(Timer).where(Timer.about == f"record:{person.id}"),
            update(Sheet).where(said).values(why={}, words="", person_id=None, answered_by=None),
        ):
            await self._session.execute(statement, execution_options={"synchronize_session": False})


def _wish(person: Person, marks: Marks, salts: Collection[str]) -> datetime | None:
    """When they asked for it last."""
    wishes = (marks.get(_mark(person.telegram_id, salt)) for salt in salts)
    return max((one for one in wishes if one), default=None)


def _mark(telegram_id: int, salt: str) -> str:
    known = scrypt(str(telegram_id).encode(), salt=salt.encode(), n=_COST, r=8, p=1, dklen=16)
    return f"{salt}:{known.hex()}"
