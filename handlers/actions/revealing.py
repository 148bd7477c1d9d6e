"""What is masked in the group is shown to one colleague at a time, and that is on the record."""

from datetime import timedelta
from functools import partial

from domain.tickets import Role
from handlers.actions.telling import actor_of, record, tell_colleagues
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import revealing
from storage.outbox import Lane
from storage.tables import Staff, Ticket

CLAUSE = "A15"


async def reveal(turn: Turn, ticket: Ticket, staff: Staff, what: str, said: str) -> None:
    """Show it to whoever pressed and to nobody else; `what` names it in the log."""
    record(turn, ticket.id, f"see_{what}", CLAUSE)
    turn.toast(said, alert=True)
    at_most = turn.standard.count("privacy.looks_a_day")
    a_day_ago = turn.now - timedelta(days=1)
    looked = await turn.shelves.events.count(f"see_{what}", actor_of(turn), a_day_ago)
    if looked == at_most + 1:
        managers = await turn.shelves.office.on_duty(staff.community_id, Role.MANAGER)
        tell_colleagues(
            turn, managers, partial(revealing.often, staff, looked), Manner(Lane.NOTIFY)
        )
