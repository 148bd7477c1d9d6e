"""What must hold of every ticket at every moment, read from what is committed."""

from domain.promises import CLOCKS
from domain.tickets import Action, Given, Kind, Role, Situation, State, step
from storage.proof import prove
from storage.tables import Event, InboxRow, OutboxRow, Promised, Staff, Ticket, Timer
from tests.town import Town

_TOGGLES = {
    Action.RAISE: ("urgent", True),
    Action.LOWER: ("urgent", False),
    Action.PAUSE: ("paused", True),
    Action.RESUME: ("paused", False),
}


async def all_is_well(town: Town) -> None:
    """The log proves itself, every step was a legal one, and no promise has been lost."""
    await town.settles()
    proof = await prove(town.witness)
    events = await town.kept(Event)
    assert proof.events == len(events)
    posts = {one.id: Role(one.role) for one in await town.kept(Staff)}
    for ticket in await town.kept(Ticket):
        _lived_by_the_table(ticket, [one for one in events if one.ticket_id == ticket.id], posts)
    await _no_promise_is_lost(town)
    assert [one.error for one in await town.kept(InboxRow) if one.error] == []
    assert [one.error for one in await town.kept(OutboxRow) if one.status == "failed"] == []


def _lived_by_the_table(ticket: Ticket, events: list[Event], posts: dict[int, Role]) -> None:
    moves = [one for one in events if one.action in set(Action)]
    at = {"urgent": _urgent_at_first(ticket, moves), "paused": False}
    state = None
    for event in moves:
        action = Action(event.action)
        move = step(Situation(Kind(ticket.kind), state, **at), action, _role(event, posts))
        assert event.clause == move.clause
        if action in _TOGGLES:
            name, becomes = _TOGGLES[action]
            at[name] = becomes
        elif move.target is not state:
            at["paused"] = at["paused"] and move.given is not Given.RUNNING
        state = move.target
    assert state is State(ticket.state), f"{ticket.number} is not where its history leads"
    assert ticket.urgent is at["urgent"]


def _urgent_at_first(ticket: Ticket, moves: list[Event]) -> bool:
    turned = [one.action for one in moves if one.action in {Action.RAISE, Action.LOWER}]
    return turned[0] == Action.LOWER if turned else ticket.urgent


def _role(event: Event, posts: dict[int, Role]) -> Role:
    who, _, number = event.actor.partition(":")
    if who == "staff":
        return posts[int(number)]
    return Role.RESIDENT if who == "person" else Role.SYSTEM


async def _no_promise_is_lost(town: Town) -> None:
    """Kept, missed, lapsed or standing still: or else its bell will ring."""
    rings = {
        one.payload["promise"]
        for one in await town.kept(Timer)
        if one.rung_at is None and "promise" in one.payload
    }
    for promised in await town.kept(Promised):
        assert promised.key in CLOCKS, promised.key
        settled = promised.kept_at or promised.missed_at or promised.lapsed_at
        assert settled or promised.left is not None or promised.id in rings, promised
