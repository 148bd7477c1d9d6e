"""部门 — the office arranges itself: its departments, and who of them answers for what."""

from domain.departments import AT_MOST
from handlers.actions.premises import open_topics
from handlers.actions.telling import record
from handlers.actions.whereabouts import move_card
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views.names import department_name
from locales import _, words_for
from storage.tables import DepartmentRow

TOO_MANY = _("There are {n} departments already: please give one up first.")


async def add(turn: Turn, name: str) -> str:
    """One that was given up under this name is there again; its code."""
    here, departments = turn.community.id, turn.shelves.departments
    await departments.hold(here)
    if len(await departments.live(here)) >= AT_MOST:
        raise Outdated(TOO_MANY, n=AT_MOST)
    row = await _given_up(turn, name) or await departments.add(here, name)
    await departments.restore(row)
    record(turn, None, "add_department", "H9", department=row.code, name=name)
    await open_topics(turn.shelves, turn.community, turn.now)
    return row.code


async def _given_up(turn: Turn, name: str) -> DepartmentRow | None:
    """One that was called like this."""
    here, words = turn.community, words_for(turn.community.language)
    named = await turn.shelves.departments.names(here.id)
    for row in await turn.shelves.departments.retired(here.id):
        if department_name(row.code, named, words).plain == name:
            return row
    return None


async def rename(turn: Turn, code: str, name: str) -> None:
    row = await turn.shelves.departments.entered(turn.community.id, code)
    row.name = name
    record(turn, None, "rename_department", "H9", department=code, name=name)
    await open_topics(turn.shelves, turn.community, turn.now)


async def retire(turn: Turn, code: str, successor: str) -> int:
    """All that is its own goes to another: routing, colleagues and open matters; how many."""
    here, departments = turn.community.id, turn.shelves.departments
    row = await departments.entered(here, code)
    await departments.retire(row, successor, turn.now)
    tickets = await departments.open_tickets(here, code)
    for ticket in tickets:
        ticket.department = successor
        record(turn, ticket.id, "pass_to_department", "H9", before=code, after=successor)
        await move_card(turn, ticket)
    passed = len(tickets)
    record(turn, None, "retire_department", "H9", before=code, after=successor, tickets=passed)
    return passed


async def route(turn: Turn, subject: str, department: str) -> None:
    """From the next one on, this department answers for it."""
    await turn.shelves.departments.route(turn.community.id, subject, department)
    record(turn, None, "route", "H9", subject=subject, department=department)


def call_on(turn: Turn, phone: str) -> None:
    """Under which number residents reach the office."""
    turn.community.phone = phone
    _decided(turn, "phone")


def speak(turn: Turn, language: str) -> None:
    """What is spoken in the office's group."""
    turn.community.language = language
    _decided(turn, "language")


def _decided(turn: Turn, what: str) -> None:
    """From here on the settings of the process no longer overrule it."""
    turn.community.decided = sorted({*turn.community.decided, what})
    record(turn, None, "set_office", "A2", what=what, value=getattr(turn.community, what))
