"""People who write and press all at once, do not wait for the bot, and remember what they did."""

import asyncio
import itertools

from domain.standard import STANDARD
from handlers.views import my, residents
from locales import words_for
from storage.tables import Community
from tests.faults.processes import until

_OFFICE = Community(name="Front desk", zone="Asia/Shanghai", language="en")
_WORDS = words_for("en")
ANSWERS = {
    "/help": residents.help_text(_OFFICE, _WORDS, STANDARD).text.plain,
    "/my": my.matters([], _WORDS).text.plain,
}
REPEATED = "🔁 "
_GLANCE = 0.1  # seconds between two looks at the telephone


class Crowd:
    """`asked` and `filed` are what the people themselves would swear to."""

    def __init__(self, telegram, estate, luck):
        self.telegram, self.estate, self.luck = telegram, estate, luck
        self.asked = {}
        self.begun, self.filed = set(), set()
        self._pressed = {}
        self.said = 0
        self._numbers = itertools.count(1)
        self._enough = asyncio.Event()
        self._tasks = []

    def gather(self, pause=0.8):
        """A third of the residents ask, the others report; the engineer accepts."""
        asking = len(self.estate.residents) // 3
        for place, person in enumerate(self.estate.residents):
            life = self._asks if place < asking else self._files
            self._tasks.append(asyncio.create_task(self._lives(life, person, pause)))
        self._tasks.append(asyncio.create_task(self._accepts(pause)))

    async def has_filed(self, so_many):
        """A slow machine needs longer to have something to lose."""

        async def enough():
            return len(self.filed) >= so_many

        await until(enough)

    async def disperse(self):
        self._enough.set()
        await asyncio.gather(*self._tasks)

    async def _lives(self, life, person, pause):
        while not self._enough.is_set():
            await life(person)
            await asyncio.sleep(self.luck.uniform(0, 2 * pause))

    async def says(self, person, text):
        await self.telegram.post("say", person=person, text=text)
        self.said += 1

    async def asks(self, person):
        """One of the questions, never the same twice running, so that a repeat can be told."""
        asked = self.asked.setdefault(person, [])
        question = self.luck.choice([one for one in ANSWERS if asked[-1:] != [one]])
        asked.append(question)
        await self.says(person, question)

    _asks = asks

    async def _files(self, person):
        """Something urgent takes two steps, anything else six."""
        mark = f"no. {next(self._numbers):05}"
        urgent = self.luck.random() < 0.6
        words = "a burst pipe, water everywhere" if urgent else "the kitchen tap drips"
        self.begun.add(mark)
        await self.says(person, f"{words} {mark}")
        pressed = self._pressed.setdefault(person, set())
        while screen := await self._next_screen(person, mark, pressed):
            message, choice = screen
            pressed.add(_seen(message))
            await self._press(person, person, message, choice)
        if not self._enough.is_set():
            self.filed.add(mark)

    async def _next_screen(self, person, mark, pressed):
        """The next question of the form, or None once the report has become a card."""
        while not self._enough.is_set():
            messages = await self.telegram.messages(person)
            if any(mark in one.get("text", "") and _acts(one, "cancel") for one in messages):
                return None
            asked = [(one, _choice(one)) for one in messages if _choice(one)]
            if asked and _seen(asked[-1][0]) not in pressed:
                return asked[-1]
            await asyncio.sleep(_GLANCE)
        return None

    async def _accepts(self, pause):
        tried = set()
        while not self._enough.is_set():
            for message in await self.telegram.messages(self.estate.ops_group):
                for press in _acts(message, "accept_order"):
                    if press not in tried:
                        tried.add(press)
                        engineer, ops = self.estate.engineer, self.estate.ops_group
                        await self._press(engineer, ops, message, press)
            await asyncio.sleep(pause)

    async def _press(self, person, chat, message, data):
        await self.telegram.post(
            "press", person=person, chat=chat, message_id=message["message_id"], data=data, wait=0
        )
        self.said += 1


def buttons(message):
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row]


def _acts(message, action):
    return [press for press in buttons(message) if press.startswith(f"1:{action}:")]


def _seen(message):
    """What was asked comes once more when what they chose has been taken, and reads otherwise."""
    return message["text"].removeprefix(REPEATED), _choice(message)


def _choice(message):
    """What moves a form forward: its first option, or Send."""
    for press in buttons(message):
        name = press.split(":")[3:4]
        if press.startswith("1:form:") and name not in (["back"], ["cancel"], ["page"]):
            return press
    return None
