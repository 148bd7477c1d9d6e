"""定性 — three taps on the card: what a complaint is, whose it is, how heavy (S1 三(一))."""

from enum import StrEnum
from typing import TypeVar

from domain.complaints import Severity, Verdict
from domain.tickets import Action
from handlers.actions import complaints
from handlers.buttons import Pressed
from handlers.manners import Outdated
from handlers.staff.dispatch import choosing, may
from handlers.turn import Turn
from handlers.views import choices
from storage.tables import Ticket

_E = TypeVar("_E", bound=StrEnum)


async def judge(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.JUDGE)
    await choosing(turn, ticket, choices.verdicts)


async def verdict(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.JUDGE)
    live = await turn.shelves.departments.live(ticket.community_id)
    await choosing(turn, ticket, choices.departments, _one_of(Verdict, pressed.word(1)), live)


async def department(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.JUDGE)
    chosen = _one_of(Verdict, pressed.word(1)), await _live(turn, ticket, pressed.word(2))
    await choosing(turn, ticket, choices.severities, *chosen)


async def severity(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await may(turn, pressed, Action.JUDGE)
    await complaints.judge(
        turn,
        ticket,
        staff,
        _one_of(Verdict, pressed.word(1)),
        await _live(turn, ticket, pressed.word(2)),
        _one_of(Severity, pressed.word(3)),
    )
    turn.noted()


async def _live(turn: Turn, ticket: Ticket, said: str) -> str:
    """A department of this office that has not been given up meanwhile."""
    if said not in await turn.shelves.departments.live(ticket.community_id):
        raise Outdated
    return said


def _one_of(kind: type[_E], said: str) -> _E:
    if said not in set(kind):
        raise Outdated
    return kind(said)
