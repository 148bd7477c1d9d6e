"""A draft left lying: one reminder, and after a day it is forgotten."""

from handlers.form import ALL, FORGET_AFTER, REMIND_AFTER
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from locales import words_for
from storage.outbox import Delivery, Lane


async def draft_left(
    turn: Turn, *, key: str, nonce: str, private: bool, reminded: bool = False
) -> None:
    """Nothing for a day: forget it. Nothing for half an hour: remind once."""
    talks = await turn.shelves.conversations.at([key])
    if not talks or talks[0].nonce != nonce:
        return
    talk = talks[0]
    idle = turn.now - talk.touched_at
    if idle >= FORGET_AFTER:
        return await turn.shelves.conversations.end(talk)
    wait = FORGET_AFTER if reminded else REMIND_AFTER
    if not reminded and idle >= REMIND_AFTER:
        reminded, wait = True, FORGET_AFTER
        if private and talk.form in ALL:
            await _remind(turn, int(key.split(":")[0]), talk.form)
    turn.shelves.timers.set(
        "draft_left", talk.touched_at + wait, key, f"draft:{nonce}",
        key=key, nonce=nonce, private=private, reminded=reminded,
    )  # fmt: skip
    return None


async def _remind(turn: Turn, chat: int, form: str) -> None:
    person = await turn.shelves.people.known_as(chat)
    if person is None:
        return
    words = words_for(person.language)
    letter = Letter(
        words("“{title}” is not finished yet. Write to go on, or /cancel.",
              title=words(ALL[form].title))
    )  # fmt: skip
    turn.post(letter, Address(chat), Manner(Lane.NOTIFY, Delivery.AT_MOST_ONCE, silent=True))
