"""Somebody we do not know: of a danger the duty chat hears, and of them nothing is kept."""

from datetime import timedelta

from handlers.actions.telling import record, tell_office, to_be_called
from handlers.facts import DUTY
from handlers.turn import Turn
from handlers.views.assets import place
from handlers.views.names import linked
from handlers.views.office import call
from locales import Markup, words_for
from storage.outbox import Lane
from storage.tables import Asset

_LETTERS_TAKE = timedelta(minutes=1)


async def pass_on(turn: Turn, before: Asset | None = None) -> None:
    """Call the duty staff with the words as they came; what follows soon lies under the call.

    `before` is the thing they stand before, if they have scanned its code.
    """
    record(turn, None, "danger_from_a_stranger", "S0 七(4)")
    if await _called_just_now(turn):
        letter = call(_report(turn, before), (), turn.told.media)
        card = f"{_alias(turn)}:{turn.sheet.source}"
        return await tell_office(
            turn, turn.community, letter, topic=DUTY, card=card, reply_to=_alias(turn)
        )
    staff = await to_be_called(turn, turn.community)
    letter = call(_report(turn, before), staff, turn.told.media)
    return await tell_office(
        turn, turn.community, letter, topic=DUTY, lane=Lane.URGENT, card=_alias(turn)
    )


def forget_soon(turn: Turn) -> None:
    """They do not want to be known: what this talk has left goes as soon as the letters are out.

    A colleague stays who they are.
    """
    if turn.person is None and not turn.sheet.posts:
        _set_timer(turn, turn.visitor.telegram_id)


async def wipe_out(turn: Turn, chat: int) -> None:
    """Unless they have come back meanwhile."""
    strangers = turn.shelves.strangers
    if not await strangers.is_one(chat):
        return None
    if await strangers.waits(chat):
        return _set_timer(turn, chat)
    return await strangers.wipe_out(chat)


def _set_timer(turn: Turn, chat: int) -> None:
    due = turn.now + _LETTERS_TAKE
    turn.shelves.timers.set("wipe_out", due, str(chat), f"stranger:{chat}", chat=chat)


async def _called_just_now(turn: Turn) -> bool:
    """One person in distress writes many lines; each as an alarm would drown the next person's."""
    called = await turn.shelves.outbox.posted_at(_alias(turn))
    pause = turn.standard.duration("triage.stranger_pause")
    return called is not None and turn.now - called < pause


def _report(turn: Turn, before: Asset | None) -> Markup:
    words = words_for(turn.community.language)
    said = words(
        "🔴 <b>Danger reported by somebody who is not registered yet</b>\n{name}: “{words}”",
        name=linked(turn.visitor.telegram_id, turn.full_name),
        words=turn.told.words,
    )
    if before is None:
        return said
    return Markup("\n").join([said, words("📍 {place}", place=place(before, words))])


def _alias(turn: Turn) -> str:
    return f"danger:{turn.visitor.telegram_id}"
