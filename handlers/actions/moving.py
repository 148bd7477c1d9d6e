"""Leaving a household: by moving out, by an owner's word, or when a mandate is over."""

from domain.households import TENANT, Membership
from handlers.actions.asking import ask_who_stays
from handlers.actions.households import home_of, news_alias
from handlers.actions.invitations import withdraw
from handlers.actions.planning import call_off_for
from handlers.actions.survey_asking import lose
from handlers.actions.telling import record, tell_office, tell_resident
from handlers.facts import DESK
from handlers.turn import Turn
from handlers.views import households as views
from handlers.views import office, residents
from locales import words_for
from storage.outbox import Lane
from storage.tables import Home, Member, Person


async def move_out(turn: Turn, member: Member, home: Home) -> None:
    """Their open matters stay with the office, and with them."""
    person = await end(turn, member, "move_out")
    await _tell_office(turn, home, member, person)


async def remove(turn: Turn, member: Member, home: Home) -> None:
    """By an owner of the home, who speaks; the person is told kindly."""
    person = await end(turn, member, "remove_member")
    await _tell_office(turn, home, member, person, turn.who)
    community = await turn.shelves.communities.get(home.community_id)
    tell_resident(turn, person, views.removed(community, home, words_for(person.language)))


async def mandate_ended(turn: Turn, member: Member) -> None:
    """Whoever acted for an owner does so no longer, and both they and the office hear of it."""
    person = await end(turn, member, "mandate_ends", "A6")
    home, community = await home_of(turn, member)
    told = residents.mandate_ended(community, home, words_for(person.language))
    tell_resident(turn, person, told, lane=Lane.NOTIFY)
    news = office.mandate_ended(person, home, words_for(community.language))
    await tell_office(turn, community, news, topic=DESK, card=news_alias(turn, member))


async def end(turn: Turn, member: Member, action: str, clause: str = "A4") -> Person:
    """Whom they had invited cannot come in any more: nor can they themselves that way.

    What lies before them about that home is asked of whoever stays.
    """
    member.state, member.ended_at = Membership.ENDED, turn.now
    for invitation in await turn.shelves.invitations.open_of(member.home_id, turn.now):
        if invitation.by_person == member.person_id:
            withdraw(turn, invitation)
    if member.role == TENANT or not await turn.shelves.households.people_of(member.home_id):
        await call_off_for(turn, member.person_id, member.home_id)
    record(turn, None, action, clause, member=member.id)
    person = await turn.shelves.people.get(member.person_id)
    await ask_who_stays(turn, person, member.home_id)
    await lose(turn, person, member.home_id)
    return person


async def _tell_office(
    turn: Turn, home: Home, member: Member, person: Person, by: Person | None = None
) -> None:
    community = await turn.shelves.communities.get(home.community_id)
    letter = views.left(member, person, home, by, words_for(community.language))
    await tell_office(turn, community, letter, topic=DESK, card=news_alias(turn, member))
