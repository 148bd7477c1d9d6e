"""催收 — the office's bills: whose, how much, what was said, and what may be done about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.bills import UNPAID, BillState, Way, promise_days
from domain.phone import masked
from domain.text import clip
from handlers.accounts import Account
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys, prices
from handlers.views.bills import Listing, day_of, lines_on, money, sums_on
from handlers.views.names import BILL_STATE, WAY, named, said
from handlers.views.tickets import lines_of, ops_card
from locales import Markup, Words, _
from storage.tables import Bill, Community, Event

_LISTED, _SAID, _WORDS = 20, 6, 200
_HAPPENED = {
    "bill_taken": _("taken in hand"),
    "bill_promised": _("payment promised"),
    "bill_visited": _("visited"),
    "bill_note": _("note"),
}
WHICH = {
    "open": _("To be paid"),
    "overdue": _("Overdue"),
    "month": _("This month"),
    "all": _("All"),
}


@dataclass(frozen=True)
class Issued:
    """What went out on one day; `by_hand` are those whose people we cannot write to."""

    count: int
    total: int
    community: Community
    by_hand: Sequence[Account]


def task(account: Account, words: Words) -> Letter:
    """What whoever collects it has to know, and how they speak (S1 物业费)."""
    bill, manners = account.bill, None
    if bill.state in UNPAID:
        manners = words(
            "Please say who you are and make sure whom you speak to; arrange a day, and note it "
            "here. Promise nothing in return: a complaint is their right and goes its own way."
        )
    return Letter(
        lines_of([*_file(account, words), *_spoken(account, words), manners]),
        _collecting(account, words),
    )


def days(account: Account, words: Words) -> Letter:
    """The task, while somebody says for when payment was promised."""
    bill = account.bill
    offered = promise_days(account.today, account.standard)
    buttons = [
        Button(day_of(day, account, words), press("bill_promised", bill.id, f"{day:%Y%m%d}"))
        for day in offered
    ]
    asked = words("<b>For when have they promised to pay?</b>")
    text = lines_of([*_file(account, words), asked])
    return Letter(text, (*grid(buttons, 2), (_back(bill, words),)))


def ways(account: Account, words: Words) -> Letter:
    """The task, while finance says how all of it was paid."""
    bill, left = account.bill, account.left
    buttons = [Button(words(WAY[way]), press("bill_paid_by", bill.id, way, left)) for way in Way]
    asked = _how_paid(bill.number, money(left, account.community, words), words)
    text = lines_of([*_file(account, words), asked])
    return Letter(text, (*grid(buttons, 2), (_back(bill, words),)))


def ways_of_job(facts: Facts, words: Words) -> Letter:
    """The card of a job that is paid at once."""
    ticket, left = facts.ticket, prices.left_of(facts)
    buttons = [Button(words(WAY[way]), press("paid_by", ticket.id, way, left)) for way in Way]
    asked = _how_paid(ticket.number, prices.money(left, facts, words), words)
    text = lines_of([ops_card(facts, words).text, asked])
    return Letter(text, (*grid(buttons, 2), (keys.back(ticket, words),)))


def issued(out: Issued, words: Words) -> Letter:
    """What went out today, and what has to be brought by hand."""
    told = words.many(
        "🧾 {n} payment request has gone out, for {money}.",
        "🧾 {n} payment requests have gone out, for {money} in all.",
        out.count,
        money=money(out.total, out.community, words),
    )
    by_hand = words("Not to be reached on Telegram; please bring these, or telephone:")
    lines = [
        told,
        by_hand if out.by_hand else None,
        *(_one_of_ours(one, words) for one in out.by_hand),
    ]
    return Letter(lines_of(lines))


def kept(listing: Listing, which: str, words: Words) -> Letter:
    """A page of the office's bills."""
    title = words("🧾 <b>Bills · {which}</b> ({n})", which=words(WHICH[which]),
                  n=listing.count)  # fmt: skip
    none = words("There are none.") if not listing.count else None
    lines = [title, *(_one_of_ours(one, words) for one in listing.accounts), none]
    buttons = [Button(one.bill.number, press("bill", one.bill.id)) for one in listing.accounts]
    others = [
        Button(words(name), press("bills_kept", other, 0))
        for other, name in WHICH.items()
        if other != which
    ]
    turning = listing.page.row("bills_kept", which)
    return Letter(lines_of(lines), (*grid(buttons, 2), *turning, tuple(others)))


