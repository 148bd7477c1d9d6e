"""The rows behind the figures, page by page: whoever writes them down holds no transaction open.

What was said in confidence keeps its number, and loses its home, its words and its colleague;
what was answered without names is counted survey by survey.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from domain.standard import Standard
from domain.surveys import SheetState
from storage.reporting.within import Within
from storage.tables import (
    Contact,
    FollowUp,
    Home,
    Person,
    Promised,
    Rectification,
    Sheet,
    Staff,
    Survey,
    Ticket,
)

if TYPE_CHECKING:
    from storage.transaction import Storage

_AT_ONCE = 2000
_HIDDEN = Ticket.confidential


@dataclass(frozen=True)
class Lines:
    """One sheet: what to select, and by which number its rows go on."""

    query: Select[*tuple[Any, ...]]
    number: InstrumentedAttribute[int]
    when: ColumnElement[bool]


def _open(column: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column or an expression
    """Nothing of what was said in confidence."""
    return case((_HIDDEN, None), else_=column)


def _address() -> ColumnElement[str]:
    with_unit = Home.building + literal("-") + Home.unit + literal("-") + Home.room
    return case((Home.unit == "", Home.building + literal("-") + Home.room), else_=with_unit)


def lines_of(within: Within) -> Mapping[str, Lines]:
    """By sheet."""
    nowhere = or_(_HIDDEN, Home.id.is_(None))
    home = case((nowhere, None), else_=_address()).label("home")
    worker = _open(Staff.name).label("worker")
    ticket = (Ticket.number, Ticket.kind, Ticket.category, Ticket.department)
    of_ticket = (
        select(Ticket.id, *ticket, Ticket.state, home, worker, Ticket.urgent, Ticket.filed_at,
               Ticket.finished_at, Ticket.completed_at, Ticket.verdict, Ticket.severity,
               Ticket.rating)
        .outerjoin(Home, Home.id == Ticket.home_id)
        .outerjoin(Staff, Staff.id == Ticket.assignee_id)
    )  # fmt: skip
    follow_ups = (
        select(FollowUp.id, *ticket, home, worker, FollowUp.limit, FollowUp.asked_at,
               FollowUp.answered_at, FollowUp.quality, FollowUp.effect, FollowUp.satisfaction,
               _open(FollowUp.shortcomings).label("shortcomings"),
               _open(FollowUp.suggestions).label("suggestions"))
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .outerjoin(Home, Home.id == Ticket.home_id)
        .outerjoin(Staff, Staff.id == Ticket.assignee_id)
    )  # fmt: skip
    promises = select(
        Promised.id, *ticket, Promised.key, Promised.clause, Promised.due, Promised.kept_at,
        Promised.missed_at,
    ).join(Ticket, Ticket.id == Promised.ticket_id)  # fmt: skip
    contacts = (
        select(Contact.id, *ticket, Contact.way, Contact.state, Contact.tries, Contact.made_at,
               Contact.done_at, Staff.name.label("caller"))
        .join(FollowUp, FollowUp.id == Contact.follow_up_id)
        .join(Ticket, Ticket.id == FollowUp.ticket_id)
        .outerjoin(Staff, Staff.id == Contact.staff_id)
    )  # fmt: skip
    rectifications = select(
        Rectification.id, *ticket, Rectification.stage, Rectification.noticed_at,
        Rectification.acknowledged_at, Rectification.rectify_by, Rectification.rectified_at,
        Rectification.closed_at,
    ).join(Ticket, Ticket.id == Rectification.ticket_id)  # fmt: skip
    return {
        "tickets": Lines(of_ticket, Ticket.id, _held(within, Ticket.filed_at)),
        "follow_ups": Lines(
            follow_ups,
            FollowUp.id,
            or_(_held(within, FollowUp.asked_at), _held(within, FollowUp.answered_at),
                _held(within, FollowUp.limit)),
        ),
        "promises": Lines(promises, Promised.id, _held(within, Promised.due)),
        "contacts": Lines(
            contacts,
            Contact.id,
            or_(_held(within, Contact.made_at), _held(within, Contact.done_at)),
        ),
        "rectifications": Lines(
            rectifications, Rectification.id, _held(within, Rectification.noticed_at)
        ),
        "surveys": _sheets(within),
    }  # fmt: skip


def _held(within: Within, moment: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return and_(*within.holds(moment))


def _sheets(within: Within) -> Lines:
    """Answers of the surveys that were not anonymous, and whose; but not of the erased."""
    erased = or_(Sheet.answered_by.is_(None), Person.forgotten_at.is_not(None))
    home = case((erased, None), else_=_address()).label("home")
    resident = case((erased, None), else_=Person.name).label("resident")
    query = (
        select(Sheet.id, Survey.id.label("survey"), Survey.kind, Survey.period, home, resident,
               Sheet.points, Sheet.why, Sheet.words)
        .join(Survey, Survey.id == Sheet.survey_id)
        .join(Home, Home.id == Sheet.home_id)
        .outerjoin(Person, Person.id == Sheet.answered_by)
    )  # fmt: skip
    closed = and_(
        Survey.community_id == within.community_id,
        Survey.closed_at >= within.start,
        Survey.closed_at < within.end,
        Sheet.state == SheetState.ANSWERED,
        Survey.anonymous.is_(False),
    )
    return Lines(query, Sheet.id, closed)


async def pages_of(
    storage: "Storage", lines: Lines, at_most: int
) -> AsyncIterator[list[tuple[object, ...]]]:
    """In the order of their numbers, which are left out; no more than so many in all."""
    after, left = 0, at_most
    while left > 0:
        query = lines.query.where(lines.when, lines.number > after).order_by(lines.number)
        async with storage.snapshot() as connection:
            rows = (await connection.execute(query.limit(min(_AT_ONCE, left)))).all()
        if not rows:
            return
        yield [tuple(row[1:]) for row in rows]
        after, left = rows[-1][0], left - len(rows)


async def surveys_without_names(
    storage: "Storage", within: Within, standard: Standard
) -> AsyncIterator[list[tuple[object, ...]]]:
    """Each on one page: what is mixed has to be read together."""
    async with storage.view() as shelves:
        surveys = await shelves.reporting.closed_surveys(within)
    for survey in surveys:
        async with storage.view() as shelves:
            rows = await shelves.reporting.without_names(survey, standard)
        yield rows


def columns_of(lines: Lines) -> tuple[str, ...]:
    return tuple(column.name for column in lines.query.selected_columns)[1:]
