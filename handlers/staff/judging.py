"""定性 — three taps on the card: what a complaint is, whose it is, how heavy (S1 三(一))."""

from enum import StrEnum
from typing import TypeVar

from domain.complaints import Severity, Verdict
from domain.departments import Department
from domain.tickets import Action
from handlers.actions import complaints
from handlers.buttons import Pressed
from handlers.manners import Outdated
from handlers.staff.dispatch import choosing, may
from handlers.turn import Turn
from handlers.views import choices

_E = TypeVar("_E", bound=StrEnum)


async def judge(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.JUDGE)
    await choosing(turn, ticket, choices.verdicts)


async def verdict(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.JUDGE)
    await choosing(turn, ticket, choices.departments, _one_of(Verdict, pressed.word(1)))


async def department(turn: Turn, pressed: Pressed) -> None:
    ticket, _staff = await may(turn, pressed, Action.JUDGE)
    chosen = _one_of(Verdict, pressed.word(1)), _one_of(Department, pressed.word(2))
    await choosing(turn, ticket, choices.severities, *chosen)


async def severity(turn: Turn, pressed: Pressed) -> None:
    ticket, staff = await may(turn, pressed, Action.JUDGE)
    await complaints.judge(
        turn,
        ticket,
        staff,
        _one_of(Verdict, pressed.word(1)),
        _one_of(Department, pressed.word(2)),
        _one_of(Severity, pressed.word(3)),
    )
    turn.toast(turn.words("Noted, {name}.", name=staff.name).plain)


def _one_of(kind: type[_E], said: str) -> _E:
    if said not in set(kind):
        raise Outdated
    return kind(said)
