"""整改, as the office reads it; and what the household hears of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.rectification import Action, Cause, Stage, actions_for
from domain.tickets import Kind, Role, State
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.keys import Rows
from handlers.views.names import mention, said, whereabouts
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import Contact, FollowUp, Rectification, Staff

STAGE = {
    Stage.NOTICED: _("Waiting for the worker to acknowledge"),
    Stage.ACKNOWLEDGED: _("Acknowledged, being put right"),
    Stage.RECTIFIED: _("Put right, waiting for audit"),
    Stage.CLOSED: _("Put right and closed"),
}
CAUSE = {
    Cause.UNFIXED: _("not mended"),
    Cause.LOW_SCORE: _("a low score"),
    Cause.WORDS: _("a complaint in words"),
    Cause.SURVEY: _("a survey"),
}
_ACTION = {
    Action.ACKNOWLEDGE: _("📝 Acknowledge"),
    Action.RECTIFY: _("🔧 Put right"),
    Action.CLOSE: _("✅ Close"),
    Action.SEND_BACK: _("↩️ Send back"),
}
_ROLES = (Role.ENGINEER, Role.SUPERVISOR)
_SETTLED = {State.COMPLETED, State.ARCHIVED}
_REWORK = "repair.rework"
_PROGRESS = "complaint.progress"


def notice(
    facts: Facts,
    rectification: Rectification,
    follow_up: FollowUp | None,
    owner: Staff | None,
    words: Words,
) -> Letter:
    """整改通知: the written notice to the worker (S0 二(5))."""
    stage = Stage(rectification.stage)
    due = words.moment(rectification.acknowledge_by, facts.zone, facts.now, lasting=True)
    lines = [
        words("📋 <b>Rectification notice</b> · {number}", number=facts.ticket.number),
        words("📍 {place}", place=whereabouts(facts.ticket, words)),
        words("To: {worker}", worker=mention(owner)) if owner else None,
        said(rectification.what, words),
        *(_answer(follow_up, words) if follow_up else ()),
        words("🔁 The work has been ordered again.") if rectification.rework_id else None,
        words("⏳ To be acknowledged by {moment} ({clause})", moment=due,
              clause=rectification.clause) if stage is Stage.NOTICED else None,
        _put_right_by(facts, rectification, words),
        words("<b>{stage}</b>", stage=words(STAGE[stage])),
    ]  # fmt: skip
    return Letter(lines_of(lines), _steps(facts, rectification, words))


def choose_date(
    facts: Facts, rectification: Rectification, moments: Sequence[datetime], words: Words
) -> Letter:
    """By when its owner will have it put right."""
    asked = words("📅 <b>{number}</b>: by when will it be put right?", number=facts.ticket.number)
    days = [
        Button(
            words.moment(one, facts.zone, facts.now),
            press("rect_date", rectification.id, one.astimezone(facts.zone).date()),
        )
        for one in moments
    ]
    back = Button(words("‹ Back"), press("rect_show", rectification.id))
    return Letter(asked, (*grid(days, 2), (back,)))


def apology(written: Sequence[tuple[Facts, Rectification]], words: Words) -> Letter:
    """After a poor answer: what happens now, and by when (S0 二(5))."""
    sorry = words("We are sorry that this was not done well.")
    return Letter(lines_of([sorry, *(_what_now(facts, one, words) for facts, one in written)]))


def goes_on(facts: Facts, words: Words) -> Letter:
    """The work has been ordered again."""
    return Letter(lines_of([_taken_up(facts, words)]))


def rectified(facts: Facts, words: Words) -> Letter:
    return Letter(
        words(
            "{number}: what you pointed out has been put right and checked. Thank you.",
            number=facts.ticket.number,
        )
    )


def unqualified(facts: Facts, follow_up: FollowUp, words: Words) -> Letter:
    """A complaint that is not settled after all, for the manager (S0 八3(4))."""
    heading = words(
        "⬆️ <b>{number}</b>: the follow-up found them dissatisfied; the complaint is open again, "
        "as a major one (S0 八3(4)).",
        number=facts.ticket.number,
    )
    return Letter(lines_of([heading, *_answer(follow_up, words)]))


def scores(follow_up: FollowUp | Contact, words: Words) -> Markup:
    return words(
        "Quality {quality} · effect {effect} · satisfaction {satisfaction} (of 5)",
        quality=follow_up.quality,
        effect=follow_up.effect,
        satisfaction=follow_up.satisfaction,
    )


def feedback(facts: Facts, follow_up: FollowUp, words: Words) -> Letter:
    """What the household said, for the worker and everybody else (S0 三(3))."""
    heading = words("💬 <b>Follow-up of {number}</b>", number=facts.ticket.number)
    worker = facts.assignee and words("👷 {name}", name=facts.assignee.name)
    return Letter(lines_of([heading, worker or None, *_answer(follow_up, words)]))


def praise(facts: Facts, follow_up: FollowUp, words: Words) -> Letter:
    """To the worker in person; where it is confidential, without the home (S0 三(3))."""
    heading = words(
        "🌷 <b>{number}</b> · {place}: the household is pleased with your work.",
        number=facts.ticket.number,
        place=whereabouts(facts.ticket, words),
    )
    return Letter(lines_of([heading, *_answer(follow_up, words)]))


def owners_keys(rectification: Rectification, words: Words) -> list[Button]:
    """The next step of whoever it is for."""
    return _buttons(rectification, actions_for(Stage(rectification.stage), Role.ENGINEER), words)


def _steps(facts: Facts, rectification: Rectification, words: Words) -> Rows:
    stage = Stage(rectification.stage)
    possible = dict.fromkeys(action for role in _ROLES for action in actions_for(stage, role))
    buttons = _buttons(rectification, possible, words)
    if stage is Stage.ACKNOWLEDGED:
        buttons.append(Button(words("📅 Set a date"), press("rect_due", rectification.id)))
    ticket, closed = facts.ticket, stage is Stage.CLOSED
    if not closed and ticket.state in _SETTLED and ticket.kind != Kind.INTERNAL:
        buttons.append(Button(words("🔁 Rework"), press("rect_rework", rectification.id)))
    return grid(buttons, 2)


def _buttons(rectification: Rectification, actions: Iterable[Action], words: Words) -> list[Button]:
    return [
        Button(words(_ACTION[action]), press(f"rect_{action}", rectification.id))
        for action in actions
    ]


def _what_now(facts: Facts, rectification: Rectification, words: Words) -> Markup:
    by = words.moment(rectification.acknowledge_by, facts.zone, facts.now)
    told = words(
        "{number}: the worker has been notified in writing and must acknowledge it by {moment}; "
        "we shall come back to you.",
        number=facts.ticket.number,
        moment=by,
    )
    return told if not rectification.rework_id else _taken_up(facts, words)


def _taken_up(facts: Facts, words: Words) -> Markup:
    """What is being done again, and when they hear or see of it."""
    complaint = facts.ticket.kind == Kind.COMPLAINT
    key = _PROGRESS if complaint else _REWORK
    due = max((one.due for one in facts.promises if one.key == key and one.open), default=None)
    by = words.moment(due, facts.zone, facts.now) if due else words("as soon as possible")
    if complaint:
        return words(
            "{number}: your complaint is open again and lies with the manager now. You will hear "
            "from us by {moment}.",
            number=facts.ticket.number,
            moment=by,
        )
    return words(
        "{number}: it is taken in hand again; we shall see to it by {moment}, and ask you once "
        "more when it is done.",
        number=facts.ticket.number,
        moment=by,
    )


def _put_right_by(facts: Facts, rectification: Rectification, words: Words) -> Markup | None:
    if rectification.stage not in {Stage.NOTICED, Stage.ACKNOWLEDGED}:
        return None
    if not rectification.rectify_by:
        return None
    due = words.moment(rectification.rectify_by, facts.zone, facts.now, lasting=True)
    return words("⏳ To be put right by {moment}", moment=due)


def _answer(follow_up: FollowUp, words: Words) -> list[Markup | None]:
    """Their scores, as far as they gave any, and their words."""
    shortcomings, suggestions = follow_up.shortcomings, follow_up.suggestions
    rows = (follow_up.quality, follow_up.effect, follow_up.satisfaction)
    return [
        words("🚫 They say that it is not mended.") if follow_up.unfixed else None,
        scores(follow_up, words) if None not in rows else None,
        words("Shortcomings: “{words}”", words=shortcomings) if shortcomings else None,
        words("Suggestions: “{words}”", words=suggestions) if suggestions else None,
    ]
