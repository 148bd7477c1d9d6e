"""Somebody we do not know reports a danger: the duty chat hears of it, nothing is kept."""

from handlers.actions.telling import alarm, record, to_be_called
from handlers.turn import Turn
from handlers.views.names import linked
from handlers.views.office import call
from locales import words_for


async def pass_on(turn: Turn) -> None:
    """Call the duty staff with the words as they came."""
    words = words_for(turn.community.language)
    record(turn, None, "danger_from_a_stranger", "S0 七(4)")
    text = words(
        "🔴 <b>Danger reported by somebody who is not registered yet</b>\n{name}: “{words}”",
        name=linked(turn.visitor.telegram_id, turn.full_name),
        words=turn.told.words,
    )
    staff = await to_be_called(turn, turn.community)
    await alarm(turn, turn.community, call(text, staff, turn.told.media))
