"""更正权 — what is kept of somebody is put right, and once a year they are asked whether it is."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.working_time import outside_quiet, quiet
from handlers.actions.telling import record, redraw_ops_card
from handlers.facts import facts_of
from handlers.letters import Address, Manner
from handlers.turn import Turn
from handlers.views import privacy as views
from locales import words_for
from storage.outbox import Delivery, Lane
from storage.tables import Community, Person

_A_DAY = timedelta(days=1)


async def rename(turn: Turn, name: str) -> None:
    """The cards of what is open call them so from now on; the log keeps no name."""
    turn.who.name = name
    record(turn, None, "rename", "A15")
    for ticket in await turn.shelves.tickets.open_of(turn.who.id):
        await redraw_ops_card(turn, await facts_of(turn, ticket))


async def ask_in_a_year(turn: Turn, person: Person, community: Community, since: datetime) -> None:
    """One bell for each person, at an hour when they are awake; at once where a year is over."""
    standard, about = turn.standard_of(community), _about(person)
    due = max(since + standard.duration("record.confirm"), turn.now)
    fit = outside_quiet(due, due + _A_DAY, ZoneInfo(community.zone), quiet(standard))
    await turn.shelves.timers.call_off(about)
    turn.shelves.timers.set("confirm_record", fit, about, about, person=person.id)


async def ask(turn: Turn, person: Person) -> None:
    """It is their own record: who wants no announcements is asked as well."""
    homes = await turn.shelves.households.homes_of(person)
    letter = views.still_right(person, homes, words_for(person.language))
    manner = Manner(Lane.NOTIFY, Delivery.AT_MOST_ONCE, card=_about(person))
    turn.post(letter, Address(person.telegram_id), manner)


async def confirm(turn: Turn) -> None:
    """Everything is right: so it says under the question, and for a year nobody asks."""
    record(turn, None, "confirm_record", "A14")
    turn.redraw(views.confirmed(turn.words), turn.visitor.at, Manner(card=_about(turn.who)))
    await ask_in_a_year(turn, turn.who, turn.community, turn.now)


def _about(person: Person) -> str:
    return f"record:{person.id}"
