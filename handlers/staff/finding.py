"""查找 — tickets by number, home, name, words, state, kind, day or colleague."""

from datetime import datetime

from telegram import Update

from domain.finding import LONGEST, Names, Wanted, wanted_in
from domain.refusals import Refused
from domain.tickets import Role
from handlers.access import access_search, access_ticket, on_post
from handlers.actions.showing import show_card_anew
from handlers.actions.telling import record
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.turn import Turn
from handlers.views import finding as views
from handlers.views.names import department_name
from handlers.views.pages import A_PAGE, page
from locales import LANGUAGES, _, words_for
from storage.finding import Seeker
from storage.tables import Search

BY_PHONE = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})


async def find(update: Update, turn: Turn) -> None:
    """/find and whatever is known of it."""
    sought = rest_of(turn)
    if not sought:
        raise Misused(_("What shall I look for?"))
    await open_list(turn, sought)


async def leaf(turn: Turn, pressed: Pressed) -> None:
    """Another page of a list: as it stands now."""
    search = await access_search(turn, pressed.number())
    await change_window(turn, await _listed(turn, search, pressed.number(1)))


async def show(turn: Turn, pressed: Pressed) -> None:
    """A line of a list: its card."""
    ticket, _role = await access_ticket(turn, pressed.number())
    await show_card_anew(turn, ticket)


async def open_list(turn: Turn, sought: str) -> None:
    """What is wanted, in a message to leaf through."""
    staff = on_post(turn)
    search = Search(
        community_id=staff.community_id, staff_id=staff.id, words=sought[:LONGEST], at=turn.now
    )
    await turn.shelves.finding.remember(search)
    open_window(turn, await _listed(turn, search))


async def read(turn: Turn, sought: str, at: datetime) -> Wanted:
    """What a colleague of this office meant by it then."""
    called = await turn.shelves.finding.colleagues(turn.community.id)
    colleagues = {name.casefold(): staff_id for staff_id, name in called.items()}
    names = Names(await _departments(turn), colleagues)
    return wanted_in(sought, at.astimezone(turn.zone).date(), names)


async def _listed(turn: Turn, search: Search, number: int = 0) -> Letter:
    wanted = await read(turn, search.words, search.at)
    _check_phone(turn, wanted)
    called = await turn.shelves.finding.colleagues(search.community_id)
    named = await turn.shelves.departments.names(search.community_id)
    by = Seeker(search.community_id, search.staff_id, turn.zone, turn.now)
    tickets, count = await turn.shelves.finding.page(wanted, by, A_PAGE, skip=number * A_PAGE)
    if not tickets and number:
        return await _listed(turn, search)
    at = page(number, count)
    return views.found(
        views.Found(search.id, wanted, tickets, count, at, called, named), turn.words
    )


def _check_phone(turn: Turn, wanted: Wanted) -> None:
    """Whose number it is is for the desk to know; that somebody looked is on the record."""
    if not wanted.phone:
        return
    if Role(on_post(turn).role) not in BY_PHONE:
        raise Refused("not_yours", "A15", who=BY_PHONE)
    record(turn, None, "find_by_phone", "A15")


async def _departments(turn: Turn) -> dict[str, str]:
    """By their codes, and by what they are called in each of our languages."""
    shelf, here = turn.shelves.departments, turn.community.id
    named, live = await shelf.names(here), await shelf.live(here)
    said = {
        department_name(code, named, words_for(language)).plain.casefold(): code
        for language in LANGUAGES
        for code in live
    }
    return {code: code for code in live} | said
