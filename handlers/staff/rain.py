"""雨后复查 — /rain: leaks show when it rains, so then they are looked at again."""

from telegram import Update

from domain.buildings import part_named
from domain.tickets import Role
from handlers.access import on_post
from handlers.actions.rain import it_rained
from handlers.command import rest_of
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.turn import Turn
from handlers.views import rain as views
from locales import _

WATCHERS = frozenset(
    {Role.DISPATCHER, Role.ENGINEER, Role.GUARD, Role.HEAD, Role.SUPERVISOR, Role.MANAGER}
)
_NO_BUILDING = _("There is no building {building}. There are: {buildings}.")


async def rain(update: Update, turn: Turn) -> None:
    """Everywhere, or where it is said."""
    buildings = await _named(turn)
    asked, gone_on = await it_rained(turn, on_post(turn), buildings)
    turn.say(Letter(views.rained(asked, gone_on, buildings, turn.words)))


async def _named(turn: Turn) -> list[str]:
    here = await turn.shelves.households.buildings(turn.community.id)
    written = rest_of(turn).replace(",", " ").replace("，", " ").replace("、", " ").split()
    named = []
    for one in written:
        building, unit = part_named(one, here) or ("", "")
        if unit or not building:
            raise Misused(_NO_BUILDING, building=one, buildings=turn.words.joined(here))
        named.append(building)
    return list(dict.fromkeys(named))
