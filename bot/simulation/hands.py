"""How the people of a simulation type, tap and read: in the sandbox, as its own people do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.app import App
from sandbox import Sandbox
from sandbox.chats import Chat, Message
from sandbox.gestures import press
from sandbox.people import Person
from sandbox.speech import Speech, say
from sandbox.stillness import idle, travel

_PATIENCE = 60.0
_LOOK_BACK = 2000  # messages; nobody scrolls farther


@dataclass(frozen=True)
class Key:
    """A button that can be pressed: under which message, what it says and what it carries."""

    message: Message
    label: str
    data: str


class Busy(Exception):
    """The bot did not come to rest."""


@dataclass
class Hands:
    sandbox: Sandbox
    app: App

    @property
    def now(self) -> datetime:
        return self.sandbox.world.clock.now()

    async def says(self, person: Person, text: str, chat: int = 0, **what: object) -> None:
        where = self.chat(chat or person.id)
        say(self.sandbox.world, Speech(person=person, chat=where, text=text, **what))  # type: ignore[arg-type]
        await self.rests()

    async def taps(self, person: Person, key: Key, chat: int = 0) -> None:
        where = self.chat(chat or person.id)
        press(self.sandbox.world, person, where, key.message.id, button=None, data=key.data)
        await self.rests()

    def newest(self, chat: int, pattern: str, words: str = "") -> Key | None:
        """The newest button that carries this, on a message with these words."""
        return next(self.all(chat, pattern, words), None)

    def all(self, chat: int, pattern: str, words: str = "") -> Iterator[Key]:
        wanted = re.compile(pattern)
        for message in self.lately(chat):
            if words and words not in text_of(message):
                continue
            yield from (key for key in keys_of(message) if wanted.search(key.data))

    def lately(self, chat: int) -> Iterator[Message]:
        """What stands in a chat, newest first, as far as anybody scrolls."""
        return islice(reversed(self.chat(chat).messages.values()), _LOOK_BACK)

    def since(self, chat: int, after: int) -> list[Message]:
        """What came into a chat after this message, oldest first."""
        news = []
        for number, message in reversed(self.chat(chat).messages.items()):
            if number <= after:
                break
            news.append(message)
        return news[::-1]

    def chat(self, number: int) -> Chat:
        return self.sandbox.world.chats[number]

    async def until(self, at: datetime) -> None:
        """Everything that is due on the way rings in its order; mostly, nothing is."""
        due = await self.app.next_due() if at > self.now else None
        if due and due <= at:
            await travel(self.sandbox.world, self.app, at)
        elif at > self.now:
            self.sandbox.world.clock.set(max(at, self.now))

    async def rests(self) -> None:
        if not await idle(self.sandbox.world, self.app, _PATIENCE):
            raise Busy(f"the bot is still busy at {self.now:%Y-%m-%d %H:%M}")


def key_under(message: Message, pattern: str) -> Key | None:
    """The first button of the message that carries this."""
    return next((key for key in keys_of(message) if re.search(pattern, key.data)), None)


def text_of(message: Message) -> str:
    return str(message.json.get("text") or message.json.get("caption") or "")


def keys_of(message: Message) -> list[Key]:
    rows = (message.json.get("reply_markup") or {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row if "callback_data" in button]
    return [Key(message, button["text"], button["callback_data"]) for button in buttons]
