"""纠正预防措施 — started on a report by a manager, watched by the clock, closed with findings."""

from datetime import datetime

from domain.corrective import Ground
from domain.tickets import Role
from handlers.actions.telling import record, tell_colleagues, tell_office
from handlers.letters import Address, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import corrective as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Correction, Staff

_CLAUSE = "S0 八3(5)"


async def start(turn: Turn, by: Staff, owner: Staff, given: Correction) -> Correction:
    """Whoever answers for it is told; the clock is set to the day on which it is to be done."""
    here = turn.community
    running = await turn.shelves.corrections.open_on(here.id)
    if given.ground != Ground.OTHER and given.ground in running:
        raise Outdated(views.STARTED_ALREADY)
    given.community_id, given.clause = here.id, _CLAUSE
    given.started_at, given.started_by, given.owner_id = turn.now, by.id, owner.id
    made = await turn.shelves.corrections.start(given)
    record(turn, None, "start_correction", _CLAUSE, Role(by.role), correction=made.id,
           period=made.period, owner=owner.id)  # fmt: skip
    _watch(turn, made, made.due or turn.now)
    if owner.id != by.id and owner.reachable:
        letter = views.started(made, owner.name, here, turn.now, words_for(owner.language))
        turn.post(letter, Address(owner.telegram_id), Manner(Lane.NOTIFY))
    letter = views.started(made, owner.name, here, turn.now, words_for(here.language))
    await tell_office(turn, here, letter)
    return made


async def close(turn: Turn, by: Staff, correction: Correction, findings: str) -> None:
    if correction.closed_at:
        raise Outdated(views.CLOSED_ALREADY)
    correction.closed_at, correction.closed_by = turn.now, by.id
    correction.findings = findings
    await turn.shelves.timers.call_off(_about(correction))
    record(turn, None, "close_correction", _CLAUSE, Role(by.role), correction=correction.id)
    community = turn.community
    await tell_office(turn, community, views.closed(correction, words_for(community.language)))


async def remind(turn: Turn, correction: Correction) -> None:
    """Its day has come: whoever answers for it hears so, and the managers; then every week."""
    community = await turn.shelves.communities.get(correction.community_id)
    office = turn.shelves.office
    owner = await office.get(correction.owner_id or correction.started_by)
    managers = await office.holding(community.id, Role.MANAGER)
    told = {one.id: one for one in (owner, *managers) if one.ended_at is None}
    tell_colleagues(turn, list(told.values()),
                    lambda words: views.due_now(correction, owner.name, words),
                    Manner(Lane.NOTIFY))  # fmt: skip
    record(turn, None, "correction_due", _CLAUSE, correction=correction.id)
    again = turn.standard_of(community).duration("correction.reminded_again")
    _watch(turn, correction, turn.now + again)


def _watch(turn: Turn, correction: Correction, at: datetime) -> None:
    about = _about(correction)
    turn.shelves.timers.set("correction_due", at, about, about, correction=correction.id)


def _about(correction: Correction) -> str:
    return f"correction:{correction.id}"
