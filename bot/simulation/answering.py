"""How the residents of a simulation react to what they find in their chats."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random

from bot.simulation.agenda import Agenda
from bot.simulation.diary import Diary
from bot.simulation.hands import Hands, Key, keys_of
from bot.simulation.questions import Questions, is_question
from bot.simulation.reading import came, number_in
from bot.simulation.sheets import Sheets, is_sheet
from bot.simulation.tempo import Tempo
from bot.simulation.village import Resident, Village
from sandbox.chats import Message

_A_SECOND = timedelta(seconds=1)  # Telegram's dates have no fractions
_REFUSES = 0.1
_ACCEPT, _AGREE, _RIGHT = "1:accept_work:", "1:agree:", "1:told_right:"

Reaction = Callable[[Resident, Message], Awaitable[None]]


class Residents:
    def __init__(
        self, hands: Hands, village: Village, diary: Diary, agenda: Agenda, dice: Random
    ) -> None:
        self._hands, self._village, self._diary = hands, village, diary
        self._agenda, self._dice = agenda, dice
        tempo = Tempo(hands, dice)
        self._sheets = Sheets(hands, diary, tempo)
        self._questions = Questions(hands, diary, tempo, dice)
        self._taps = (
            (_ACCEPT, 0.3, self._accepts),
            (_AGREE, 1.0, self._agrees),
            (_RIGHT, 0.5, self._confirms),
        )

    def look(self) -> None:
        """Everybody takes up their telephone; what they do about it they do in their own time."""
        for resident in self._village.residents:
            for message in self._hands.since(resident.body.id, resident.seen):
                resident.seen = message.id
                self._react(resident, message)

    def _react(self, resident: Resident, message: Message) -> None:
        keys = keys_of(message)
        for what, chance, act in self._taps:
            if key := next((one for one in keys if one.data.startswith(what)), None):
                if self._dice.random() < max(resident.prompt, chance):
                    self._later(resident, key, act, 5, 250)
                return
        if is_sheet(keys):
            first = self._sheets.notes(resident, message)
            if self._dice.random() < _chance(resident, first=first):
                self._later(resident, keys[0], self._sheets.marks, 2, 900)
            elif self._dice.random() < _REFUSES:
                self._later(resident, keys[0], self._sheets.refuses, 2, 60)
        elif is_question(keys):
            first = self._questions.notes(resident, message)
            if self._dice.random() < _chance(resident, first=first):
                self._later(resident, keys[0], self._questions.answers, 1, 600)

    def _later(self, resident: Resident, key: Key, act: Reaction, first: int, last: int) -> None:
        async def do() -> None:
            await act(resident, key.message)

        at = self._hands.now + timedelta(minutes=self._dice.uniform(first, last))
        self._agenda.at(at, do)

    async def _confirms(self, resident: Resident, message: Message) -> None:
        number, before = number_in(message), came(message) + _A_SECOND
        if await self._tapped(resident, message, _RIGHT):
            told = [one for one in self._diary.recorded if one.number == number and one.at < before]
            told[-1].confirmed = True

    async def _agrees(self, resident: Resident, message: Message) -> None:
        """To the price: they wanted it."""
        await self._tapped(resident, message, _AGREE)

    async def _accepts(self, resident: Resident, message: Message) -> None:
        number = number_in(message)
        if await self._tapped(resident, message, _ACCEPT) and number in self._diary.matters:
            self._diary.matters[number].work.accepted_at = self._hands.now

    async def _tapped(self, resident: Resident, message: Message, what: str) -> bool:
        """False where there is nothing to tap any more."""
        key = next((one for one in keys_of(message) if one.data.startswith(what)), None)
        if key:
            await self._hands.taps(resident.body, key)
        return key is not None


def _chance(resident: Resident, *, first: bool) -> float:
    return resident.prompt if first else resident.slow
