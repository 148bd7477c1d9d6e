"""整改, as the office reads it; and what the household hears of it."""

from domain.rectification import Action, Stage, actions_for
from domain.tickets import Role
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import mention, whereabouts
from locales import Markup, Words, _
from storage.tables import FollowUp, Rectification

_STAGE = {
    Stage.NOTICED: _("Waiting for the worker to acknowledge"),
    Stage.ACKNOWLEDGED: _("Acknowledged, being put right"),
    Stage.RECTIFIED: _("Put right, waiting for audit"),
    Stage.CLOSED: _("Put right and closed"),
}
_ACTION = {
    Action.ACKNOWLEDGE: _("📝 Acknowledge"),
    Action.RECTIFY: _("🔧 Put right"),
    Action.CLOSE: _("✅ Close"),
    Action.SEND_BACK: _("↩️ Send back"),
}
_ROLES = (Role.ENGINEER, Role.SUPERVISOR)


def notice(facts: Facts, rectification: Rectification, follow_up: FollowUp, words: Words) -> Letter:
    """整改通知: the written notice to the worker (S0 二(5))."""
    stage = Stage(rectification.stage)
    due = words.moment(rectification.acknowledge_by, facts.zone, facts.now, lasting=True)
    lines = [
        words("📋 <b>Rectification notice</b> · {number}", number=facts.ticket.number),
        words("📍 {place}", place=whereabouts(facts.ticket, words)),
        words("To: {worker}", worker=mention(facts.assignee)) if facts.assignee else None,
        scores(follow_up, words),
        *_said(follow_up, words),
        words("⏳ To be acknowledged by {moment} ({clause})", moment=due,
              clause=rectification.clause) if stage is Stage.NOTICED else None,
        _put_right_by(facts, rectification, words),
        words("<b>{stage}</b>", stage=words(_STAGE[stage])),
    ]  # fmt: skip
    possible = {action: None for role in _ROLES for action in actions_for(stage, role)}
    buttons = [
        Button(words(_ACTION[action]), press(f"rect_{action}", rectification.id))
        for action in possible
    ]
    return Letter(Markup("\n").join([line for line in lines if line]), grid(buttons, 2))


def apology(words: Words, *, promised_at: str) -> Letter:
    """After a poor answer: what happens now (S0 二(5))."""
    return Letter(
        words(
            "We are sorry that this was not done well. The worker has been notified in writing "
            "and must acknowledge it by {moment}; we shall come back to you.",
            moment=promised_at,
        )
    )


def rectified(facts: Facts, words: Words) -> Letter:
    return Letter(
        words(
            "{number}: what you pointed out has been put right and checked. Thank you.",
            number=facts.ticket.number,
        )
    )


def _put_right_by(facts: Facts, rectification: Rectification, words: Words) -> Markup | None:
    if rectification.stage != Stage.ACKNOWLEDGED or not rectification.rectify_by:
        return None
    due = words.moment(rectification.rectify_by, facts.zone, facts.now, lasting=True)
    return words("⏳ To be put right by {moment}", moment=due)


def scores(follow_up: FollowUp, words: Words) -> Markup:
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
    lines = [heading, worker, scores(follow_up, words), *_said(follow_up, words)]
    return Letter(Markup("\n").join([line for line in lines if line]))


def _said(follow_up: FollowUp, words: Words) -> list[Markup | None]:
    shortcomings, suggestions = follow_up.shortcomings, follow_up.suggestions
    return [
        words("Shortcomings: “{words}”", words=shortcomings) if shortcomings else None,
        words("Suggestions: “{words}”", words=suggestions) if suggestions else None,
    ]
