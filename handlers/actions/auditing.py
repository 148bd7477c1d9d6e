"""审核 — what is plainly good is passed in one tap, each looked at again; the rest one by one."""

from collections.abc import Sequence
from functools import partial

from domain.audit import Doubt, Finished, doubts
from domain.refusals import Refused
from domain.tickets import Kind, State
from handlers.actions.acceptance import fail_audit, pass_audit
from handlers.actions.telling import office_words, tell_colleagues, tell_office
from handlers.facts import facts_of, ops_alias
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
    held = [await turn.shelves.tickets.locked(number) for number in numbers]
    judged = await _judged(turn, [one for one in held if one and _waits(one, staff)])
    passed = [await _passed(turn, ticket, staff) for ticket, found in judged if not found]
    return sum(passed), len(numbers) - sum(passed)


async def send_back(turn: Turn, ticket: Ticket, staff: Staff, words: str) -> None:
    """The worker reads why."""
    await fail_audit(turn, ticket, staff, words)
    facts = await facts_of(turn, ticket)
    said, under = partial(views.sent_back, facts, words), ops_alias(ticket)
    letter = said(office_words(facts))
    await tell_office(turn, facts.community, letter, reply_to=under, ticket_id=ticket.id)
    if facts.assignee:
        manner = Manner(Lane.NOTIFY, ticket_id=ticket.id)
        tell_colleagues(turn, [facts.assignee], said, manner)


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


def _waits(ticket: Ticket, staff: Staff) -> bool:
    return ticket.community_id == staff.community_id and ticket.state == State.COMPLETED


async def _passed(turn: Turn, ticket: Ticket, staff: Staff) -> bool:
    """A notice may have come in between: that one is left for later."""
    try:
        await pass_audit(turn, ticket, staff)
    except Refused:
        return False
    return True
