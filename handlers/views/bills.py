"""付款请求书 — a bill as whoever owes it reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from domain.bills import OWED_IN, UNPAID, BillState
from domain.money import in_full
from domain.office_hours import moment_of
from handlers.accounts import Account
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import BILL_STATE, about, signed
from handlers.views.pages import Page
from handlers.views.tickets import lines_of
from locales import Markup, Words
from storage.bills import Line, Owed
from storage.tables import Community, Staff

_LISTED = _LINES = 20


@dataclass(frozen=True)
class Listing:
    """A page of bills, of as many as there are."""

    accounts: Sequence[Account]
    page: Page
    count: int


def request(account: Account, words: Words) -> Letter:
    """付款请求书: for what, how much, by when, and how it can be paid."""
    bill = account.bill
    lines = [
        words("🧾 <b>Payment request {number}</b>", number=bill.number),
        words("{office} asks you kindly to pay for the work you have agreed to:",
              office=account.community.name),
        *lines_on(account, words),
        *sums_on(account, words),
        *_what_now(account, words),
    ]  # fmt: skip
    return Letter(lines_of(lines), _asking(account, words))


def reminder(account: Account, words: Words) -> Letter:
    lines = [
        words(
            "🧾 A kind reminder of {number}: {money} is to be paid by {day}. If you have paid "
            "meanwhile, please excuse us, and thank you.",
            number=account.bill.number,
            money=money(account.left, account.community, words),
            day=day_of(account.bill.pay_by, account, words),
        ),
        how_to_pay(account, words),
    ]
    return Letter(lines_of(lines), _asking(account, words))


def how_to_pay(account: Account, words: Words) -> Markup:
    """In the words of the front desk; every office has its own account."""
    return words(
        "You can pay at our front desk in cash or by card, by bank transfer, WeChat Pay or Alipay. "
        "Please name {number}; for our account, call us: {phone}. Please pay nothing to the "
        "worker.",
        number=account.bill.number,
        phone=account.community.phone or "–",
    )


def arranged(account: Account, staff: Staff, words: Words) -> Letter:
    """What was agreed with them, so that both know the same."""
    day = account.bill.promised_for or account.bill.pay_by
    lines = [
        signed(words, account.community.name, staff),
        words(
            "Thank you: we have noted that {number} will be paid by {day}. Should you find "
            "anything wrong with it, please tell us; that is your good right.",
            number=account.bill.number,
            day=day_of(day, account, words),
        ),
    ]
    return Letter(lines_of(lines), _asking(account, words))


def mine(
    listing: Listing, coming: Sequence[Owed], community: Community, on: str, words: Words
) -> Letter:
    """Their bills, with what will stand on the next one."""
    if not listing.count and not coming:
        return Letter(words("There is nothing to be paid, and nothing was."))
    later = [
        words("• {number}: {money}", number=one.ticket.number,
              money=money(one.left, community, words))
        for one in coming[:_LISTED]
    ]  # fmt: skip
    lines = [
        words("🧾 <b>Your bills</b>"),
        *(_one_of_mine(one, words) for one in listing.accounts),
        words("On no bill yet; we ask for it on {day}:", day=on) if later else None,
        *later,
    ]
    buttons = [Button(one.bill.number, press("bill_mine", one.bill.id)) for one in listing.accounts]
    return Letter(lines_of(lines), (*grid(buttons, 2), *listing.page.row("bills")))


# --- parts


def money(amount: int, community: Community, words: Words) -> str:
    return words.money(in_full(amount, community.currency), community.currency)


def lines_on(account: Account, words: Words) -> list[Markup]:
    shown = [_line(one, account, words) for one in account.lines[:_LINES]]
    more = len(account.lines) - _LINES
    return [*shown, words("… and {n} more", n=more)] if more > 0 else shown


def _line(line: Line, account: Account, words: Words) -> Markup:
    ticket, quote = line.ticket, line.quote
    known = {
        "number": ticket.number,
        "what": about(ticket, words),
        "money": money(line.row.amount, account.community, words),
    }
    if quote.signed_at:
        return words("• {number} {what}: {money}", **known)
    if ticket.state in OWED_IN:
        return words("• {number} {what}: {money} (accepted by the desk)", **known)
    return words("• {number} {what}: {money} (being put right)", **known)


def sums_on(account: Account, words: Words) -> list[Markup]:
    def written(amount: int) -> str:
        return money(amount, account.community, words)

    total = words("<b>Total: {money}</b>", money=written(account.bill.total))
    if account.bill.state not in UNPAID or not account.paid:
        return [total]
    paid, left = written(account.paid), written(account.left)
    return [total, words("Paid: {paid}; still to be paid: <b>{left}</b>", paid=paid, left=left)]


def _what_now(account: Account, words: Words) -> list[Markup]:
    match BillState(account.bill.state):
        case BillState.PAID:
            return [words("✅ Paid. Thank you.")]
        case BillState.VOID:
            return [words("Nothing has to be paid any more.")]
    by = words("Please pay by <b>{day}</b>.", day=day_of(account.bill.pay_by, account, words))
    return [by, how_to_pay(account, words)]


def _asking(account: Account, words: Words) -> tuple[tuple[Button, ...], ...]:
    if account.bill.state not in UNPAID:
        return ()
    ask = Button(words("❓ I have a question"), press("ask_bill", account.bill.id))
    where = Button(words("📍 Where do I pay?"), press("where_to_pay", account.bill.id))
    return ((ask, where),)


def _one_of_mine(account: Account, words: Words) -> Markup:
    bill = account.bill
    known = {"number": bill.number, "money": money(account.left, account.community, words)}
    if bill.state in UNPAID:
        day = day_of(bill.pay_by, account, words)
        return words("• <b>{number}</b>: {money}, by {day}", day=day, **known)
    total = money(bill.total, account.community, words)
    state = words(BILL_STATE[BillState(bill.state)])
    return words("• {number}: {money}, {state}", number=bill.number, money=total, state=state)


def day_of(day: date, account: Account, words: Words) -> str:
    noon = moment_of(day, time(12), account.zone)
    return words.day(noon, account.zone, account.now, lasting=True)
