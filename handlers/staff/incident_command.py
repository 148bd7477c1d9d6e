"""/incident — all that can be done to an incident, in words: complete without a button."""

from collections.abc import Awaitable, Callable

from telegram import Update

from domain.buildings import part_named
from domain.incidents import Fault, Part
from domain.periods import moment_named
from domain.tickets import Action, Role
from domain.tickets import step as ticket_step
from handlers.access import access_incident, access_ticket, on_post
from handlers.actions import incidents
from handlers.command import rest_of
from handlers.extent import extent_of
from handlers.manners import Misused
from handlers.staff import incidents as desk
from handlers.staff.which_ticket import number_meant
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import incidents as views
from locales import _
from storage.tables import Incident, Ticket

_OPEN = {"open", "new", "开", "新建", "開", "新增"}
_FAULTS = {
    Fault("electric", "electric", urgent=True): {"power", "electric", "electricity", "电", "停电",
                                                 "電", "停電"},
    Fault("water", "water", urgent=True): {"water", "水", "停水"},
    Fault("routine", "elevator", urgent=False): {"lift", "elevator", "电梯", "電梯"},
}  # fmt: skip
_WHAT_KIND = _("What is it? Please write power, water or lift.")
_NO_SUCH_PART = _("I do not know {place}. A building is written 3, and a unit of it 3-2.")
_NO_SUCH = _("No incident has that number.")
_TO_DO = _("What shall I do with it? update, until, close, yes, no, attach or detach.")
_WORDS = _("The words are missing.")
_WHEN = _("I do not understand until when.")
_WHICH = _("Which ticket? Please write its number behind it.")
_NOT_THERE = _("{number} does not belong to incident {id}.")


async def command(update: Update, turn: Turn) -> None:
    """Without anything behind it: what is open."""
    written = rest_of(turn)
    if not written:
        return await _overview(turn)
    first, rest = _parted(written)
    if first.lower() in _OPEN:
        return await _open(turn, rest)
    if not first.lstrip("#").isdigit():
        raise Misused(_NO_SUCH)
    incident = await access_incident(turn, int(first.lstrip("#")[:15]))
    return await _one(turn, incident, rest)


async def edited(turn: Turn) -> bool:
    """An update that was written behind the command, and put in other words."""
    written = rest_of(turn) if turn.told.words.startswith("/") else ""
    _number, rest = _parted(written)
    _what, words = _parted(rest)
    return await desk.edited(turn, words or turn.told.words)


async def _overview(turn: Turn) -> None:
    on_post(turn)
    found = await turn.shelves.incidents.open_in(turn.community.id)
    turn.say(views.overview([await extent_of(turn, one) for one in found], turn.words))


async def _open(turn: Turn, written: str) -> None:
    place, rest = _parted(written)
    kind, words = _parted(rest)
    part = await _part(turn, place)
    fault = next((one for one, names in _FAULTS.items() if kind.lower() in names), None)
    if fault is None:
        raise Misused(_WHAT_KIND)
    await incidents.open_at(turn, on_post(turn), part, fault, words)


async def _part(turn: Turn, place: str) -> Part:
    households = turn.shelves.households
    named = part_named(place, await households.buildings(turn.community.id))
    if named is None:
        raise Misused(_NO_SUCH_PART, place=place or "–")
    building, unit = named
    if unit and unit not in await households.units(turn.community.id, building):
        raise Misused(_NO_SUCH_PART, place=place)
    return Part(building, unit)


async def _one(turn: Turn, incident: Incident, written: str) -> None:
    what, words = _parted(written)
    if not what:
        return turn.say(views.card(await extent_of(turn, incident), turn.words))
    doing = next((do for names, do in _DOINGS.items() if what.lower() in names.split()), None)
    if doing is None:
        raise Misused(_TO_DO)
    return await doing(turn, incident, words)


async def _update(turn: Turn, incident: Incident, words: str) -> None:
    await desk.tell_all(turn, incident, on_post(turn), _told(turn, words))


async def _close(turn: Turn, incident: Incident, words: str) -> None:
    await incidents.settle(turn, incident, on_post(turn), _told(turn, words))


async def _until(turn: Turn, incident: Incident, words: str) -> None:
    until = moment_named(words, turn.now, turn.zone)
    if until is None or until <= turn.now:
        raise Misused(_WHEN)
    await incidents.expect(turn, incident, on_post(turn), until)


async def _yes(turn: Turn, incident: Incident, words: str) -> None:
    await incidents.confirm(turn, incident, on_post(turn))


async def _no(turn: Turn, incident: Incident, words: str) -> None:
    await incidents.decline(turn, incident, on_post(turn))


async def _attach(turn: Turn, incident: Incident, words: str) -> None:
    ticket = await _ticket(turn, words)
    await incidents.attach(turn, incident, ticket, on_post(turn))


async def _detach(turn: Turn, incident: Incident, words: str) -> None:
    ticket, staff = await _ticket(turn, words), on_post(turn)
    if ticket.incident_id != incident.id:
        raise Misused(_NOT_THERE, number=ticket.number, id=incident.id)
    ticket_step(ticket.situation, Action.DETACH, Role(staff.role))
    await incidents.detach(turn, ticket, staff)


async def _ticket(turn: Turn, words: str) -> Ticket:
    ticket_id, _rest = await number_meant(turn, words)
    if ticket_id is None:
        raise Misused(_WHICH)
    ticket, _role = await access_ticket(turn, ticket_id)
    return ticket


def _told(turn: Turn, words: str) -> Told:
    if not words:
        raise Misused(_WORDS)
    return Told(words, turn.told.media)


def _parted(text: str) -> tuple[str, str]:
    """The first word, and the rest."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, rest[0] if rest else ""


_DOINGS: dict[str, Callable[[Turn, Incident, str], Awaitable[None]]] = {
    "update tell 通知 更新 告知": _update,
    "until 预计 預計 到": _until,
    "close settled 结束 結束 解除": _close,
    "yes confirm 确认 確認 是": _yes,
    "no decline 否 不是": _no,
    "attach add 并入 併入 加入": _attach,
    "detach remove 移出 分出": _detach,
}
