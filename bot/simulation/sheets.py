"""How the residents of a simulation fill in the sheet of a survey, or would rather not."""

import re
from datetime import timedelta

from bot.simulation.diary import Diary, Sampled
from bot.simulation.hands import Hands, Key, key_under, keys_of, text_of
from bot.simulation.reading import came
from bot.simulation.tempo import Tempo
from bot.simulation.village import Resident
from domain.standard import STANDARD
from sandbox.chats import Message

_MARK = re.compile(r"^1:survey_mark:(\d+):(\d+):(\d)$")
_FAST = timedelta(seconds=STANDARD.count("survey.fast"))


def is_sheet(keys: list[Key]) -> bool:
    return any(_MARK.match(key.data) for key in keys)


class Sheets:
    def __init__(self, hands: Hands, diary: Diary, tempo: Tempo) -> None:
        self._hands, self._diary, self._tempo = hands, diary, tempo

    def notes(self, resident: Resident, message: Message) -> bool:
        """True where they see this sheet for the first time."""
        keys = keys_of(message)
        number = next(found[1] for key in keys if (found := _MARK.match(key.data)))
        if number in self._diary.sheets:
            return False
        title = text_of(message).splitlines()[0]
        self._diary.sheets[number] = Sampled(number, resident.home, came(message), title)
        return True

    async def marks(self, resident: Resident, message: Message) -> None:
        """Every row, and then it is sent; nobody writes why today."""
        found = next((one for key in keys_of(message) if (one := _MARK.match(key.data))), None)
        if found is None:
            return
        sheet, begun = self._diary.sheets[found[1]], self._hands.now
        for n in sorted(
            {int(one[2]) for key in keys_of(message) if (one := _MARK.match(key.data))}
        ):
            points = self._tempo.points(resident)
            key = key_under(message, f"^1:survey_mark:{found[1]}:{n}:{points}$")
            if key is None:
                return
            await self._tempo.thinks(resident)
            await self._hands.taps(resident.body, key)
            sheet.points[n] = points
        send = key_under(message, "survey_send:")
        if send is None:
            return
        sheet.hasty = await self._tempo.hastily(resident, begun, _FAST)
        await self._hands.taps(resident.body, send)
        await self._tempo.ends(resident)
        sheet.sent_at = self._hands.now

    async def refuses(self, resident: Resident, message: Message) -> None:
        key = key_under(message, "survey_no:")
        if key:
            await self._hands.taps(resident.body, key)
            self._diary.sheets[key.data.split(":")[2]].refused = True
