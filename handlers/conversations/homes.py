"""Whose home a matter comes from: asked only of somebody who has several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from handlers.conversations.judged import Judged, calm
from handlers.form import Form
from handlers.steps import Options
from handlers.turn import Turn
from locales import _
from storage.tables import Home

COMMON = "common"


@dataclass(frozen=True)
class AtHome(Judged):
    """The draft of what is brought from one of their homes."""

    homes: int = 0
    home: str = ""


H = TypeVar("H", bound=AtHome)


def which_home(form: Form[H], label: str = "", when: Callable[[H], bool] = calm) -> None:
    """Declare the question; `label` is what the answer is called where it may be changed."""

    @form.decide("homes")
    async def homes(turn: Turn, draft: H) -> int:
        return len(await homes_of(turn))

    @form.choose(
        _("Which of your homes does it concern?"),
        label=label,
        when=lambda draft: draft.homes > 1 and when(draft),
    )
    async def home(turn: Turn, draft: H) -> Options:
        return await their_homes(turn)


async def homes_of(turn: Turn, *, waiting: bool = False) -> Sequence[Home]:
    """Theirs; with `waiting`, those as well that the office still has to confirm."""
    return await turn.shelves.households.homes_of(turn.who, waiting=waiting)


async def home_of(turn: Turn, code: str = "", *, waiting: bool = False) -> Home | None:
    """The one they chose, if it is still theirs; the first where they were not asked."""
    homes = await homes_of(turn, waiting=waiting)
    return next((home for home in homes if code in {"", str(home.id)}), None)


async def their_homes(turn: Turn, *, waiting: bool = False) -> Options:
    homes = await homes_of(turn, waiting=waiting)
    return [(str(home.id), turn.words("🏠 {home}", home=home.address)) for home in homes]
