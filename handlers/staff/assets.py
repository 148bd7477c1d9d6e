"""设施二维码 — the office enters lifts, lamps and doors, prints their codes, and retires them."""

from dataclasses import dataclass, field

from telegram import Update
from telegram.helpers import create_deep_linked_url

from domain.assets import payload_of
from domain.categories import Place, categories_for
from domain.text import clip
from domain.tickets import Role
from handlers.access import access_asset, entitled
from handlers.actions import assets
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.in_place import change_window, open_window
from handlers.letters import Letter, Manner, picture
from handlers.manners import Outdated
from handlers.steps import Options
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import assets as views
from handlers.views.names import CATEGORY, building_name
from locales import _
from storage.outbox import Lane
from storage.tables import Asset, Staff

KEEPERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_LONGEST_NAME = 40
_OUTDOORS = "outdoors"
_RETIRED = _("That has been retired already.")


@dataclass(frozen=True)
class AssetDraft:
    name: Told = field(default_factory=Told)
    category: str = ""
    building: str = ""


adding = Form("adding_asset", AssetDraft, _("🏷 A printed code"), office=True)


@adding.tell(_("What is it called, as people there would say? For example: Lift 2."))
async def name(turn: Turn, draft: AssetDraft, told: Told) -> Told:
    """Whoever thinks better of it and writes again means what they wrote last."""
    named = in_words(told, _("Its name in a few words, please."))
    return Told(clip(named.words.splitlines()[-1], _LONGEST_NAME))


@adding.choose(_("What is it about?"), columns=2)
async def category(turn: Turn, draft: AssetDraft) -> Options:
    return [(one.code, turn.words(CATEGORY[one.code])) for one in categories_for(Place.COMMON)]


@adding.choose(_("Where is it?"), columns=3)
async def building(turn: Turn, draft: AssetDraft) -> Options:
    found = await turn.shelves.households.buildings(turn.community.id)
    inside = [(str(n), building_name(one, turn.words)) for n, one in enumerate(found)]
    return [*inside, (_OUTDOORS, turn.words("In no building"))]


@adding.done
async def add(turn: Turn, draft: AssetDraft) -> None:
    """Entered, and at once the picture that is printed and put up there."""
    _keeper(turn)
    where = ""
    if draft.building != _OUTDOORS:
        found = await turn.shelves.households.buildings(turn.community.id)
        where = found[int(draft.building)]
    made = await assets.add(turn, draft.name.words, draft.category, where)
    _print(turn, made)


async def show(update: Update, turn: Turn) -> None:
    """/asset: all of them."""
    _keeper(turn)
    open_window(turn, await _page(turn, 0))


async def turn_page(turn: Turn, pressed: Pressed) -> None:
    _keeper(turn)
    await change_window(turn, await _page(turn, pressed.number()))


async def show_one(turn: Turn, pressed: Pressed) -> None:
    await change_window(turn, views.asset(await _in_use(turn, pressed), turn.words))


async def ask_name(turn: Turn, pressed: Pressed) -> None:
    _keeper(turn)
    await adding.open_if_free(turn)


async def print_code(turn: Turn, pressed: Pressed) -> None:
    _print(turn, await _in_use(turn, pressed))


async def ask_to_retire(turn: Turn, pressed: Pressed) -> None:
    await change_window(turn, views.confirm_retiring(await _in_use(turn, pressed), turn.words))


async def retire(turn: Turn, pressed: Pressed) -> None:
    assets.retire(turn, await _in_use(turn, pressed))
    await change_window(turn, await _page(turn, 0))
    turn.toast(turn.words("Noted."))


def _keeper(turn: Turn) -> Staff:
    return entitled(turn, KEEPERS, "B3")


async def _in_use(turn: Turn, pressed: Pressed) -> Asset:
    _keeper(turn)
    found = await access_asset(turn, pressed.number())
    if found.retired_at:
        raise Outdated(_RETIRED)
    return found


async def _page(turn: Turn, page: int) -> Letter:
    found = await turn.shelves.assets.in_use(turn.community.id)
    return views.assets(found, page, turn.words)


def _print(turn: Turn, asset: Asset) -> None:
    link = create_deep_linked_url(turn.bot.username, payload_of(asset.code))
    caption = views.printed(asset, turn.community, turn.words)
    turn.enclose(picture(link, caption, turn.visitor.at, Manner(Lane.REPLY), turn.now))
