"""查找 — tickets by number, home, name, words, state, kind, day or colleague."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from telegram import Update

from domain.finding import LONGEST, Names, Wanted, wanted_in
from domain.tickets import Role
from handlers.access import access_search, access_ticket, entitled, on_post
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


@dataclass(frozen=True)
class Called:
    """What colleagues and departments of an office are called."""

    colleagues: Mapping[int, str]
    departments: Mapping[str, str]
    live: Sequence[str]

    def wanted(self, sought: str, today: date) -> Wanted:
        """What a colleague of this office meant by it on that day."""
        colleagues = {name.casefold(): staff_id for staff_id, name in self.colleagues.items()}
        return wanted_in(sought, today, Names(self._codes, colleagues))

    @property
    def _codes(self) -> dict[str, str]:
        """By themselves, and by what they stand for in each of our languages."""
        said = {
            department_name(code, self.departments, words_for(language)).plain.casefold(): code
            for language in LANGUAGES
            for code in self.live
        }
        return {code: code for code in self.live} | said


async def called_here(turn: Turn) -> Called:
    office, departments, here = turn.shelves.office, turn.shelves.departments, turn.community.id
    return Called(
        await office.names(here), await departments.names(here), await departments.live(here)
    )


async def _listed(turn: Turn, search: Search, number: int = 0) -> Letter:
    called = await called_here(turn)
    wanted = called.wanted(search.words, search.at.astimezone(turn.zone).date())
    _check_phone(turn, wanted)
    by = Seeker(search.community_id, search.staff_id, turn.zone, turn.now)
    tickets, count = await turn.shelves.finding.page(wanted, by, A_PAGE, skip=number * A_PAGE)
    if not tickets and number:
        return await _listed(turn, search)
    at = page(number, count)
    found = views.Found(
        search.id, wanted, tickets, count, at, called.colleagues, called.departments
    )
    return views.found(found, turn.words)


def _check_phone(turn: Turn, wanted: Wanted) -> None:
    """Whose number it is is for the desk to know; that somebody looked is on the record."""
    if not wanted.phone:
        return
    entitled(turn, BY_PHONE, "A15", BY_PHONE)
    record(turn, None, "find_by_phone", "A15")
