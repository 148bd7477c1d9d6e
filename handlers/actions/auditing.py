"""审核 — what is plainly good is passed in one tap, each looked at again; the rest one by one."""

from collections.abc import Sequence
from functools import partial

from domain.audit import Doubt, Finished, doubts
from domain.refusals import Refused
from domain.tickets import Kind, State
from handlers.actions.acceptance import fail_audit, pass_audit
from handlers.actions.telling import office_words, ops_alias, tell_colleagues, tell_office
from handlers.facts import facts_of
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import auditing as views
from storage.outbox import Lane
from storage.tables import Staff, Ticket


async def queue(turn: Turn) -> tuple[list[Ticket], list[views.Doubtful]]:
    """What is good, and what speaks against the others; the oldest first."""
    judged = await _judged(turn, await turn.shelves.day.to_be_audited(turn.community.id))
    good = [ticket for ticket, found in judged if not found]
    return good, [views.Doubtful(ticket, found) for ticket, found in judged if found]


async def approve(turn: Turn, staff: Staff, numbers: Sequence[int]) -> tuple[int, int]:
    """Exactly these, where they are still good; says how many were passed, and how many not."""
    passed = 0
    for number in numbers:
        ticket = await turn.shelves.tickets.locked(number)
        if ticket and await _still_good(turn, ticket, staff):
            passed += await _passed(turn, ticket, staff)
    return passed, len(numbers) - passed


async def send_back(turn: Turn, ticket: Ticket, staff: Staff, words: str) -> None:
    """The worker reads why."""
    await fail_audit(turn, ticket, staff, words)
    facts = await facts_of(turn, ticket)
    worker = facts.assignee
    under = ops_alias(ticket)
    letter = views.sent_back(facts, words, office_words(facts))
    await tell_office(turn, facts.community, letter, reply_to=under, ticket_id=ticket.id)
    if worker:
        manner = Manner(Lane.NOTIFY, ticket_id=ticket.id)
        tell_colleagues(turn, [worker], partial(views.sent_back, facts, words), manner)


async def doubts_about(turn: Turn, ticket: Ticket) -> list[Doubt]:
    ((_ticket, found),) = await _judged(turn, [ticket])
    return found


async def _judged(turn: Turn, tickets: Sequence[Ticket]) -> list[tuple[Ticket, list[Doubt]]]:
    shelf, numbers = turn.shelves.day, [one.id for one in tickets]
    for_them = await shelf.accepted_for_them(numbers)
    late, shown = await shelf.with_a_broken_promise(numbers), await shelf.with_a_photo(numbers)
    noticed = await shelf.rectified(numbers)
    return [
        (
            one,
            doubts(
                Finished(
                    Kind(one.kind),
                    one.rating,
                    accepted_for_them=one.id in for_them,
                    late=one.id in late,
                    photo=one.id in shown,
                    notice=one.id in noticed,
                )
            ),
        )
        for one in tickets
    ]


async def _still_good(turn: Turn, ticket: Ticket, staff: Staff) -> bool:
    waits = ticket.community_id == staff.community_id and ticket.state == State.COMPLETED
    return waits and not await doubts_about(turn, ticket)


async def _passed(turn: Turn, ticket: Ticket, staff: Staff) -> bool:
    """A notice may have come in between: that one is left for later."""
    try:
        await pass_audit(turn, ticket, staff)
    except Refused:
        return False
    return True
