"""What the views need to know of a bill, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.standard import Standard
from handlers.facts import phone_of
from handlers.turn import Turn
from locales import Words, words_for
from storage.bills import Line
from storage.forgotten import nobody
from storage.tables import Bill, Community, Event, Home, Person, Staff

SAID = ("bill_taken", "bill_promised", "bill_visited", "bill_note")


@dataclass(frozen=True)
class Account:
    """A bill, its lines, and what was said about it."""

    bill: Bill
    community: Community
    person: Person
    home: Home | None
    lines: Sequence[Line]
    paid: int
    now: datetime
    standard: Standard
    collector: Staff | None = None
    said: Sequence[Event] = ()
    phone: str = ""

    @property
    def left(self) -> int:
        """Still to be paid."""
        return self.bill.total - self.paid

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.community.zone)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def by_hand(self) -> bool:
        """Whether it has to be brought to them, as we cannot write to them."""
        person = self.person
        unheard = nobody(person.telegram_id) or not person.reachable
        return unheard or person.withdrawn_at is not None

    @property
    def words(self) -> Words:
        """The voice of whoever owes it."""
        return words_for(self.person.language)

    @property
    def office_words(self) -> Words:
        return words_for(self.community.language)


async def account_of(turn: Turn, bill: Bill) -> Account:
    shelves = turn.shelves
    community = await shelves.communities.get(bill.community_id)
    lines = await shelves.bills.lines(bill.id)
    return Account(
        bill,
        community,
        await shelves.people.get(bill.person_id),
        await shelves.households.home(bill.home_id) if bill.home_id else None,
        lines,
        await shelves.bills.paid_on(bill.id),
        turn.now,
        turn.standard_of(community),
        await shelves.office.get(bill.collector_id) if bill.collector_id else None,
        await _said(turn, bill, lines),
        await phone_of(turn, bill.person_id, bill.home_id),
    )


async def accounts_of(turn: Turn, bills: Sequence[Bill]) -> list[Account]:
    return [await account_of(turn, one) for one in bills]


async def _said(turn: Turn, bill: Bill, lines: Sequence[Line]) -> Sequence[Event]:
    """It is noted with the first job on the bill, so that it goes when that goes."""
    history = await turn.shelves.events.history(lines[0].ticket.id) if lines else ()
    ours = (one for one in history if one.action in SAID and one.detail)
    return [one for one in ours if one.detail and one.detail.get("bill") == bill.id]
