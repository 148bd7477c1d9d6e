"""通知 — the office announces something: whom it is for, what and when, and a last look at it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from telegram import Update

from domain.announcements import MAKERS, WAKERS, WORDS_AT_MOST, Scope, Stage, Subject
from domain.buildings import part_named
from domain.periods import moment_named, span_named
from domain.text import utf16_length
from domain.tickets import Role
from handlers.access import access_announcement, entitled, on_post
from handlers.actions import announcements
from handlers.actions.telling import asleep
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.form import Form
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Misused, Outdated, Unclear
from handlers.staff.wordings import in_language, languages, wordings
from handlers.steps import Options
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import announcements as views
from handlers.views.names import building_name, unit_name
from handlers.views.pages import page
from locales import Markup, _, escape
from locales.languages import NAMES
from storage.tables import Announcement, Staff

_EVERYBODY, _WHOLE = "all", "all"
_NOW, _ALOUD, _LATER = "now", "aloud", "later"
_NO_PLACE = _("There is no such building or unit: {place}.")
_TOO_LONG = _("That is too long; nothing of it was kept. At most 2,500 characters, please.")
_NO_SPAN = _("From when until when, please, such as: 11-24 09:00-17:00. It must lie ahead.")
_NO_MOMENT = _("When, please, such as: 11-24 09:00. It must lie ahead.")
_OVER = _("It is out, or was called off: nothing is left to be stopped.")
_CLAUSE = "I8"


@dataclass(frozen=True)
class AnnouncementDraft:
    building: str = ""
    unit: str = ""
    subject: str = ""
    period: Told = field(default_factory=Told)
    first: Told = field(default_factory=Told)
    details: Told = field(default_factory=Told)
    second: Told = field(default_factory=Told)
    third: Told = field(default_factory=Told)
    when: str = ""
    moment: Told = field(default_factory=Told)


def _planned(draft: AnnouncementDraft) -> bool:
    return bool(draft.subject) and Subject(draft.subject).planned


def _says(draft: AnnouncementDraft) -> bool:
    return bool(draft.first.words or draft.details.words)


announcing = Form("announcing", AnnouncementDraft, _("📢 Announcement"), office=True)


@announcing.choose(_("Whom is it for?"), label=_("For whom"), columns=3)
async def building(turn: Turn, draft: AnnouncementDraft) -> Options:
    everybody = (_EVERYBODY, turn.words("The whole estate"))
    names = await _buildings(turn)
    return [everybody, *((str(n), building_name(one, turn.words)) for n, one in enumerate(names))]


@announcing.choose(
    _("Which unit?"),
    when=lambda draft: draft.building != _EVERYBODY,
    columns=3,
    anew_with=("building",),
)
async def unit(turn: Turn, draft: AnnouncementDraft) -> Options:
    """Where the building has units."""
    whole = (_WHOLE, turn.words("The whole building"))
    names = await _units(turn, draft)
    return [whole, *((str(n), unit_name(one, turn.words)) for n, one in enumerate(names) if one)]


@announcing.presume(unit)
async def no_units(turn: Turn, draft: AnnouncementDraft) -> str:
    return "" if any(await _units(turn, draft)) else _WHOLE


@announcing.choose(_("What is it?"), label=_("What it is"), columns=2)
async def subject(turn: Turn, draft: AnnouncementDraft) -> Options:
    return [(one, turn.words(views.SUBJECT[one])) for one in Subject]


@announcing.tell(
    _("From when until when? For example: 11-24 09:00-17:00."),
    label=_("From when until when"),
    when=_planned,
)
async def period(turn: Turn, draft: AnnouncementDraft, told: Told) -> Told:
    if span_named(told.words, turn.now, turn.zone) is None:
        raise Unclear(_NO_SPAN)
    return told


def _asked(turn: Turn, language: str) -> Markup:
    return turn.words(
        "{name}, what shall it say? Please reply in this language: {language}.",
        name=on_post(turn).name,
        language=NAMES[language],
    )


@announcing.tell(
    in_language(0, _asked), label=_("What it says"), when=lambda draft: not _planned(draft)
)
async def first(turn: Turn, draft: AnnouncementDraft, told: Told) -> Told:
    return _read(told)


@announcing.tell(in_language(0, _asked), label=_("What it says"), when=_planned, optional=True)
async def details(turn: Turn, draft: AnnouncementDraft, told: Told) -> Told:
    return _read(told)


@announcing.tell(in_language(1, _asked), label=_("Second language"), when=_says, optional=True)
async def second(turn: Turn, draft: AnnouncementDraft, told: Told) -> Told:
    return _read(told)


@announcing.tell(in_language(2, _asked), label=_("Third language"), when=_says, optional=True)
async def third(turn: Turn, draft: AnnouncementDraft, told: Told) -> Told:
    return _read(told)


@announcing.choose(_("When shall it go out?"), label=_("When"))
async def when(turn: Turn, draft: AnnouncementDraft) -> Options:
    later = (_LATER, turn.words("🕘 At another time"))
    if not asleep(turn, turn.community):
        return [(_NOW, turn.words("📤 Now")), later]
    offered = [(_NOW, turn.words("🌅 In the morning, when people are awake")), later]
    if Role(on_post(turn).role) in WAKERS:
        offered.append((_ALOUD, turn.words("🔔 Now, although people sleep")))
    return offered


@announcing.tell(
    _("When? For example: 11-24 09:00."),
    label=_("When"),
    when=lambda draft: draft.when == _LATER,
)
async def moment(turn: Turn, draft: AnnouncementDraft, told: Told) -> Told:
    if moment_named(told.words, turn.now, turn.zone) is None:
        raise Unclear(_NO_MOMENT)
    return told


@announcing.confirm()
async def last_look(turn: Turn, draft: AnnouncementDraft) -> Markup:
    one = await _written(turn, draft, on_post(turn))
    scope = Scope(one.building, one.unit)
    readers = await turn.shelves.announcements.count_readers(turn.community.id, scope)
    missing = [one for one in languages(turn) if one not in _wordings(turn, draft)]
    return views.preview(one, turn.community, readers, missing if _says(draft) else (), turn.words)


@announcing.done
async def send(turn: Turn, draft: AnnouncementDraft) -> None:
    await announcements.announce(turn, await _written(turn, draft, _maker(turn)))


# --- the command, and the buttons under what was announced


async def command(update: Update, turn: Turn) -> None:
    """/broadcast, /broadcast list, or /broadcast 3-2 and the words in one go."""
    _maker(turn)
    said = rest_of(turn)
    if not said:
        return await announcing.open_if_free(turn)
    if said.casefold() == "list":
        return open_window(turn, await _listed(turn, 0))
    place, _space, words = said.partition(" ")
    known = await _known_place(turn, place)
    if not words.strip():
        return await announcing.open_if_free(turn, **known)
    told = _read_at_once(Told(words.strip()))
    return await announcing.open_if_free(turn, **known, subject=Subject.NOTICE, first=told)


async def turn_page(turn: Turn, pressed: Pressed) -> None:
    _maker(turn)
    await change_window(turn, await _listed(turn, pressed.number()))


async def show(turn: Turn, pressed: Pressed) -> None:
    one = await _meant(turn, pressed)
    found = await announcements.tally_of(turn, one)
    await change_window(turn, views.card(one, turn.community, found, turn.words))


async def show_missed(turn: Turn, pressed: Pressed) -> None:
    one = await _meant(turn, pressed)
    homes = await turn.shelves.announcements.homes_missed(one)
    turned = page(pressed.number(1), len(homes), views.HOMES_A_PAGE)
    await change_window(turn, views.missed(one, homes, turned, turn.words))


async def ask_to_call_off(turn: Turn, pressed: Pressed) -> None:
    one = await _still(turn, pressed)
    found = await announcements.tally_of(turn, one)
    await change_window(turn, views.calling_off(one, turn.community, found, turn.words))


async def call_off(turn: Turn, pressed: Pressed) -> None:
    one = await _still(turn, pressed)
    await announcements.call_off(turn, one)
    await show(turn, pressed)


async def _meant(turn: Turn, pressed: Pressed) -> Announcement:
    _maker(turn)
    return await access_announcement(turn, pressed.number())


async def _still(turn: Turn, pressed: Pressed) -> Announcement:
    """It, while there is something left to be stopped."""
    one = await _meant(turn, pressed)
    if one.state not in {Stage.SCHEDULED, Stage.GOING}:
        raise Outdated(_OVER)
    return one


async def _listed(turn: Turn, number: int) -> Letter:
    shelf, here = turn.shelves.announcements, turn.community.id
    turned = page(number, await shelf.count(here))
    found = await shelf.of_community(here, turned.size, turned.skip)
    return views.listed(found, turned, turn.words)


def _maker(turn: Turn) -> Staff:
    return entitled(turn, MAKERS, _CLAUSE)


# --- what the draft comes to


async def _written(turn: Turn, draft: AnnouncementDraft, staff: Staff) -> Announcement:
    scope, said = await _scope(turn, draft), draft.period.words
    span = span_named(said, turn.now, turn.zone) if _planned(draft) else None
    if _planned(draft) and span is None:
        raise Outdated(_NO_SPAN)  # it lay ahead when it was written
    later = moment_named(draft.moment.words, turn.now, turn.zone)
    if draft.when == _LATER and later is None:
        raise Outdated(_NO_MOMENT)
    return Announcement(
        community_id=turn.community.id,
        state=Stage.SCHEDULED,
        subject=draft.subject,
        building=scope.building,
        unit=scope.unit,
        words=_wordings(turn, draft),
        made_at=turn.now,
        made_by=staff.id,
        send_at=later if draft.when == _LATER else None,
        at_night=draft.when == _ALOUD,
        starts_at=span[0] if span else None,
        ends_at=span[1] if span else None,
    )


async def _scope(turn: Turn, draft: AnnouncementDraft) -> Scope:
    if draft.building == _EVERYBODY:
        return Scope()
    named = _nth(await _buildings(turn), draft.building)
    if draft.unit == _WHOLE:
        return Scope(named)
    return Scope(named, _nth(await _units(turn, draft), draft.unit))


async def _known_place(turn: Turn, written: str) -> dict[str, str]:
    """The answers that “3”, “3-2” or “all” stands for."""
    if written.casefold() in {_EVERYBODY, "全部", "全体", "全體"}:
        return {"building": _EVERYBODY}
    names = list(await _buildings(turn))
    part = part_named(written, names)
    if part is None:
        raise Misused(_NO_PLACE, place=written)
    named, of_unit = part
    units = list(await turn.shelves.households.units(turn.community.id, named))
    if of_unit and of_unit not in units:
        raise Misused(_NO_PLACE, place=written)
    return {
        "building": str(names.index(named)),
        "unit": str(units.index(of_unit)) if of_unit else _WHOLE,
    }


def _wordings(turn: Turn, draft: AnnouncementDraft) -> dict[str, str]:
    return wordings(turn, draft.first or draft.details, draft.second, draft.third)


def _read(told: Told) -> Told:
    if utf16_length(escape(told.words)) > WORDS_AT_MOST:
        raise Unclear(_TOO_LONG)
    return in_words(told, _("A few words, please."))


def _read_at_once(told: Told) -> Told:
    try:
        return _read(told)
    except Unclear as slip:
        raise Misused(slip.question) from slip


async def _buildings(turn: Turn) -> Sequence[str]:
    return await turn.shelves.households.buildings(turn.community.id)


async def _units(turn: Turn, draft: AnnouncementDraft) -> Sequence[str]:
    named = _nth(await _buildings(turn), draft.building)
    return await turn.shelves.households.units(turn.community.id, named)


def _nth(names: Sequence[str], code: str) -> str:
    """What was chosen by its place, if it is still there."""
    if not code.isdigit() or int(code) >= len(names):
        raise Outdated
    return names[int(code)]
