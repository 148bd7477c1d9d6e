"""报价 — the resident agrees, asks or refuses; nothing begins without their word (S0 七(2))."""

from dataclasses import dataclass, field

from domain.quotes import QuoteState, newest
from domain.tickets import Action, Role, step
from handlers.access import access_quote
from handlers.actions import quotes
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.letters import Letter, Manner
from handlers.told import Told, in_words
from handlers.turn import Turn
from locales import _
from storage.tables import Quote, Ticket

_HOLDS_NO_MORE = _("This price no longer holds; the one that does is below.")
_SETTLED = _("That has been settled already.")


@dataclass(frozen=True)
class AskDraft:
    quote: str = ""
    question: Told = field(default_factory=Told)


asking = Form("asking_price", AskDraft, _("❓ About the price"))
asking.given("quote")


@asking.tell(_("What would you like to know about the price? A colleague will answer you."))
async def question(turn: Turn, draft: AskDraft, told: Told) -> Told:
    return in_words(told, _("A few words, please."))


@asking.done
async def asked(turn: Turn, draft: AskDraft) -> None:
    quote, ticket = await access_quote(turn, int(draft.quote))
    await quotes.ask(turn, quote, ticket, draft.question.words)
    turn.say(Letter(turn.words("Passed on to {number}.", number=ticket.number)))


@dataclass(frozen=True)
class ReasonDraft:
    quote: str = ""
    reason: Told = field(default_factory=Told)


explaining = Form("price_refused", ReasonDraft, _("✖️ Price refused"))
explaining.given("quote")


@explaining.tell(
    _("We have told the office. If you like, tell us why, or what you would rather have."),
    optional=True,
)
async def reason(turn: Turn, draft: ReasonDraft, told: Told) -> Told:
    return told


@explaining.done
async def explained(turn: Turn, draft: ReasonDraft) -> None:
    quote, ticket = await access_quote(turn, int(draft.quote))
    if draft.reason.words:
        await quotes.explain(turn, quote, ticket, draft.reason.words)
    turn.say(Letter(turn.words("Thank you. A colleague will come back to you.")))


# --- the buttons under a price


async def price(turn: Turn, pressed: Pressed) -> None:
    """The price as it stands, with its items."""
    quote, ticket = await access_quote(turn, pressed.number())
    await _show(turn, quote, ticket, await quotes.card_of(turn, quote, ticket))


async def agree(turn: Turn, pressed: Pressed) -> None:
    quote, ticket = await access_quote(turn, pressed.number())
    if await _still_open(turn, quote, ticket):
        await quotes.agree(turn, quote, ticket)
        await price(turn, pressed)
        turn.toast(turn.words("Noted."))


async def ask_price(turn: Turn, pressed: Pressed) -> None:
    quote, ticket = await access_quote(turn, pressed.number())
    if await _still_open(turn, quote, ticket):
        await asking.open_if_free(turn, quote=str(quote.id))


async def refuse(turn: Turn, pressed: Pressed) -> None:
    """A slip of the finger refuses nothing: the card asks once."""
    quote, ticket = await access_quote(turn, pressed.number())
    if await _still_open(turn, quote, ticket):
        await _show(turn, quote, ticket, await quotes.asking_card(turn, quote, ticket))


async def refused(turn: Turn, pressed: Pressed) -> None:
    quote, ticket = await access_quote(turn, pressed.number())
    if await _still_open(turn, quote, ticket):
        await quotes.refuse(turn, quote, ticket)
        await price(turn, pressed)
        turn.toast(turn.words("Noted."))
        if not turn.sheet.conversation:
            await explaining.open(turn, quote=str(quote.id))


async def _still_open(turn: Turn, quote: Quote, ticket: Ticket) -> bool:
    """Or else they see what stands now; Refused where nothing can be agreed to any more."""
    if quote.state == QuoteState.OPEN:
        step(ticket.situation, Action.AGREE, Role.RESIDENT)
        return True
    await _show(turn, quote, ticket, await quotes.card_of(turn, quote, ticket))
    shown = await turn.shelves.quotes.of_ticket(ticket.id)
    later = newest(shown, QuoteState.OPEN, QuoteState.AGREED)
    if quote.state == QuoteState.SUPERSEDED and later:
        await _show(turn, later, ticket, await quotes.card_of(turn, later, ticket))
        turn.toast(turn.words(_HOLDS_NO_MORE).plain)
    else:
        turn.toast(turn.words(_SETTLED).plain)
    return False


async def _show(turn: Turn, quote: Quote, ticket: Ticket, letter: Letter) -> None:
    """Where they press on it, in place; else further down, and only there it can be tapped."""
    alias = quotes.price_alias(quote)
    if ticket.requester_id != turn.who.id:
        alias = f"{alias}:{turn.who.id}"  # a copy of somebody else's
    manner = Manner(card=alias, ticket_id=ticket.id)
    card = (await turn.shelves.cards.known([alias])).get(alias)
    on = turn.query and turn.query.message
    if card and on and card.message_id == on.message_id:
        return turn.redraw(letter, turn.visitor.at, manner)
    if card:
        turn.redraw(Letter(letter.text), turn.visitor.at, manner)
    return turn.post(letter, turn.visitor.at, manner)
