"""回访 — asking afterwards, in one message, and hearing the answer."""

from collections.abc import Sequence
from datetime import datetime

from domain.follow_ups import Answers, FollowUpState, complete
from handlers.actions import rectifying
from handlers.actions.telling import record, resident_words, tell_resident
from handlers.facts import facts_of
from handlers.letters import Address, Manner
from handlers.turn import Turn
from handlers.views import follow_ups as views
from storage.outbox import Delivery, Lane
from storage.tables import FollowUp, Ticket


async def ask(turn: Turn, together: Sequence[FollowUp], ticket: Ticket) -> None:
    """Put the questions to the one who reported: all in one message, and at most once (F13).

    `ticket` is what the first of them is about.
    """
    for one in together:
        one.state, one.asked_at = FollowUpState.ASKED, turn.now
        one.asked_of = ticket.requester_id
        record(turn, one.ticket_id, "ask_follow_up", one.clause, follow_up=one.id)
    facts = await facts_of(turn, ticket)
    words = resident_words(facts)
    tell_resident(
        turn,
        facts.requester,
        views.questionnaire(ticket, together[0], words, count=len(together)),
        ticket=ticket,
        card=_alias(together[0]),
        lane=Lane.NOTIFY,
        delivery=Delivery.AT_MOST_ONCE,
    )


def ask_later(turn: Turn, follow_up: FollowUp, at: datetime) -> None:
    """They sleep now: the question waits."""
    about = f"ticket:{follow_up.ticket_id}"
    turn.shelves.timers.set("ask_follow_up", at, about, about, follow_up=follow_up.id)


def call_off(turn: Turn, follow_up: FollowUp) -> None:
    """Whoever reported it does not belong to the home, or no longer: nobody is asked."""
    follow_up.state, clause = FollowUpState.CALLED_OFF, "S3 六2(2)"
    record(turn, follow_up.ticket_id, "call_off_follow_up", clause, follow_up=follow_up.id)


async def score(turn: Turn, follow_up: FollowUp, ticket: Ticket, row: str, points: int) -> bool:
    """Note one tap; True when all three rows are there."""
    setattr(follow_up, row, points)
    if not complete(answers_of(follow_up)):
        await redraw(turn, follow_up, ticket)
        return False
    follow_up.state, follow_up.answered_at = FollowUpState.ANSWERED, turn.now
    follow_up.answered_by = turn.who.id
    record(turn, ticket.id, "answer_follow_up", "S0 八2(5)", follow_up=follow_up.id)
    await rectifying.weigh(turn, follow_up, ticket)
    return True


async def hear_words(turn: Turn, follow_up: FollowUp, shortcomings: str, suggestions: str) -> None:
    """Words are welcome and never required; the worker hears what was said (S0 三(3))."""
    follow_up.shortcomings, follow_up.suggestions = shortcomings, suggestions
    facts = await facts_of(turn, await _ticket(turn, follow_up))
    if shortcomings or suggestions:
        await rectifying.hear(turn, facts, follow_up)
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    still_open = [one for one in together if one.state == FollowUpState.ASKED]
    if still_open:
        return await redraw(turn, still_open[0], await _ticket(turn, still_open[0]))
    closed = views.questionnaire_closed(facts.ticket, resident_words(facts))
    manner = Manner(card=_alias(together[0]))
    return turn.redraw(closed, Address(facts.requester.telegram_id), manner)


async def _ticket(turn: Turn, follow_up: FollowUp) -> Ticket:
    ticket = await turn.shelves.tickets.locked(follow_up.ticket_id)
    if ticket is None:
        raise LookupError(follow_up.ticket_id)
    return ticket


async def redraw(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """The one message that leads through all that was asked together, at this one."""
    together = await turn.shelves.follow_ups.asked_with(follow_up)
    facts = await facts_of(turn, ticket)
    letter = views.questionnaire(
        ticket,
        follow_up,
        resident_words(facts),
        place=together.index(follow_up) + 1,
        count=len(together),
    )
    manner = Manner(card=_alias(together[0]), ticket_id=ticket.id)
    turn.redraw(letter, Address(facts.requester.telegram_id), manner)


async def screen_of(turn: Turn, follow_up: FollowUp) -> str:
    """The message in which it was asked."""
    return _alias((await turn.shelves.follow_ups.asked_with(follow_up))[0])


def _alias(first: FollowUp) -> str:
    return f"follow_up:{first.id}"


def answers_of(follow_up: FollowUp) -> Answers:
    return Answers(follow_up.quality, follow_up.effect, follow_up.satisfaction)
