"""How a resident of a simulation brings something: in words, and then by the buttons."""

import re
from random import Random

from bot.simulation.diary import Diary, Matter
from bot.simulation.hands import Hands, Key, keys_of, text_of
from bot.simulation.village import Resident
from bot.simulation.wishes import Wish
from sandbox.chats import Message

_NUMBER = re.compile(r"[A-Z]\d{6}-\d{3,4}")
_MOST_TAPS = 12
_NO_ANSWER = re.compile(r":(?:back|cancel|change)$")


async def brings(hands: Hands, diary: Diary, resident: Resident, wish: Wish, dice: Random) -> str:
    """Its number, as the receipt says it."""
    chat, words = resident.body.id, dice.choice(wish.words)
    before = max(hands.chat(chat).messages, default=0)
    if not wish.urgent:
        await hands.says(resident.body, f"/{wish.command}")
    await hands.says(resident.body, words)
    for _ in range(_MOST_TAPS):
        news = hands.since(chat, before)
        if number := _receipt(news, diary):
            kind = number[0]
            diary.matters[number] = Matter(number, kind, wish.name, resident.home, hands.now)
            return number
        key = _next(news, wish)
        if key is None:
            break
        await hands.taps(resident.body, key)
    diary.wonder(hands.now, f"{resident.home}: {words} led nowhere")
    return ""


def _receipt(news: list[Message], diary: Diary) -> str:
    for message in reversed(news):
        found = _NUMBER.search(text_of(message))
        asks = any(":form:" in key.data for key in keys_of(message))
        if found and not asks and found[0] not in diary.matters:
            return found[0]
    return ""


def _next(news: list[Message], wish: Wish) -> Key | None:
    """What is meant; else what is offered first and calls nobody out."""
    offered = next((keys for one in reversed(news) if (keys := _answers(one))), [])
    for key in offered:
        if key.data.endswith(":send"):
            return key
    for step, code in wish.taps:
        for key in offered:
            if f":{step}:{code}" in key.data:
                return key
    calm = [key for key in offered if "⚠️" not in key.label]
    return next(iter(calm or offered), None)


def _answers(message: Message) -> list[Key]:
    return [
        key for key in keys_of(message) if ":form:" in key.data and not _NO_ANSWER.search(key.data)
    ]
