"""收款 — /paid and [Paid]: finance enters what came in; nobody else can (S0 七(2))."""

from telegram import Update

from domain.bills import Way, amount_in, bill_first, check_finance, way_in
from domain.tickets import Role
from handlers.access import NOT_HERE, access_bill, access_ticket, on_post
from handlers.accounts import account_of
from handlers.actions.paying import Money, agreed_price, last_way, pay_bill, pay_job
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.facts import facts_of
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.staff.bills import show_bill, show_on
from handlers.staff.dispatch import choosing
from handlers.staff.which_ticket import ticket_meant
from handlers.turn import Turn
from handlers.views import collecting as views
from handlers.views.prices import left_of
from locales import _
from storage.tables import Bill, Staff

_HOW_MUCH = _("How much? A number, please, such as 80 or 80.50; with a minus to take it back.")
_WHICH_WAY = _("How was it paid? cash, transfer, wechat, alipay or card.")
_WHY = _("Why is it taken back? Please write a few words behind it.")
_CHANGED = _("It has changed meanwhile: please look once more.")
_NOTE = 200


async def paid(update: Update, turn: Turn) -> None:
    """/paid NUMBER 80 cash; /paid NUMBER -80 and why."""
    staff = _finance(turn)
    number, rest = bill_first(rest_of(turn))
    if number:
        bill = await _numbered(turn, number)
        tickets = [one.ticket.id for one in await turn.shelves.bills.lines(bill.id)]
        await pay_bill(turn, bill, staff, await _money(turn, rest, tickets))
        return await show_bill(turn, bill)
    ticket, rest = await ticket_meant(turn)
    await pay_job(turn, ticket, staff, await _money(turn, rest, [ticket.id]))
    return turn.say(Letter(turn.words("💳 {number}: entered in the ledger.", number=ticket.number)))


async def choose_way(turn: Turn, pressed: Pressed) -> None:
    """[Paid] on the card of a job."""
    _finance(turn)
    ticket, _role = await access_ticket(turn, pressed.number())
    await agreed_price(turn, ticket)
    await choosing(turn, ticket, views.ways_of_job)


async def job_paid_by(turn: Turn, pressed: Pressed) -> None:
    """All that the button said was left."""
    staff = _finance(turn)
    ticket, _role = await access_ticket(turn, pressed.number())
    money = _pressed(pressed, left_of(await facts_of(turn, ticket)))
    await pay_job(turn, ticket, staff, money)
    turn.noted()


async def choose_way_of_bill(turn: Turn, pressed: Pressed) -> None:
    _finance(turn)
    bill = await access_bill(turn, pressed.number())
    await show_on(turn, bill, views.ways(await account_of(turn, bill), turn.words))


async def bill_paid_by(turn: Turn, pressed: Pressed) -> None:
    staff = _finance(turn)
    bill = await access_bill(turn, pressed.number())
    account = await account_of(turn, bill)
    await pay_bill(turn, bill, staff, _pressed(pressed, account.left))
    await show_bill(turn, bill)
    turn.noted()


def _finance(turn: Turn) -> Staff:
    staff = on_post(turn)
    check_finance(Role(staff.role))
    return staff


def _pressed(pressed: Pressed, left: int) -> Money:
    """Somebody may have paid a part of it since the button was shown."""
    if pressed.word(1) not in set(Way) or left <= 0:
        raise Outdated
    if pressed.number(2) != left:
        raise Outdated(_CHANGED)
    return Money(left, Way(pressed.word(1)))


async def _money(turn: Turn, written: str, tickets: list[int]) -> Money:
    """80 cash, or -80 and why."""
    first, _space, rest = written.strip().partition(" ")
    amount = amount_in(first, turn.community.currency)
    if amount is None:
        raise Misused(_HOW_MUCH)
    second, _space, note = rest.strip().partition(" ")
    way = way_in(second)
    if amount > 0:
        if way is None:
            raise Misused(_WHICH_WAY)
        return Money(amount, way, note.strip()[:_NOTE])
    why = note if way else rest
    if not why.strip():
        raise Misused(_WHY)
    return Money(amount, way or await last_way(turn, tickets), why.strip()[:_NOTE])


async def _numbered(turn: Turn, number: str) -> Bill:
    bill = await turn.shelves.bills.numbered(number)
    if bill is None:
        raise Outdated(NOT_HERE)
    return await access_bill(turn, bill.id)
