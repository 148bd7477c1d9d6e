"""回访计划 — /plan: what is asked today, tomorrow, this week, of a matter, a home or a building."""

from datetime import date, timedelta

from telegram import Update

from domain.asking import Unasked, silence_from, waits_until
from domain.buildings import part_named
from domain.charges import Charge
from domain.contacts import UNDONE
from domain.dates import day_in
from domain.finding import door_in
from domain.numbers import number_first, short_first
from domain.tickets import Kind, Role
from handlers.access import access_ticket, entitled, on_post
from handlers.actions import planning
from handlers.actions.whom import addressee
from handlers.buttons import Pressed, number_in
from handlers.command import rest_of
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.staff.dispatch import the_ticket
from handlers.staff.which_ticket import ticket_meant
from handlers.turn import Turn
from handlers.views import asking_plan as views
from handlers.views.pages import A_PAGE, page
from locales import _
from storage.plans import Ahead
from storage.tables import FollowUp, Home, Ticket

_PLANNERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_WORKS = _PLANNERS | {Role.ENGINEER, Role.GUARD}
_WHEN = {
    views.TODAY: "today 今天 今日",
    views.TOMORROW: "tomorrow 明天 明日",
    views.WEEK: "week 本周 这周 一周 本週 這週 一週",
    views.RAIN: "rain 雨 雨后 雨後 待雨",
    views.ASKED: "asked 已问 已問 待回复 待回覆",
}
_CALLED = {name: when for when, names in _WHEN.items() for name in names.split()}
_OFF = frozenset({"off", "无", "無", "取消"})
_WEEK = timedelta(days=7)
_WHAT = _("I know no time, no ticket, no home and no building called “{said}”.")
_NO_TERM = _("Only a paid service or a paid repair has a term.")
_FROM_TO = _("From when to when? Two days, please: 2026-03-01 2026-06-01.")
_NO_DAY = _("“{said}” is no day that I know. It is written like this: 2026-03-01 2026-06-01.")
_BACKWARDS = _("The first day comes first, and the last one after it: 2026-03-01 2026-06-01.")
_OVER = _("That is over already: nobody can be asked half way any more.")


async def command(update: Update, turn: Turn) -> None:
    """Alone, what is asked today; behind a card or a number, of that matter, or its term."""
    said, card = rest_of(turn), turn.sheet.answered
    if said.casefold() in _CALLED or (not said and not (card and card.ticket_id)):
        return open_window(turn, await _of(turn, _CALLED.get(said.casefold(), views.TODAY)))
    if not number_first(said)[0] and (carried := await _where(turn, said)):
        return open_window(turn, await _of(turn, carried))
    if said and not (card and card.ticket_id) and not _is_number(turn, said):
        raise Misused(_WHAT, said=said)
    ticket, term = await ticket_meant(turn)
    if term:
        return await _set_term(turn, ticket, term)
    return open_window(turn, await _of(turn, f"t{ticket.id}"))


def _is_number(turn: Turn, said: str) -> bool:
    """In full, or as people say it today."""
    return bool(number_first(said)[0] or short_first(said, turn.today)[0])


