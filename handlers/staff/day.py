"""每日反馈 — whoever is of a department says how its day went: by a tap, or in words."""

from dataclasses import dataclass, field
from datetime import date

from telegram import Update

from domain.departments import Department
from domain.refusals import Refused
from domain.tickets import Role
from handlers.access import on_post
from handlers.actions import day as actions
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.departments import departments_of
from handlers.form import Form
from handlers.manners import Misused, Outdated
from handlers.staff.choosing import named_first
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import day as views
from handlers.views.names import department_name
from locales import Markup, _
from storage.tables import Staff

_FOR_ANY = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.MANAGER})
_BY_TRADE = {Role.ENGINEER: Department.ENGINEERING, Role.GUARD: Department.SECURITY}
_ANOTHER_DAY = _("That was for another day; please use today's.")
_WHICH = _("Of which department? It stands first: {departments}.")
_WHAT = _("How did the day go, in a few words?")


@dataclass(frozen=True)
class FeedbackDraft:
    department: str = ""
    words: Told = field(default_factory=Told)


feeding_back = Form("feeding_back", FeedbackDraft, _("🕔 Feedback of the day"), office=True)
feeding_back.given("department")


async def _asked(turn: Turn, draft: FeedbackDraft) -> Markup:
    named = await turn.shelves.departments.names(turn.community.id)
    return turn.words(
        "{department}, {name}: what is still open, and why? Please reply to this message.",
        department=department_name(draft.department, named, turn.words),
        name=turn.staff_name,
    )


@feeding_back.tell(_asked)
async def words(turn: Turn, draft: FeedbackDraft, told: Told) -> Told:
    return in_words(told)


@feeding_back.done
async def tell(turn: Turn, draft: FeedbackDraft) -> None:
    staff = on_post(turn)
    _check_of(staff, draft.department)
    await actions.feed_back(turn, staff, draft.department, draft.words.words)


async def command(update: Update, turn: Turn) -> None:
    """/feedback words: of one's own department, or of the one that stands first."""
    staff, said = on_post(turn), rest_of(turn)
    department, told = await _meant(turn, staff, said)
    if not told:
        raise Misused(_WHAT)
    _check_of(staff, department)
    evening = await actions.feed_back(turn, staff, department, told)
    turn.say(views.fed_back(evening, turn.words))


async def page(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    department, day = await _of(turn, pressed)
    number = pressed.number(2)
    await actions.show_evening(turn, turn.community, department, day, number)


async def done(turn: Turn, pressed: Pressed) -> None:
    """Nothing more to say of today."""
    staff = on_post(turn)
    department = await _of_today(turn, pressed)
    _check_of(staff, department)
    await actions.feed_back(turn, staff, department, "")
    turn.noted()


async def ask_words(turn: Turn, pressed: Pressed) -> None:
    staff = on_post(turn)
    department = await _of_today(turn, pressed)
    _check_of(staff, department)
    await feeding_back.open_if_free(turn, department=department)


async def _meant(turn: Turn, staff: Staff, said: str) -> tuple[str, str]:
    """The department that stands first, or their own; and the rest."""
    live = await departments_of(turn, turn.community.id)
    codes = {name.plain: code for code, name in live.items()}
    if name := named_first(said, codes):
        return codes[name], said[len(name) :].lstrip(" :：,，")
    own = staff.department or _BY_TRADE.get(Role(staff.role), "")
    if own not in live:
        raise Misused(_WHICH, departments=turn.words.joined(codes))
    return own, said


def _check_of(staff: Staff, department: str) -> None:
    """Anybody of it, and who answers for all of them (S4 4.7)."""
    own = staff.department or _BY_TRADE.get(Role(staff.role), department)
    if own != department and Role(staff.role) not in _FOR_ANY:
        raise Refused("not_yours", "S4 4.7")


async def _of_today(turn: Turn, pressed: Pressed) -> str:
    department, day = await _of(turn, pressed)
    if day != turn.today:
        raise Outdated(_ANOTHER_DAY)
    return department


async def _of(turn: Turn, pressed: Pressed) -> tuple[str, date]:
    department, day = pressed.word(), pressed.day(1)
    live = await turn.shelves.departments.live(turn.community.id)
    if department not in live or day is None:
        raise Outdated
    return department, day
