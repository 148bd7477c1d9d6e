"""Who has taken their consent back hears from us only in answer; who was forgotten, never again."""

from handlers.manners import Outdated
from handlers.turn import Turn
from locales import _
from storage.forgotten import nobody
from storage.tables import Person


async def respect(turn: Turn) -> None:
    """Drop whatever this turn would say to them all the same."""
    letters = turn.sheet.letters
    others = {row.chat for row in letters if row.chat > 0 and not turn.sheet.answers(row)}
    unwilling = await turn.shelves.people.unwilling(others)
    posts = await turn.shelves.office.posts(unwilling) if unwilling else ()
    colleagues = {one.telegram_id for one in posts}
    letters[:] = [
        row
        for row in letters
        if not nobody(row.chat)
        and (row.chat not in unwilling or (row.ticket_id is None and row.chat in colleagues))
    ]


def check_listens(person: Person) -> None:
    """Outdated where a word of the office would not arrive, and why."""
    if person.forgotten_at:
        raise Outdated(_("This was erased at the resident's wish: nobody can be answered."))
    if person.withdrawn_at:
        raise Outdated(_("The resident has withdrawn their consent: please telephone."))
