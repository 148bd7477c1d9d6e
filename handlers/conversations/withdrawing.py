"""取消 — a resident withdraws what they have brought, and says why."""

from domain.tickets import Action, Role, step
from domain.withdrawal import Withdrawal
from handlers.access import access_ticket
from handlers.actions import repairs
from handlers.actions.looking import show_here
from handlers.buttons import Pressed
from handlers.conversations.my import matter_of, show_matter
from handlers.conversations.saying_why import WITHDRAWN, ask_why
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import my as views


async def ask(turn: Turn, pressed: Pressed) -> None:
    """A slip of the finger withdraws nothing: the card asks once."""
    ticket, facts = await matter_of(turn, pressed)
    step(ticket.situation, Action.CANCEL, Role.RESIDENT)
    await show_here(turn, views.withdrawing(facts, turn.words))


async def withdraw(turn: Turn, pressed: Pressed) -> None:
    """The reason confirms it; words may follow where none of ours fits."""
    why = _reason(pressed.word(1))
    ticket, _role = await access_ticket(turn, pressed.number())
    await repairs.withdraw(turn, ticket, why)
    await show_matter(turn, ticket)
    turn.toast(turn.words("Noted."))
    if why is Withdrawal.OTHER:
        await ask_why(turn, ticket, WITHDRAWN)


def _reason(code: str) -> Withdrawal | None:
    if code and code not in set(Withdrawal):
        raise Outdated
    return Withdrawal(code) if code else None
