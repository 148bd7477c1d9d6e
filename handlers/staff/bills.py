"""账单、台账 — /bill and /ledger: what is owed, and what came in."""

from datetime import date

from telegram import Update

from domain.bills import (
    UNPAID,
    BillState,
    bill_number_in,
    check_accountant,
    month_after,
    month_of,
)
from domain.months import month_in
from domain.numbers import looks_like_number
from domain.tickets import Role
from handlers.access import NOT_HERE, access_bill, access_ticket, check_reachable, on_post
from handlers.accounts import account_of, accounts_of
from handlers.actions.bills import collector_alias
from handlers.actions.showing import show_card_anew
from handlers.actions.telling import record
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.in_place import change_window, open_window
from handlers.letters import Address, Letter, Manner, paper
from handlers.manners import Misused, Outdated
from handlers.staff.invitations import home_at_the_door
from handlers.turn import Turn
from handlers.views import collecting as views
from handlers.views import receipts
from handlers.views.bills import Listing
from handlers.views.pages import A_PAGE, page
from locales import _, words_for
from storage.bills import Which
from storage.tables import Bill, Staff, Ticket

_UNKNOWN = _("I find no bill, no ticket and no home called “{said}”.")
_NO_MONTH = _("Which month? As 2026-03, or nothing for this one.")
_NOT_REACHABLE = _(
    "{name}, a ledger is for your eyes only. Please open a private chat with me first ({link}), "
    "then ask for it again."
)
_STATES = {"open": UNPAID, "overdue": {BillState.OVERDUE}}


async def bill(update: Update, turn: Turn) -> None:
    """Alone, the list; with a bill, an order or a home behind it, how that stands."""
    said, card = rest_of(turn), turn.sheet.answered
    if said:
        return await _show(turn, said)
    if card and card.ticket_id:
        ticket, _role = await access_ticket(turn, card.ticket_id)
        return await _show_job(turn, ticket)
    return open_window(turn, await _listed(turn, "open", 0))


async def leaf(turn: Turn, pressed: Pressed) -> None:
    if pressed.word() not in views.WHICH:
        raise Outdated
    await change_window(turn, await _listed(turn, pressed.word(), pressed.number(1)))


async def show(turn: Turn, pressed: Pressed) -> None:
    found = await access_bill(turn, pressed.number())
    await show_bill(turn, found)


async def show_bill(turn: Turn, found: Bill) -> None:
    await show_on(turn, found, views.task(await account_of(turn, found), turn.words))


async def show_on(turn: Turn, found: Bill, letter: Letter) -> None:
    """Where they pressed: its task in the group, or the window that they look through."""
    await change_window(turn, letter, collector_alias(found))


async def ledger(update: Update, turn: Turn) -> None:
    """A month of it as a file, to whoever asks and to nobody else."""
    staff, said = on_post(turn), rest_of(turn)
    month = month_in(said, turn.today) if said else month_of(turn.now, turn.zone)
    if month is None:
        raise Misused(_NO_MONTH)
    check_reachable(turn, staff, _NOT_REACHABLE)
    await _hand_over(turn, staff, month)


async def _hand_over(turn: Turn, staff: Staff, month: date) -> None:
    words, community = words_for(staff.language), turn.community
    since, until = turn.midnight(month), turn.midnight(month_after(month))
    entries = await turn.shelves.bills.ledger(community.id, since, until)
    record(turn, None, "ledger", "E6", month=f"{month:%Y-%m}", entries=len(entries))
    name, text = f"ledger-{month:%Y-%m}.csv", receipts.ledger(entries, community, words)
    caption = receipts.ledger_caption(entries, month, community, words)
    to = Address(staff.telegram_id)
    turn.enclose(paper(name, text, caption, to, Manner(), turn.now))
    if not turn.visitor.private:
        turn.say(Letter(turn.words("📒 {name}, the ledger is in your private chat with me.",
                                   name=staff.name)))  # fmt: skip


async def _show(turn: Turn, said: str) -> None:
    shelves, ours = turn.shelves, turn.community.id
    if number := bill_number_in(said):
        found = await shelves.bills.numbered(number)
        if found is None:
            raise Outdated(NOT_HERE)
        return await show_bill(turn, await access_bill(turn, found.id))
    if number := looks_like_number(said):
        ticket = await shelves.tickets.numbered(number)
        if ticket is None:
            raise Outdated(NOT_HERE)
        return await _show_job(turn, (await access_ticket(turn, ticket.id))[0])
    home = await home_at_the_door(turn, said.strip())
    if home is None:
        raise Misused(_UNKNOWN, said=said[:50])
    bills = await shelves.bills.listed(Which(ours, home_id=home.id), A_PAGE)
    accounts = await accounts_of(turn, bills)
    return open_window(turn, views.at_home(accounts, home.address, turn.words))


async def _show_job(turn: Turn, ticket: Ticket) -> None:
    """On the bill on which it stands, or on its own card."""
    price = await turn.shelves.bills.price_of(ticket.id)
    found = await turn.shelves.bills.on_which(price.id) if price else None
    if found:
        return await show_bill(turn, await access_bill(turn, found.id))
    return await show_card_anew(turn, ticket)


async def _listed(turn: Turn, which: str, number: int) -> Letter:
    check_accountant(Role(on_post(turn).role))
    states = tuple(_STATES.get(which, BillState))
    month = month_of(turn.now, turn.zone) if which == "month" else None
    wanted = Which(turn.community.id, states, month)
    count = await turn.shelves.bills.count(wanted)
    at = page(number, count)
    bills = await turn.shelves.bills.listed(wanted, at.size, at.skip)
    listing = Listing(await accounts_of(turn, bills), at, count)
    return views.kept(listing, which, turn.words)
