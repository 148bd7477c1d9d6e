"""Somebody we do not know reports a danger: the duty chat hears of it, nothing is kept."""

from handlers.actions.telling import alarm, record
from handlers.letters import Letter
from handlers.turn import Turn
from locales import words_for


async def pass_on(turn: Turn) -> None:
    """Call the duty staff with the words as they came."""
    user = turn.sheet.update.effective_user if turn.sheet.update else None
    words = words_for(turn.community.language)
    record(turn, None, "danger_from_a_stranger", "S0 七(4)")
    letter = Letter(
        words(
            "🔴 <b>Danger reported by somebody who is not entered yet</b>\n{name}: “{words}”",
            name=user.full_name if user else "?",
            words=turn.told.words,
        ),
        media=turn.told.media,
    )
    await alarm(turn, turn.community, letter)
