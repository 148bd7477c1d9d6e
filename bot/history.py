"""What happened in the demo's estate before you came: lived through the real bot, over HTTP."""

import re
from typing import Any

import aiohttp


class _Hand:
    """Types and taps for people, finding buttons by what a press on them says."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def says(self, person: int, text: str, **what: Any) -> None:  # noqa: ANN401 - JSON
        await self._post("say", {"person": person, "text": text, **what})

    async def taps(self, person: int, chat: int, wanted: str) -> None:
        """Press the newest button that says this (a pattern of callback data)."""
        found = await self._get(f"chats/{chat}/messages")
        for message in reversed(found["messages"]):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in (button for row in rows for button in row):
                if re.search(wanted, button.get("callback_data", "")):
                    at = {"chat": chat, "message_id": message["message_id"]}
                    await self._post("press", {"person": person, **at, "button": button["text"]})
                    return
        raise LookupError(wanted)

    async def passes(self, period: str) -> None:
        await self._post("clock", {"advance": period})

    async def _post(self, path: str, body: dict[str, Any]) -> None:
        async with self._http.post(f"/sandbox/{path}", json=body) as answer:
            answer.raise_for_status()
        await self._get("idle?timeout=10")

    async def _get(self, path: str) -> dict[str, Any]:
        async with self._http.get(f"/sandbox/{path}") as answer:
            answer.raise_for_status()
            found: dict[str, Any] = await answer.json()
            return found


async def play(url: str, ops: int, who: dict[str, int]) -> None:
    """A lamp mended three days ago and about to be asked after; a door that waits since today."""
    async with aiohttp.ClientSession(url) as http:
        hand = _Hand(http)
        chen, dispatcher, engineer = who["陳先生"], who["小陈"], who["王工"]
        lamp = "浴室的燈不亮，換過燈泡也一樣"
        await _report(hand, chen, lamp, place=r":place:\d", about="electric")
        await hand.taps(engineer, ops, "accept_order")
        await hand.taps(engineer, ops, "set_off")
        await hand.passes("PT40M")
        await hand.taps(engineer, ops, ":finish:|1:finish")
        thread = await _thread_of_repairs(hand, ops)
        await hand.says(engineer, "换了灯座和开关", chat=ops, photos=1, thread=thread)
        await hand.taps(engineer, ops, ":send")
        await hand.taps(chen, chen, "accept_work")
        await hand.passes("P2DT23H")
        green = who["Ms Green"]
        door = "The front door of our building does not close by itself"
        await _report(hand, green, door, place="common", about="public_facility")
        await hand.taps(dispatcher, ops, "accept_order")


async def _report(hand: _Hand, person: int, words: str, *, place: str, about: str) -> None:
    await hand.says(person, words)
    await hand.taps(person, person, ":wish:repair")
    await hand.taps(person, person, place)
    await hand.taps(person, person, f":category:{about}")
    if place != "common":
        await hand.taps(person, person, ":appointment:")
    await hand.taps(person, person, ":send")


async def _thread_of_repairs(hand: _Hand, ops: int) -> int:
    """The topic in which the cards are."""
    found = await hand._get(f"chats/{ops}/messages")  # noqa: SLF001 - of the same module
    cards = [m for m in found["messages"] if m.get("reply_markup")]
    thread: int = cards[-1].get("message_thread_id", 0)
    return thread
