"""付款请求书 — once a month everybody who owes is asked for payment (S0 七(3)).

Nothing else depends on it: whoever owes is served like anybody else (X15).
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from domain.bills import (
    UNPAID,
    BillState,
    bill_number,
    days_on,
    may_ask_at,
    month_of,
    next_issue,
    opening,
    standing,
    step,
)
from domain.standard import Standard
from domain.tickets import Role
from handlers.accounts import Account, account_of, accounts_of
from handlers.actions.telling import record, tell_office, tell_resident
from handlers.facts import DESK, ops_address
from handlers.letters import Address, Manner
from handlers.turn import Turn
from handlers.views import bills as views
from handlers.views import collecting
from locales import words_for
from storage import Shelves
from storage.bills import Owed, Which
from storage.outbox import Lane
from storage.tables import Bill, Community, Ticket

_A_DAY = timedelta(days=1)
_DRAW = 1000
_BY_HAND = 40  # as many as one letter holds; the list of bills has them all
_AT_ONCE = 50  # people in one turn; the next one goes on


def bill_alias(bill: Bill) -> str:
    """The payment request, as whoever owes has it."""
    return f"bill:{bill.id}"


def collector_alias(bill: Bill) -> str:
    return f"bill:{bill.id}:ops"


def plan_issue(shelves: Shelves, community: Community, standard: Standard, now: datetime) -> None:
    """Ring when payment is asked for next."""
    zone = ZoneInfo(community.zone)
    at = next_issue(now, zone, standard)
    _ring_for_all(shelves, community, at, month_of(at, zone))


async def issue(turn: Turn, community: Community, month: date) -> None:
    """Ask everybody who owes, so many at a time; done twice, it asks nobody a second time."""
    standard, zone = turn.standard_of(community), ZoneInfo(community.zone)
    await turn.shelves.timers.call_off(_about(community))
    if (later := may_ask_at(turn.now, zone, standard)) > turn.now:
        return _ring_for_all(turn.shelves, community, later, month)
    owed = await turn.shelves.bills.owed(community.id, month, _AT_ONCE)
    for _whose, jobs in groupby(sorted(owed, key=_whose_job), key=_whose_job):
        await _ask(turn, community, month, list(jobs))
    if owed:
        return _ring_for_all(turn.shelves, community, turn.now, month)
    await _tell_the_desk(turn, community, month)
    return plan_issue(turn.shelves, community, standard, turn.now)


async def remind(turn: Turn, bill: Bill) -> None:
    """Once, before it is due; after that somebody speaks to them."""
    account = await account_of(turn, bill)
    if account.today > bill.pay_by:
        return
    bill.state, bill.reminded_at = step(bill.state, BillState.REMINDED), turn.now
    note(turn, account, "bill_reminder", "E5")
    letter = views.reminder(account, account.words)
    tell_resident(turn, account.person, letter, lane=Lane.NOTIFY)


async def fall_due(turn: Turn, bill: Bill) -> None:
    """From now on it is the collector's task (S0 七(3))."""
    bill.state, bill.overdue_at = step(bill.state, BillState.OVERDUE), turn.now
    account = await account_of(turn, bill)
    note(turn, account, "bill_overdue", "S0 七(3)")
    await tell_office(
        turn,
        account.community,
        collecting.task(account, account.office_words),
        topic=DESK,
        lane=Lane.BROADCAST,
        card=collector_alias(bill),
        ticket_id=account.lines[0].ticket.id,
    )


async def settle(turn: Turn, bill: Bill) -> Account:
    """Make it say what the ledger says, wherever it is shown."""
    account = await account_of(turn, bill)
    overdue, reminded = bool(bill.overdue_at), bool(bill.reminded_at)
    bill.state = standing(bill.state, account.left, reminded=reminded, overdue=overdue)
    bill.paid_at = (bill.paid_at or turn.now) if bill.state == BillState.PAID else None
    if bill.state in UNPAID and not overdue and account.today > bill.pay_by:
        await fall_due(turn, bill)
    await redraw(turn, account)
    return account


async def redraw(turn: Turn, account: Account) -> None:
    """The request and the task, if they are out."""
    bill = account.bill
    at, manner = Address(account.person.telegram_id), Manner(card=bill_alias(bill))
    turn.redraw(views.request(account, account.words), at, manner)
    if bill.overdue_at:
        await redraw_task(turn, account)


