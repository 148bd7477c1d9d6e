"""What could not be handled after all: the person gets an apology, the duty chat an alarm."""

from handlers.actions.telling import alarm, record
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from handlers.views.office import dead_letter
from locales import words_for
from storage.outbox import Lane
from storage.tables import InboxRow


async def announce(turn: Turn, row: InboxRow) -> None:
    """Say that it happened, under the number by which it can be tried again."""
    communities = await turn.shelves.communities.all()
    if communities:
        words = words_for(communities[0].language)
        await alarm(turn, communities[0], dead_letter(row, words))
    chat = row.lane.partition(":")[0]
    person = await turn.shelves.people.known_as(int(chat)) if chat.isdigit() else None
    if person:
        words = words_for(person.language)
        apology = words(
            "I am sorry, I could not handle your message (no. {id}). Nothing is lost: the office "
            "has been told and will see to it.",
            id=row.id,
        )
        turn.post(Letter(apology), Address(person.telegram_id), Manner(Lane.REPLY))


async def try_again(turn: Turn, row_id: int) -> bool:
    """Put it back into its lane; False when there is none of that number."""
    found = await turn.shelves.inbox.replay(row_id, turn.now)
    if found:
        record(turn, None, "replay", row=row_id)
    return found
