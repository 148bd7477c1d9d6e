"""The supervisor's queue: what is good at the top with one button, the doubtful one by one."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from domain.audit import Doubt
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.views import listed
from handlers.views.names import mention, said
from handlers.views.pages import A_PAGE, page
from handlers.views.tickets import lines_of, ops_card
from locales import Markup, Words, _
from storage.tables import Contact, Ticket

P = TypeVar("P", Ticket, Contact)

DOUBT = {
    Doubt.NOTICE: _("a rectification notice was written"),
    Doubt.POOR_RATING: _("poorly rated"),
    Doubt.LATE: _("a promise was missed"),
    Doubt.NO_PHOTO: _("no photo of the work"),
    Doubt.ACCEPTED_FOR_THEM: _("accepted by the desk"),
    Doubt.NOT_RATED: _("not rated"),
}
_NOTHING = _("✅ Nothing waits for audit.")
_NOTHING_BUT_RECORDS = _("✅ Nothing waits for audit but records of calls.")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_AN_ARGUMENT = 24  # as much as one part of a button carries
_NUMBER_AT_MOST = 10  # digits


@dataclass(frozen=True)
class Doubtful:
    """A matter, and what speaks against passing it with the others."""

    ticket: Ticket
    doubts: Sequence[Doubt]


def queue(
    good: Sequence[Ticket],
    doubtful: Sequence[Doubtful],
    words: Words,
    number: int = 0,
    records: int = 0,
) -> Letter:
    """The button stands for exactly those that are listed above it; the records are elsewhere."""
    label = words("📞 Records of calls: {n}", n=records)
    kept = ((Button(label, press("records", 0)),),) if records else ()
    if not good and not doubtful:
        return Letter(words(_NOTHING_BUT_RECORDS if records else _NOTHING), kept)
    shown, top = page(number, len(doubtful)), that_fit("audit_good", good[:A_PAGE])
    lines = [
        words("🔎 <b>Waiting for audit: {n}</b>", n=len(good) + len(doubtful)),
        words("👍 <b>All good: {n}</b>", n=len(good)) if good else None,
        *(words("• {matter}", matter=listed.line(one, words)) for one in top),
        words("… and {n} more", n=len(good) - len(top)) if len(good) > len(top) else None,
        words("☝️ <b>One by one: {n}</b>", n=len(doubtful)) if doubtful else None,
        *(_doubtful(one, words) for one in shown.of(doubtful)),
    ]
    label = words("👍 Approve all good ({n})", n=len(top))
    approve = ((Button(label, press("audit_good", *packed(top))),),) if top else ()
    singly = [
        Button(one.ticket.number, press("audit_one", one.ticket.id)) for one in shown.of(doubtful)
    ]
    return Letter(lines_of(lines), (*approve, *grid(singly, 2), *shown.row("audit"), *kept))


def one_by_one(facts: Facts, found: Sequence[Doubt], words: Words) -> Letter:
    """All that is known of it, and the two ways on."""
    ticket = facts.ticket
    text = lines_of([ops_card(facts, words).text, _because(found, words)])
    return Letter(
        text,
        (
            (
                Button(words("✅ Pass"), press("audit_pass", ticket.id)),
                Button(words("↩️ Send back …"), press("audit_back", ticket.id)),
            ),
            (Button(words("‹ Back"), press("audit", 0)),),
        ),
    )


def sent_back(facts: Facts, reason: str, words: Words) -> Letter:
    """To the worker, who reads why."""
    heading = words("↩️ <b>{number}</b>: the audit sent it back.", number=facts.ticket.number)
    called = mention(facts.assignee) if facts.assignee else None
    return Letter(lines_of([heading, said(reason, words), called]))


def packed(papers: Sequence[Ticket | Contact]) -> list[str]:
    """Their ids as a button carries them: the first, and then by how much each is greater."""
    numbers = sorted(one.id for one in papers)
    steps = [_written(b - a) for a, b in pairwise([0, *numbers])]
    parts = [""]
    for step in steps:
        longer = f"{parts[-1]}-{step}" if parts[-1] else step
        if len(longer) > _AN_ARGUMENT:
            parts.append(step)
        else:
            parts[-1] = longer
    return parts


def unpacked(parts: Sequence[str]) -> list[int]:
    """Outdated for what was never packed."""
    numbers, last = [], 0
    for step in "-".join(parts).split("-"):
        if not step or len(step) > _NUMBER_AT_MOST or not set(step) <= set(_DIGITS):
            raise Outdated
        last += int(step, len(_DIGITS))
        numbers.append(last)
    return numbers


def that_fit(action: str, good: Sequence[P]) -> Sequence[P]:
    """As many as one button has room for."""
    while good:
        with suppress(ValueError):
            press(action, *packed(good))
            return good
        good = good[:-1]
    return good


def _doubtful(one: Doubtful, words: Words) -> Markup:
    return words(
        "• {matter}: {doubts}",
        matter=listed.line(one.ticket, words),
        doubts=words.joined(words(DOUBT[doubt]) for doubt in one.doubts),
    )


def _because(found: Sequence[Doubt], words: Words) -> Markup | None:
    if not found:
        return None
    return words("❗ {doubts}", doubts=words.joined(words(DOUBT[doubt]) for doubt in found))


def _written(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits or "0"
