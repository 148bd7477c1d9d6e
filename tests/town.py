"""A small estate for the tests: real people, a real bot, a real database, one HTTP sandbox."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp

from bot.app import App, build
from bot.pacer import UNLIMITED, Rates
from bot.settings import Settings
from locales import words_for
from sandbox import Sandbox, World
from storage.tables import Member, Person, Staff

PATIENCE = 10
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday, nine o'clock in Shanghai
QUICK = Rates(**{**vars(UNLIMITED), "card_gap": 0.0})
HOMES = [(building, f"{floor}0{door}") for building in ("1", "2", "3") for floor in (1, 11)
         for door in (1, 2)]  # fmt: skip


class Town:
    """Who lives here, and the clock; everything passes over HTTP."""

    def __init__(self, http: aiohttp.ClientSession, sandbox: Sandbox, app: App, ops: int) -> None:
        self.http, self.sandbox, self.app = http, sandbox, app
        self.ops_group = Group(self, ops)
        self.dispatcher: Soul
        self.engineer: Soul
        self.supervisor: Soul

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        async with self.http.post(f"/sandbox/{path}", json=body) as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found

    async def get(self, path: str) -> dict[str, Any]:
        async with self.http.get(f"/sandbox/{path}") as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found

    async def settles(self) -> None:
        found = await self.get(f"idle?timeout={PATIENCE}")
        assert found["idle"], "the bot is still busy"

    async def passes(self, period: str) -> None:
        """Wind the clock; everything due on the way rings in order."""
        await self.post("clock", advance=period)
        await self.settles()

    async def newcomer(self, name: str, language: str = "zh-hans") -> "Soul":
        person = await self.post("people", name=name, language_code=language)
        return Soul(self, person["id"], name)

    async def resident(self, name: str, home: str, language: str = "zh_Hans") -> "Soul":
        """Somebody whom the office has already entered for a home."""
        code = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}[language]
        soul = await self.newcomer(name, code)
        await self.post(f"people/{soul.id}", start=True)
        building, room = home.split("-")
        async with self.app.storage.transaction() as shelves:
            now = self.app.clock.now()
            person = Person(telegram_id=soul.id, name=name, language=language,
                            notice_version=1, consented_at=now)  # fmt: skip
            await shelves.people.welcome(person)
            rooms = await shelves.households.rooms(1, building)
            found = next(one for one in rooms if one.room == room)
            member = Member(home_id=found.id, person_id=person.id, role="owner",
                            state="approved", asked_at=now)  # fmt: skip
            await shelves.households.ask_to_join(member)
        return soul

    async def staff(self, name: str, role: str) -> "Soul":
        soul = await self.newcomer(name)
        await self.post(f"people/{soul.id}", joins=self.ops_group.id)
        async with self.app.storage.transaction() as shelves:
            await shelves.office.appoint(
                Staff(community_id=1, telegram_id=soul.id, name=name, role=role,
                      language="zh_Hans")
            )  # fmt: skip
        return soul

    async def restarts(self) -> None:
        """The process is stopped and another one begins on the same database."""
        settings, clock = self.app.settings, self.app.clock
        await self.app.stop()
        self.app = build(settings, clock, QUICK)
        self.sandbox.guest = self.app
        await self.app.start()


class Chat:
    """What can be seen in a chat now."""

    def __init__(self, town: Town, chat: int) -> None:
        self.town, self.id = town, chat

    async def messages(self) -> list[dict[str, Any]]:
        await self.town.settles()
        return (await self.town.get(f"chats/{self.id}/messages"))["messages"]

    async def texts(self) -> list[str]:
        return [text_of(one) for one in await self.messages()]

    async def sees(self, *wanted: str, mentions: "Soul | None" = None) -> dict[str, Any]:
        """The newest message with these words; fails when there is none."""
        for message in reversed(await self.messages()):
            said = text_of(message)
            if all(one in said for one in wanted) and (
                mentions is None or mentions.id in mentioned_in(message)
            ):
                return message
        shown = "\n---\n".join(text_of(one) for one in await self.messages())
        raise AssertionError(f"nobody sees {wanted} here:\n{shown}")

    async def sees_nothing_of(self, *words: str) -> None:
        for text in await self.texts():
            assert not any(word in text for word in words), text


class Group(Chat):
    pass


class Soul(Chat):
    """A person: types, taps and reads as people do."""

    def __init__(self, town: Town, person: int, name: str) -> None:
        super().__init__(town, person)
        self.name = name

    async def says(self, text: str = "", *, to: Chat | None = None, **what: Any) -> int:
        body: dict[str, Any] = {"person": self.id, **what}
        if text:
            body["text"] = text
        if to is not None:
            body["chat"] = to.id
        found = await self.town.post("say", **body)
        await self.town.settles()
        return found["message_id"]

    async def taps(self, label: str, *, on: dict[str, Any] | None = None, at: Chat | None = None) -> str:
        """Press the newest button that says this; returns what fades in, if anything does."""
        chat = at or self
        message, button = await self._find(label, chat, on)
        found = await self.town.post(
            "press", person=self.id, chat=chat.id, message_id=message["message_id"], button=button
        )
        await self.town.settles()
        return (found.get("answer") or {}).get("text", "")

    async def replies(self, text: str, to: dict[str, Any], at: Chat | None = None, **what: Any) -> int:
        chat = at or self
        thread = to.get("message_thread_id")
        extra = {"thread": thread} if thread else {}
        return await self.says(text, to=chat, reply_to=to["message_id"], **extra, **what)

    async def _find(
        self, label: str, chat: Chat, on: dict[str, Any] | None
    ) -> tuple[dict[str, Any], str]:
        messages = [on] if on else reversed(await chat.messages())
        for message in messages:
            for text in labels_of(message):
                if label in text:
                    return message, text
        shown = [labels_of(one) for one in await chat.messages()]
        raise AssertionError(f"no button says {label!r} here: {shown}")


def text_of(message: dict[str, Any]) -> str:
    return message.get("text") or message.get("caption") or ""


def labels_of(message: dict[str, Any]) -> list[str]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def mentioned_in(message: dict[str, Any]) -> set[int]:
    found = (message.get("entities") or []) + (message.get("caption_entities") or [])
    return {one["user"]["id"] for one in found if one["type"] == "text_mention"}


def tr(language: str, sentence: str, **facts: object) -> str:
    """A sentence as the reader of that language sees it."""
    return words_for(language)(sentence, **facts).plain


@asynccontextmanager
async def a_town(database: str, language: str = "zh_Hans", rates: Rates = QUICK) -> AsyncIterator[Town]:
    world = World(start=MORNING)
    sandbox = Sandbox(world)
    await sandbox.start()
    async with aiohttp.ClientSession(sandbox.url) as http:
        ops = world.groups.add("值班室", forum=True, members=[world.people.add(name="物业")])
        settings = Settings(
            token=world.token,
            ops_chat=ops.id,
            database=database,
            community="春江花园",
            language=language,
            phone="0571-8888",
            api_url=sandbox.url,
        )
        app = build(settings, world.clock, rates)
        sandbox.guest = app
        await app.start()
        async with app.storage.transaction() as shelves:
            await shelves.households.add_homes(1, HOMES)
        town = Town(http, sandbox, app, ops.id)
        town.dispatcher = await town.staff("小陈", "dispatcher")
        town.engineer = await town.staff("王工", "engineer")
        town.supervisor = await town.staff("刘主管", "supervisor")
        try:
            yield town
        finally:
            await town.app.stop()
            await sandbox.stop()


