"""How the residents of a simulation react to what they find in their chats."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from random import Random

from bot.simulation.agenda import Agenda
from bot.simulation.diary import Asked, Diary, Sampled
from bot.simulation.hands import Hands, Key, keys_of, text_of
from bot.simulation.village import Resident, Village
from domain.standard import STANDARD
from sandbox.chats import Message

_NUMBER = re.compile(r"[A-Z]\d{6}-\d{3,4}")
_MARK = re.compile(r"^1:survey_mark:(\d+):(\d+):(\d)$")
_TAKES = 6  # seconds that somebody who reads takes over a tap
_SCORE = re.compile(r"^1:score:(\d+):(quality|effect|satisfaction):(\d)$")
_PLACE = re.compile(r"(?:Matter|第) (\d+) (?:of|件，共) (\d+)")
_ROWS = ("quality", "effect", "satisfaction")
_MOST = 5
_FAST = timedelta(seconds=STANDARD.count("doubt.fast"))
_FAST_SHEET = timedelta(seconds=STANDARD.count("survey.fast"))
_A_SECOND = timedelta(seconds=1)  # Telegram's dates have no fractions
_REFUSES, _CONFIRMS = 0.1, 0.5

Reaction = Callable[[Resident, Message], Awaitable[None]]


class Residents:
    def __init__(
        self, hands: Hands, village: Village, diary: Diary, agenda: Agenda, dice: Random
    ) -> None:
        self._hands, self._village, self._diary = hands, village, diary
        self._agenda, self._dice = agenda, dice

    def look(self) -> None:
        """Everybody takes up their telephone; what they do about it they do in their own time."""
        for resident in self._village.residents:
            for message in self._hands.since(resident.body.id, resident.seen):
                resident.seen = message.id
                self._react(resident, message)

    def _react(self, resident: Resident, message: Message) -> None:
        keys = keys_of(message)
        if accept := next((key for key in keys if "accept_work:" in key.data), None):
            if self._dice.random() < max(resident.prompt, 0.3):
                self._later(resident, accept, self._accepts, 5, 300)
        elif right := next((key for key in keys if "told_right:" in key.data), None):
            if self._dice.random() < max(resident.prompt, _CONFIRMS):
                self._later(resident, right, self._confirms, 5, 200)
        elif any(_MARK.match(key.data) for key in keys):
            self._sheet(resident, message, keys)
        elif any(_SCORE.match(key.data) for key in keys):
            first = self._notes(resident, message)
            chance = resident.prompt if first else resident.slow
            if self._dice.random() < chance:
                self._later(resident, keys[0], self._answers, 1, 600)

    def _later(self, resident: Resident, key: Key, act: Reaction, first: int, last: int) -> None:
        async def do() -> None:
            await act(resident, key.message)

        at = self._hands.now + timedelta(minutes=self._dice.uniform(first, last))
        self._agenda.at(at, do)

    def _sheet(self, resident: Resident, message: Message, keys: list[Key]) -> None:
        number = next(found[1] for key in keys if (found := _MARK.match(key.data)))
        known = self._diary.sheets.get(number)
        if known is None:
            title = text_of(message).splitlines()[0]
            sheet = Sampled(number, resident.home, came(message), title)
            self._diary.sheets[number] = sheet
        chance = resident.prompt if known is None else resident.slow
        if self._dice.random() < chance:
            self._later(resident, keys[0], self._marks, 2, 900)
        elif self._dice.random() < _REFUSES:
            self._later(resident, keys[0], self._refuses, 2, 60)

    async def _marks(self, resident: Resident, message: Message) -> None:
        """Every row, and then it is sent; nobody writes why today."""
        found = next((one for key in keys_of(message) if (one := _MARK.match(key.data))), None)
        if found is None:
            return
        sheet, begun = self._diary.sheets[found[1]], self._hands.now
        for n in sorted(
            {int(one[2]) for key in keys_of(message) if (one := _MARK.match(key.data))}
        ):
            points = self._points(resident)
            wanted = f"1:survey_mark:{found[1]}:{n}:{points}"
            key = next((key for key in keys_of(message) if key.data == wanted), None)
            if key is None:
                return
            await self._thinks(resident)
            await self._hands.taps(resident.body, key)
            sheet.points[n] = points
        send = next((key for key in keys_of(message) if "survey_send:" in key.data), None)
        if send is None:
            return
        sheet.hasty = await self._hastily(resident, begun, _FAST_SHEET)
        await self._hands.taps(resident.body, send)
        await self._ends(resident)
        sheet.sent_at = self._hands.now

    async def _refuses(self, resident: Resident, message: Message) -> None:
        key = next((key for key in keys_of(message) if "survey_no:" in key.data), None)
        if key:
            await self._hands.taps(resident.body, key)
            self._diary.sheets[key.data.split(":")[2]].refused = True

    async def _confirms(self, resident: Resident, message: Message) -> None:
        key = next((key for key in keys_of(message) if "told_right:" in key.data), None)
        if key is None:
            return
        number = _number(message)
        await self._hands.taps(resident.body, key)
        before = came(message) + _A_SECOND
        told = [one for one in self._diary.recorded if one.number == number and one.at < before]
        told[-1].confirmed = True

    async def _thinks(self, resident: Resident) -> None:
        """Whoever reads takes a while; whoever does not taps away."""
        if not resident.hasty:
            await self._hands.until(self._hands.now + timedelta(seconds=_TAKES))

    async def _hastily(self, resident: Resident, begun: datetime, fast: timedelta) -> bool:
        """False as well where the machine was too slow for anybody to be hasty."""
        if not resident.hasty or self._hands.now - begun < fast / 2:
            return resident.hasty
        await self._hands.until(begun + 2 * fast)
        return False

    async def _accepts(self, resident: Resident, message: Message) -> None:
        key = next((one for one in keys_of(message) if "accept_work:" in one.data), None)
        if key is None:
            return
        await self._hands.taps(resident.body, key)
        number = _NUMBER.search(text_of(message))
        if number and number[0] in self._diary.matters:
            self._diary.matters[number[0]].accepted_at = self._hands.now

    def _notes(self, resident: Resident, message: Message) -> bool:
        """True where they see this question for the first time."""
        scores = (_SCORE.match(key.data) for key in keys_of(message))
        follow_up = next(score[1] for score in scores if score)
        known = self._diary.asked.get(follow_up)
        if known:
            known.seen += 1
            if known.answered_at:
                self._diary.wonder(self._hands.now, f"{known.number} was asked about once more")
            return False
        asked = Asked(follow_up, _number(message), resident.home, came(message))
        self._diary.asked[follow_up] = asked
        nth, count = _place(message)
        for n in range(nth + 1, count + 1):
            behind = f"{message.id}:{n}"
            self._diary.asked[behind] = Asked(behind, "", resident.home, came(message))
        return True

    async def _answers(self, resident: Resident, message: Message) -> None:
        """All that was asked together; each row once, in its order."""
        for _ in range(_MOST):
            scores = [found for key in keys_of(message) if (found := _SCORE.match(key.data))]
            if not scores:
                break
            follow_up = scores[0][1]
            if follow_up not in self._diary.asked:
                self._turns_over(resident, message, follow_up)
            await self._scores(resident, message, self._diary.asked[follow_up])
        await self._ends(resident)

    def _turns_over(self, resident: Resident, message: Message, follow_up: str) -> None:
        """What lay behind the first question of that message is seen now."""
        nth, _ = _place(message)
        self._diary.asked.pop(f"{message.id}:{nth}", None)
        asked = Asked(follow_up, _number(message), resident.home, came(message))
        self._diary.asked[follow_up] = asked

    async def _scores(self, resident: Resident, message: Message, asked: Asked) -> None:
        begun = self._hands.now
        for row in _ROWS:
            points = self._points(resident)
            wanted = f"1:score:{asked.follow_up}:{row}:{points}"
            key = next((key for key in keys_of(message) if key.data == wanted), None)
            if key is None:
                return
            await self._thinks(resident)
            if row == _ROWS[-1]:
                asked.hasty = await self._hastily(resident, begun, _FAST)
            await self._hands.taps(resident.body, key)
            asked.scores[row] = points
        asked.answered_at = self._hands.now

    async def _ends(self, resident: Resident) -> None:
        """No words today: whatever is asked besides is skipped."""
        for _ in range(_MOST):
            key = self._hands.newest(resident.body.id, r"^1:form:.*:(?:end|skip)$")
            if key is None:
                return
            await self._hands.taps(resident.body, key)

    def _points(self, resident: Resident) -> int:
        if resident.hasty:
            return _MOST
        return 1 + sum(self._dice.random() < resident.content for _ in range(_MOST - 1))


def came(message: Message) -> datetime:
    return datetime.fromtimestamp(message.json["date"], UTC)


def _number(message: Message) -> str:
    found = _NUMBER.search(text_of(message))
    return found[0] if found else ""


def _place(message: Message) -> tuple[int, int]:
    """Which matter that is, of how many that are asked about together."""
    found = _PLACE.search(text_of(message))
    return (int(found[1]), int(found[2])) if found else (1, 1)
