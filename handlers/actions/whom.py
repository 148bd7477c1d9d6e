"""问谁 — who of a household is asked about a ticket: whoever reported it, while they can be."""

from collections.abc import Sequence

from domain.asking import Standing, Unasked, whom_to_ask
from domain.households import Membership
from domain.tickets import Kind
from handlers.turn import Turn
from handlers.views.names import by_telephone
from storage.tables import Member, Person, Ticket


async def addressee(turn: Turn, ticket: Ticket) -> Person | Unasked:
    """The one to whom the question goes; or why it goes to nobody (A5, S3 六2(2))."""
    if ticket.kind == Kind.INTERNAL:
        return Unasked.GONE
    people = turn.shelves.people
    reporter = await people.get(ticket.requester_id)
    found = whom_to_ask(await _reporter(turn, reporter, ticket), await _fellows(turn, ticket))
    return found if isinstance(found, Unasked) else await people.get(found)


async def _reporter(turn: Turn, person: Person, ticket: Ticket) -> Standing:
    if ticket.home_id is None:
        return _standing(person)
    member = await turn.shelves.households.membership(ticket.home_id, person.id)
    return _standing(person, member, at_home=True)


async def _fellows(turn: Turn, ticket: Ticket) -> Sequence[Standing]:
    """What is confidential, or of no home, is nobody else's."""
    if ticket.home_id is None or ticket.confidential:
        return ()
    people = await turn.shelves.households.people_of(ticket.home_id)
    return [
        _standing(person, member, at_home=True, before=member.asked_at <= ticket.filed_at)
        for member, person in people
        if person.id != ticket.requester_id
    ]


def _standing(
    person: Person, member: Member | None = None, *, at_home: bool = False, before: bool = True
) -> Standing:
    states = {Membership.APPROVED, Membership.ENDED}
    return Standing(
        person.id,
        member.role if member else "",
        belongs=not at_home or (member is not None and member.state == Membership.APPROVED),
        belonged=not at_home or (member is not None and member.state in states),
        before=before,
        by_telephone=by_telephone(person),
        reachable=person.reachable,
        forgotten=person.forgotten_at is not None,
        not_asked=person.not_asked or person.withdrawn_at is not None,
    )
