"""收据、台账 — what was paid, to whoever paid it and in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.bills import Way
from domain.money import in_full
from domain.spreadsheet import EXCEL_READS_UTF8, cells, harmless
from handlers.letters import Letter
from handlers.views.bills import money
from handlers.views.names import WAY, said, signed
from handlers.views.tickets import lines_of
from locales import Markup, Words
from storage.bills import Entry
from storage.tables import Community, Payment, Staff


@dataclass(frozen=True)
class Receipt:
    """One payment, which may be for several jobs; below nothing, one that is taken back."""

    payments: Sequence[Payment]
    tickets: Sequence[str]
    staff: Staff
    community: Community
    now: datetime

    @property
    def number(self) -> str:
        """As it stands in the ledger."""
        return number_of(self.payments[0])

    @property
    def amount(self) -> int:
        return sum(one.amount for one in self.payments)


def number_of(payment: Payment) -> str:
    return f"{payment.id:06d}"


def receipt(paper: Receipt, words: Words) -> Letter:
    """What, how much, when, how and by whom it was received (E3)."""
    first, zone = paper.payments[0], ZoneInfo(paper.community.zone)
    amount = money(abs(paper.amount), paper.community, words)
    title = (
        words("🧾 <b>Receipt {number}</b>", number=paper.number)
        if paper.amount > 0
        else words("🧾 <b>Correction {number}</b>", number=paper.number)
    )
    total = (
        words("<b>Received: {money}</b>", money=amount)
        if paper.amount > 0
        else words("<b>Taken back: {money}</b>. That much is to be paid again.", money=amount)
    )
    lines = [
        signed(words, paper.community.name, paper.staff),
        title,
        *_parts(paper, words),
        total,
        words(
            "{way}, {moment}",
            way=words(WAY[Way(first.way)]),
            moment=words.moment(first.at, zone, paper.now, lasting=True),
        ),
        said(first.note, words),
    ]
    return Letter(lines_of(lines))


def taken_back(paper: Receipt, words: Words) -> Letter:
    """The office reads it as well: nothing is undone in silence."""
    told = words(
        "✏️ {name} takes back {money} in the ledger ({numbers}), no. {number}:",
        name=paper.staff.name,
        money=money(abs(paper.amount), paper.community, words),
        numbers=words.joined(paper.tickets),
        number=paper.number,
    )
    return Letter(lines_of([told, said(paper.payments[0].note, words)]))


def received(
    payments: Sequence[Payment], community: Community, now: datetime, words: Words
) -> list[Markup]:
    """A line for each, as they may be looked up again."""
    zone = ZoneInfo(community.zone)
    return [
        words(
            "{number} · {day} · {money} · {way}",
            number=number_of(one),
            day=words.day(one.at, zone, now, lasting=True),
            money=money(one.amount, community, words),
            way=words(WAY[Way(one.way)]),
        )
        for one in payments
    ]


def ledger(entries: Sequence[Entry], community: Community, words: Words) -> str:
    """台账 as a table; what people wrote is never a formula, what is an amount stays one."""
    heading = (
        words("No."), words("Date"), words("Bill"), words("Order"), words("Amount"),
        words("Currency"), words("How"), words("By whom"), words("Note"),
    )  # fmt: skip
    rows = [cells([one.plain for one in heading])]
    rows += [cells(_row(one, community, words)) for one in entries]
    return EXCEL_READS_UTF8 + "".join(rows)


def ledger_caption(
    entries: Sequence[Entry], month: date, community: Community, words: Words
) -> Markup:
    total = sum(one.payment.amount for one in entries)
    return words.many(
        "📒 Ledger {month}: {n} entry, {money}",
        "📒 Ledger {month}: {n} entries, {money}",
        len(entries),
        month=f"{month:%Y-%m}",
        money=money(total, community, words),
    )


def _row(entry: Entry, community: Community, words: Words) -> list[str]:
    one, zone = entry.payment, ZoneInfo(community.zone)
    return [
        number_of(one),
        f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}",
        entry.bill,
        entry.ticket,
        str(in_full(one.amount, community.currency)),
        community.currency,
        words(WAY[Way(one.way)]).plain,
        harmless(entry.by),
        harmless(one.note),
    ]


def _parts(paper: Receipt, words: Words) -> list[Markup]:
    return [
        words(
            "• {number}: {money}",
            number=number,
            money=money(abs(one.amount), paper.community, words),
        )
        for number, one in zip(paper.tickets, paper.payments, strict=True)
    ]
