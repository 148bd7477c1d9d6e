"""好评 — what the household said is heard by all; praise reaches the worker in person as well."""

from domain.follow_ups import Answers
from domain.rectification import praises
from handlers.actions.telling import office_words, tell_office
from handlers.facts import Facts, facts_of, ops_address, ops_alias, topic_of
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from handlers.views import rectifications as views
from locales import words_for
from storage.cards import WORK
from storage.outbox import Lane
from storage.tables import FollowUp, Staff, Ticket


def answers_in(follow_up: FollowUp) -> Answers:
    """With the words, as far as there are any."""
    return Answers(
        follow_up.quality,
        follow_up.effect,
        follow_up.satisfaction,
        follow_up.shortcomings,
        follow_up.suggestions,
    )


async def feedback(turn: Turn, follow_up: FollowUp, ticket: Ticket) -> None:
    """What was good is heard as well, whether or not they add words to it (S0 三(3))."""
    facts = await facts_of(turn, ticket)
    await tell_office(
        turn,
        facts.community,
        views.feedback(facts, follow_up, office_words(facts)),
        card=_alias(follow_up),
        reply_to=ops_alias(ticket),
        ticket_id=ticket.id,
    )
    await tell_worker(turn, facts, follow_up)


async def add_words(turn: Turn, facts: Facts, follow_up: FollowUp) -> None:
    """Their words stand beside their scores."""
    at = await ops_address(turn, facts.community, topic_of(facts.ticket))
    manner = Manner(Lane.NOTIFY, card=_alias(follow_up), ticket_id=facts.ticket.id)
    turn.redraw(views.feedback(facts, follow_up, office_words(facts)), at, manner)


async def redraw(turn: Turn, facts: Facts, follow_up: FollowUp) -> None:
    """Wherever it was heard."""
    worker = facts.assignee
    praised = _praised(follow_up, worker) if worker else ""
    known = await turn.shelves.cards.known([_alias(follow_up), praised])
    if _alias(follow_up) in known:
        await add_words(turn, facts, follow_up)
    if worker and praised in known:
        turn.redraw(*_praise(facts, follow_up, worker))


async def tell_worker(turn: Turn, facts: Facts, follow_up: FollowUp) -> None:
    """Once, with what was said when it is said; who said it stays out of it where it must."""
    worker = facts.assignee
    if worker is None or worker.ended_at or not worker.reachable:
        return
    if not praises(answers_in(follow_up)):
        return
    told = bool(await turn.shelves.cards.known([_praised(follow_up, worker)]))
    (turn.redraw if told else turn.post)(*_praise(facts, follow_up, worker))


def _praise(facts: Facts, follow_up: FollowUp, worker: Staff) -> tuple[Letter, Address, Manner]:
    manner = Manner(Lane.NOTIFY, card=_praised(follow_up, worker), ticket_id=facts.ticket.id)
    letter = views.praise(facts, follow_up, words_for(worker.language))
    return letter, Address(worker.telegram_id), manner


def _praised(follow_up: FollowUp, worker: Staff) -> str:
    """The message to whoever did the work."""
    return f"praise:{follow_up.id}{WORK}{worker.id}"


def _alias(follow_up: FollowUp) -> str:
    return f"feedback:{follow_up.id}"
