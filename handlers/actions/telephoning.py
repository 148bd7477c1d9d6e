"""转告 — what Telegram cannot say to somebody, a colleague says on the telephone."""

from collections.abc import Iterable

from handlers.actions.looking import resident_alias
from handlers.actions.telling import tell_office
from handlers.facts import ops_alias
from handlers.letters import Letter
from handlers.turn import Turn
from handlers.views.names import by_telephone
from handlers.views.telephoning import please_telephone
from locales import Markup, words_for
from storage.tables import OutboxRow


async def have_telephoned(turn: Turn, lost: Iterable[OutboxRow]) -> None:
    """The words of a letter that nobody would get, under the card; the receipt was read out."""
    for row in lost:
        if row.method != "sendMessage" or row.ticket_id is None:
            continue
        ticket = await turn.shelves.tickets.get(row.ticket_id)
        person = await turn.shelves.people.known_as(row.chat)
        if ticket is None or person is None or not by_telephone(person):
            continue
        if row.card == resident_alias(ticket):
            continue
        community = await turn.shelves.communities.get(ticket.community_id)
        said = Markup(row.params["text"]).plain
        letter = Letter(please_telephone(ticket, person, said, words_for(community.language)))
        await tell_office(turn, community, letter, reply_to=ops_alias(ticket), ticket_id=ticket.id)
