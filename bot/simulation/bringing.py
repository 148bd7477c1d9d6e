"""How a resident of a simulation brings something: in words, and then by the buttons."""

import re
from datetime import date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from bot.simulation.diary import Diary, Matter
from bot.simulation.hands import Hands, Key, keys_of, text_of
from bot.simulation.reading import NUMBER
from bot.simulation.village import ZONE, Resident
from bot.simulation.wishes import Wish
from sandbox.chats import Message

_MOST_TAPS = 12
_NO_ANSWER = re.compile(r":(?:back|cancel|change)$")
_SLOT = re.compile(r":appointment:(\d\d)(\d\d)([mae])")
_ENDS = {"m": time(12), "a": time(17), "e": time(20)}  # as it stands on the button


async def brings(hands: Hands, diary: Diary, resident: Resident, wish: Wish, dice: Random) -> str:
    """Its number, as the receipt says it."""
    chat, visit_by = resident.body.id, None
    known = wish.words or ("",)
    words = dice.choice(known[:1] if resident.troubled else known)
    before = max(hands.chat(chat).messages, default=0)
    for said in filter(None, (wish.command and f"/{wish.command}", words)):
        await hands.says(resident.body, said)
    for _ in range(_MOST_TAPS):
        news = hands.since(chat, before)
        if number := _receipt(news, diary):
            diary.matters[number] = Matter(
                number, number[0], wish.name, resident.home, hands.now, visit_by=visit_by
            )
            return number
        key = _next(news, wish)
        if key is None:
            break
        visit_by = _end_of_visit(key, hands.now) or visit_by
        await hands.taps(resident.body, key)
    diary.wonder(hands.now, f"{resident.home}: {words or wish.name} led nowhere")
    return ""


def _receipt(news: list[Message], diary: Diary) -> str:
    for message in reversed(news):
        found = NUMBER.search(text_of(message))
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


def _end_of_visit(key: Key, now: datetime) -> datetime | None:
    """Of a visit that they choose by this button: in the next days, were it in the new year."""
    found = _SLOT.search(key.data)
    if found is None:
        return None
    today = now.astimezone(ZoneInfo(ZONE))
    month, day = int(found[1]), int(found[2])
    year = today.year + (month < today.month)
    return datetime.combine(date(year, month, day), _ENDS[found[3]], today.tzinfo)
