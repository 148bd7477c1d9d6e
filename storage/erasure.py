"""What is taken out of tickets and paperwork, so that what stays leads to nobody."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from html import escape

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    cast,
    delete,
    false,
    func,
    not_,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.follow_ups import FollowUpState
from domain.tickets import OPEN_STATES, State
from storage.tables import (
    Card,
    CaseCard,
    Contact,
    DutyEntry,
    Event,
    FollowUp,
    HeldReply,
    Home,
    InboxRow,
    Medium,
    OutboxRow,
    Payment,
    Promised,
    Quote,
    Rectification,
    SpotCheck,
    Ticket,
    Timer,
)

EMPTIED = "emptied:"
_ON_ITS_WAY = ("new", "sending")
_SHOWN_IN_ANSWER = "follow_up"  # the stage of a voice or a photo
_QUOTED = 20  # of words that a letter may have cut short
_UNSYNCED = {"synchronize_session": False}  # whoever goes on with a row reads it again


class Erasure:
    """Rows stay and are counted; the words, the home and the photos go."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def tickets(self, ids: Collection[int], now: datetime) -> None:
        """What was still open ends here; of the place, the building stays."""
        await self._session.flush()
        await self._end(ids, now)
        building = select(Home.building).where(Home.id == Ticket.home_id).scalar_subquery()
        await self._all(
            update(Ticket).where(Ticket.id.in_(ids)).values(
                words="", expectation="", about_whom="", work="", triage_words=[],
                place=func.coalesce(building, ""), home_id=None,
            ),
            delete(Medium).where(Medium.ticket_id.in_(ids)),
            update(FollowUp).where(FollowUp.ticket_id.in_(ids))
            .values(shortcomings="", suggestions=""),
            update(FollowUp)
            .where(FollowUp.ticket_id.in_(ids), FollowUp.state == FollowUpState.PLANNED)
            .values(state=FollowUpState.CALLED_OFF),
            update(Contact)
            .where(Contact.follow_up_id.in_(select(FollowUp.id).where(FollowUp.ticket_id.in_(ids))))
            .values(words="", suggestions="", remark=""),
            update(Rectification).where(Rectification.ticket_id.in_(ids)).values(what=""),
            update(CaseCard).where(CaseCard.ticket_id.in_(ids)).values(plan=""),
            update(Quote).where(Quote.ticket_id.in_(ids))
            .values(decided_by=None, signed_by=None, message_id=None),
            update(Payment).where(Payment.ticket_id.in_(ids)).values(note=""),
            update(DutyEntry).where(DutyEntry.ticket_id.in_(ids)).values(words=""),
            update(SpotCheck).where(SpotCheck.ticket_id.in_(ids)).values(findings=""),
            delete(HeldReply).where(HeldReply.ticket_id.in_(ids)),
            delete(OutboxRow).where(OutboxRow.ticket_id.in_(ids), OutboxRow.status != "sending"),
        )  # fmt: skip
        await self.details(Event.ticket_id.in_(ids))
        await self._session.scalars(
            select(Ticket).where(Ticket.id.in_(ids)).execution_options(populate_existing=True)
        )

    async def answers(self, said: Collection[FollowUp]) -> None:
        """Of what somebody answered, whoever's the matter is, the points stay and are counted."""
        query = select(Contact).where(Contact.follow_up_id.in_([one.id for one in said]))
        written = (await self._session.scalars(query)).all()
        words = {words for one in said for words in (one.shortcomings, one.suggestions)}
        words |= {words for one in written for words in (one.words, one.suggestions)}
        for one in said:
            one.shortcomings = one.suggestions = ""
        for contact in written:
            contact.words = contact.suggestions = contact.remark = ""
        ids = {one.ticket_id for one in said}
        quoted = {form for one in words for form in (one[:_QUOTED], escape(one[:_QUOTED]))}
        await self._all(
            delete(Medium).where(Medium.ticket_id.in_(ids), Medium.stage == _SHOWN_IN_ANSWER),
            update(OutboxRow)
            .where(OutboxRow.ticket_id.in_(ids), OutboxRow.status.not_in(_ON_ITS_WAY))
            .where(_says(OutboxRow.params, quoted))
            .values(params={}),
        )

    async def details(self, which: ColumnElement[bool]) -> None:
        """Of these events nothing is left but that they happened; the log stays proven."""
        await self._all(update(Event).where(which).values(detail=null(), salt=null()))

    async def mentions(self, said: Collection[str]) -> None:
        """Whatever was heard and sent with one of these in it, and is dealt with, says nothing."""
        await self._all(
            update(OutboxRow)
            .where(OutboxRow.status.not_in(_ON_ITS_WAY), _says(OutboxRow.params, said))
            .values(params={}),
            update(InboxRow)
            .where(InboxRow.status == "done", _says(InboxRow.payload, said))
            .values(payload={}),
        )

    async def shown(
        self, ids: Collection[int], aliases: Collection[str] = (), *, by: int = 0
    ) -> Sequence[Card]:
        """The messages about these, and what somebody's words became, but for their own chat.

        Whatever is named after an alias goes with it.
        """
        passed_on = f"relay:{by}:"
        named = (Card.alias.startswith(one) for one in (passed_on, *(f"{a}:" for a in aliases)))
        about = or_(Card.ticket_id.in_(ids), Card.alias.in_(aliases), *named)
        query = select(Card).where(about, Card.chat != by).order_by(Card.message_id)
        return (await self._session.scalars(query)).all()

    async def of_media(self, cards: Sequence[Card]) -> set[str]:
        """Those of them that show a photo or a file, as far as their letters are still kept."""
        letters = {
            int(card.alias.split(":")[1]): card.alias
            for card in cards
            if card.alias.startswith("letter:")
        }
        sent = or_(OutboxRow.id.in_(letters), OutboxRow.card.in_([card.alias for card in cards]))
        text = or_(OutboxRow.method == "sendMessage", OutboxRow.method.startswith("edit"))
        query = select(OutboxRow.id, OutboxRow.card).where(sent, not_(text))
        return {card or letters[number] for number, card in await self._session.execute(query)}

    async def nameless(self, cards: Sequence[Card]) -> None:
        """The messages can still be found, but not by what they were about."""
        for card in cards:
            await self._session.delete(card)
        await self._session.flush()
        for card in cards:
            named = Card(
                alias=emptied(card),
                chat=card.chat,
                message_id=card.message_id,
                captioned=card.captioned,
            )
            await self._session.merge(named)

    async def _end(self, ids: Collection[int], now: datetime) -> None:
        query = select(Ticket.id).where(Ticket.id.in_(ids), Ticket.state.in_(OPEN_STATES))
        still_open = (await self._session.scalars(query)).all()
        lanes = [f"ticket:{one}" for one in still_open]
        owed = and_(Promised.kept_at.is_(None), Promised.lapsed_at.is_(None))
        await self._all(
            update(Ticket).where(Ticket.id.in_(still_open)).values(state=State.CANCELLED),
            update(Promised).where(Promised.ticket_id.in_(still_open), owed).values(lapsed_at=now),
            delete(Timer).where(Timer.lane.in_(lanes), Timer.rung_at.is_(None)),
        )

    async def _all(self, *statements: object) -> None:
        for statement in statements:
            await self._session.execute(statement, execution_options=_UNSYNCED)  # type: ignore[call-overload]


def emptied(card: Card) -> str:
    """What the message of this card is called once there is nothing in it."""
    return f"{EMPTIED}{card.chat}:{card.message_id}"


def _says(
    column: InstrumentedAttribute[dict[str, object]], said: Collection[str]
) -> ColumnElement[bool]:
    """As JSON writes it."""
    whole = cast(column, Text)
    escaped = [json.dumps(one)[1:-1] for one in said if one]
    return or_(false(), *(whole.contains(one, autoescape=True) for one in escaped))
