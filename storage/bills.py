"""Bills: what is owed for agreed jobs, what stands on whose bill, and the ledger of payments."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.bills import OWED_IN, UNPAID, BillState
from domain.charges import Charge
from domain.quotes import QuoteState
from storage.locking import held
from storage.tables import Bill, BillLine, Payment, Person, Quote, Staff, Ticket, Timer


@dataclass(frozen=True)
class Owed:
    """A job at the price that was agreed to, and what is still to be paid of it."""

    ticket: Ticket
    quote: Quote
    left: int


@dataclass(frozen=True)
class Line:
    """It on a bill; `left` may be more than was billed, where a payment was undone later."""

    ticket: Ticket
    quote: Quote
    row: BillLine
    left: int


@dataclass(frozen=True)
class Entry:
    """A line of the ledger with all that it names."""

    payment: Payment
    ticket: str
    bill: str
    by: str


@dataclass(frozen=True)
class Which:
    """Some of the bills of a community: of a state, of a month, or of a home."""

    community_id: int
    states: Collection[str] = tuple(BillState)
    month: date | None = None
    home_id: int | None = None

    @property
    def where(self) -> ColumnElement[bool]:
        of_month = [Bill.month == self.month] if self.month else []
        of_home = [Bill.home_id == self.home_id] if self.home_id else []
        ours = (Bill.community_id == self.community_id, Bill.state.in_(self.states))
        return and_(*ours, *of_month, *of_home)


class Bills:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    # --- what is owed

    async def owed(self, community_id: int, month: date, at_most: int) -> list[Owed]:
        """What stands on no bill yet, of at most so many people, who are asked once a month.

        Held, so that nobody pays for it meanwhile.
        """
        asked = exists().where(
            Bill.community_id == community_id,
            Bill.month == month,
            Bill.person_id == Ticket.requester_id,
            func.coalesce(Bill.home_id, 0) == func.coalesce(Ticket.home_id, 0),
        )
        unasked = and_(Ticket.community_id == community_id, _UNBILLED, _LEFT > 0, ~asked)
        known = (Person.id == Ticket.requester_id, Person.forgotten_at.is_(None))
        owing = (
            select(Ticket.requester_id)
            .join(Quote, _PRICED)
            .join(Person, and_(*known))
            .where(unasked)
        )
        people = owing.distinct().order_by(Ticket.requester_id).limit(at_most)
        chosen = (await self._session.scalars(people)).all()
        return await self._of(unasked, Ticket.requester_id.in_(chosen))

    async def owed_by(self, person_id: int) -> list[Owed]:
        """What will be on their next bill."""
        return await self._of(_UNBILLED, Ticket.requester_id == person_id, lock=False)

    async def price_of(self, ticket_id: int) -> Quote | None:
        """What is or was owed for it: the price that holds, once the work is accepted."""
        query = select(Quote).join(Ticket, _PRICED)
        return await self._session.scalar(query.where(Ticket.id == ticket_id))

    # --- bills

    async def issue(self, bill: Bill, jobs: Sequence[Owed]) -> None:
        self._session.add(bill)
        await self._session.flush()
        self._session.add_all(
            BillLine(bill_id=bill.id, quote_id=one.quote.id, ticket_id=one.ticket.id,
                     amount=one.left)
            for one in jobs
        )  # fmt: skip
        await self._session.flush()

    async def held(self, bill_id: int) -> Bill | None:
        """With its tickets, until the turn is filed; tickets are always held before bills."""
        on_it = select(BillLine.ticket_id).where(BillLine.bill_id == bill_id)
        tickets = select(Ticket).where(Ticket.id.in_(on_it)).order_by(Ticket.id)
        await self._session.execute(held(tickets))
        query = select(Bill).where(Bill.id == bill_id)
        return await self._session.scalar(held(query))

    async def numbered(self, number: str) -> Bill | None:
        return await self._session.scalar(select(Bill).where(Bill.number == number))

    async def on_which(self, quote_id: int) -> Bill | None:
        """The bill on which this job stands; held, as its ticket is already."""
        on_it = select(BillLine.bill_id).where(BillLine.quote_id == quote_id)
        query = select(Bill).where(Bill.id.in_(on_it))
        return await self._session.scalar(held(query))

    async def lines(self, bill_id: int) -> list[Line]:
        query = select(BillLine, Ticket, Quote).join(Ticket, Ticket.id == BillLine.ticket_id)
        query = query.join(Quote, Quote.id == BillLine.quote_id).where(BillLine.bill_id == bill_id)
        found = (await self._session.execute(query.order_by(BillLine.id))).all()
        paid = await self._paid(Payment.quote_id, Payment.bill_id == bill_id)
        return [
            Line(ticket, quote, row, row.amount - paid.get(quote.id, 0))
            for row, ticket, quote in found
        ]

    async def take_off(self, quote_id: int) -> Bill | None:
        """Of what is not agreed any more only what was paid stays; the bill that it stood on."""
        row = await self._session.scalar(select(BillLine).where(BillLine.quote_id == quote_id))
        bill = await self.on_which(quote_id)
        if row is None or bill is None:
            return None
        here = and_(Payment.bill_id == bill.id, Payment.quote_id == quote_id)
        paid = (await self._paid(Payment.quote_id, here)).get(quote_id, 0)
        bill.total += paid - row.amount
        row.amount = paid
        if not paid:
            await self._session.delete(row)
        return bill

    async def of_person(self, person_id: int, at_most: int, skip: int = 0) -> Sequence[Bill]:
        """What is to be paid first, then the newest."""
        query = select(Bill).where(Bill.person_id == person_id)
        order = query.order_by(Bill.state.not_in(UNPAID), Bill.id.desc())
        return (await self._session.scalars(order.limit(at_most).offset(skip))).all()

    async def count_of_person(self, person_id: int) -> int:
        return await self._count(Bill.person_id == person_id)

    async def listed(self, which: Which, at_most: int, skip: int = 0) -> Sequence[Bill]:
        """The oldest that is to be paid first."""
        query = select(Bill).where(which.where).order_by(Bill.state.not_in(UNPAID), Bill.id)
        return (await self._session.scalars(query.limit(at_most).offset(skip))).all()

    async def unheard(self, which: Which) -> Sequence[Bill]:
        """Those of them whose people we cannot write to."""
        off = or_(~Person.reachable, Person.withdrawn_at.is_not(None), Person.telegram_id < 0)
        query = select(Bill).join(Person, and_(Person.id == Bill.person_id, off))
        return (await self._session.scalars(query.where(which.where).order_by(Bill.id))).all()

    async def total(self, which: Which) -> int:
        query = select(func.sum(Bill.total)).where(which.where)
        return int(await self._session.scalar(query) or 0)

    async def count(self, which: Which) -> int:
        return await self._count(which.where)

    # --- the ledger

    async def enter(self, payments: Sequence[Payment]) -> None:
        self._session.add_all(payments)
        await self._session.flush()

    async def payments(self, tickets: Collection[int]) -> Sequence[Payment]:
        """For these jobs, the first at the head."""
        query = select(Payment).where(Payment.ticket_id.in_(tickets)).order_by(Payment.id)
        return (await self._session.scalars(query)).all()

    async def paid_on(self, bill_id: int) -> int:
        query = select(func.sum(Payment.amount)).where(Payment.bill_id == bill_id)
        return int(await self._session.scalar(query) or 0)

    async def ledger(self, community_id: int, since: datetime, until: datetime) -> list[Entry]:
        query = (
            select(Payment, Ticket.number, Bill.number, Staff.name)
            .join(Ticket, Ticket.id == Payment.ticket_id)
            .join(Staff, Staff.id == Payment.by_staff)
            .outerjoin(Bill, Bill.id == Payment.bill_id)
            .where(Payment.community_id == community_id, Payment.at >= since, Payment.at < until)
        )
        found = await self._session.execute(query.order_by(Payment.id))
        return [Entry(payment, ticket, bill or "", by) for payment, ticket, bill, by in found]

    # --- who is no longer known

    async def forget(self, person_id: int) -> list[Bill]:
        """Nobody can be asked any more: the amounts stay, the home does not."""
        theirs = (
            await self._session.scalars(select(Bill).where(Bill.person_id == person_id))
        ).all()
        unpaid = [one for one in theirs if one.state in UNPAID]
        for bill in theirs:
            bill.home_id = bill.promised_for = None
        for bill in unpaid:
            bill.state = BillState.VOID
            waiting = (Timer.lane == f"bill:{bill.id}", Timer.rung_at.is_(None))
            await self._session.execute(delete(Timer).where(*waiting), execution_options=_UNSYNCED)
        await self._session.flush()
        return unpaid

    async def older(self, community_id: int, before: datetime) -> Sequence[int]:
        """Bills of so long ago that still say whose they were."""
        old = (Bill.community_id == community_id, Bill.issued_at < before)
        known = select(Person.id).where(Person.forgotten_at.is_(None))
        query = select(Bill.id).where(*old, Bill.person_id.in_(known))
        return (await self._session.scalars(query)).all()

    async def part_from(self, ids: Collection[int], somebody: int) -> None:
        """They count on, and lead to nobody."""
        nobodys = update(Bill).where(Bill.id.in_(ids)).values(person_id=somebody, home_id=None)
        await self._session.execute(nobodys, execution_options=_UNSYNCED)

    # --- parts

    async def _of(self, *which: ColumnElement[bool], lock: bool = True) -> list[Owed]:
        query = select(Ticket, Quote).join(Quote, _PRICED).where(*which).order_by(Ticket.id)
        found = (await self._session.execute(held(query, Ticket) if lock else query)).all()
        paid = await self._paid(
            Payment.ticket_id, Payment.ticket_id.in_([ticket.id for ticket, _quote in found])
        )
        owed = [Owed(one, quote, quote.total - paid.get(one.id, 0)) for one, quote in found]
        return [one for one in owed if one.left > 0]

    async def _paid(
        self, by: InstrumentedAttribute[int], which: ColumnElement[bool]
    ) -> dict[int, int]:
        query = select(by, func.sum(Payment.amount)).where(which).group_by(by)
        return {key: int(paid) for key, paid in await self._session.execute(query)}

    async def _count(self, which: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(Bill).where(which)
        return await self._session.scalar(query) or 0


_UNSYNCED = {"synchronize_session": False}
_OWED = and_(
    Ticket.charge == Charge.PAID, Ticket.state.in_(OWED_IN), Quote.state == QuoteState.AGREED
)
_PRICED = and_(Quote.ticket_id == Ticket.id, _OWED)
_UNBILLED = and_(_OWED, ~exists().where(BillLine.quote_id == Quote.id))
_LEFT = Quote.total - func.coalesce(
    select(func.sum(Payment.amount)).where(Payment.ticket_id == Ticket.id).scalar_subquery(), 0
)
