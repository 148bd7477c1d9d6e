"""上门催收 — what is overdue is a task: somebody speaks to the resident, and notes it (E6, E7)."""

from datetime import date

from domain.bills import UNPAID, check_accountant, may_be_promised, opening
from domain.refusals import Refused
from domain.tickets import Role
from handlers.accounts import Account, account_of
from handlers.actions.bills import collector_alias, note, redraw_task, ring
from handlers.actions.telling import tell_colleagues, tell_office, tell_resident
from handlers.facts import DESK
from handlers.letters import Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views.bills import arranged
from handlers.views.collecting import promised_today
from locales import _
from storage.outbox import Lane
from storage.tables import Bill, Staff

_PAST = _("That day is past; please choose again.")
_CLAUSE = "S1 物业费"


async def take(turn: Turn, bill: Bill, staff: Staff) -> None:
    """Whoever takes it is reminded of what is promised."""
    account = await _may(turn, bill, staff)
    bill.collector_id = staff.id
    note(turn, account, "bill_taken", "E6", Role(staff.role))
    await _show(turn, bill)


async def promise(turn: Turn, bill: Bill, staff: Staff, day: date) -> None:
    """The date that was arranged is confirmed to them, and remembered (S1 物业费)."""
    account = await _may(turn, bill, staff)
    if not may_be_promised(day, account.today, account.standard):
        raise Outdated(_PAST)
    bill.promised_for = day
    bill.collector_id = bill.collector_id or staff.id
    note(turn, account, "bill_promised", _CLAUSE, Role(staff.role), day=day.isoformat())
    at = opening(day, account.zone, account.standard)
    ring(turn, "bill_promised", bill, at, day=day.isoformat())
    account = await _show(turn, bill)
    tell_resident(turn, account.person, arranged(account, staff, account.words))


async def visited(turn: Turn, bill: Bill, staff: Staff) -> None:
    account = await _may(turn, bill, staff)
    note(turn, account, "bill_visited", "E6", Role(staff.role))
    await _show(turn, bill)


async def note_down(turn: Turn, bill: Bill, staff: Staff, said: str) -> None:
    """What was said at the door or on the telephone; among ourselves."""
    account = await _may(turn, bill, staff)
    note(turn, account, "bill_note", _CLAUSE, Role(staff.role), words=said)
    await _show(turn, bill)


async def promised_day(turn: Turn, bill: Bill) -> None:
    """It is here: whoever collects it looks whether it was kept."""
    account = await account_of(turn, bill)
    words = account.office_words
    under = collector_alias(bill) if bill.overdue_at else None
    letter = promised_today(account, words)
    await tell_office(turn, account.community, letter, topic=DESK, reply_to=under)
    if account.collector:
        manner = Manner(Lane.NOTIFY)
        tell_colleagues(turn, [account.collector], lambda own: promised_today(account, own), manner)


async def _may(turn: Turn, bill: Bill, staff: Staff) -> Account:
    check_accountant(Role(staff.role))
    if bill.state not in UNPAID:
        raise Refused("not_now", "E6")
    return await account_of(turn, bill)


async def _show(turn: Turn, bill: Bill) -> Account:
    await turn.shelves.flush()
    account = await account_of(turn, bill)
    if bill.overdue_at:
        await redraw_task(turn, account)
    return account
