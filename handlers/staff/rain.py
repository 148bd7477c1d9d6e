"""雨后复查 — /rain: leaks show when it rains, so then they are looked at again."""

from collections.abc import Sequence

from telegram import Update

from domain.buildings import part_named
from domain.rain import Fell, NotThen, fell, is_moment
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
_WHAT = _("“{said}” is no building and no time that I know. The buildings are: {buildings}.")
_NOT_THEN = _("“{when}” cannot be: please name a moment of the last {days} days.")
_BETWEEN = str.maketrans(",，、", "   ")


async def rain(update: Update, turn: Turn) -> None:
    """Everywhere and now, or where and when it is said."""
    here = await turn.shelves.households.buildings(turn.community.id)
    words = rest_of(turn).translate(_BETWEEN).split()
    said = [one for one in words if not part_named(one, here) and is_moment(one, turn.today)]
    buildings = _named([one for one in words if one not in said], here, turn)
    when = _when(said, turn)
    asked, gone_on = await it_rained(turn, turn.community, when, buildings, on_post(turn))
    await turn.shelves.flush()
    here_still = (turn.community.id, buildings, turn.now)
    untried = len(await turn.shelves.follow_ups.waiting_for_rain(*here_still))
    turn.say(
        Letter(views.rained(asked, gone_on, untried, buildings, turn.words, _said(when, turn)))
    )


def _said(when: Fell, turn: Turn) -> str:
    """The hour where one was named, or else the day; nothing of now."""
    if when.began == turn.now:
        return ""
    if when.began == turn.midnight(when.day):
        return turn.words.day(when.began, turn.zone, turn.now)
    return turn.words.moment(when.began, turn.zone, turn.now)


def _named(written: Sequence[str], here: Sequence[str], turn: Turn) -> list[str]:
    named = []
    for one in written:
        building, unit = part_named(one, here) or ("", "")
        if unit or not building:
            raise Misused(_WHAT, said=one, buildings=turn.words.joined(here))
        named.append(building)
    return list(dict.fromkeys(named))


def _when(said: Sequence[str], turn: Turn) -> Fell:
    try:
        return fell(said, turn.now, turn.zone, turn.standard)
    except NotThen as impossible:
        days = turn.standard.duration("rain.said_within").days
        raise Misused(_NOT_THEN, when=str(impossible), days=days) from impossible
