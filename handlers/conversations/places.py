"""何处 — where a fault in a common area is: known by the code that was scanned, or asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.buildings import named_in
from handlers.conversations.homes import COMMON
from handlers.conversations.judged import Judged
from handlers.form import Form
from handlers.steps import Options
from handlers.turn import Turn
from handlers.views.assets import place as place_of_asset
from handlers.views.names import building_name
from locales import Words, _
from storage.tables import Asset

SCANNED = "_scanned"  # the talk's own note of the asset whose code opened it
_ELSEWHERE, _OUTDOORS = "elsewhere", "outdoors"


@dataclass(frozen=True)
class Placed(Judged):
    """The draft of a fault that may be in a common area."""

    scanned: str = ""
    place: str = ""
    building: str = ""
    assets: int = 0
    spot: str = ""

    @property
    def in_common(self) -> bool:
        return bool(self.scanned) or self.place == COMMON

    @property
    def asset(self) -> str:
        """The thing that is broken, where they have said which: then its category is known."""
        return self.scanned or self.spot.removeprefix(_ELSEWHERE)


P = TypeVar("P", bound=Placed)


def by_code(form: Form[P]) -> None:
    """Declare that the place may be known from a printed code."""

    @form.decide("scanned")
    async def scanned(turn: Turn, draft: P) -> str:
        noted = came_by_code(turn)
        return noted if await _in_use(turn, noted) else ""


def came_by_code(turn: Turn) -> str:
    """What is noted of the code that opened the talk, were it retired in the meantime."""
    talk = turn.sheet.conversation
    return str(talk.answers.get(SCANNED, "")) if talk else ""


def common_area(form: Form[P]) -> None:
    """Declare the two questions about a common area; in danger nobody is asked them."""

    @form.choose(
        _("In which building?"),
        label=_("Building"),
        when=_asked,
        columns=3,
        anew_with=("place",),
    )
    async def building(turn: Turn, draft: P) -> Options:
        found = await _buildings(turn)
        inside = [(str(n), building_name(one, turn.words)) for n, one in enumerate(found)]
        return [*inside, (_OUTDOORS, turn.words("Outdoors, or elsewhere"))]

    @form.presume(building)
    async def plainly_in(turn: Turn, draft: P) -> str:
        spoken_of = await _spoken_of(turn, draft)
        return str((await _buildings(turn)).index(spoken_of)) if spoken_of else ""

    @form.decide("assets", when=_asked)
    async def assets(turn: Turn, draft: P) -> int:
        return len(await _assets_in(turn, draft))

    @form.choose(
        _("Which of these is it?"),
        label=_("What exactly"),
        when=lambda draft: _asked(draft) and draft.assets > 0,
        anew_with=("place", "building"),
    )
    async def spot(turn: Turn, draft: P) -> Options:
        named = [(str(one.id), one.name) for one in await _assets_in(turn, draft)]
        return [*named, (_ELSEWHERE, turn.words("Something else there"))]


async def asset_of(turn: Turn, draft: Placed) -> Asset | None:
    return await _in_use(turn, draft.asset)


async def place_said(turn: Turn, draft: Placed, words: Words) -> str:
    """As far as it is known; empty where it is only known to be nobody's home, or is one."""
    if asset := await asset_of(turn, draft):
        return place_of_asset(asset, words)
    name = draft.in_common and (await _building(turn, draft) or await _spoken_of(turn, draft))
    return " · ".join([building_name(name, words), words("Common area")]) if name else ""


def _asked(draft: Placed) -> bool:
    return not draft.urgent and not draft.scanned and draft.in_common


async def _in_use(turn: Turn, noted: str) -> Asset | None:
    asset = await turn.shelves.assets.get(int(noted)) if noted.isdigit() else None
    ours = asset is not None and asset.community_id == turn.community.id
    return asset if asset and ours and asset.retired_at is None else None


async def _assets_in(turn: Turn, draft: Placed) -> Sequence[Asset]:
    name = await _building(turn, draft)
    found = await turn.shelves.assets.in_use(turn.community.id)
    return [one for one in found if one.building == name]


async def _building(turn: Turn, draft: Placed) -> str:
    """What was chosen by its place among them; empty for none, or one that has vanished."""
    found = await _buildings(turn)
    chosen = int(draft.building) if draft.building.isdigit() else len(found)
    return found[chosen] if chosen < len(found) else ""


async def _buildings(turn: Turn) -> Sequence[str]:
    return await turn.shelves.households.buildings(turn.community.id)


async def _spoken_of(turn: Turn, draft: Placed) -> str:
    return named_in(draft.description.words, await _buildings(turn))
