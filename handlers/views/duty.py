"""What the office sees of its roster: who is on duty now, and the shifts to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.shifts import Span
from domain.tickets import Role
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import ROLE
from handlers.views.pages import Page
from handlers.views.tickets import lines_of
from locales import Markup, Words
from storage.tables import Shift, Staff

ALONE = Page(0, 1)
_LISTED_AT_MOST = 5


@dataclass(frozen=True)
class Roster:
    """A page of it, as of now."""

    on_duty: Sequence[Staff]
    shifts: Sequence[tuple[Shift, Staff]]
    zone: ZoneInfo
    now: datetime
    page: Page = ALONE


def roster(seen: Roster, words: Words) -> Letter:
    """Who is on duty, and who will be."""
    lines = [
        words("🪪 <b>On duty now</b>"),
        *(
            words("• {name} · {role}", name=one.name, role=words(ROLE[Role(one.role)]))
            for one in seen.on_duty
        ),
        None if seen.on_duty else words("Nobody."),
        words("<b>Shifts to come</b>"),
        *(words("• {span} · {name}", span=_span(one, seen, words), name=staff.name)
          for one, staff in seen.shifts),
        None if seen.shifts else words("None is planned."),
    ]  # fmt: skip
    buttons = [
        Button(
            words("{span} · {name}", span=_span(one, seen, words), name=staff.name),
            press("shift", one.id),
        )
        for one, staff in seen.shifts
    ]
    own = (
        Button(words("🟢 I am on duty"), press("duty_set", "on")),
        Button(words("⚪ I am off"), press("duty_set", "off")),
    )
    return Letter(lines_of(lines), (own, *grid(buttons, 1), *seen.page.row("duty")))


def shift(one: Shift, staff: Staff, seen: Roster, words: Words) -> Letter:
    """One of them, and what may be done with it."""
    keys = (
        (
            Button(words("✖️ Call off"), press("shift_off", one.id)),
            Button(words("🔁 Hand on to …"), press("shift_give", one.id)),
        ),
        (_back(words),),
    )
    return Letter(_heading(one, staff, seen, words), keys)


def hand_on_to(
    one: Shift, staff: Staff, others: Sequence[Staff], seen: Roster, words: Words
) -> Letter:
    """Who has it instead."""
    buttons = [Button(other.name, press("shift_to", one.id, other.id)) for other in others]
    asked = words("Who has it instead?")
    text = lines_of([_heading(one, staff, seen, words), asked])
    return Letter(text, (*grid(buttons, 2), (_back(words),)))


def planned(
    staff: Staff, made: Sequence[Shift], left_out: int, zone: ZoneInfo, now: datetime, words: Words
) -> Letter:
    """To whoever has planned it."""
    lines = [
        words.many("🪪 {name}: {n} shift entered.", "🪪 {name}: {n} shifts entered.", len(made),
                   name=staff.name),
        *_listed(made, zone, now, words),
        words.many("{n} was left out: they have a shift then already.",
                   "{n} were left out: they have a shift then already.", left_out)
        if left_out
        else None,
    ]  # fmt: skip
    return Letter(lines_of(lines))


def planned_for_you(made: Sequence[Shift], zone: ZoneInfo, now: datetime, words: Words) -> Letter:
    """To whoever has the shifts."""
    heading = words("🪪 <b>Your shifts</b>")
    return Letter(lines_of([heading, *_listed(made, zone, now, words)]))


def called_off(one: Shift, zone: ZoneInfo, now: datetime, words: Words) -> Letter:
    span = words.span(one.starts_at, one.ends_at, zone, now, lasting=True)
    return Letter(words("🪪 You do not have this shift any more: {span}.", span=span))


def nobody_at_night(left: Sequence[Span], zone: ZoneInfo, now: datetime, words: Words) -> Letter:
    """The afternoon before: there is still time to find somebody."""
    lines = [
        words("🌙 <b>Nobody is on the roster for the coming night:</b>"),
        *(words("• {span}", span=words.span(start, end, zone, now)) for start, end in left),
        words("/duty with a name and the hours enters somebody."),
    ]
    return Letter(lines_of(lines))


def _listed(made: Sequence[Shift], zone: ZoneInfo, now: datetime, words: Words) -> list[Markup]:
    shown = [
        words("• {span}", span=words.span(one.starts_at, one.ends_at, zone, now, lasting=True))
        for one in made[:_LISTED_AT_MOST]
    ]
    more = len(made) - len(shown)
    return [*shown, words("• … and {n} others", n=more)] if more else shown


def _heading(one: Shift, staff: Staff, seen: Roster, words: Words) -> Markup:
    return words("🪪 <b>{name}</b> · {span}", name=staff.name, span=_span(one, seen, words))


def _span(one: Shift, seen: Roster, words: Words) -> str:
    return words.span(one.starts_at, one.ends_at, seen.zone, seen.now, lasting=True)


def _back(words: Words) -> Button:
    return Button(words("‹ Back"), press("duty", 0))
