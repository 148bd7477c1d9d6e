"""Promises follow the life of a ticket: its steps make them, keep them, and let them lapse."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.complaints import CaseKind
from domain.incidents import IncidentState
from domain.ladder import Course
from domain.promises import (
    CALLS,
    CASE,
    CLOCKS,
    InPause,
    Promise,
    Terms,
    goes_on,
    keeps,
    promised_by,
)
from domain.tickets import OPEN_STATES, UNDONE_STATES, Action, Kind, Role, State, Transition
from handlers.turn import Turn
from storage.tables import Promised, Ticket

_ENDED = frozenset(State) - UNDONE_STATES - {State.DONE}


async def follow(
    turn: Turn, ticket: Ticket, step: Transition, role: Role, moments: Mapping[str, datetime]
) -> dict[str, list[str]]:
    """Keep and make what this step keeps and makes; says which, for the log.

    What was to be agreed upon and was not (`moments`, by key) is not promised.
    """
    terms = await _terms(turn, ticket)
    owed = await turn.shelves.promises.open_of(ticket.id) if step.source else []
    kept = [one for one in owed if keeps(one.key, Kind(ticket.kind), step.action, role)]
    for one in kept:
        await _kept(turn, one)
    lapsed = [one for one in owed if one.open and _lapses(one, step)]
    for one in lapsed:
        await _let_go(turn, one)
    if step.action in {Action.RAISE, Action.LOWER}:
        await wake(turn, ticket)  # what is open goes up another ladder
    anew = [
        terms.again(one.key, one.due, turn.now) for one in kept if goes_on(one.key, step.target)
    ]
    keys = await _still_to_promise(turn, ticket, promised_by(Kind(ticket.kind), step))
    fresh = [terms.promise(key, turn.now, moments.get(key)) for key in keys]
    made = {one.key: one for one in (*anew, *fresh) if one}
    still = [one for one in owed if one.open]
    promised = await _make(turn, ticket, list(made.values()), instead_of=still)
    changes = {"kept": _keys(kept), "promised": promised, "lapsed": _keys(lapsed)}
    return {what: keys for what, keys in changes.items() if keys}


async def owe(turn: Turn, ticket: Ticket, key: str, by: datetime | None = None) -> Promise:
    """Promise what no step of the ticket itself does; several of a kind stand side by side.

    By a date that somebody has set, where they have (`by`).
    """
    promise = await owed_from(turn, ticket, key, turn.now)
    if by:
        promise = replace(promise, due=by)
    await _make(turn, ticket, [promise])
    return promise


async def owed_from(turn: Turn, ticket: Ticket, key: str, since: datetime) -> Promise:
    """What would be promised by this key from that moment on."""
    promise = (await _terms(turn, ticket)).promise(key, since)
    if promise is None:
        raise LookupError(key)
    return promise


async def bring_to(turn: Turn, ticket: Ticket, key: str, due: datetime, to: datetime) -> None:
    """The one of this kind that was due then is due at another moment; it is called for anew."""
    for one in await turn.shelves.promises.open_of(ticket.id):
        if (one.key, one.due) == (key, due):
            one.due = to
            await reschedule(turn, ticket, one)


async def settle(turn: Turn, ticket: Ticket, key: str, due: datetime | None) -> None:
    """The one of this kind that was due then is kept."""
    for one in await turn.shelves.promises.open_of(ticket.id):
        if (one.key, one.due) == (key, due):
            await _kept(turn, one)


async def renew(turn: Turn, ticket: Ticket, missed: Promised) -> None:
    """What is due every day is due again on the next one; whoever was still to be called, is."""
    if not goes_on(missed.key, State(ticket.state)):
        return
    for one in await turn.shelves.promises.open_of(ticket.id):
        if one.key == missed.key and not await _climbs(turn, ticket, one):
            await _let_go(turn, one)
    terms = await _terms(turn, ticket)
    await _make(turn, ticket, [terms.again(missed.key, missed.due, turn.now)])


async def spoken_for(turn: Turn, promised: Promised, ticket: Ticket) -> bool:
    """Whether another promise calls for the same thing already, and will again."""
    if await _led_by_another(turn, ticket):
        return True
    speaker = CLOCKS[promised.key].within
    for one in await turn.shelves.promises.open_of(ticket.id):
        if one.key == speaker and await _climbs(turn, ticket, one):
            return True
    return False


async def wake(turn: Turn, ticket: Ticket) -> None:
    """It climbs its own ladder from where it stands: nobody speaks for it, or it has changed."""
    for one in await turn.shelves.promises.open_of(ticket.id):
        if one.left is None:
            await reschedule(turn, ticket, one)


async def pause_promises(turn: Turn, ticket: Ticket) -> None:
    """Stop the clocks, and note what each has left; what was overdue already has less than none."""
    terms = await _terms(turn, ticket)
    for one in await turn.shelves.promises.open_of(ticket.id):
        match terms.in_pause(one.key):
            case InPause.LAPSES:
                await _let_go(turn, one)
            case InPause.WAITS if one.left is None:
                overdue = one.due - turn.now if one.missed_at else None
                left = overdue or terms.left(one.key, one.due, turn.now)
                one.left = int(left.total_seconds())
                await turn.shelves.timers.call_off(_about(one))


async def resume_promises(turn: Turn, ticket: Ticket) -> None:
    """Let the clocks run on from now."""
    terms = await _terms(turn, ticket)
    for one in await turn.shelves.promises.open_of(ticket.id):
        if one.left is not None:
            left, one.left = timedelta(seconds=one.left), None
            missed = one.missed_at is not None
            one.due = turn.now + left if missed else terms.resumed(one.key, left, turn.now)
            await reschedule(turn, ticket, one)


async def reschedule(turn: Turn, ticket: Ticket, promised: Promised) -> None:
    """One timer for each promise: its next warning, the moment it is due, or the next call."""
    await turn.shelves.timers.call_off(_about(promised))
    await _schedule(turn, ticket, promised)


async def course_of(turn: Turn, ticket: Ticket, promised: Promised) -> Course:
    terms = await _terms(turn, ticket)
    return Course(promised.key, promised.made_at, promised.due, terms)


async def _led_by_another(turn: Turn, ticket: Ticket) -> bool:
    """Of all reports of an incident in hand, only the one that leads calls anybody (B3)."""
    if ticket.incident_id is None:
        return False
    incident = await turn.shelves.incidents.get(ticket.incident_id)
    if incident is None or incident.state != IncidentState.CONFIRMED:
        return False
    lead = await turn.shelves.incidents.leading(incident.id)
    return lead is not None and lead.id != ticket.id


async def _terms(turn: Turn, ticket: Ticket) -> Terms:
    community = await turn.shelves.communities.get(ticket.community_id)
    urgent = ticket.urgent and ticket.state in OPEN_STATES  # it was; what comes after has time
    return Terms(turn.standard_of(community), ZoneInfo(community.zone), urgent=urgent)


async def _still_to_promise(turn: Turn, ticket: Ticket, keys: Sequence[str]) -> Sequence[str]:
    """A matter has one case card, however often it is sent back."""
    cases = await turn.shelves.cases.of_ticket(ticket.id) if CASE in keys else []
    has_one = any(one.kind == CaseKind.UNRESOLVED for one in cases)
    return [key for key in keys if key != CASE or not has_one]


async def _climbs(turn: Turn, ticket: Ticket, promised: Promised) -> bool:
    """Whether anybody is still to be called for it."""
    course = await course_of(turn, ticket, promised)
    missed = promised.missed_at is not None
    ahead = course.next_step(turn.now, missed=missed, rung=promised.rung)
    return ahead is not None and not await spoken_for(turn, promised, ticket)


def _lapses(promised: Promised, step: Transition) -> bool:
    """When it ends nobody waits any more for what its steps keep; when it is calm, nobody calls."""
    ended, calm = step.target in _ENDED, step.action is Action.LOWER
    return (ended and bool(CLOCKS[promised.key].kept_by)) or (calm and promised.key in CALLS)


async def _kept(turn: Turn, promised: Promised) -> None:
    promised.kept_at, promised.left = turn.now, None
    await turn.shelves.timers.call_off(_about(promised))


async def _make(
    turn: Turn, ticket: Ticket, made: Sequence[Promise], *, instead_of: Sequence[Promised] = ()
) -> list[str]:
    """Copy them onto the ticket, in place of these where they are the same, and wind them up."""
    made = [one for one in made if one.key not in CALLS or not _called_sooner(one, instead_of)]
    keys = [one.key for one in made]
    for earlier in instead_of:
        if earlier.key in keys:
            await _let_go(turn, earlier)
    promised = [
        Promised(ticket_id=ticket.id, key=one.key, made_at=turn.now, due=one.due, clause=one.clause)
        for one in made
    ]
    await turn.shelves.promises.make(promised)
    for promise in promised:
        await _schedule(turn, ticket, promise)
    return keys


def _called_sooner(made: Promise, owed: Sequence[Promised]) -> bool:
    """Somebody is about to be called anyhow."""
    running = (one for one in owed if one.key == made.key and not one.missed_at)
    return any(one.due <= made.due for one in running)


async def _let_go(turn: Turn, promised: Promised) -> None:
    promised.lapsed_at, promised.left = turn.now, None
    await turn.shelves.timers.call_off(_about(promised))


async def _schedule(turn: Turn, ticket: Ticket, promised: Promised) -> None:
    course = await course_of(turn, ticket, promised)
    missed = promised.missed_at is not None
    if at := course.next_step(turn.now, missed=missed, rung=promised.rung):
        due = promised.due.isoformat()
        turn.shelves.timers.set(
            "promise_step", at, f"ticket:{ticket.id}", _about(promised),
            promise=promised.id, due=due,
        )  # fmt: skip


def _keys(promised: Sequence[Promised]) -> list[str]:
    return [one.key for one in promised]


def _about(promised: Promised) -> str:
    return f"promise:{promised.id}"
