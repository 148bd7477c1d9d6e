"""A draft left lying: one reminder, and after a day it is forgotten; or what there is counts."""

from datetime import timedelta

from handlers.form import ALL, FORGET_AFTER, REMIND_AFTER, make_room
from handlers.letters import Address, Letter, Manner
from handlers.standing_in import stands_in
from handlers.turn import Turn
from locales import words_for
from storage.outbox import Delivery, Lane
from storage.tables import Conversation, Person, Staff


async def draft_left(
    turn: Turn, *, key: str, nonce: str, lane: str, reminded: bool = False
) -> None:
    """Nothing for a day: forget it. Nothing for half an hour: remind once."""
    talks = await turn.shelves.conversations.at([key])
    if not talks or talks[0].nonce != nonce:
        return
    talk = talks[0]
    idle = turn.now - talk.touched_at
    if idle >= _patience(talk):
        await _end(turn, talk)
        return
    if idle >= REMIND_AFTER and not reminded:
        reminded = True
        await _remind(turn, lane, talk.form)
    again = talk.touched_at + (FORGET_AFTER if reminded else REMIND_AFTER)
    about = {"key": key, "nonce": nonce, "lane": lane, "reminded": reminded}
    turn.shelves.timers.set("draft_left", again, lane, f"draft:{nonce}", **about)


def _patience(talk: Conversation) -> timedelta:
    """What is said already does not wait for what need not be said at all."""
    optional = talk.form in ALL and ALL[talk.form].optional
    return REMIND_AFTER if optional and ALL[talk.form].plan.begun(talk.answers) else FORGET_AFTER


async def _end(turn: Turn, talk: Conversation) -> None:
    if talk.form in ALL and ALL[talk.form].optional and await stands_in(turn, talk):
        return await make_room(turn)
    return await turn.shelves.conversations.end(talk)


async def _remind(turn: Turn, lane: str, form: str) -> None:
    """In private only, and only somebody whom we may know; a colleague of their work."""
    reader = await _reader(turn, int(lane), form) if lane.isdigit() else None
    if reader is None or form not in ALL or ALL[form].optional:
        return
    words = words_for(reader.language)
    title = words(ALL[form].title)
    letter = Letter(
        words("“{title}” is not finished yet. Write to go on, or /cancel.", title=title)
    )
    manner = Manner(Lane.NOTIFY, Delivery.AT_MOST_ONCE, silent=True)
    turn.post(letter, Address(reader.telegram_id), manner)


async def _reader(turn: Turn, telegram_id: int, form: str) -> Person | Staff | None:
    if form in ALL and ALL[form].office:
        return next(iter(await turn.shelves.office.posts([telegram_id])), None)
    return await turn.shelves.people.known_as(telegram_id)
