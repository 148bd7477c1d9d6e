"""我的账单 — /bills: what is to be paid, what was, and a question about it."""

from dataclasses import dataclass, field

from telegram import Update

from domain.bills import next_issue
from domain.tickets import Kind
from handlers.access import access_bill
from handlers.accounts import account_of, accounts_of
from handlers.actions.filing import Matter, file_matter
from handlers.actions.looking import show_anew, show_here
from handlers.buttons import Button, Pressed, press
from handlers.conversations.join import join
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views import bills as views
from handlers.views import receipts
from handlers.views.pages import page
from locales import Markup, _
from storage.tables import Bill


@dataclass(frozen=True)
class AskDraft:
    bill: str = ""
    question: Told = field(default_factory=Told)


asking = Form("asking_about_bill", AskDraft, _("❓ About the bill"))
asking.given("bill")


@asking.tell(
    _("What would you like to know about the bill? A colleague will answer you."), media=10
)
async def question(turn: Turn, draft: AskDraft, told: Told) -> Told:
    return something(told)


@asking.done
async def asked(turn: Turn, draft: AskDraft) -> None:
    """A question like any other, with the number of the bill before their words."""
    bill = await access_bill(turn, int(draft.bill))
    home = await turn.shelves.households.home(bill.home_id) if bill.home_id else None
    told = Told(f"{bill.number}: {draft.question.words}", draft.question.media)
    await file_matter(turn, Matter(Kind.INQUIRY, told, home=home, category="fees"))


async def bills(update: Update, turn: Turn) -> None:
    if turn.person is None:
        return await join.open_if_free(turn)
    return await show_bills(turn)


async def show_bills(turn: Turn) -> None:
    show_anew(turn, await _listed(turn, 0))


async def leaf(turn: Turn, pressed: Pressed) -> None:
    await show_here(turn, await _listed(turn, pressed.number()))


async def show(turn: Turn, pressed: Pressed) -> None:
    """One of them, with its receipts."""
    bill = await access_bill(turn, pressed.number())
    await show_here(turn, await _letter(turn, bill))


async def ask(turn: Turn, pressed: Pressed) -> None:
    bill = await access_bill(turn, pressed.number())
    await asking.open_if_free(turn, bill=str(bill.id))


async def where_to_pay(turn: Turn, pressed: Pressed) -> None:
    """Further down: the request itself stays where it is."""
    account = await account_of(turn, await access_bill(turn, pressed.number()))
    turn.say(Letter(views.how_to_pay(account, turn.words)))


async def _listed(turn: Turn, number: int) -> Letter:
    if turn.person is None:
        raise Outdated
    shelf, theirs = turn.shelves.bills, turn.person.id
    count = await shelf.count_of_person(theirs)
    at = page(number, count)
    found = await shelf.of_person(theirs, at.size, at.skip)
    listing = views.Listing(await accounts_of(turn, found), at, count)
    on = turn.words.day(next_issue(turn.now, turn.zone, turn.standard), turn.zone, turn.now)
    coming = await shelf.owed_by(theirs)
    return views.mine(listing, coming, turn.community, on, turn.words)


async def _letter(turn: Turn, bill: Bill) -> Letter:
    account, words = await account_of(turn, bill), turn.words
    tickets = [one.ticket.id for one in account.lines]
    paid = await turn.shelves.bills.payments(tickets)
    letter = views.request(account, words)
    lines = receipts.received(paid, account.community, turn.now, words)
    known = [words("<b>Receipts</b>"), *lines] if lines else []
    back = Button(words("‹ Your bills"), press("bills"))
    return Letter(Markup("\n").join([letter.text, *known]), (*letter.buttons, (back,)))
