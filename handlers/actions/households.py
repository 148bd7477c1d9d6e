"""Joining a household: somebody agrees to be known and asks, and the office decides."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.households import OWNER, Membership
from domain.office_hours import moment_of
from domain.tickets import Role
from handlers.actions.telling import record, tell_office, tell_resident
from handlers.facts import DESK, ops_address
from handlers.letters import Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import office, residents
from handlers.views.notice import VERSION
from locales import _, words_for
from storage.outbox import Lane
from storage.tables import Community, Home, Member, Person, Staff

ADMITTERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})


@dataclass(frozen=True)
class Application:
    """As what somebody asks to be entered; an agent until when, and by which paper (A6)."""

    role: str
    until: date | None = None
    mandate: tuple[tuple[str, str], ...] = ()  # its pages


def must_agree(person: Person) -> bool:
    """Whether the notice says more than they agreed to, or they took their consent back."""
    return person.notice_version < VERSION or person.withdrawn_at is not None


async def agree(turn: Turn, language: str) -> Person:
    """Keep somebody who has read the notice and agreed (S2 五1); a later yes renews it."""
    person = turn.person or await _welcome(turn, language)
    person.language = language
    if must_agree(person):
        person.notice_version, person.consented_at = VERSION, turn.now
        person.withdrawn_at = None
        record(turn, None, "consent", "S2 五1", notice=VERSION, language=language)
    return person


async def _welcome(turn: Turn, language: str) -> Person:
    person = Person(
        telegram_id=turn.visitor.telegram_id,
        name=turn.full_name,
        language=language,
        notice_version=0,
        consented_at=turn.now,
    )
    await turn.shelves.people.welcome(person)
    turn.sheet.person = person
    return person


async def speak(turn: Turn, language: str) -> None:
    """From now on we speak this language with them."""
    if turn.person:
        turn.person.language = language
    for post in turn.sheet.posts:
        post.language = language
    record(turn, None, "speak", language=language)


def note_phone(turn: Turn, number: str) -> None:
    """Given, changed or, where it is empty, taken away; the log does not keep it."""
    if turn.who.phone != number:
        turn.who.phone = number
        record(turn, None, "phone", given=bool(number))


async def may_ask(turn: Turn, person: Person, home: Home) -> bool:
    """Nobody asks for one home after another before the office has answered."""
    asked = await turn.shelves.households.asked_by(person)
    at_most = turn.standard.count("resident.open_of_a_kind")
    return home.id in asked or len(asked) < at_most


async def ask_to_join(turn: Turn, person: Person, home: Home, asked: Application) -> Member:
    """Ask the office to confirm that somebody belongs to a home (S0 四)."""
    member = await turn.shelves.households.membership(home.id, person.id)
    if member is None:
        member = Member(home_id=home.id, person_id=person.id, role=asked.role,
                        state=Membership.ASKED, asked_at=turn.now)  # fmt: skip
        await turn.shelves.households.ask_to_join(member)
    elif member.state == Membership.APPROVED:
        return member
    member.role, member.state, member.asked_at = asked.role, Membership.ASKED, turn.now
    member.until = asked.until
    member.mandate_kind, member.mandate = asked.mandate[0] if asked.mandate else ("", "")
    member.decided_at = member.decided_by = member.ended_at = None
    record(turn, None, "ask_to_join", "S0 四", member=member.id)
    await show_application(turn, member, asked.mandate[1:])
    return member


async def show_application(
    turn: Turn, member: Member, further: tuple[tuple[str, str], ...] = ()
) -> None:
    """Put it before the office; of a mandate its first page is kept, and seen at a move."""
    person = await turn.shelves.people.get(member.person_id)
    home, community = await home_of(turn, member)
    owned = bool(await turn.shelves.households.people_of(home.id, OWNER))
    words = words_for(community.language)
    letter = office.application(member, person, home, words, owned=owned, further=further)
    await tell_office(turn, community, letter, topic=DESK, card=application_alias(member))


async def decide(turn: Turn, member: Member, by: Staff, *, admit: bool) -> None:
    """Enter them, or not; the first who decides wins."""
    if member.state != Membership.ASKED:
        raise Outdated(_("That has already been decided."))
    home, community = await home_of(turn, member)
    ends = await ends_at(turn, member)
    if admit and ends and ends <= turn.now:
        raise Outdated(_("The mandate has ended in the meantime; it can only be declined."))
    member.state = Membership.APPROVED if admit else Membership.DECLINED
    member.decided_at, member.decided_by = turn.now, by.id
    record(turn, None, "admit" if admit else "decline", "S0 四", member=member.id)
    await redraw(turn, member, by)
    person = await turn.shelves.people.get(member.person_id)
    if admit and ends:
        lane, about = str(person.telegram_id), application_alias(member)
        turn.shelves.timers.set("mandate_ends", ends, lane, about, member=member.id)
    words = words_for(person.language)
    tell_resident(turn, person, residents.admitted(community, home, words, yes=admit))


async def ends_at(turn: Turn, member: Member) -> datetime | None:
    """A mandate holds to the end of its last day, as days go where the home is."""
    if member.until is None:
        return None
    _known, community = await home_of(turn, member)
    return moment_of(member.until + timedelta(days=1), time(), ZoneInfo(community.zone))


async def redraw(turn: Turn, member: Member, by: Staff) -> None:
    person = await turn.shelves.people.get(member.person_id)
    home, community = await home_of(turn, member)
    letter = office.decided(member, person, home, by, words_for(community.language))
    at = await ops_address(turn, community, DESK)
    turn.redraw(letter, at, Manner(Lane.NOTIFY, card=application_alias(member)))


async def home_of(turn: Turn, member: Member) -> tuple[Home, Community]:
    home = await turn.shelves.households.home(member.home_id)
    if home is None:
        raise LookupError(member.home_id)
    return home, await turn.shelves.communities.get(home.community_id)


def application_alias(member: Member) -> str:
    return f"member:{member.id}"


def news_alias(turn: Turn, member: Member) -> str:
    """Whatever else the office hears of them."""
    return f"{application_alias(member)}:{turn.sheet.source}"
