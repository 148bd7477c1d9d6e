"""Joining a household: somebody asks, the office decides."""

from domain.households import Membership
from domain.tickets import Role
from handlers.actions.telling import record, tell_office, tell_resident
from handlers.facts import DESK, ops_address
from handlers.letters import Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import office, residents
from locales import _, words_for
from storage.outbox import Lane
from storage.tables import Community, Home, Member, Person, Staff

NOTICE_VERSION = 1
ADMITTERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})


async def welcome(turn: Turn, language: str) -> Person:
    """Keep somebody who has read the notice and agreed (S2 五1); a later yes renews it."""
    if turn.person:
        turn.person.language = language
        turn.person.notice_version, turn.person.consented_at = NOTICE_VERSION, turn.now
        return turn.person
    person = Person(
        telegram_id=turn.visitor.telegram_id,
        name=turn.full_name,
        language=language,
        notice_version=NOTICE_VERSION,
        consented_at=turn.now,
    )
    await turn.shelves.people.welcome(person)
    turn.sheet.person = person
    record(turn, None, "consent", "S2 五1", notice=NOTICE_VERSION)
    return person


async def speak(turn: Turn, language: str) -> None:
    """From now on we speak this language with them."""
    if turn.person:
        turn.person.language = language
    for post in turn.sheet.posts:
        post.language = language
    record(turn, None, "speak", language=language)


async def ask_to_join(turn: Turn, person: Person, home: Home, role: str) -> Member:
    """Ask the office to confirm that somebody belongs to a home (S0 四)."""
    member = await turn.shelves.households.membership(home.id, person.id)
    if member is None:
        member = Member(home_id=home.id, person_id=person.id, role=role,
                        state=Membership.ASKED, asked_at=turn.now)  # fmt: skip
        await turn.shelves.households.ask_to_join(member)
    elif member.state == Membership.APPROVED:
        return member
    else:
        member.role, member.state, member.asked_at = role, Membership.ASKED, turn.now
    record(turn, None, "ask_to_join", "S0 四", member=member.id)
    await show_application(turn, member)
    return member


async def show_application(turn: Turn, member: Member) -> None:
    """Put it before the office."""
    person = await turn.shelves.people.get(member.person_id)
    home, community = await _home(turn, member)
    letter = office.application(member, person, home, words_for(community.language))
    await tell_office(turn, community, letter, topic=DESK, card=_alias(member))


async def decide(turn: Turn, member: Member, by: Staff, *, admit: bool) -> None:
    """Enter them, or not; the first who decides wins."""
    if member.state != Membership.ASKED:
        raise Outdated(_("That has already been decided."))
    member.state = Membership.APPROVED if admit else Membership.DECLINED
    member.decided_at, member.decided_by = turn.now, by.id
    record(turn, None, "admit" if admit else "decline", "S0 四", member=member.id)
    await redraw(turn, member, by)
    person = await turn.shelves.people.get(member.person_id)
    home, community = await _home(turn, member)
    words = words_for(person.language)
    tell_resident(turn, person, residents.admitted(community, home, words, yes=admit))


async def redraw(turn: Turn, member: Member, by: Staff) -> None:
    person = await turn.shelves.people.get(member.person_id)
    home, community = await _home(turn, member)
    letter = office.decided(member, person, home, by, words_for(community.language))
    at = await ops_address(turn, community, DESK)
    turn.redraw(letter, at, Manner(Lane.NOTIFY, card=_alias(member)))


async def _home(turn: Turn, member: Member) -> tuple[Home, Community]:
    home = await turn.shelves.households.home(member.home_id)
    if home is None:
        raise LookupError(member.home_id)
    return home, await turn.shelves.communities.get(home.community_id)


def _alias(member: Member) -> str:
    return f"member:{member.id}"
