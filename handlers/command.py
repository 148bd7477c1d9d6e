"""A command of the office: how it is written, an example, who may give it, and what answers it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import Update

from domain.refusals import Refused
from domain.tickets import STAFF_ROLES, Role
from handlers.access import begin_work, on_post
from handlers.manners import Misused
from handlers.turn import Turn
from locales import _

_NOTHING_BEHIND = _("Nothing is written behind it.")
Answer = Callable[[Update, Turn], Awaitable[Any]]


@dataclass(frozen=True)
class Command:
    """`says` is its line in the help; `form` is what follows its name, with an example: msgids.

    In a form what may be left out stands in brackets; an example is accepted as it is written.
    """

    name: str
    says: str
    answer: Answer
    form: str = ""
    example: str = ""
    who: frozenset[Role] = STAFF_ROLES
    clause: str = ""

    def __post_init__(self) -> None:
        ALL[self.name] = self

    async def __call__(self, update: Update, turn: Turn) -> None:
        """Refused to whoever may not; Misused, which is written another way, leads to the form."""
        begin_work(turn)
        if Role(on_post(turn).role) not in self.who:
            raise Refused("not_yours", self.clause, self.who)
        try:
            await self._answer(update, turn)
        except Misused as slip:
            slip.command = self
            raise

    async def _answer(self, update: Update, turn: Turn) -> None:
        if rest_of(turn) and not self.form:
            raise Misused(_NOTHING_BEHIND)
        await self.answer(update, turn)


ALL: dict[str, Command] = {}  # in the order of their table (see handlers/staff/commands.py)


def rest_of(turn: Turn) -> str:
    """What was written behind the command."""
    _name, *rest = turn.told.words.split(maxsplit=1)
    return rest[0].strip() if rest else ""
