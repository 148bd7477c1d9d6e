"""/settings in words: /settings department add 电梯维保 · /settings route water engineering."""

from collections.abc import Awaitable, Callable

from telegram import Update

from domain.categories import CATEGORIES
from domain.departments import TOPICS, subject
from domain.weather import place_in
from handlers.actions import departments, weather
from handlers.command import rest_of
from handlers.in_place import open_window
from handlers.letters import Letter
from handlers.manners import Misused, Unclear
from handlers.staff import office_settings as settings
from handlers.staff.choosing import choice
from handlers.steps import Options
from handlers.turn import Turn
from handlers.views import office_settings as views
from handlers.views.names import CATEGORY, TOPIC
from locales import _
from locales.languages import NAMES

_INTO = "="
_WHAT = _("I do not understand “{what}”.")
_WHERE = _("Where? Latitude and longitude, for example: 31.23 121.47; or off.")
_OFF = frozenset({"off", "关", "關", "关闭", "關閉"})
_BOTH = _("Please write the old name, then =, then the new one.")


async def command(update: Update, turn: Turn) -> None:
    """What the buttons of the window do as well."""
    said = rest_of(turn)
    letter = await (_read(turn, said) if said else _overview(turn, ""))
    open_window(turn, letter)


async def _read(turn: Turn, said: str) -> Letter:
    what, _space, rest = said.partition(" ")
    if what.casefold() not in _SECTIONS:
        raise Misused(_WHAT, what=what)
    try:
        return await _SECTIONS[what.casefold()](turn, rest.strip())
    except Unclear as unclear:
        raise Misused(unclear.question) from unclear


async def _overview(turn: Turn, said: str) -> Letter:
    settings.manager(turn)
    return views.overview(await settings.chart(turn), turn.words)


async def _department(turn: Turn, said: str) -> Letter:
    what, _space, name = said.partition(" ")
    if not what:
        return views.departments(await settings.chart(turn), turn.words)
    if what.casefold() not in _DEEDS or not name:
        raise Misused(_WHAT, what=said)
    return await _DEEDS[what.casefold()](turn, name.strip())


async def _add(turn: Turn, name: str) -> Letter:
    code = await departments.add(turn, await settings.a_new_name(turn, name))
    return views.department(await settings.chart(turn), code, turn.words)


async def _rename(turn: Turn, said: str) -> Letter:
    old, between, new = said.partition(_INTO)
    if not between:
        raise Misused(_BOTH)
    code = choice(turn, old.strip(), await _live(turn))
    await departments.rename(turn, code, await settings.a_new_name(turn, new.strip()))
    return views.department(await settings.chart(turn), code, turn.words)


async def _retire(turn: Turn, said: str) -> Letter:
    """Without a successor, it is asked for."""
    old, between, heir = said.partition(_INTO)
    code = choice(turn, old.strip(), await _live(turn))
    if not between:
        return await settings.successors(turn, code)
    await settings.give_up(turn, code, choice(turn, heir.strip(), await _live(turn)))
    return views.departments(await settings.chart(turn), turn.words)


async def _route(turn: Turn, said: str) -> Letter:
    if not said:
        return views.routing(await settings.chart(turn), turn.words)
    matter, _space, department = said.partition(" ")
    if not department:
        raise Misused
    routed = choice(turn, matter, _subjects(turn))
    code = choice(turn, department.strip(), await _live(turn))
    await departments.route(turn, routed, code)
    return views.routing(await settings.chart(turn), turn.words)


async def _phone(turn: Turn, said: str) -> Letter:
    departments.call_on(turn, await settings.a_number(turn, said))
    return await _overview(turn, "")


async def _language(turn: Turn, said: str) -> Letter:
    settings.speak_from_now_on(turn, choice(turn, said, [*NAMES.items()]))
    return await _overview(turn, "")


async def _weather(turn: Turn, said: str) -> Letter:
    """Where the weather is looked at, if the installation asks a service at all."""
    settings.manager(turn)
    if said.casefold() in _OFF:
        await weather.look_away(turn)
    elif place := place_in(said):
        await weather.watch(turn, *place)
    else:
        raise Misused(_WHERE)
    return await _overview(turn, "")


Section = Callable[[Turn, str], Awaitable[Letter]]
_SECTIONS: dict[str, Section] = {
    "department": _department, "部门": _department, "部門": _department,
    "route": _route, "归口": _route, "歸屬": _route,
    "phone": _phone, "电话": _phone, "電話": _phone,
    "weather": _weather, "天气": _weather, "天氣": _weather,
    "language": _language, "语言": _language, "語言": _language,
}  # fmt: skip
_DEEDS: dict[str, Section] = {
    "add": _add, "新增": _add,
    "rename": _rename, "改名": _rename,
    "retire": _retire, "撤销": _retire, "裁撤": _retire,
}  # fmt: skip


async def _live(turn: Turn) -> Options:
    now = await settings.chart(turn)
    return [(one, now.name(one, turn.words)) for one in now.live]


def _subjects(turn: Turn) -> Options:
    """A bare code means the job first; “topic:other” the topic."""
    jobs = [(one.code, turn.words(CATEGORY[one.code])) for one in CATEGORIES]
    topics = [(one.code, turn.words(TOPIC[one.code])) for one in TOPICS]
    return [
        *((subject(code, job=True), label) for code, label in jobs),
        *((subject(code, job=False), label) for code, label in topics),
    ]
