"""What the office reads of a month's follow-up rates, and who is next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.dates import months_on
from domain.rates import Figures, Rated
from domain.report_periods import Span, period_of
from domain.sampling import Candidate, Spared
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.rated import Month
from handlers.views import listed
from handlers.views.report_names import percent
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import Contact, Ticket

RATED = {
    Rated.COMPLAINT: _("Complaints"),
    Rated.REPAIR: _("Repairs"),
    Rated.SPECIAL_SERVICE: _("Paid services"),
    Rated.HELP: _("Calls for help"),
    Rated.EVENT: _("Events and newsletters"),
    Rated.OTHER: _("Everything else"),
}
SPARED = {
    Spared.OPTED_OUT: _("{n} who want no questions"),
    Spared.LATELY: _("{n} called lately"),
    Spared.CONFIDENTIAL: _("{n} in confidence"),
    Spared.ENOUGH_ASKED: _("{n} asked enough already"),
}
_WHY = (
    ("silent", _("no answer, not after the reminder either")),
    ("unhappy", _("was not content lately")),
    ("new_work", _("a new colleague's work")),
)


@dataclass(frozen=True)
class Seen:
    """`next` are the first of those who are lacking, with what they are asked about."""

    month: Month
    today: date
    next: Sequence[tuple[Candidate, Ticket]]
    calls: Sequence[tuple[str, int]]  # of the managers and heads, in the quarter of the month
    calls_wanted: tuple[int, int]
    visits: tuple[int, int]  # in the month: on the way or made, and made
    visits_wanted: int

    @property
    def over(self) -> bool:
        return self.today >= months_on(self.month.first, 1)


def rates(seen: Seen, words: Words) -> Letter:
    first = seen.month.first
    lines = [
        words("📞 <b>Follow-up rates</b> {month}", month=f"{first:%Y-%m}"),
        None
        if seen.month.figures
        else words("Nobody falls due to be asked in {month}.", month=f"{first:%Y-%m}"),
        *(line for each in seen.month.figures for line in _kind(each, seen, words)),
        *_next(seen, words),
        *(_in_person(seen, words) if seen.month.figures or not seen.over else ()),
    ]
    buttons = [
        (
            Button(ticket.number, press("show_ticket", ticket.id)),
            Button(words("📞 Call now"), press("rate_call", one.follow_up_id)),
        )
        for one, ticket in seen.next
    ]
    return Letter(lines_of(lines), (*buttons, _leaf(seen)))


def call_yourself(
    ready: Sequence[tuple[Contact, Ticket]], made: int, wanted: tuple[int, int], words: Words
) -> Letter:
    """To a manager or a head, with those whom they could call (S0 三(2))."""
    lines = [
        words("☎️ <b>Please call residents yourself</b>, {fewest}–{most} a quarter (S0 三(2)). "
              "So far: {n}.", fewest=wanted[0], most=wanted[1], n=made),
        words("These wait, and you may call them:")
        if ready
        else words("Nobody waits just now: /calls shows who does later, and /rates who is next."),
        *(words("• {matter}", matter=listed.line(ticket, words)) for _one, ticket in ready),
    ]  # fmt: skip
    buttons = [Button(ticket.number, press("contact", one.id)) for one, ticket in ready]
    return Letter(lines_of(lines), grid(buttons, 2))


def _kind(each: Figures, seen: Seen, words: Words) -> Iterator[Markup]:
    yield _wanted(each, words)
    yield words(
        "• due so far: {due} of {planned} · asked: {asked} · reached: {reached}",
        due=each.due,
        planned=each.planned,
        asked=_of(each.asked, each.due),
        reached=_of(each.settled, each.due),
    )
    if each.wanted:
        yield _stands(each, seen, words)
    if each.unasked:
        yield words("• ❗ not asked at all: {n}", n=each.unasked)
    if each.waiting:
        yield words("• ⏳ will be asked in time: {n}", n=each.waiting)
    if each.unconfirmed:
        yield words("• called, and not confirmed by the household: {n}", n=each.unconfirmed)
    spared = seen.month.spared(each)
    parts = [words(said, n=spared[why]) for why, said in SPARED.items() if spared[why]]
    if each.lacking and parts:
        yield words("• left in peace: {parts}", parts=words.joined(parts))
    if awaited := seen.month.awaited(each):
        yield words("• waiting for the answers of {n} of them", n=awaited)
    if short := seen.month.short(each):
        yield words("• ❗ nobody can be chosen for {n} of them", n=short)


def _wanted(each: Figures, words: Words) -> Markup:
    kind = words(RATED[each.rated])
    if not each.target:
        return words("<b>{kind}</b>: no share is required ({clause})",
                     kind=kind, clause=each.clause)  # fmt: skip
    wanted = f"{each.target * 100:f}".rstrip("0").rstrip(".")
    return words(
        "<b>{kind}</b>: {wanted} in person or answered in full ({clause})",
        kind=kind, wanted=f"{wanted} %", clause=each.clause,
    )  # fmt: skip


def _stands(each: Figures, seen: Seen, words: Words) -> Markup:
    if not each.lacking:
        return words("• ✅ met")
    if seen.over:
        return words("• ❗ missed by {n} of {wanted}; under way: {calls}", n=each.lacking,
                     wanted=each.wanted, calls=each.under_way)  # fmt: skip
    return words("• ⏳ still lacking: {n} of {wanted}; under way: {calls}", n=each.lacking,
                 wanted=each.wanted, calls=each.under_way)  # fmt: skip


def _next(seen: Seen, words: Words) -> Iterator[Markup]:
    if not seen.next:
        return
    yield words("<b>Who is next</b>")
    for one, ticket in seen.next:
        reasons = [words(said) for mark, said in _WHY if getattr(one, mark)]
        why = words.joined(reasons) if reasons else words("by lot")
        yield words("• {matter}: {why}", matter=listed.line(ticket, words), why=why)


def _in_person(seen: Seen, words: Words) -> Iterator[Markup]:
    """What the office wants of a month and its quarter, whatever the rates."""
    first = seen.month.first
    if seen.calls:
        made = [words("{name} {n}", name=name, n=n) for name, n in seen.calls]
        yield words(
            "☎️ Managers and heads call residents themselves, {fewest}–{most} a quarter (S0 三(2)). "
            "In {quarter}: {made}.",
            fewest=seen.calls_wanted[0], most=seen.calls_wanted[1], made=words.joined(made),
            quarter=period_of(Span.QUARTER, first).code,
        )  # fmt: skip
    planned, made_visits = seen.visits
    yield words(
        "🏠 Homes visited in {month}: {made} of {wanted}; still to be visited: {n} (S0 二(4))",
        month=f"{first:%Y-%m}", made=made_visits, wanted=seen.visits_wanted,
        n=planned - made_visits,
    )  # fmt: skip


def _leaf(seen: Seen) -> tuple[Button, ...]:
    before, after = (months_on(seen.month.first, n) for n in (-1, 1))
    shown = [(f"‹ {before:%Y-%m}", before)]
    if after <= seen.today:
        shown.append((f"{after:%Y-%m} ›", after))
    return tuple(Button(label, press("rates", f"{month:%Y-%m}")) for label, month in shown)


def _of(part: int, whole: int) -> str:
    return f"{part} ({percent(part / whole)})" if whole else f"{part}"
