"""Who is told, and where: the cards are redrawn and the news goes out."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from domain.tickets import STAFF_ROLES, Role
from domain.working_time import outside_quiet, quiet
from handlers.actions.gathered import incident_alias, is_gathered, is_shown, redraw_incident
from handlers.actions.looking import redraw_screens, resident_alias
from handlers.actions.orders import keep_orders_true
from handlers.facts import DESK, DUTY, Facts, facts_of, lane_of, ops_address, ops_alias, topic_of
from handlers.letters import Address, Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views.office import called, called_in_private
from handlers.views.orders import fitting
from handlers.views.tickets import ops_card, resident_card
from locales import Words, words_for
from storage.events import OFFICE
from storage.outbox import Delivery, Lane
from storage.tables import Community, Event, Person, Staff, Ticket

CALLED = (Role.ENGINEER, Role.DISPATCHER, Role.HEAD)


def record(
    turn: Turn,
    ticket_id: int | None,
    action: str,
    clause: str = "",
    role: Role | None = None,
    **detail: object,
) -> None:
    """One line of history: who did what, in which role, by which clause."""
    turn.shelves.events.record(
        Event(
            ticket_id=ticket_id,
            at=turn.now,
            actor=actor_of(turn, role),
            action=action,
            clause=clause,
            detail=detail,
        )
    )


def actor_of(turn: Turn, role: Role | None = None) -> str:
    """By a number of our own: what is in the log stays there, and a Telegram id must not.

    A colleague may live here as well: in private they speak as a resident, unless by their post.
    """
    if turn.sheet.update is None or role is Role.SYSTEM:
        return OFFICE
    by_post = role in STAFF_ROLES if role else turn.sheet.in_the_office
    if turn.person and not by_post:
        return f"person:{turn.person.id}"
    return f"staff:{turn.staff.id}" if turn.sheet.community and turn.staff else "stranger"


async def redraw_cards(turn: Turn, ticket: Ticket) -> Facts:
    """Make every card of the ticket true again."""
    facts = await facts_of(turn, ticket)
    await redraw_ops_card(turn, facts)
    await redraw_resident_card(turn, facts)
    return facts


async def redraw_resident_card(turn: Turn, facts: Facts) -> None:
    """The receipt, and wherever else a resident looks at it."""
    ticket = facts.ticket
    lane = Manner(Lane.REPLY, card=resident_alias(ticket), ticket_id=ticket.id)
    card = resident_card(facts, words_for(facts.requester.language))
    turn.redraw(card, Address(facts.requester.telegram_id), lane)
    await redraw_screens(turn, facts)


async def redraw_ops_card(turn: Turn, facts: Facts, letter: Letter | None = None) -> None:
    """In the group, and wherever a colleague sees it in private; not while somebody chooses."""
    if letter is None:
        await keep_orders_true(turn, facts)
    if facts.incident and not await _has_its_own_card(turn, facts):
        await _redraw_where_it_is_seen(turn, facts, letter)
    else:
        card = letter or ops_card(facts, words_for(facts.community.language))
        manner = Manner(Lane.NOTIFY, card=ops_alias(facts.ticket), ticket_id=facts.ticket.id)
        turn.redraw(card, await ops_address(turn, facts.community, topic_of(facts.ticket)), manner)


async def redraw_pressed(turn: Turn, facts: Facts, letter: Letter) -> None:
    """What somebody chooses from is shown where they pressed: on the card, or in private."""
    on = turn.query.message if turn.query else None
    if on is None or not turn.visitor.private:
        return await redraw_ops_card(turn, facts, letter)
    known = await turn.shelves.cards.at(on.chat.id, on.message_id)
    if known is None:
        raise Outdated
    manner = Manner(card=known.alias, ticket_id=facts.ticket.id)
    return turn.redraw(fitting(letter, facts.ticket, turn.role), turn.visitor.at, manner)


async def _has_its_own_card(turn: Turn, facts: Facts) -> bool:
    """What only waits with a proposal has kept the card that it had."""
    return not is_gathered(facts) and await is_shown(turn, ops_alias(facts.ticket))


async def _redraw_where_it_is_seen(turn: Turn, facts: Facts, letter: Letter | None) -> None:
    """On the card of its incident; what is chosen there is chosen for the report that leads."""
    if facts.incident:
        lead = await turn.shelves.incidents.leading(facts.incident.id)
        chosen = letter if is_gathered(facts) and lead and lead.id == facts.ticket.id else None
        await redraw_incident(turn, facts.incident, chosen, soon=turn.sheet.update is None)


def seen_under(facts: Facts) -> str:
    """The card in the ops group under which it is spoken of."""
    gathered = facts.incident if is_gathered(facts) else None
    return incident_alias(gathered) if gathered else ops_alias(facts.ticket)


async def tell_office(  # noqa: PLR0913 - each says a different thing about one letter
    turn: Turn,
    community: Community,
    letter: Letter,
    *,
    topic: str = "",
    lane: Lane = Lane.NOTIFY,
    card: str | None = None,
    reply_to: str | None = None,
    ticket_id: int | None = None,
) -> None:
    """Post in the ops group; at night only what is urgent makes a sound.

    Without a topic: where the ticket belongs, or at the front desk.
    """
    ticket = await turn.shelves.tickets.get(ticket_id) if ticket_id and not topic else None
    topic = topic or (topic_of(ticket) if ticket else DESK)
    silent = lane is not Lane.URGENT and asleep(turn, community)
    manner = Manner(lane, Delivery.AT_LEAST_ONCE, card, reply_to, ticket_id, silent)
    turn.post(letter, await ops_address(turn, community, topic), manner)


async def show_card(turn: Turn, facts: Facts, lane: Lane | None = None) -> None:
    """The card of a ticket where the office speaks of it from now on, with what was sent."""
    card, ticket = ops_card(facts, office_words(facts)), facts.ticket
    await tell_office(
        turn,
        facts.community,
        Letter(card.text, card.buttons, media=facts.shown("report")),
        lane=lane_of(ticket) if lane is None else lane,
        card=ops_alias(ticket),
        ticket_id=ticket.id,
    )


async def tell_managers(turn: Turn, community: Community, said: Callable[[Words], Letter]) -> None:
    """Those on duty in private; and it stands where the duty is spoken of."""
    managers = await turn.shelves.office.on_duty(community.id, Role.MANAGER)
    tell_colleagues(turn, managers, said, Manner(Lane.NOTIFY))
    await tell_office(turn, community, said(words_for(community.language)), topic=DUTY)


async def alarm(turn: Turn, community: Community, letter: Letter) -> None:
    """Wake the duty chat."""
    await tell_office(turn, community, letter, topic=DUTY, lane=Lane.URGENT)


def tell_residents(
    turn: Turn,
    community: Community,
    people: Sequence[Person],
    said: Callable[[Words], Letter],
    not_before: datetime | None = None,
) -> None:
    """The same to many, which is nobody's own matter: who wants no such letters gets none.

    At night it waits for the morning, unless somebody has said that it may not (`not_before`).
    """
    at = not_before or morning_of(turn, community)
    manner = Manner(Lane.BROADCAST, Delivery.AT_MOST_ONCE, not_before=at)
    for person in people:
        if person.reachable and not (person.own_matters_only or person.withdrawn_at):
            turn.post(said(words_for(person.language)), Address(person.telegram_id), manner)


def tell_resident(
    turn: Turn,
    person: Person,
    letter: Letter,
    *,
    ticket: Ticket | None = None,
    card: str | None = None,
    lane: Lane = Lane.REPLY,
    delivery: Delivery = Delivery.AT_LEAST_ONCE,
) -> None:
    manner = Manner(lane, delivery, card=card, ticket_id=ticket.id if ticket else None)
    turn.post(letter, Address(person.telegram_id), manner)


async def call_out(turn: Turn, facts: Facts, raised: int = 0) -> None:
    """Call whoever is on duty to an urgent report: under its card, and each in private.

    `raised` is how often whoever raised it has done so today.
    """
    staff = await to_be_called(turn, facts.community)
    await tell_office(
        turn,
        facts.community,
        called(facts, staff, office_words(facts), raised),
        lane=Lane.URGENT,
        reply_to=seen_under(facts),
        ticket_id=facts.ticket.id,
    )
    tell_colleagues(turn, staff, partial(called_in_private, facts), Manner(Lane.URGENT))


def tell_colleagues(
    turn: Turn, staff: Sequence[Staff], said: Callable[[Words], Letter], manner: Manner
) -> None:
    """Each in private and in their own language, if we may write to them."""
    for one in staff:
        if one.reachable:
            turn.post(said(words_for(one.language)), Address(one.telegram_id), manner)


async def to_be_called(turn: Turn, community: Community) -> list[Staff]:
    """Whoever is on duty; if nobody is, the manager; at last whoever manages, on duty or not."""
    office, here = turn.shelves.office, community.id
    on_duty = await office.on_duty(here, *CALLED) or await office.on_duty(here, Role.MANAGER)
    return list(on_duty or await office.holding(here, Role.MANAGER, Role.GM))


def office_words(facts: Facts) -> Words:
    return words_for(facts.community.language)


def resident_words(facts: Facts) -> Words:
    return words_for(facts.requester.language)


def morning_of(turn: Turn, community: Community) -> datetime:
    """Now, or when people are awake again."""
    zone, hours = ZoneInfo(community.zone), quiet(turn.standard_of(community))
    return outside_quiet(turn.now, turn.now + timedelta(days=1), zone, hours)


def asleep(turn: Turn, community: Community) -> bool:
    local = turn.now.astimezone(ZoneInfo(community.zone))
    return quiet(turn.standard_of(community)).covers(local.time())
