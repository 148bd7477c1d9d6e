"""How far a job is: who has it, where they are, what it waits for, and what it became part of."""

from domain.text import clip
from domain.tickets import Role, State
from handlers.facts import Facts
from handlers.views.names import ROLE
from locales import Markup, Words

_PARTS, _WORDS = 300, 100  # UTF-16 units
_SHOWN = 3


def who(facts: Facts, words: Words) -> Markup | None:
    """Who has it."""
    if facts.assignee is None:
        return None
    role = words(ROLE[Role(facts.assignee.role)])
    mark = "" if facts.assignee.reachable else " 🔕"  # calls reach them in the group only
    return words("👷 {name} · {role}{mark}", name=facts.assignee.name, role=role, mark=mark)


def under_way(facts: Facts, words: Words) -> Markup | None:
    """When they will be there, or since when they are (S2 四.2(3))."""
    ticket = facts.ticket
    if ticket.paused_at:
        return None
    if ticket.state == State.ON_THE_WAY and ticket.eta:
        return words("🛵 There at about {clock}", clock=words.clock(ticket.eta, facts.zone))
    if ticket.state == State.ARRIVED and ticket.arrived_at:
        since = words.moment(ticket.arrived_at, facts.zone, facts.now, lasting=True)
        return words("🚪 There since {moment}", moment=since)
    return None


def waits_for(facts: Facts, words: Words) -> Markup | None:
    parts = clip(facts.parts, _PARTS)
    return words("🔩 Waiting for: “{parts}”", parts=parts) if parts else None


def goes_on_as(facts: Facts, words: Words) -> Markup | None:
    return words("🔀 Goes on as {number}", number=facts.into.number) if facts.into else None


def merged(facts: Facts, words: Words) -> list[Markup | None]:
    """What it became part of, and what became part of it."""
    taken_in = [
        words("🔀 With {number}: “{words}”", number=one.number,
              words=clip(one.words, _WORDS))
        for one in facts.merged[-_SHOWN:]
    ]  # fmt: skip
    return [goes_on_as(facts, words), *taken_in]
