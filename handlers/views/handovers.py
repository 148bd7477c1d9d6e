"""The handover as it stands in the group, and the lines of the duty log."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.handovers import Why
from domain.tickets import State
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views import listed
from handlers.views.names import OFFICE_STATE, said
from handlers.views.pages import Page, page
from handlers.views.tickets import lines_of, subject_of
from locales import Markup, Words, _
from storage.tables import DutyEntry, Handover, Staff, Ticket

SECTION = {
    Why.UNASSIGNED: _("🔴 Urgent, and nobody has it"),
    Why.OVERDUE: _("⚠️ Overdue"),
    Why.AT_RISK: _("⏰ Soon too late"),
    Why.PROMISED: _("⏳ Promised for the next shift"),
    Why.INCIDENT: _("🧩 Part of a fault that many report"),
    Why.FOLLOW_UP: _("🙏 Follow-ups due"),
    Why.PAUSED: _("⏸ Waiting"),
    Why.OPEN: _("📋 Open besides"),
}
_LOG_AT_MOST, _WORDS_AT_MOST = 5, 200


@dataclass(frozen=True)
class Leaving:
    """What one shift leaves to the next."""

    handover: Handover
    items: Sequence[tuple[Mapping[str, Any], Ticket]]
    by: Staff
    taker: Staff | None
    log: Sequence[tuple[DutyEntry, str]]
    zone: ZoneInfo
    now: datetime


def handover(one: Leaving, words: Words, number: int = 0) -> Letter:
    """Section by section, each line a tap away from its card; until somebody has it."""
    shown = page(number, len(one.items))
    lines = [
        _heading(one, words),
        *_lines(one, shown, words),
        None if one.items else words("Nothing is open."),
        *(_log(one, words) if shown.number == 0 else ()),
        _taken(one, words),
    ]
    keys = (
        *listed.cards([ticket for _item, ticket in shown.of(one.items)]),
        *shown.row("handover", one.handover.id),
    )
    take = Button(words("🤝 Take over"), press("take_over", one.handover.id))
    return Letter(lines_of(lines), keys if one.taker else (*keys, (take,)))


def not_taken(handover: Handover, by: Staff, zone: ZoneInfo, now: datetime, words: Words) -> Letter:
    """To the manager: what was left lies there."""
    at = words.clock(handover.made_at, zone)
    sentence = _("⚠️ {name} handed over at {clock}, and nobody has taken over ({clause}).")
    return Letter(words(sentence, name=by.name, clock=at, clause="S4 4.6"))


def handed_over(words: Words) -> Letter:
    """To whoever did it in private."""
    return Letter(words("🤝 It stands in the group. Whoever comes next taps “Take over”."))


def entries(
    log: Sequence[tuple[DutyEntry, str]], zone: ZoneInfo, words: Words, number: int = 0
) -> Letter:
    """The duty log of today."""
    shown = page(number, len(log))
    heading = words("📓 <b>Duty log of today</b>")
    lines = [entry(one, name, zone, words) for one, name in shown.of(log)]
    none = None if log else words("Nothing has been written down yet.")
    return Letter(lines_of([heading, *lines, none]), shown.row("duty_log"))


def entry(one: DutyEntry, name: str, zone: ZoneInfo, words: Words) -> Markup:
    """One line of it."""
    clock = words.clock(one.at, zone)
    return words("{clock} {name}: {words}", clock=clock, name=name,
                 words=one.words[:_WORDS_AT_MOST])  # fmt: skip


def _heading(one: Leaving, words: Words) -> Markup:
    at = words.moment(one.handover.made_at, one.zone, one.now, lasting=True)
    return words("🤝 <b>Handover</b> by {name}, {moment}", name=one.by.name, moment=at)


def _lines(one: Leaving, shown: Page, words: Words) -> Iterator[Markup]:
    """Each section is named with its count where it begins, and again on the next page."""
    before = None
    for place, (item, ticket) in enumerate(shown.of(one.items), start=shown.skip + 1):
        why = Why(item["why"])
        if why is not before:
            count = sum(other["why"] == why for other, _ticket in one.items)
            yield words("<b>{section} ({n})</b>", section=words(SECTION[why]), n=count)
        before = why
        yield words(
            "{place}. {number} · {subject} · {state}",
            place=place,
            number=ticket.number,
            subject=subject_of(ticket, words),
            state=words(OFFICE_STATE[State(item["state"])]),
        )
        if note := said(str(item["note"])[:_WORDS_AT_MOST], words):
            yield note


def _log(one: Leaving, words: Words) -> list[Markup]:
    if not one.log:
        return []
    lines = [entry(each, name, one.zone, words) for each, name in one.log[-_LOG_AT_MOST:]]
    return [words("📓 <b>Duty log</b>"), *lines]


def _taken(one: Leaving, words: Words) -> Markup:
    if one.taker is None or one.handover.taken_at is None:
        return words("<i>To add a note: reply with the number of the line and a few words.</i>")
    clock = words.clock(one.handover.taken_at, one.zone)
    return words("✅ Taken over by {name}, {clock}", name=one.taker.name, clock=clock)