async def leaf(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await change_window(turn, await _of(turn, pressed.word(), pressed.number(1)))


async def works(turn: Turn, pressed: Pressed) -> None:
    """工程: more than a repair, or not after all."""
    staff = entitled(turn, _WORKS, "X1", _WORKS)
    ticket = await the_ticket(turn, pressed)
    if ticket.kind != Kind.REPAIR or pressed.word(1) not in {"0", "1"}:
        raise Outdated
    await planning.call_works(turn, ticket, staff, yes=pressed.word(1) == "1")
    turn.noted()


# --- of what


async def _of(turn: Turn, carried: str, number: int = 0) -> Letter:
    """What a button carries: a time, or t, h and b with the number of a matter, home, building."""
    ahead, ticket, home = Ahead(), None, None
    if carried in views.WHEN:
        ahead = _in_time(turn, carried)
    elif carried[:1] == "t":
        ticket, _role = await access_ticket(turn, number_in(carried[1:]))
        ahead = Ahead(ticket_id=ticket.id, answers_at=turn.now)
    elif carried[:1] == "h":
        home = await _home(turn, number_in(carried[1:]))
        ahead = Ahead(home_id=home.id, answers_at=turn.now)
    else:
        ahead = Ahead(building=await _building(turn, carried), answers_at=turn.now)
    here, shelf = turn.community.id, turn.shelves.plans
    found, count = await shelf.page(here, ahead, A_PAGE, skip=number * A_PAGE)
    if not found and number:
        return await _of(turn, carried)
    rows = [await _row(turn, *one) for one in found]
    when = carried if carried in views.WHEN else ""
    at = page(number, count)
    shown = views.Coming(rows, count, at, carried, when, ticket, home, ahead.building)
    return views.coming(shown, turn.zone, turn.now, turn.words)


async def _row(turn: Turn, one: FollowUp, ticket: Ticket) -> views.Row:
    if one.asked_at is None:
        whom = await addressee(turn, ticket)
        return views.Row(one, ticket, whom if isinstance(whom, Unasked) else None)
    calls = await turn.shelves.contacts.of_follow_up(one.id)
    standard = turn.standard_of(turn.community)
    by = waits_until(await turn.shelves.follow_ups.asked_with(one))
    waits = standard.count("followup.reminders") + 1
    return views.Row(
        one,
        ticket,
        remind_at=silence_from(one.asked_at, None, turn.zone, standard, by=by, waits=waits),
        call=next((call for call in calls if call.state in UNDONE), None),
    )


def _in_time(turn: Turn, when: str) -> Ahead:
    """What should have been asked before today still stands among today's."""
    tomorrow = turn.midnight(turn.today + timedelta(days=1))
    match when:
        case views.TODAY:
            return Ahead(until=tomorrow)
        case views.TOMORROW:
            return Ahead(tomorrow, turn.midnight(turn.today + timedelta(days=2)))
        case views.WEEK:
            return Ahead(until=turn.midnight(turn.today + _WEEK))
        case views.ASKED:
            return Ahead(answers_at=turn.now, planned=False)
    return Ahead(rain=True)


async def _where(turn: Turn, said: str) -> str:
    """A home or a building of ours; empty where it is neither."""
    here = await turn.shelves.households.buildings(turn.community.id)
    building, unit = part_named(said, here) or ("", "")
    if building and not unit:
        return f"b{list(here).index(building)}"
    door = door_in(said)
    if door is None or not door.room:
        return ""
    homes = await turn.shelves.finding.homes(turn.community.id, door)
    return f"h{homes[0].id}" if len(homes) == 1 else ""


async def _home(turn: Turn, home_id: int) -> Home:
    home = await turn.shelves.households.home(home_id)
    if home is None or home.community_id != turn.community.id:
        raise Outdated
    return home


async def _building(turn: Turn, carried: str) -> str:
    here = await turn.shelves.households.buildings(turn.community.id)
    number = carried.removeprefix("b")
    if carried[:1] != "b" or not number.isdecimal() or number_in(number) >= len(here):
        raise Outdated
    return here[number_in(number)]


# --- a term


async def _set_term(turn: Turn, ticket: Ticket, written: str) -> None:
    """合同期: half way and after the end they are asked how it is (S0 八2(2))."""
    staff = entitled(turn, _PLANNERS, "S0 八2(2)", _PLANNERS)
    if ticket.kind != Kind.SERVICE and ticket.charge != Charge.PAID:
        raise Misused(_NO_TERM)
    if written.casefold() in _OFF:
        await planning.set_term(turn, ticket, staff, None)
        return turn.say(Letter(views.term_dropped(ticket, turn.words)))
    first, last = _days(written, turn.today)
    term = turn.midnight(first), turn.midnight(last + timedelta(days=1))
    await planning.set_term(turn, ticket, staff, term)
    start, end = (turn.words.day(turn.midnight(one), turn.zone, turn.now) for one in (first, last))
    return turn.say(Letter(views.term_noted(ticket, start, end, turn.words)))


def _days(written: str, today: date) -> tuple[date, date]:
    """What has ended already has nothing left to be asked about."""
    days = []
    for one in written.split():
        if (day := day_in(one, today)) is None:
            raise Misused(_NO_DAY, said=one)
        days.append(day)
    if len(days) != len(("first", "last")):
        raise Misused(_FROM_TO)
    first, last = days
    if first >= last:
        raise Misused(_BACKWARDS)
    if last < today:
        raise Misused(_OVER)
    return first, last