def at_home(listed: Sequence[Account], address: str, words: Words) -> Letter:
    """How a home stands, for the desk alone: nothing is refused because of it (X15)."""
    title = words("🧾 <b>Bills · {which}</b> ({n})", which=address, n=len(listed))
    none = words("There are none.") if not listed else None
    shown = listed[:_LISTED]
    buttons = [Button(one.bill.number, press("bill", one.bill.id)) for one in shown]
    lines = [title, *(_one_of_ours(one, words) for one in shown), none]
    return Letter(lines_of(lines), grid(buttons, 2))


def promised_today(account: Account, words: Words) -> Letter:
    told = words(
        "🤝 {number} · {place}: {money} was promised for today.",
        number=account.bill.number,
        place=_place(account),
        money=money(account.left, account.community, words),
    )
    open_ = Button(words("🧾 Open it"), press("bill", account.bill.id))
    return Letter(told, ((open_,),))


def written_off(bill: Bill, community: Community, words: Words) -> Letter:
    told = words(
        "🕊 Bill {number} ({money}) is no longer asked for: its resident wished to be forgotten. "
        "What was paid of it stays in the ledger.",
        number=bill.number,
        money=money(bill.total, community, words),
    )
    return Letter(told)


# --- parts


def _how_paid(number: str, left: str, words: Words) -> Markup:
    asked = words("<b>How was {money} paid?</b>", money=left)
    part = words("A part of it: /paid {number} 30 cash", number=number)
    return lines_of([asked, part])


def _one_of_ours(account: Account, words: Words) -> Markup:
    bill = account.bill
    amount = account.left if bill.state in UNPAID else bill.total
    return words(
        "• {number} · {place} · {money} · {state}",
        number=bill.number,
        place=_place(account),
        money=money(amount, account.community, words),
        state=words(BILL_STATE[BillState(bill.state)]),
    )


def _file(account: Account, words: Words) -> list[Markup | None]:
    """What the office knows of it; the number to call is masked, as everybody there reads it."""
    bill, phone = account.bill, account.phone
    state = words(BILL_STATE[BillState(bill.state)])
    day = day_of(bill.pay_by, account, words)
    by_hand = words("✉️ Not to be reached on Telegram: please go there, or telephone.")
    return [
        words("🧾 <b>{number}</b> · {state}", number=bill.number, state=state),
        words("📍 {place} · {name}", place=_place(account), name=named(account.person, words)),
        words("📞 {phone}", phone=masked(phone)) if phone else None,
        *lines_on(account, words),
        *sums_on(account, words),
        words("To be paid by {day}", day=day) if bill.state in UNPAID else None,
        by_hand if account.by_hand and bill.state in UNPAID else None,
    ]


def _spoken(account: Account, words: Words) -> list[Markup | None]:
    """Who collects it, and what was said so far."""
    bill, collector = account.bill, account.collector
    promised = bill.promised_for if bill.state in UNPAID else None
    return [
        words("🙋 {name}", name=collector.name) if collector else None,
        words("🤝 Promised for {day}", day=day_of(promised, account, words)) if promised else None,
        *(_happened(one, account, words) for one in account.said[-_SAID:]),
    ]


def _happened(event: Event, account: Account, words: Words) -> Markup:
    detail: Mapping[str, object] = event.detail or {}
    day = words.day(event.at, account.zone, account.now, lasting=True)
    what = words("{day}: {what}", day=day, what=words(_HAPPENED[event.action]))
    return lines_of([what, said(clip(str(detail.get("words", "")), _WORDS), words)])


def _collecting(account: Account, words: Words) -> tuple[tuple[Button, ...], ...]:
    bill = account.bill
    if bill.state not in UNPAID:
        return ()
    buttons = [
        Button(words("🙋 I see to it"), press("bill_take", bill.id)),
        Button(words("🤝 Promised for …"), press("bill_promise", bill.id)),
        Button(words("🚪 Visited"), press("bill_visited", bill.id)),
        Button(words("✍️ Note"), press("bill_note", bill.id)),
        Button(words("💳 Paid"), press("bill_paid", bill.id)),
    ]
    if account.phone and account.lines:
        first = account.lines[0].ticket.id
        buttons.append(Button(words("📞 Show phone"), press("show_phone", first)))
    return grid(buttons, 2)


def _back(bill: Bill, words: Words) -> Button:
    return Button(words("‹ Back"), press("bill", bill.id))


def _place(account: Account) -> str:
    return account.home.address if account.home else "–"
