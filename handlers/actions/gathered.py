"""The one card of an incident; its reports are seen there and have none of their own."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from domain.departments import Department
from domain.incidents import IncidentState
from handlers.extent import extent_of
from handlers.facts import Facts, ops_address, topic_of
from handlers.letters import Letter, Manner
from handlers.turn import Turn
from handlers.views import incidents as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Card, Incident, Ticket

_ALIAS = re.compile(r"incident:(\d+):ops(?::0)?")
About = Mapping[str, object]
_NOTHING: About = MappingProxyType({})
_A_WHILE = 10  # seconds in which the changes of a count become one


def incident_alias(incident: Incident) -> str:
    return f"incident:{incident.id}:ops"


def incident_in(card: Card) -> int | None:
    """The number of the incident whose card this is, if it is one's."""
    found = _ALIAS.fullmatch(card.alias)
    return int(found[1]) if found else None


def is_gathered(facts: Facts) -> bool:
    """Whether it belongs to an incident for certain."""
    incident = facts.incident
    return incident is not None and incident.state != IncidentState.PROPOSED


async def is_shown(turn: Turn, alias: str) -> bool:
    """Whether there is such a card in the group, or will be in a moment."""
    shelves = turn.shelves
    return bool(await shelves.cards.known([alias])) or await shelves.outbox.on_its_way(alias)


async def show_incident(turn: Turn, incident: Incident) -> None:
    """For the first time: among the urgent where it is urgent."""
    extent = await extent_of(turn, incident)
    letter = views.card(extent, words_for(extent.community.language))
    lane = Lane.URGENT if incident.urgent else Lane.NOTIFY
    lead = extent.lead.ticket if extent.lead else None
    address = await ops_address(turn, extent.community, _topic(lead))
    turn.post(letter, address, Manner(lane, card=incident_alias(incident)))


async def redraw_incident(
    turn: Turn, incident: Incident, letter: Letter | None = None, *, soon: bool = False
) -> None:
    """Make it true again; `soon` is good enough for a count that rises many times a minute.

    Then it goes last of all, and at most once in a while: a flood of reports leaves the group
    room for what is urgent.
    """
    extent = await extent_of(turn, incident)
    letter = letter or views.card(extent, words_for(extent.community.language))
    lead = extent.lead.ticket if extent.lead else None
    address = await ops_address(turn, extent.community, _topic(lead))
    alias = incident_alias(incident)
    at = Manner(Lane.BROADCAST, card=alias, not_before=_next(turn.now)) if soon else None
    turn.redraw(letter, address, at or Manner(Lane.NOTIFY, card=alias))


def round_of(turn: Turn, incident: int, what: str, about: About = _NOTHING, after: int = 0) -> None:
    """Do something to all reports beyond one, a portion at a time (see incident_rounds.py)."""
    lane = f"incident:{incident}"
    known = {"incident": incident, "what": what, "after": after, "detail": dict(about)}
    turn.shelves.timers.set("incident_round", turn.now, lane, f"{lane}:{what}", **known)


def _topic(lead: Ticket | None) -> str:
    return topic_of(lead) if lead else Department.ENGINEERING


def _next(now: datetime) -> datetime:
    return now + timedelta(seconds=_A_WHILE - now.timestamp() % _A_WHILE)
