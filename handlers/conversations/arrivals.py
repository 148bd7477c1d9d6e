"""来访 — whoever came by a link or a printed code is led where it leads, once we may know them.

What they carried is noted in their talk, never on a button: a number there would open any home.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from handlers.actions.invitations import redeem
from handlers.conversations.agreement import greet
from handlers.conversations.places import SCANNED
from handlers.conversations.repair import repair
from handlers.letters import Letter
from handlers.turn import Turn
from locales import _
from storage.tables import Asset

CAME_BY = "_came_by"  # the talk's own note of what they carried
GOOD_NO_LONGER = _("This link or code is not valid, or no longer. Please ask for a new one.")


class Leads(StrEnum):
    """Where a link leads: into a home, or to a thing that can be reported."""

    HOME = "home"
    ASSET = "asset"


@dataclass(frozen=True)
class CameBy:
    leads: Leads
    number: int

    def __str__(self) -> str:
        return f"{self.leads}:{self.number}"

    @classmethod
    def read(cls, noted: str) -> Self:
        leads, number = noted.split(":")
        return cls(Leads(leads), int(number))


def came_by(turn: Turn) -> str:
    """What is noted of it in the talk that stands here; empty where they came by themselves."""
    talk = turn.sheet.conversation
    return str(talk.answers.get(CAME_BY, "")) if talk else ""


async def stands_before(turn: Turn) -> Asset | None:
    """The thing whose code somebody has scanned whom we do not know yet."""
    if not (noted := came_by(turn)) or (found := CameBy.read(noted)).leads is not Leads.ASSET:
        return None
    return await turn.shelves.assets.get(found.number)


async def arrive(turn: Turn, noted: str) -> None:
    """Go there; we know them."""
    found = CameBy.read(noted)
    if found.leads is Leads.ASSET:
        return await repair.open(turn, **{SCANNED: str(found.number)})
    if not await redeem(turn, found.number):
        turn.say(Letter(turn.words(GOOD_NO_LONGER)))
    return await greet(turn)
