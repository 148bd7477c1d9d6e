"""How the residents of a simulation find out that they are asked, and answer: each row once."""

import re
from datetime import timedelta
from random import Random

from bot.simulation.diary import Asked, Diary
from bot.simulation.hands import Hands, Key, key_under, keys_of, text_of
from bot.simulation.reading import came, number_in, step_of
from bot.simulation.tempo import Tempo
from bot.simulation.village import Resident
from domain.standard import STANDARD
from handlers.views.follow_ups import ROWS
from sandbox.chats import Message

_SCORE = re.compile(r"^1:score:(\d+):(quality|effect|satisfaction):(\d)$")
_PLACE = re.compile(r"(?:Matter|第) (\d+) (?:of|件，共) (\d+)")
_MOST = 5
_FAST = timedelta(seconds=STANDARD.count("doubt.fast"))
_UNFIXED = 0.04  # of all questions


def is_question(keys: list[Key]) -> bool:
    return any(_SCORE.match(key.data) for key in keys)


class Questions:
    def __init__(self, hands: Hands, diary: Diary, tempo: Tempo, dice: Random) -> None:
        self._hands, self._diary, self._tempo, self._dice = hands, diary, tempo, dice

    def notes(self, resident: Resident, message: Message) -> bool:
        """True where they see this question for the first time."""
        follow_up = _asked_in(message)
        known = self._diary.asked.get(follow_up)
        if known:
            known.seen += 1
            if known.answered_at or known.whom != resident.body.id:
                self._diary.wonder(self._hands.now, f"{known.number} was asked about once more")
            return False
        self._sees(resident, message, follow_up)
        nth, count = _place(message)
        for n in range(nth + 1, count + 1):
            behind, at = f"{message.id}:{n}", came(message)
            self._diary.asked[behind] = Asked(behind, "", resident.home, at, whom=resident.body.id)
        return True

    async def answers(self, resident: Resident, message: Message) -> None:
        """All that was asked together."""
        for _ in range(_MOST):
            if not is_question(keys_of(message)):
                break
            follow_up = _asked_in(message)
            if follow_up not in self._diary.asked:
                self._turns_over(resident, message, follow_up)
            await self._answers(resident, message, self._diary.asked[follow_up])
        await self._tempo.ends(resident)

    def _sees(self, resident: Resident, message: Message, follow_up: str) -> None:
        self._diary.asked[follow_up] = Asked(
            follow_up, number_in(message), resident.home, came(message), step_of(message),
            resident.body.id,
        )  # fmt: skip

    def _turns_over(self, resident: Resident, message: Message, follow_up: str) -> None:
        """What lay behind the first question of that message is seen now."""
        nth, _ = _place(message)
        self._diary.asked.pop(f"{message.id}:{nth}", None)
        self._sees(resident, message, follow_up)

    async def _answers(self, resident: Resident, message: Message, asked: Asked) -> None:
        unfixed = key_under(message, "not_fixed:")
        if unfixed and not resident.hasty and self._dice.random() < _UNFIXED:
            await self._tempo.thinks(resident)
            await self._hands.taps(resident.body, unfixed)
            asked.answered_at = self._hands.now
        else:
            await self._scores(resident, message, asked)

    async def _scores(self, resident: Resident, message: Message, asked: Asked) -> None:
        begun = self._hands.now
        for row in ROWS:
            points = self._tempo.points(resident)
            key = key_under(message, f"^1:score:{asked.follow_up}:{row}:{points}$")
            if key is None:
                return
            await self._tempo.thinks(resident)
            if row == ROWS[-1]:
                asked.hasty = await self._tempo.hastily(resident, begun, _FAST)
            await self._hands.taps(resident.body, key)
            asked.scores[row] = points
        asked.answered_at = self._hands.now


def _asked_in(message: Message) -> str:
    scores = (_SCORE.match(key.data) for key in keys_of(message))
    return next(score[1] for score in scores if score)


def _place(message: Message) -> tuple[int, int]:
    """Which matter that is, of how many that are asked about together."""
    found = _PLACE.search(text_of(message))
    return (int(found[1]), int(found[2])) if found else (1, 1)
