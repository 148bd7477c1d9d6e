"""整改措施 — what a survey shows becomes somebody's to put right, by a day that is set (G4, H4)."""

from datetime import datetime

from domain.rectification import Cause
from domain.tickets import Role
from handlers.actions import noticing
from handlers.actions.inspecting import file_finding
from handlers.told import Told
from handlers.turn import Turn
from storage.tables import Rectification, Staff, Survey


async def open_for_survey(
    turn: Turn,
    survey: Survey,
    staff: Staff,
    department: str,
    what: str,
    due: datetime,
) -> Rectification:
    """A matter among ourselves, with its notice to whoever leads the department (S0 八1(3))."""
    ticket = await file_finding(turn, staff, Told(words=what), department)
    leader = await _leader(turn, staff, department)
    notice = await noticing.write(
        turn, ticket, Cause.SURVEY, owner=leader, what=what, survey=survey.id, by=due
    )
    await noticing.post(turn, notice, ticket)
    return notice


async def _leader(turn: Turn, staff: Staff, department: str) -> Staff | None:
    office, here = turn.shelves.office, staff.community_id
    heads = await office.heads(here, department)
    return next(iter(heads or await office.on_duty(here, Role.MANAGER)), None)
