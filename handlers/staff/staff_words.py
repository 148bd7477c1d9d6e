"""/staff in words: /staff 王工 · /staff 王工 off · /staff invite engineer engineering."""

import re
from collections.abc import Sequence

from telegram import Update

from domain.posts import POSTS, TRADES
from domain.tickets import Role
from handlers.actions import posts
from handlers.actions.duty import set_duty
from handlers.command import rest_of
from handlers.departments import departments_of
from handlers.in_place import open_window
from handlers.manners import Misused, Unclear
from handlers.staff import staff as windows
from handlers.staff import staff_inviting
from handlers.staff.choosing import choice
from handlers.steps import Options, meant
from handlers.turn import Turn
from handlers.views.names import ROLE, TRADE
from handlers.views.staff import FIELD, NO_DEPARTMENT, NOBODYS
from locales import _
from locales.languages import NAMES
from storage.tables import Staff

_ON = {"on", "上岗", "上崗", "上班", "在岗", "在崗"}
_OFF = {"off", "离岗", "離崗", "下岗", "下崗", "下班"}
_END, _INVITE = {"end", "离职", "離職"}, {"invite", "邀请", "邀請"}
_NAME = {"name", "姓名", "名字"}
_BETWEEN = re.compile(r"[,，、;；]")
_NOBODY = _("Nobody of that name works here: {name}.")
_SEVERAL = _("Several colleagues may be meant: {names}.")
_WHAT = _("I do not understand “{what}”.")


async def command(update: Update, turn: Turn) -> None:
    said = rest_of(turn).split()
    if not said:
        return open_window(turn, await windows.roll(turn, 0))
    if said[0].casefold() in _INVITE:
        return await _invite(turn, said[1:])
    staff, what = await _colleague(turn, said)
    if not what:
        return open_window(turn, await windows.window(turn, staff))
    return await _change(turn, staff, what[0].casefold(), " ".join(what[1:]))


async def _invite(turn: Turn, said: Sequence[str]) -> None:
    if not said:
        return await staff_inviting.by_words(turn, None, "")
    role = choice(turn, said[0], _roles(turn))
    department = " ".join(said[1:])
    into = choice(turn, department, await _departments(turn)) if department else ""
    return await staff_inviting.by_words(turn, Role(role), into)


async def _colleague(turn: Turn, said: Sequence[str]) -> tuple[Staff, Sequence[str]]:
    """Whose name the words begin with, and what else is said."""
    everybody = await turn.shelves.office.of(turn.community.id)
    for count in range(len(said), 0, -1):
        found = _named(everybody, " ".join(said[:count]), whole=True)
        found = found or (_named(everybody, said[0], whole=False) if count == 1 else [])
        if len(found) > 1:
            raise Misused(_SEVERAL, names=turn.words.joined(one.name for one in found))
        if found:
            return found[0], said[count:]
    raise Misused(_NOBODY, name=said[0])


def _named(everybody: Sequence[Staff], said: str, *, whole: bool) -> list[Staff]:
    name = said.casefold()
    names = {one.id: " ".join(one.name.casefold().split()) for one in everybody}
    return [one for one in everybody if (name == names[one.id] if whole else name in names[one.id])]


async def _change(turn: Turn, staff: Staff, what: str, said: str) -> None:
    """What a button would do as well."""
    by, staff = windows.giver(turn), await windows.held(turn, staff.id)
    if what in _END and not said:
        return open_window(turn, await windows.ending(turn, staff))
    if what in _ON | _OFF and not said:
        set_duty(turn, staff, on=what in _ON)
    else:
        field, value = await _read(turn, what, said)
        await posts.change(turn, by, staff, field, value)
    return open_window(turn, await windows.window(turn, staff))


async def _read(turn: Turn, what: str, said: str) -> tuple[str, object]:
    if what in _NAME:
        try:
            return "name", windows.a_name(said)
        except Unclear as unclear:
            raise Misused(unclear.question) from unclear
    field = what if what in FIELD else meant(what, [(one, turn.words(FIELD[one])) for one in FIELD])
    match field:
        case "role":
            return field, choice(turn, said, _roles(turn))
        case "department":
            code = choice(turn, said, await _departments(turn))
            return field, "" if code == NOBODYS else code
        case "skills":
            return field, _skills(turn, said)
        case "language":
            return field, choice(turn, said, [*NAMES.items()])
    raise Misused(_WHAT, what=what)


def _skills(turn: Turn, said: str) -> list[str]:
    """Several at once; none at all takes them off."""
    trades = [(one, turn.words(TRADE[one])) for one in TRADES]
    chosen = {choice(turn, one.strip(), trades) for one in _BETWEEN.split(said) if one.strip()}
    return [one for one in TRADES if one in chosen]


def _roles(turn: Turn) -> Options:
    return [(one.role, turn.words(ROLE[one.role])) for one in POSTS]


async def _departments(turn: Turn) -> Options:
    live = await departments_of(turn, turn.community.id)
    return [*live.items(), (NOBODYS, turn.words(NO_DEPARTMENT))]
