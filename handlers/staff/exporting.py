"""导出 — /export: the tickets of a month or a year, sent to a leader in private."""

from telegram import Update

from domain.days_past import Days, days_past
from domain.tickets import Role
from handlers.access import check_reachable, on_post
from handlers.actions.exporting import export
from handlers.command import rest_of
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.turn import Turn
from locales import _

LEADERS = frozenset({Role.SUPERVISOR, Role.MANAGER, Role.GM})
_NOT_REACHABLE = _(
    "{name}, the file is for your eyes only. Please open a private chat with me first ({link}), "
    "then ask for it again."
)
_WHEN = _("Of which month or year? The days have to lie behind us.")


async def tickets(update: Update, turn: Turn) -> None:
    """Without a month or a year, of this month."""
    staff, days = on_post(turn), _days(turn)
    check_reachable(turn, staff, _NOT_REACHABLE)
    count = await export(turn, staff, days)
    if not turn.visitor.private:
        said = turn.words.many("📦 {name}: {n} ticket is in your private chat with me.",
                               "📦 {name}: {n} tickets are in your private chat with me.",
                               count, name=staff.name)  # fmt: skip
        turn.say(Letter(said))


def _days(turn: Turn) -> Days:
    days = days_past(rest_of(turn).casefold() or "this month", turn.today)
    if days is None or days.first > turn.today:
        raise Misused(_WHEN)
    return days
