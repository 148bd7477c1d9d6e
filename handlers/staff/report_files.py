"""统计图 — a report as charts or as pages, and how it comes to the owners' committee."""

from domain.refusals import Refused
from domain.report_periods import Period, Span, period_in
from domain.reports import READERS
from domain.tickets import Role
from handlers.access import check_reachable, entitled
from handlers.actions import report_files as actions
from handlers.buttons import Pressed
from handlers.in_place import change_window
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.staff.committee import MANAGERS
from handlers.turn import Turn
from handlers.views import report_files as views


async def charts(turn: Turn, pressed: Pressed) -> None:
    period = _pressed(turn, pressed)
    compared = turn.visitor.private and turn.role is Role.GM
    count = await actions.send_charts(turn, period, compared=compared)
    if not count:
        raise Outdated(views.NOTHING_TO_DRAW)
    turn.noted()


async def pages(turn: Turn, pressed: Pressed) -> None:
    await actions.send_pages(turn, _pressed(turn, pressed), turn.visitor.at)
    turn.noted()


async def preview(turn: Turn, pressed: Pressed) -> None:
    """The manager sees it in private before anybody else does."""
    period = _to_be_shared(turn, pressed)
    staff = entitled(turn, MANAGERS, "G5", MANAGERS)
    check_reachable(turn, staff, views.NOT_REACHABLE)
    await actions.preview(turn, staff, period)
    turn.toast(turn.words("It comes to your private chat in a moment.").plain)


async def send(turn: Turn, pressed: Pressed) -> None:
    period = _to_be_shared(turn, pressed)
    staff = entitled(turn, MANAGERS, "G5", MANAGERS)
    await actions.send_to_committee(turn, staff, period)
    await change_window(turn, Letter(views.sent(period, turn.words)))


def _pressed(turn: Turn, pressed: Pressed) -> Period:
    """Of a report that there is, for whoever may read it."""
    if turn.role not in READERS:
        raise Refused("not_yours", "H1", READERS)
    period = period_in(pressed.word(), turn.today)
    if period is None or period.first > turn.today:
        raise Outdated
    return period


def _to_be_shared(turn: Turn, pressed: Pressed) -> Period:
    """A month is the office's own affair."""
    period = period_in(pressed.word(), turn.today)
    if period is None or period.span is Span.MONTH:
        raise Outdated
    return period
