"""The office's card while somebody chooses: the same text, other buttons, all in place."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from domain.assigning import Candidate, wanted_for
from domain.complaints import Severity, Verdict
from domain.moments import ON_THE_WAY, WaitingFor, answer_moments, rest_moments
from domain.text import clip
from domain.tickets import JOBS, Kind
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.views import keys
from handlers.views.names import SEVERITY, VERDICT, WAITING_FOR, department_name
from handlers.views.pages import page
from handlers.views.tickets import ops_card
from locales import Markup, Words, escape
from storage.tables import Ticket

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_LAST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _MINUTE


def stamp(moment: datetime) -> int:
    """A moment as a button carries it: in whole minutes."""
    return (moment - _EPOCH) // _MINUTE


def moment_of(stamp: int) -> datetime:
    """Outdated for a moment that no button of ours ever carried."""
    if stamp > _LAST:
        raise Outdated
    return _EPOCH + stamp * _MINUTE


def more(
    facts: Facts, suggested: Sequence[Ticket], twins: Sequence[Ticket], words: Words
) -> Letter:
    """The second page of what may be done."""
    known = {one.id for one in facts.matter}
    unlinked = [one for one in suggested if one.id not in known]
    return Letter(ops_card(facts, words).text, keys.further(facts, unlinked, twins, words))


def workers(facts: Facts, colleagues: Sequence[Candidate], page: int, words: Words) -> Letter:
    """Whom it can be given to, the best first."""
    if facts.ticket.kind not in JOBS:
        asked = words("<b>Who shall see to it?</b>")
    elif any(one.on_duty for one in colleagues):
        asked = words("<b>Who shall go?</b>")
    else:
        asked = words("<b>No engineer is on duty.</b>")
    rows = people(facts, colleagues, page, ("assign", "dispatch"), words)
    return asking(facts, asked, rows, words)


def people(
    facts: Facts,
    colleagues: Sequence[Candidate],
    number: int,
    said: tuple[str, str],
    words: Words,
) -> keys.Rows:
    """A page of them: what a press on one says, and what turns the page.

    A press carries who had it when this was shown: whoever comes second is told.
    """
    ticket, shown = facts.ticket, page(number, len(colleagues))
    choose, turn_over = said
    buttons = [
        Button(_candidate(one, facts, words), press(choose, ticket.id, one.staff_id, _has(ticket)))
        for one in shown.of(colleagues)
    ]
    return (*grid(buttons, 2), *shown.row(turn_over, ticket.id))


def eta(facts: Facts, words: Words) -> Letter:
    """How long the way is, if they like to say; all that may be done next stays where it is."""
    row = tuple(
        Button(words("{n} min", n=minutes), press("eta", facts.ticket.id, minutes))
        for minutes in ON_THE_WAY
    )
    asked = words("<b>When will you be there?</b>")
    text = Markup("\n").join([ops_card(facts, words).text, asked])
    return Letter(text, (row, *keys.first(facts, words)))


def merging(facts: Facts, into: Ticket, words: Words) -> Letter:
    """The card while somebody thinks again: there is no way back."""
    known = {"number": facts.ticket.number, "other": into.number, "words": clip(into.words, 60)}
    asked = words(
        "<b>Shall {number} become part of {other}?</b> “{words}”\n{number} then ends, and all that "
        "was said and sent goes on under {other}.",
        **known,
    )
    yes = Button(words("🔀 Merge"), press("merge", facts.ticket.id, into.id))
    return asking(facts, asked, ((yes,),), words)


def when_answered(facts: Facts, words: Words) -> Letter:
    """By when the answer comes: a date that is then kept (S0 三(3))."""
    offered = answer_moments(facts.now, facts.zone, facts.standard)
    return _asking(
        facts,
        words("<b>When will the resident have an answer?</b>"),
        [_moment(facts, one, ("answer_at", facts.ticket.id), words) for one in offered],
        words,
    )


def why_paused(facts: Facts, words: Words) -> Letter:
    reasons = [
        Button(words(WAITING_FOR[one]), press("pause_for", facts.ticket.id, one))
        for one in WaitingFor
    ]
    return _asking(facts, words("<b>Why can it not go on?</b>"), reasons, words, columns=1)


def until_when(facts: Facts, why: WaitingFor, words: Words) -> Letter:
    """The next date the resident can count on (S0 六(4))."""
    carried = ("pause_until", facts.ticket.id, why)
    offered = rest_moments(facts.now, facts.zone, facts.standard)
    buttons = [_moment(facts, one, carried, words) for one in offered]
    if why.open_ended:
        buttons.append(Button(words("Until it has rained"), press(*carried, 0)))
    return _asking(facts, words("<b>Until when?</b>"), buttons, words)


def verdicts(facts: Facts, words: Words) -> Letter:
    """Ours, or a need, a question, a grievance (S1 三(一))."""
    buttons = [
        Button(words(VERDICT[one]), press("verdict", facts.ticket.id, one)) for one in Verdict
    ]
    return _asking(facts, words("<b>What is it?</b>"), buttons, words, columns=1)


def departments(facts: Facts, verdict: Verdict, live: Sequence[str], words: Words) -> Letter:
    """Which of them is to answer for it; the one that its topic suggests is ticked."""
    named = {one: department_name(one, facts.departments, words) for one in live}
    buttons = [
        Button(
            words("• {department}", department=name) if one == facts.ticket.department else name,
            press("department", facts.ticket.id, verdict, one),
        )
        for one, name in named.items()
    ]
    return _asking(facts, words("<b>Which department answers for it?</b>"), buttons, words)


def severities(facts: Facts, verdict: Verdict, department: str, words: Words) -> Letter:
    buttons = [
        Button(words(SEVERITY[one]), press("severity", facts.ticket.id, verdict, department, one))
        for one in Severity
    ]
    return _asking(facts, words("<b>How serious is it?</b>"), buttons, words)


def _moment(
    facts: Facts, moment: datetime, carried: tuple[str, *tuple[object, ...]], words: Words
) -> Button:
    label = words.moment(moment, facts.zone, facts.now)
    return Button(label, press(*carried, stamp(moment)))


def asking(facts: Facts, asked: Markup, rows: keys.Rows, words: Words) -> Letter:
    """The card with a question under it, until one of the answers is tapped."""
    text = Markup("\n").join([ops_card(facts, words).text, asked])
    return Letter(text, (*rows, (keys.back(facts.ticket, words),)))


def _asking(
    facts: Facts, asked: Markup, buttons: list[Button], words: Words, columns: int = 2
) -> Letter:
    return asking(facts, asked, grid(buttons, columns), words)


def _candidate(one: Candidate, facts: Facts, words: Words) -> Markup:
    """王工 🔧 · 2: whether they know the trade, and how much they have to do."""
    ticket = facts.ticket
    wanted = wanted_for(Kind(ticket.kind), ticket.category, ticket.department)
    marks = [
        words("💤 {name}", name=one.name) if not one.on_duty else escape(one.name),
        Markup("🔧") if one.skilled(wanted) else None,
        Markup(f"· {one.load}"),
    ]
    return Markup(" ").join([mark for mark in marks if mark])


def _has(ticket: Ticket) -> int:
    """Who has it; 0 where nobody has."""
    return ticket.assignee_id or 0
