"""Who has taken their consent back hears from us only in answer; who was forgotten, never again."""

from handlers.actions.telephoning import have_telephoned
from handlers.turn import Turn
from locales import _
from storage.cards import of_their_work
from storage.forgotten import nobody
from storage.tables import OutboxRow, Person


async def respect(turn: Turn) -> None:
    """Drop whatever this turn would say to them all the same."""
    letters = turn.sheet.letters
    others = {row.chat for row in letters if row.chat > 0 and not turn.sheet.answers(row)}
    unwilling = await turn.shelves.people.unwilling(others)
    posts = await turn.shelves.office.posts(unwilling) if unwilling else ()
    colleagues = {one.telegram_id for one in posts}
    to_nobody = [row for row in letters if nobody(row.chat)]
    letters[:] = [
        row
        for row in letters
        if row not in to_nobody
        and (row.chat not in unwilling or (row.chat in colleagues and _of_work(row)))
    ]
    await have_telephoned(turn, to_nobody)


def _of_work(row: OutboxRow) -> bool:
    """What a colleague has to know, whatever they have agreed to as a resident."""
    return row.ticket_id is None or of_their_work(row.card)


def why_deaf(person: Person) -> str:
    """Why a word of the office would not arrive (a msgid); empty where it does."""
    if person.forgotten_at:
        return _("This was erased at the resident's wish: nobody can be answered.")
    if person.withdrawn_at:
        return _("The resident has withdrawn their consent: please telephone.")
    if nobody(person.telegram_id):
        return _("The resident is not on Telegram: please telephone.")
    return ""
