"""Which home it is: building, unit and room, asked one by one and each a tap or a number."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from handlers.form import Form
from handlers.manners import Outdated
from handlers.steps import Options, When
from handlers.turn import Turn
from handlers.views.names import building_name, unit_name
from locales import _
from storage.tables import Home


@dataclass(frozen=True)
class InRoom:
    """The draft of whatever begins by looking for a home."""

    building: str = ""
    has_units: bool = False
    unit: str = ""
    home: str = ""


R = TypeVar("R", bound=InRoom)


_YOURS = _("Which building is your home in?")


def which_room(form: Form[R], asked: str = _YOURS, *, when: When[R] | None = None) -> None:
    """Declare the three questions; `asked` is the first of them."""

    @form.choose(asked, when=when, columns=3)
    async def building(turn: Turn, draft: R) -> Options:
        return [
            (str(n), building_name(name, turn.words))
            for n, name in enumerate(await turn.shelves.households.buildings(turn.community.id))
        ]

    @form.decide("has_units", when=when)
    async def asks_for_unit(turn: Turn, draft: R) -> bool:
        """A building that has vanished meanwhile is for the next question to find out."""
        with suppress(Outdated):
            return len(await _units(turn, draft)) > 1
        return False

    @form.choose(
        _("Which unit?"), when=lambda draft: draft.has_units, columns=3, anew_with=("building",)
    )
    async def unit(turn: Turn, draft: R) -> Options:
        return [
            (str(n), unit_name(name, turn.words))
            for n, name in enumerate(await _units(turn, draft))
        ]

    @form.choose(
        _("Which flat? You can also type its number."),
        when=when,
        columns=3,
        anew_with=("building", "unit"),
    )
    async def home(turn: Turn, draft: R) -> Options:
        households, name = turn.shelves.households, await _building(turn, draft)
        in_unit = _nth(await _units(turn, draft), draft.unit or "0")
        rooms = await households.rooms(turn.community.id, name, in_unit)
        return [(str(room.id), room.room) for room in rooms]


async def home_at(turn: Turn, draft: InRoom) -> Home:
    """The home that was chosen; Outdated where it is not there any more."""
    found = await turn.shelves.households.home(int(draft.home))
    if found is None or found.community_id != turn.community.id:
        raise Outdated
    return found


async def _building(turn: Turn, draft: InRoom) -> str:
    return _nth(await turn.shelves.households.buildings(turn.community.id), draft.building)


async def _units(turn: Turn, draft: InRoom) -> Sequence[str]:
    name = await _building(turn, draft)
    return await turn.shelves.households.units(turn.community.id, name)


def _nth(names: Sequence[str], code: str) -> str:
    """What was chosen by its place, if it is still there."""
    if int(code) >= len(names):
        raise Outdated
    return names[int(code)]
