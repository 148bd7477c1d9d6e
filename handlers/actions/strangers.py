"""Somebody we do not know reports a danger: the duty chat hears of it, nothing is kept."""

from handlers.actions.telling import record, tell_office, to_be_called
from handlers.facts import DUTY
from handlers.turn import Turn
from handlers.views.names import linked
from handlers.views.office import call
from locales import Markup, words_for
from storage.outbox import Lane


async def pass_on(turn: Turn) -> None:
    """Call the duty staff with the words as they came; what follows soon lies under the call."""
    record(turn, None, "danger_from_a_stranger", "S0 七(4)")
    if await _called_just_now(turn):
        letter = call(_report(turn), (), turn.told.media)
        return await tell_office(turn, turn.community, letter, topic=DUTY, reply_to=_alias(turn))
    staff = await to_be_called(turn, turn.community)
    letter = call(_report(turn), staff, turn.told.media)
    return await tell_office(
        turn, turn.community, letter, topic=DUTY, lane=Lane.URGENT, card=_alias(turn)
    )


async def _called_just_now(turn: Turn) -> bool:
    """One person in distress writes many lines; each as an alarm would drown the next person's."""
    called = await turn.shelves.outbox.posted_at(_alias(turn))
    pause = turn.standard.duration("triage.stranger_pause")
    return called is not None and turn.now - called < pause


def _report(turn: Turn) -> Markup:
    words = words_for(turn.community.language)
    return words(
        "🔴 <b>Danger reported by somebody who is not registered yet</b>\n{name}: “{words}”",
        name=linked(turn.visitor.telegram_id, turn.full_name),
        words=turn.told.words,
    )


def _alias(turn: Turn) -> str:
    return f"danger:{turn.visitor.telegram_id}"
