"""整改台账: a line for each notice by what is due next, filters above, pages below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.rectification import Cause, Stage
from domain.text import clip
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.pages import page
from handlers.views.rectifications import CAUSE, STAGE
from handlers.views.tickets import lines_of
from locales import Markup, Words, _, escape
from storage.rectifications import Registered

ALL, MINE, OVERDUE, CLOSED, DEPARTMENT = FILTERS = ("all", "mine", "overdue", "closed", "in")
_A_LINE = 60  # UTF-16 units of what somebody wrote
_HEADING = {
    ALL: _("📋 <b>To be put right: {n}</b>"),
    MINE: _("📋 <b>Mine to put right: {n}</b>"),
    OVERDUE: _("📋 <b>Overdue: {n}</b>"),
    CLOSED: _("📋 <b>Closed this month: {n}</b>"),
    DEPARTMENT: _("📋 <b>To be put right, {department}: {n}</b>"),
}
_FILTER = {
    ALL: _("All"),
    MINE: _("Mine"),
    OVERDUE: _("Overdue"),
    CLOSED: _("Closed this month"),
}


@dataclass(frozen=True)
class Listing:
    """What was asked for, what of it there is, and the departments that may be asked for."""

    which: str
    department: str
    found: Sequence[Registered]
    departments: Mapping[str, Markup]


def register(
    listing: Listing, zone: ZoneInfo, now: datetime, words: Words, leaf: int = 0
) -> Letter:
    """Overdue first, since what is due first stands first."""
    shown = page(leaf, len(listing.found))
    named = listing.departments.get(listing.department, escape(listing.department))
    heading = words(_HEADING[listing.which], n=len(listing.found), department=named)
    lines = [_line(one, zone, now, words) for one in shown.of(listing.found)]
    single = [
        Button(one.ticket.number, press("rect_show", one.notice.id))
        for one in shown.of(listing.found)
    ]
    return Letter(
        lines_of([heading, *lines]),
        (
            *grid(single, 2),
            *shown.row("rects", listing.which, listing.department),
            *grid(_filters(listing, words), 4),
        ),
    )


def _line(one: Registered, zone: ZoneInfo, now: datetime, words: Words) -> Markup:
    since = words.day(one.notice.noticed_at, zone, now, lasting=True)
    return words(
        "• <b>{number}</b> · {owner} · {what} · {stage}, since {since}{due}",
        number=one.ticket.number,
        owner=one.owner.name if one.owner else "–",
        what=_what(one, words),
        stage=words(STAGE[Stage(one.notice.stage)]),
        since=since,
        due=_due(one, zone, now, words),
    )


def _what(one: Registered, words: Words) -> Markup:
    if one.notice.what:
        return escape(clip(one.notice.what, _A_LINE))
    return words(CAUSE[Cause(one.notice.cause or Cause.LOW_SCORE)])


def _due(one: Registered, zone: ZoneInfo, now: datetime, words: Words) -> Markup:
    if one.deadline is None:
        return Markup("")
    by = words.moment(one.deadline, zone, now, lasting=True)
    late = one.overdue(now)
    return words(" ⚠️ <b>due {moment}</b>", moment=by) if late else words(" ⏳ {moment}", moment=by)


def _filters(listing: Listing, words: Words) -> list[Button]:
    own = [
        Button(words(label), press("rects", which, "", 0))
        for which, label in _FILTER.items()
        if which != listing.which
    ]
    of_departments = [
        Button(name.plain, press("rects", DEPARTMENT, code, 0))
        for code, name in listing.departments.items()
        if code != listing.department
    ]
    return own + of_departments
