"""The postman: takes letters out in their lanes, in order in each chat, as often as they may go."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

import segno
from telegram import InputFile, InputMediaPhoto, InputMediaVideo
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.bells import OUTBOX, Bells
from bot.clock import Clock
from bot.crashes import maybe_crash
from bot.marking import Sending, mark
from bot.outcomes import Fate, Verdict, verdict
from bot.pacer import Pacer
from bot.workshop import Workshop
from domain.standard import Standards
from handlers.letters import under_a_photo
from handlers.sheet import Toast
from storage import Shelves, Storage
from storage.outbox import Lane
from storage.tables import Card, OutboxRow
from storage.transaction import collided, unreachable

_log = logging.getLogger(__name__)
_IN_FLIGHT = 48
_AT_A_TIME = 32
_EDIT = "editMessageText"
_ALBUM = {"photo": InputMediaPhoto, "video": InputMediaVideo}
_PATIENCE = timedelta(seconds=20)
Spawn = Callable[[Coroutine[Any, Any, None]], object]


@dataclass
class Result:
    """What became of one letter; `told` is what Telegram answered: mostly, the messages it made."""

    letter: OutboxRow
    verdict: Verdict
    told: list[dict[str, Any]] = field(default_factory=list)


class Postman:
    """One among all replicas sends (see storage/leadership.py)."""

    def __init__(
        self,
        storage: Storage,
        bot: ExtBot[None],
        clock: Clock,
        bells: Bells,
        pacer: Pacer,
        spawn: Spawn,
        standards: Standards,
    ) -> None:
        self._workshop = Workshop(storage, clock, standards)
        self._storage, self._bot, self._clock = storage, bot, clock
        self._bells, self._pacer, self._spawn = bells, pacer, spawn
        self._results: list[Result] = []
        self._busy: dict[int, OutboxRow] = {}  # by chat: one letter at a time
        self._storm = False
        self._together = _IN_FLIGHT  # results marked in one transaction
        self.closing = False

    async def loop(self) -> None:
        """Deliver until cancelled; what a dead postman had in hand is judged first."""
        await self._take_over()
        while not (self.closing and self.idle()):
            try:
                await self._weather()
                more = await self._round()
            except Exception:  # noqa: BLE001 - the postman must outlive everything
                _log.exception("the postman could not work; trying again")
                await asyncio.sleep(1)
                continue
            if not more:
                await self._bells.wait(OUTBOX, self._pacer.wait(0.5))

    async def _weather(self) -> None:
        """While Telegram answers nobody, a second try would only be wasted: wait for it."""
        patience = 1.0
        while self._storm and not self.closing:
            try:
                await self._bot.get_me()
                self._storm = False
            except TelegramError as error:
                _log.warning("Telegram does not answer (%s); again in %.0f s", error, patience)
                await asyncio.sleep(patience)
                patience = min(patience * 2, 15)

    async def answer(self, toast: Toast) -> None:
        """Answer a press: at once, outside the queue; too late is as good as done."""
        params = {"callback_query_id": toast.query_id, "text": toast.text}
        try:
            await self._bot.do_api_request(
                "answerCallbackQuery", api_kwargs={**params, "show_alert": toast.alert}
            )
        except TelegramError as error:
            _log.info("a press was not answered: %s", error)

    def idle(self) -> bool:
        return not self._busy and not self._results

    async def _take_over(self) -> None:
        async with self._storage.transaction() as shelves:
            for letter in await shelves.outbox.left_sending():
                ours = self._busy.get(letter.chat)  # we led before, and are still at it
                if ours is None or (ours.id, ours.attempts) != (letter.id, letter.attempts):
                    unknown = Verdict(Fate.UNKNOWN, "the process ended while sending")
                    await self._mark(shelves, [Result(letter, unknown)])

    async def _round(self) -> bool:
        """Mark what came back, and take the next letters out, in one transaction.

        True while more may be waiting; whatever is held back now rings when it may go.
        """
        results = self._results[: self._together]
        del self._results[: self._together]
        try:
            async with self._storage.transaction() as shelves:
                await self._mark(shelves, results)
                letters = await self._next(shelves, {one.letter.chat for one in results})
                known = await shelves.cards.known(_named(letters))
        except BaseException as error:  # being cancelled loses no result either
            self._results = self._kept(results, error) + self._results
            raise
        self._together = _IN_FLIGHT
        if results:
            maybe_crash("after_mark_sent")
        if letters:
            maybe_crash("after_mark_sending")
        for result in results:
            self._busy.pop(result.letter.chat, None)
        for letter in letters:
            self._busy[letter.chat] = letter
            self._spawn(self._carry(letter, known))
        return len(letters) == _AT_A_TIME

    def _kept(self, results: list[Result], error: BaseException) -> list[Result]:
        """What is to be marked again: each alone, and without the one that cannot be."""
        if not isinstance(error, Exception) or unreachable(error) or collided(error):
            return results
        if len(results) == 1:
            _log.error("the fate of letter %s cannot be written down", results[0].letter.id)
            self._busy.pop(results[0].letter.chat, None)
            return []
        self._together = 1
        return results

    async def _next(self, shelves: Shelves, back: set[int]) -> list[OutboxRow]:
        """`back` are the chats whose letter is marked in this transaction: theirs may follow."""
        busy = self._busy.keys() - back
        worst, room = self._pacer.worst_lane(), _IN_FLIGHT - len(busy)
        if worst is None or room <= 0 or self.closing:
            return []
        now = self._clock.now()
        waiting = await shelves.outbox.next_up(now, _AT_A_TIME, not_to=busy, worst=worst)
        chosen: dict[int, OutboxRow] = {}
        for letter in waiting:
            edit = letter.method.startswith("edit")
            lane = Lane(letter.lane)
            free = letter.chat not in chosen and len(chosen) < room
            if free and self._pacer.admit(letter.chat, lane, letter.card, edit=edit):
                letter.status, letter.attempts = "sending", letter.attempts + 1
                chosen[letter.chat] = letter
        return list(chosen.values())

    async def _carry(self, letter: OutboxRow, known: dict[str, Card]) -> None:
        params = _addressed(letter, known)
        result = Result(letter, Verdict(Fate.CARD_GONE))
        if params:
            result = await self._made(letter, params) or await self._send(letter, params)
        self._results.append(result)
        self._bells.ring(OUTBOX)

    async def _made(self, letter: OutboxRow, params: dict[str, Any]) -> Result | None:
        """Put the file in that had still to be made; what became of it where that failed."""
        try:
            params.update(await self._workshop.made(params))
        except Exception as error:  # noqa: BLE001 - one file must not stop the others
            _log.exception("a file cannot be made")
            fate = Fate.NOT_SENT if unreachable(error) else Fate.REFUSED
            return Result(letter, Verdict(fate, f"{type(error).__name__}: {error}"))
        return None

    async def _send(self, letter: OutboxRow, params: dict[str, Any]) -> Result:
        try:
            async with asyncio.timeout(_PATIENCE.total_seconds()):
                answer = await self._bot.do_api_request(_method(letter, params), api_kwargs=params)
            maybe_crash("after_http")
            return Result(letter, Verdict(Fate.SENT), _told(answer))
        except TelegramError as error:
            judged = verdict(error)
            self._storm = self._storm or judged.storm
            return Result(letter, judged)
        except Exception as error:  # noqa: BLE001 - whatever it was, the letter's class decides
            return Result(letter, Verdict(Fate.UNKNOWN, f"{type(error).__name__}: {error}"))

    async def _mark(self, shelves: Shelves, results: Sequence[Result]) -> None:
        rows = await shelves.outbox.get([result.letter.id for result in results])
        found = {row.id: row for row in rows}
        for result in results:
            row = found.get(result.letter.id)
            # A postman that was frozen and comes back must not undo what the next has done.
            if row and row.status == "sending" and row.attempts == result.letter.attempts:
                await self._mark_one(shelves, row, result)

    async def _mark_one(self, shelves: Shelves, row: OutboxRow, result: Result) -> None:
        if result.verdict.fate is Fate.WAIT:
            self._pacer.pause(result.letter.chat, result.verdict.seconds)
        if error := result.verdict.error:
            level = logging.INFO if result.verdict.fate is Fate.SENT else logging.WARNING
            _log.log(level, "%s to a chat: %s", result.letter.method, error)
        await mark(shelves, Sending(row, result.verdict, result.told, self._clock.now()))


def _named(letters: Sequence[OutboxRow]) -> set[str]:
    return {name for letter in letters for name in (letter.card, letter.reply_to) if name}


def _addressed(letter: OutboxRow, known: dict[str, Card]) -> dict[str, Any] | None:
    """Complete a letter with the ids of the messages that it edits or answers.

    None for an edit of what was never shown, or is lost.
    """
    params = dict(letter.params)
    answered = known.get(letter.reply_to or "")
    if answered and answered.chat == letter.chat:
        params["reply_parameters"] = {
            "message_id": answered.message_id,
            "allow_sending_without_reply": True,
        }
    if "media" in params:
        params["media"] = [
            [kind, given] if isinstance(given, dict) else _ALBUM[kind](given)
            for kind, given in params["media"]
        ]
    if isinstance(written := params.get("document"), dict) and "text" in written:
        params["document"] = InputFile(written["text"].encode(), filename=written["name"])
    if isinstance(drawn := params.get("photo"), dict) and "link" in drawn:
        params["photo"] = InputFile(_qr(drawn["link"]), filename="qr.png")
    if not letter.method.startswith("edit"):
        return params
    card = known.get(letter.card or "")
    if card is None or card.chat != letter.chat:
        return None
    params.pop("message_thread_id", None)
    if card.captioned and letter.method == _EDIT:
        params = under_a_photo(params)
    return {**params, "message_id": card.message_id}


def _method(letter: OutboxRow, params: dict[str, Any]) -> str:
    """Words that stand under a photo are changed otherwise than words that stand alone."""
    return "editMessageCaption" if letter.method == _EDIT and "caption" in params else letter.method


def _qr(link: str) -> bytes:
    """Large enough to be printed; read even where a corner of it is torn off."""
    drawn = BytesIO()
    segno.make_qr(link, error="q").save(drawn, kind="png", scale=12)
    return drawn.getvalue()


def _told(answer: object) -> list[dict[str, Any]]:
    found = answer if isinstance(answer, list) else [answer]
    return [one for one in found if isinstance(one, dict)]
