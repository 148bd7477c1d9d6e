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

    async def replies(self, person: int, chat: int, under: str, text: str) -> None:
        """Answer the newest message that has such a button."""
        message, _button = await self._newest(chat, under)
        thread = message.get("message_thread_id", 0)
        await self.says(person, text, chat=chat, thread=thread, reply_to=message["message_id"])

    async def taps(self, person: int, chat: int, wanted: str) -> None:
        """Press the newest button that says this (a pattern of callback data, or of its label)."""
        message, button = await self._newest(chat, wanted)
        at = {"chat": chat, "message_id": message["message_id"]}
        await self._post("press", {"person": person, **at, "button": button["text"]})

    async def _newest(self, chat: int, wanted: str) -> tuple[dict[str, Any], dict[str, Any]]:
        found = await self._get(f"chats/{chat}/messages")
        for message in reversed(found["messages"]):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in (button for row in rows for button in row):
                if re.search(wanted, f"{button.get('callback_data', '')}\n{button['text']}"):
                    return message, button
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
    """A lamp mended and about to be asked after, a question answered, a complaint in hand.

    And a letterbox that waits since today.
    """
    async with aiohttp.ClientSession(url) as http:
        hand = _Hand(http)
        await _lamp(hand, ops, who)
        await hand.passes("P1DT5H")
        await _question(hand, ops, who)
        await hand.passes("P1D")
        await _complaint(hand, ops, who)
        await hand.passes("PT16H40M")
        letterbox = "The letterboxes in the lobby do not close"
        await _report(hand, who["Ms Green"], letterbox, r":building:\d+\n.*5")
        await hand.taps(who["小陈"], ops, "accept_order")


async def _lamp(hand: _Hand, ops: int, who: dict[str, int]) -> None:
    chen, engineer = who["陳先生"], who["王工"]
    lamp = "浴室的燈不亮，換過燈泡也一樣"
    await _report(hand, chen, lamp, ":appointment:")
    await hand.taps(engineer, ops, "accept_order")
    await hand.taps(engineer, ops, "set_off")
    for wanted in (
        "1:quote:",
        "quote_list",
        "lamp_replacement",
        r"quote_count:\d+:1\n",
        "quote_send",
    ):
        await hand.taps(engineer, ops, wanted)
    await hand.taps(chen, chen, "1:agree:")
    await hand.passes("PT40M")
    await hand.taps(engineer, ops, ":finish:|1:finish")
    await hand.taps(engineer, ops, ":amount:as_agreed")
    thread = await _thread_of_repairs(hand, ops)
    await hand.says(engineer, "换了灯座和开关", chat=ops, photos=1, thread=thread)
    await hand.taps(engineer, ops, ":send")
    await hand.taps(chen, chen, "accept_work")


async def _question(hand: _Hand, ops: int, who: dict[str, int]) -> None:
    """An inquiry that the ready answer does not settle, and a colleague does."""
    chen, dispatcher = who["陳先生"], who["小陈"]
    await hand.says(chen, "請問停車月卡怎麼續期？")
    await hand.taps(chen, chen, ":wish:inquiry")
    for wanted in (r":faq:\d", ":settled:no", ":send"):
        await hand.taps(chen, chen, wanted)
    await hand.passes("PT20M")
    await hand.taps(dispatcher, ops, ":finish:")
    answer = "带行驶证到客服中心办理，两分钟就好；以后也可以让门岗代办。"
    await hand.replies(dispatcher, ops, ":cancel\n", answer)
    await hand.taps(dispatcher, ops, ":send")
    await hand.taps(chen, chen, "accept_work")


async def _complaint(hand: _Hand, ops: int, who: dict[str, int]) -> None:
    """Answered, judged, and given to the head of the department that answers for it."""
    li, supervisor = who["李女士"], who["刘主管"]
    await hand.says(li, "我的车位被外来车占了三天，跟门岗说了也没人管")
    await hand.taps(li, li, ":wish:complaint")
    await hand.taps(li, li, ":about_whom:nobody")
    await hand.says(li, "请把车挪走，以后进门核对车牌")
    await hand.taps(li, li, ":send")
    await hand.taps(supervisor, ops, "accept_order")
    answer = "李女士，给您添麻烦了。车主已联系上，马上来挪车；马队长负责跟进。"
    await hand.replies(supervisor, ops, ":judge:", answer)
    for wanted in (":judge:", ":upheld", ":security", ":ordinary"):
        await hand.taps(supervisor, ops, wanted)
    await hand.taps(supervisor, ops, "dispatch")
    await hand.taps(supervisor, ops, "马队长")
    await hand.passes("PT1H")
    done = "车主已到场挪车，门岗从今晚起逐车核对。"
    await hand.replies(who["马队长"], ops, ":judge:|:dispatch:", done)


async def _report(hand: _Hand, person: int, words: str, *taps: str) -> None:
    """In words first; then whatever these do not say."""
    await hand.says(person, words)
    for wanted in (":wish:repair", *taps, ":send"):
        await hand.taps(person, person, wanted)


async def _thread_of_repairs(hand: _Hand, ops: int) -> int:
    """The topic in which the cards are."""
    found = await hand._get(f"chats/{ops}/messages")  # noqa: SLF001 - of the same module
    cards = [m for m in found["messages"] if m.get("reply_markup")]
    thread: int = cards[-1].get("message_thread_id", 0)
    return thread
