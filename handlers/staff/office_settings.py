"""/settings in the office's group — departments, who answers for what, telephone, language."""

from dataclasses import dataclass, field

from domain.categories import CATEGORIES
from domain.departments import NAME_AT_MOST, TOPICS, subject
from domain.phone import is_written_like_one
from domain.posts import GIVERS
from handlers.access import entitled
from handlers.actions import departments
from handlers.actions.setting_up import menu
from handlers.actions.telling import tell_office
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Outdated, Unclear
from handlers.staff.menu import office_menu
from handlers.staff.staff import a_name
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import office_settings as views
from locales import LANGUAGES, Markup, _, words_for
from storage.tables import Staff

_SUBJECTS = {"job": [one.code for one in CATEGORIES], "topic": [one.code for one in TOPICS]}
_GONE = _("This department has been given up in the meantime.")
_THE_LAST = _("Somebody has to answer for everything: the last department cannot be given up.")
NO_NUMBER = _("I cannot read a telephone number in that. For example: 0571-8888 1234.")
TAKEN = _("There is a department of that name already.")
_ASKED = {
    "add": _("What shall the new department be called?"),
    "name": _("What shall it be called from now on?"),
    "phone": _("Under which number do residents reach the office?"),
}


@dataclass(frozen=True)
class WritingDraft:
    what: str = ""
    code: str = ""
    words: Told = field(default_factory=Told)


writing = Form("writing_settings", WritingDraft, _("⚙️ Settings of the office"), office=True)
writing.given("what")
writing.given("code")


async def _question(turn: Turn, draft: WritingDraft) -> Markup:
    return turn.words(_ASKED[draft.what])


@writing.tell(_question)
async def words(turn: Turn, draft: WritingDraft, told: Told) -> Told:
    read = a_number if draft.what == "phone" else a_new_name
    return Told(await read(turn, told.words))


@writing.done
async def write(turn: Turn, draft: WritingDraft) -> None:
    manager(turn)
    if draft.what == "phone":
        departments.call_on(turn, draft.words.words)
        return open_window(turn, views.overview(await chart(turn), turn.words))
    code = await _named(turn, draft.code, draft.words.words)
    return open_window(turn, views.department(await chart(turn), code, turn.words))


async def show(turn: Turn, pressed: Pressed) -> None:
    """One of the pages."""
    manager(turn)
    pages = {
        "overview": views.overview,
        "departments": views.departments,
        "routing": views.routing,
        "language": views.languages,
    }
    if pressed.word() not in pages:
        raise Outdated
    await change_window(turn, pages[pressed.word()](await chart(turn), turn.words))


async def show_department(turn: Turn, pressed: Pressed) -> None:
    code = await _live(turn, pressed.word())
    await change_window(turn, views.department(await chart(turn), code, turn.words))


async def ask_words(turn: Turn, pressed: Pressed) -> None:
    manager(turn)
    what = pressed.word()
    if what not in _ASKED:
        raise Outdated
    code = await _live(turn, pressed.word(1)) if what == "name" else ""
    await writing.open_if_free(turn, what=what, code=code)


async def ask_to_retire(turn: Turn, pressed: Pressed) -> None:
    code = await _live(turn, pressed.word())
    await change_window(turn, await successors(turn, code))


async def retire(turn: Turn, pressed: Pressed) -> None:
    code, successor = [await _live(turn, pressed.word(place)) for place in (0, 1)]
    await give_up(turn, code, successor)
    turn.toast(turn.words("Noted."))
    await change_window(turn, views.departments(await chart(turn), turn.words))


async def show_route(turn: Turn, pressed: Pressed) -> None:
    manager(turn)
    job, category = _subject(pressed)
    await change_window(turn, views.route(await chart(turn), category, turn.words, job=job))


async def route(turn: Turn, pressed: Pressed) -> None:
    (job, category), department = _subject(pressed), await _live(turn, pressed.word(2))
    await departments.route(turn, subject(category, job=job), department)
    turn.toast(turn.words("Noted."))
    await change_window(turn, views.routing(await chart(turn), turn.words))


async def speak(turn: Turn, pressed: Pressed) -> None:
    manager(turn)
    if pressed.word() not in LANGUAGES:
        raise Outdated
    speak_from_now_on(turn, pressed.word())
    await change_window(turn, views.overview(await chart(turn), turn.words))


def speak_from_now_on(turn: Turn, language: str) -> None:
    """Also in the menu of the group's commands."""
    departments.speak(turn, language)
    if turn.community.ops_chat is not None:
        turn.enclose(menu(turn.community, office_menu(), turn.now))


def manager(turn: Turn) -> Staff:
    """Whoever may change the settings; Refused to everybody else."""
    return entitled(turn, GIVERS, "H9", GIVERS)


async def chart(turn: Turn) -> views.Chart:
    here, shelf = turn.community, turn.shelves.departments
    live, named = await shelf.live(here.id), await shelf.names(here.id)
    return views.Chart(here, live, named, await shelf.routes(here.id))


async def successors(turn: Turn, code: str) -> Letter:
    """The question where everything shall go; Outdated where there is nobody else."""
    now, count = await chart(turn), await _open(turn, code)
    if len(now.live) == 1:
        raise Outdated(_THE_LAST)
    return views.successors(now, code, count, turn.words)


async def give_up(turn: Turn, code: str, successor: str) -> None:
    """Two at once cannot make each other's department the successor of what is gone."""
    await turn.shelves.departments.hold(turn.community.id)
    live = await turn.shelves.departments.live(turn.community.id)
    if code == successor or not {code, successor} <= set(live):
        raise Outdated(_GONE)
    count = await departments.retire(turn, code, successor)
    words = words_for(turn.community.language)
    said = views.retired(await chart(turn), code, successor, count, words)
    await tell_office(turn, turn.community, said)


async def a_number(turn: Turn, said: str) -> str:
    """As the office writes it; Unclear where nobody could call it."""
    if not is_written_like_one(said.strip()):
        raise Unclear(NO_NUMBER)
    return said.strip()


async def a_new_name(turn: Turn, said: str) -> str:
    """One that no other department has; Unclear for what may not stand on a card."""
    made, now = a_name(said, NAME_AT_MOST), await chart(turn)
    if made.casefold() in {now.name(one, turn.words).plain.casefold() for one in now.live}:
        raise Unclear(TAKEN)
    return made


async def _named(turn: Turn, code: str, name: str) -> str:
    """A department under a new name, or a new one; its code."""
    if not code:
        return await departments.add(turn, name)
    await _live(turn, code)
    await departments.rename(turn, code, name)
    return code


async def _open(turn: Turn, code: str) -> int:
    return len(await turn.shelves.departments.open_tickets(turn.community.id, code))


async def _live(turn: Turn, code: str) -> str:
    """For those who may change it; Outdated where it is gone."""
    manager(turn)
    if code not in await turn.shelves.departments.live(turn.community.id):
        raise Outdated(_GONE)
    return code


def _subject(pressed: Pressed) -> tuple[bool, str]:
    kind, category = pressed.word(), pressed.word(1)
    if category not in _SUBJECTS.get(kind, ()):
        raise Outdated
    return kind == "job", category
