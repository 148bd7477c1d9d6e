"""The days of the month on which money is asked for, and the day on which it was promised."""

from datetime import date
from zoneinfo import ZoneInfo

from domain.bills import UNPAID, BillState, may_ask_at
from handlers.actions import bills, collecting
from handlers.turn import Turn
from storage.tables import Bill


async def bill_day(turn: Turn, *, community: int, month: str) -> None:
    found = await turn.shelves.communities.get(community)
    await bills.issue(turn, found, date.fromisoformat(month))


async def bill_reminder(turn: Turn, *, bill: int) -> None:
    found = await _unpaid(turn, bill, "bill_reminder")
    if found and found.state == BillState.ISSUED:
        await bills.remind(turn, found)


async def bill_overdue(turn: Turn, *, bill: int) -> None:
    found = await _unpaid(turn, bill, "bill_overdue")
    if found and found.state != BillState.OVERDUE:
        await bills.fall_due(turn, found)


async def bill_promised(turn: Turn, *, bill: int, day: str) -> None:
    """Unless another day was arranged since."""
    found = await _unpaid(turn, bill, "bill_promised", day=day)
    if found and found.promised_for == date.fromisoformat(day):
        await collecting.promised_day(turn, found)


async def _unpaid(turn: Turn, bill_id: int, name: str, **about: str) -> Bill | None:
    """If it still has to be paid; rung too late in the day, the timer waits for the next."""
    bill = await turn.shelves.bills.held(bill_id)
    if bill is None or bill.state not in UNPAID:
        return None
    community = await turn.shelves.communities.get(bill.community_id)
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    later = may_ask_at(turn.now, zone, standard)
    if later > turn.now:
        bills.ring(turn, name, bill, later, **about)
        return None
    return bill
