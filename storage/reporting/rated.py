"""回访率 of a report, as /rates counts it (domain/rates.py), though over as long as a year.

A question about which no colleague was to ask is like any other of its kind: one stands for all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.contacts import ContactState, Reason
from domain.follow_ups import after
from domain.rates import Followed, Rated, Spoken, asked_share, rated
from domain.reports import Rate
from domain.standard import After, Standard
from domain.statistics import Share
from domain.tickets import Kind
from storage.how_it_was import how_it_was
from storage.rates import ASKED_AT, first_due
from storage.reporting.within import Within
from storage.tables import Contact, FollowUp, Ticket

_NOT_SAID = FollowUp.after == ""  # planned before it was written down
_ABOUT = (
    FollowUp.after,
    Ticket.kind,
    case((_NOT_SAID, Ticket.category), else_=literal("")).label("category"),
    case((_NOT_SAID, Ticket.triage_kind), else_=literal("")).label("triage_kind"),
    case((_NOT_SAID, Ticket.urgent), else_=literal(False)).label("urgent"),  # noqa: FBT003 - SQL
)
_MARKS = (
    ASKED_AT.is_not(None).label("asked"),
    FollowUp.answered_at.is_not(None).label("answered"),
    FollowUp.recorded_by.is_not(None).label("by_staff"),
    FollowUp.confirmed_at.is_not(None).label("confirmed"),
    (FollowUp.doubt != "").label("doubted"),
)


async def rates(
    session: AsyncSession, within: Within, standard: Standard, now: datetime
) -> tuple[Rate, ...]:
    """Each kind of which anything fell due by now."""
    events = await how_it_was(session, within.community_id, within.start, within.end)
    due, asked, reached = (
        Counter({Rated.EVENT: n}) for n in (events.told, events.asked, events.said)
    )
    found = [*await _uncalled(session, within, now), *await _called(session, within, now)]
    for followed, n in found:
        due[followed.rated] += n
        asked[followed.rated] += n if followed.asked else 0
        reached[followed.rated] += n if followed.settled else 0
    return tuple(
        Rate(
            kind,
            Share(asked[kind], due[kind]),
            Share(reached[kind], due[kind]),
            float(asked_share(kind, standard)),
            float(standard.rate(f"followup.rate.{kind}")),
            standard[f"followup.rate.{kind}"].clause,
        )
        for kind in Rated
        if due[kind]
    )


async def _uncalled(
    session: AsyncSession, within: Within, now: datetime
) -> list[tuple[Followed, int]]:
    group = (*_ABOUT, *_MARKS)
    query = _until(select(*group, func.count().label("n")), within, now)
    called = FollowUp.id.in_(_all_called(within))
    found = await session.execute(query.where(~called).group_by(*group))
    return [(_followed(row, ()), row.n) for row in found]


async def _called(
    session: AsyncSession, within: Within, now: datetime
) -> Iterator[tuple[Followed, int]]:
    contacts = select(Contact.follow_up_id, Contact.reason, Contact.state).where(
        Contact.follow_up_id.in_(_until(select(FollowUp.id), within, now))
    )
    spoken: dict[int, list[Spoken]] = {}
    for number, reason, state in await session.execute(contacts):
        spoken.setdefault(number, []).append(Spoken(Reason(reason), ContactState(state)))
    theirs = _until(select(FollowUp.id, *_ABOUT, *_MARKS), within, now)
    rows = await session.execute(theirs.where(FollowUp.id.in_(_all_called(within))))
    return ((_followed(row, spoken.get(row.id, ())), 1) for row in rows)


def _all_called(within: Within) -> Select[int]:
    """The questions about which a colleague was to ask."""
    return select(Contact.follow_up_id).where(Contact.community_id == within.community_id)


def _until(query: Any, within: Within, now: datetime) -> Any:  # noqa: ANN401 - any selection
    due = first_due(query, within.community_id, within.start, within.end)
    return due.where(FollowUp.ask_at <= now)


def _followed(row: Row[*tuple[Any, ...]], spoken: Iterable[Spoken]) -> Followed:
    said = (Kind(row.kind), row.category, row.triage_kind, row.urgent)
    about = After(row.after) if row.after else after(*said)
    some_day = datetime.min.replace(tzinfo=UTC)
    return Followed(
        0,
        0,
        rated(about),
        some_day,
        some_day if row.asked else None,
        answered=row.answered,
        by_staff=row.by_staff,
        confirmed=row.confirmed,
        doubted=row.doubted,
        contacts=tuple(spoken),
    )
