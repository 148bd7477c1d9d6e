"""The office's card while somebody chooses: the same text, other buttons, all in place."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from domain.complaints import Severity, Verdict
from domain.departments import Department
from domain.moments import WaitingFor, answer_moments, rest_moments
from domain.tickets import JOBS
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.views import keys
from handlers.views.names import DEPARTMENT, SEVERITY, VERDICT, WAITING_FOR
from handlers.views.tickets import ops_card
from locales import Markup, Words
from storage.tables import Staff, Ticket

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


def more(facts: Facts, suggested: Sequence[Ticket], words: Words) -> Letter:
    """The second page of what may be done."""
    known = {one.id for one in facts.matter}
    unlinked = [one for one in suggested if one.id not in known]
    return Letter(ops_card(facts, words).text, keys.further(facts, unlinked, words))


def workers(facts: Facts, on_duty: Sequence[Staff], words: Words) -> Letter:
    """Whom it can be given to."""
    named = [Button(one.name, press("assign", facts.ticket.id, one.id)) for one in on_duty]
    if facts.ticket.kind not in JOBS:
        asked = words("<b>Who shall see to it?</b>")
    elif on_duty:
        asked = words("<b>Who shall go?</b>")
    else:
        asked = words("<b>No engineer is on duty.</b>")
    return _asking(facts, asked, named, words)


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


def departments(facts: Facts, verdict: Verdict, words: Words) -> Letter:
    """Which of them is to answer for it; the one that its topic suggests is ticked."""
    buttons = [
        Button(
            words("• {department}", department=words(DEPARTMENT[one]))
            if one == facts.ticket.department
            else words(DEPARTMENT[one]),
            press("department", facts.ticket.id, verdict, one),
        )
        for one in Department
    ]
    return _asking(facts, words("<b>Which department answers for it?</b>"), buttons, words)


def severities(facts: Facts, verdict: Verdict, department: Department, words: Words) -> Letter:
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


def _asking(
    facts: Facts, asked: Markup, buttons: list[Button], words: Words, columns: int = 2
) -> Letter:
    text = Markup("\n").join([ops_card(facts, words).text, asked])
    return Letter(text, (*grid(buttons, columns), (keys.back(facts.ticket, words),)))