async def redraw_task(turn: Turn, account: Account) -> None:
    at = await ops_address(turn, account.community, DESK)
    first = account.lines[0].ticket.id if account.lines else None
    manner = Manner(Lane.NOTIFY, card=collector_alias(account.bill), ticket_id=first)
    turn.redraw(collecting.task(account, account.office_words), at, manner)


async def show_tasks(turn: Turn, community: Community) -> None:
    """All that is to be collected, where the desk reads it now."""
    overdue, shelf = Which(community.id, (BillState.OVERDUE,)), turn.shelves.bills
    for bill in await shelf.listed(overdue, await shelf.count(overdue)):
        await redraw_task(turn, await account_of(turn, bill))


async def take_off(turn: Turn, quote_id: int, ticket: Ticket) -> None:
    """The price does not hold any more: nobody is asked for it, but for what they paid of it."""
    bill = await turn.shelves.bills.take_off(quote_id)
    if bill is None:
        return
    record(turn, ticket.id, "bill_void", "B6", bill=bill.id)
    if not await turn.shelves.bills.lines(bill.id):
        bill.state = step(bill.state, BillState.VOID)
    await settle(turn, bill)


async def forget(turn: Turn, voided: Sequence[Bill]) -> None:
    """Whoever owed these wished to be forgotten; the desk hears of the amounts alone."""
    for bill in voided:
        community = await turn.shelves.communities.get(bill.community_id)
        letter = collecting.written_off(bill, community, words_for(community.language))
        await tell_office(turn, community, letter, topic=DESK)


def note(
    turn: Turn, account: Account, action: str, clause: str, role: Role = Role.SYSTEM,
    **detail: object,
) -> None:  # fmt: skip
    """On the record of the first job, for all of them."""
    if account.lines:
        first = account.lines[0].ticket.id
        record(turn, first, action, clause, role, bill=account.bill.id, **detail)


def ring(turn: Turn, name: str, bill: Bill, at: datetime, **about: object) -> None:
    lane = f"bill:{bill.id}"
    turn.shelves.timers.set(name, at, lane, lane, bill=bill.id, **about)


async def _ask(turn: Turn, community: Community, month: date, jobs: Sequence[Owed]) -> None:
    """One request for one home, with a line for each job."""
    standard, zone = turn.standard_of(community), ZoneInfo(community.zone)
    today, first = turn.now.astimezone(zone).date(), jobs[0].ticket
    bill = Bill(
        number=await _free_number(turn, month),
        community_id=community.id,
        person_id=first.requester_id,
        home_id=first.home_id,
        month=month,
        state=BillState.ISSUED,
        total=sum(one.left for one in jobs),
        issued_at=turn.now,
        pay_by=days_on(today, "bill.pay_by_day", standard),
    )
    await turn.shelves.bills.issue(bill, jobs)
    for one in jobs:
        record(turn, one.ticket.id, "bill", "S0 七(3)", Role.SYSTEM, bill=bill.id, amount=one.left)
    reminder = days_on(today, "bill.reminder_day", standard)
    ring(turn, "bill_reminder", bill, opening(reminder, zone, standard))
    ring(turn, "bill_overdue", bill, opening(bill.pay_by + _A_DAY, zone, standard))
    account = await account_of(turn, bill)
    letter, alias = views.request(account, account.words), bill_alias(bill)
    tell_resident(turn, account.person, letter, card=alias, lane=Lane.NOTIFY)


async def _tell_the_desk(turn: Turn, community: Community, month: date) -> None:
    """How many were asked, and to whom it has to be brought; nothing where nobody was."""
    sent, shelf = Which(community.id, month=month), turn.shelves.bills
    if count := await shelf.count(sent):
        by_hand = await accounts_of(turn, (await shelf.unheard(sent))[:_BY_HAND])
        out = collecting.Issued(count, await shelf.total(sent), community, by_hand)
        letter = collecting.issued(out, words_for(community.language))
        await tell_office(turn, community, letter, topic=DESK)


async def _free_number(turn: Turn, month: date) -> str:
    number = bill_number(month, secrets.randbelow(_DRAW))
    while await turn.shelves.bills.numbered(number):
        number = bill_number(month, secrets.randbelow(_DRAW * _DRAW))
    return number


def _whose_job(job: Owed) -> tuple[int, int]:
    return job.ticket.requester_id, job.ticket.home_id or 0


def _ring_for_all(shelves: Shelves, community: Community, at: datetime, month: date) -> None:
    about = _about(community)
    known = {"community": community.id, "month": month.isoformat()}
    shelves.timers.set("bill_day", at, about, about, **known)


def _about(community: Community) -> str:
    return f"bills:{community.id}"
