"""财务收款 — what is paid is entered in the ledger by finance alone, and receipted (S0 七(2))."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.bills import UNPAID, Way, check_finance, spread
from domain.tickets import Role
from handlers.actions.bills import settle
from handlers.actions.telling import record, redraw_cards, tell_office, tell_resident
from handlers.facts import DESK
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import receipts
from locales import _, words_for
from storage.bills import Line
from storage.tables import Bill, Payment, Quote, Staff, Ticket

NOTHING_OWED = _("Nothing is to be paid for this.")
TOO_MUCH = _("That is more than is still to be paid.")
NOT_PAID = _("That is more than was paid.")
_CLAUSE = "S0 七(3)"


@dataclass(frozen=True)
class Money:
    """What finance says was paid; below nothing it takes back what was entered by mistake."""

    amount: int
    way: Way
    note: str = ""


Part = tuple[Ticket, Quote, int]


async def pay_job(turn: Turn, ticket: Ticket, staff: Staff, money: Money) -> None:
    """On the job at once, or on the bill on which it stands."""
    check_finance(Role(staff.role))
    agreed = await agreed_price(turn, ticket)
    before = await turn.shelves.bills.payments([ticket.id])
    paid = sum(one.amount for one in before)
    (part,) = _parts(money.amount, [(ticket, agreed, paid, agreed.total - paid)])
    bill = await turn.shelves.bills.on_which(agreed.id)
    await _enter(turn, staff, [part], money, bill)


async def pay_bill(turn: Turn, bill: Bill, staff: Staff, money: Money) -> None:
    """The jobs on it are paid one after the other, the oldest first."""
    check_finance(Role(staff.role))
    lines = await turn.shelves.bills.lines(bill.id)
    if bill.state not in UNPAID and money.amount > 0:
        raise Outdated(NOTHING_OWED)
    parts = _parts(money.amount, [_room(one) for one in lines])
    await _enter(turn, staff, parts, money, bill)


async def agreed_price(turn: Turn, ticket: Ticket) -> Quote:
    """Outdated where nobody has to pay for it yet, or any more."""
    owed = await turn.shelves.bills.price_of(ticket.id)
    if owed is None:
        raise Outdated(NOTHING_OWED)
    return owed


async def last_way(turn: Turn, tickets: Sequence[int]) -> Way:
    """How it came in, so that it goes back that way."""
    before = await turn.shelves.bills.payments(tickets)
    if not before:
        raise Outdated(NOT_PAID)
    return Way(before[-1].way)


def _room(line: Line) -> tuple[Ticket, Quote, int, int]:
    return line.ticket, line.quote, line.row.amount - line.left, line.left


def _parts(amount: int, jobs: Sequence[tuple[Ticket, Quote, int, int]]) -> list[Part]:
    """How much of it goes to, or is taken back from, each job."""
    paid, left = [max(0, one[2]) for one in jobs], [one[3] for one in jobs]
    try:
        amounts = spread(amount, left) if amount > 0 else spread(-amount, paid[::-1])[::-1]
    except ValueError:
        raise Outdated(TOO_MUCH if amount > 0 else NOT_PAID) from None
    sign = 1 if amount > 0 else -1
    found = [(ticket, quote, sign * part) for (ticket, quote, *_), part in
             zip(jobs, amounts, strict=True) if part]  # fmt: skip
    if not found:
        raise Outdated(NOTHING_OWED)
    return found


async def _enter(
    turn: Turn, staff: Staff, parts: Sequence[Part], money: Money, bill: Bill | None
) -> None:
    """Each part is a line of the ledger and an event; then everybody concerned hears of it."""
    payments = [_line(turn, staff, part, money, bill) for part in parts]
    await turn.shelves.bills.enter(payments)
    action = "paid" if money.amount > 0 else "unpaid"
    for one in payments:
        record(turn, one.ticket_id, action, _CLAUSE, Role(staff.role), amount=one.amount,
               way=one.way, payment=one.id, reason=one.note)  # fmt: skip
    if bill:
        await settle(turn, bill)
    for ticket, _quote, _amount in parts:
        await redraw_cards(turn, ticket)
    await _hand_a_receipt(turn, staff, payments, [one[0] for one in parts])


async def _hand_a_receipt(
    turn: Turn, staff: Staff, payments: Sequence[Payment], tickets: Sequence[Ticket]
) -> None:
    """E3; what is taken back the office reads as well."""
    first = tickets[0]
    community = await turn.shelves.communities.get(first.community_id)
    payer = await turn.shelves.people.get(first.requester_id)
    paper = receipts.Receipt(payments, [one.number for one in tickets], staff, community, turn.now)
    tell_resident(turn, payer, receipts.receipt(paper, words_for(payer.language)), ticket=first)
    if payments[0].amount < 0:
        told = receipts.taken_back(paper, words_for(community.language))
        await tell_office(turn, community, told, topic=DESK, ticket_id=first.id)


def _line(turn: Turn, staff: Staff, part: Part, money: Money, bill: Bill | None) -> Payment:
    ticket, quote, amount = part
    return Payment(
        community_id=ticket.community_id,
        at=turn.now,
        amount=amount,
        way=money.way,
        by_staff=staff.id,
        ticket_id=ticket.id,
        quote_id=quote.id,
        bill_id=bill.id if bill else None,
        note=money.note,
    )
