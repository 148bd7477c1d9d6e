"""A small estate for the tests: real people, a real bot, a real database, one HTTP sandbox."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import App, build
from bot.pacer import UNLIMITED, Rates
from domain.standard import Standards
from handlers.views.notice import VERSION
from locales import language_of, words_for
from sandbox import Sandbox
from sandbox.messages import delete
from storage import Storage
from storage.tables import Member, Person, Staff, Ticket

PATIENCE = 120  # seconds, on however slow a machine
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday, nine o'clock in Shanghai
HOUSE = Standards()
QUICK = Rates(**{**vars(UNLIMITED), "card_gap": 0.0})
HOMES = [(building, f"{floor}0{door}") for building in ("1", "2", "3") for floor in (1, 11)
         for door in (1, 2)]  # fmt: skip


class Town:
    """Who lives here, and the clock; everything passes over HTTP."""

    def __init__(self, http: aiohttp.ClientSession, sandbox: Sandbox, app: App, ops: int) -> None:
        self.http, self.sandbox, self.app = http, sandbox, app
        self.ops_group = Group(self, ops, app.settings.language)
        self.witness = Storage(app.settings.database)
        self._acts = 0  # how often somebody did something, and at which of them all was quiet
        self._quiet_at = -1
        self.dispatcher: Soul
        self.engineer: Soul
        self.supervisor: Soul

    def know(self, staff: "Sequence[Soul]") -> None:
        self.dispatcher, self.engineer, self.supervisor = staff

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        self._acts += 1
        async with self.http.post(f"/sandbox/{path}", json=body) as answer:
            found = await answer.json()
            assert answer.status == 200, found
        self._acts += 1
        return found

    async def get(self, path: str) -> dict[str, Any]:
        async with self.http.get(f"/sandbox/{path}") as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found

    async def settles(self) -> None:
        acts = self._acts
        found = await self.get(f"idle?timeout={PATIENCE}")
        assert found["idle"], "the bot is still busy"
        self._quiet_at = acts

    async def is_quiet(self) -> None:
        """Nobody has done anything since the last time we waited, or we wait now."""
        if self._quiet_at != self._acts:
            await self.settles()

    async def passes(self, period: str) -> None:
        """Wind the clock; everything due on the way rings in order."""
        await self.post("clock", advance=period)
        await self.settles()

    async def kept(self, table: type[Any]) -> list[Any]:
        """What is committed in this table, as somebody else who connects sees it."""
        await self.is_quiet()
        async with AsyncSession(self.witness.engine) as session:
            in_order = select(table).order_by(*table.__mapper__.primary_key)
            return list(await session.scalars(in_order))

    async def kept_together(self, *tables: type[Any]) -> list[list[Any]]:
        """The same of several tables at one moment, though the clock goes on."""
        await self.is_quiet()
        async with self.witness.snapshot() as connection, AsyncSession(connection) as session:
            found = [await session.scalars(select(one).order_by(one.id)) for one in tables]
            return [list(rows) for rows in found]

    async def newcomer(self, name: str, language: str = "zh-hans") -> "Soul":
        person = await self.post("people", name=name, language_code=language)
        return Soul(self, person["id"], name, language_of(language))

    async def resident(self, name: str, home: str, language: str = "zh_Hans") -> "Soul":
        """Somebody whom the office has already entered for a home."""
        code = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}[language]
        soul = await self.newcomer(name, code)
        await self.post(f"people/{soul.id}", started=True)
        building, room = home.split("-")
        async with self.app.storage.transaction() as shelves:
            now = self.app.clock.now()
            person = Person(telegram_id=soul.id, name=name, language=language,
                            notice_version=VERSION, consented_at=now)  # fmt: skip
            await shelves.people.welcome(person)
            rooms = await shelves.households.rooms(1, building)
            found = next(one for one in rooms if one.room == room)
            member = Member(home_id=found.id, person_id=person.id, role="owner",
                            state="approved", asked_at=now)  # fmt: skip
            await shelves.households.ask_to_join(member)
        return soul

    async def staff(self, name: str, role: str, department: str = "") -> "Soul":
        soul = await self.newcomer(name)
        async with self.app.storage.transaction() as shelves:
            await shelves.office.appoint(
                Staff(community_id=1, telegram_id=soul.id, name=name, role=role,
                      department=department, language="zh_Hans")
            )  # fmt: skip
        await self.post(f"people/{soul.id}", joins=self.ops_group.id)
        return soul

    @asynccontextmanager
    async def closed(self) -> AsyncIterator[None]:
        """The process is stopped; afterwards another one begins on the same database."""
        settings, clock = self.app.settings, self.app.clock
        await self.app.stop()
        self.sandbox.guest = None
        yield
        self.app = build(settings, clock, QUICK)
        self.sandbox.guest = self.app
        await self.app.start()
        self._acts += 1

    async def restarts(self, *, after: str = "") -> None:
        """Perhaps only after a while."""
        async with self.closed():
            if after:
                await self.post("clock", advance=after)


class Chat:
    """What can be seen in a chat now."""

    def __init__(self, town: Town, chat: int, language: str) -> None:
        self.town, self.id, self.language = town, chat, language

    def tr(self, sentence: str, **facts: object) -> str:
        """A sentence of ours as it reads in this chat; any other text as it is."""
        return tr(self.language, sentence, **facts)

    async def messages(self) -> list[dict[str, Any]]:
        await self.town.is_quiet()
        return (await self.town.get(f"chats/{self.id}/messages"))["messages"]

    async def texts(self) -> list[str]:
        return [text_of(one) for one in await self.messages()]

    async def sees(
        self, *sentences: str, mentions: "Soul | None" = None, **facts: object
    ) -> dict[str, Any]:
        """The newest message with these words; fails when there is none."""
        wanted = [self.tr(one, **facts) for one in sentences]
        for message in reversed(await self.messages()):
            said = text_of(message)
            if all(one in said for one in wanted) and (
                mentions is None or mentions.id in mentioned_in(message)
            ):
                return message
        shown = "\n---\n".join(text_of(one) for one in await self.messages())
        raise AssertionError(f"nobody sees {wanted} here:\n{shown}")

    async def sees_nothing_of(self, *sentences: str, **facts: object) -> None:
        words = [self.tr(one, **facts) for one in sentences]
        for text in await self.texts():
            assert not any(word in text for word in words), text


class Group(Chat):
    pass


class Soul(Chat):
    """A person: types, taps and reads as people do."""

    def __init__(self, town: Town, person: int, name: str, language: str) -> None:
        super().__init__(town, person, language)
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

    async def reports(self, words: str, home: str = "3-1102") -> str:
        """The quickest way through a harmless report; its number."""
        await self.says("/repair")
        await self.says(words)
        await self.taps_as_asked(home, "Water and drains", "14:00–17:00", "✅ Send")
        return str((await self.town.kept(Ticket))[-1].number)

    async def taps(
        self, label: str, *, on: dict[str, Any] | None = None, at: Chat | None = None
    ) -> str:
        """Press the newest button that says this; returns what fades in, if anything does."""
        chat = at or self
        message, button = await self._find(chat.tr(label), chat, on)
        return await self._presses(chat, message, button=button)

    async def taps_as_asked(self, *labels: str) -> None:
        """One after the other, without those that the talk did not need to ask for."""
        for label in labels:
            shown = [labels_of(one) for one in await self.messages()]
            asked = next(one for one in reversed(shown) if self.tr("Cancel") in one)
            if any(self.tr(label) in one for one in asked):
                await self.taps(label)

    async def presses(self, data: str, on: dict[str, Any], *, at: Chat | None = None) -> str:
        """Press what stood under this message once, or never did."""
        return await self._presses(at or self, on, data=data)

    async def replies(
        self, text: str, to: dict[str, Any], at: Chat | None = None, **what: Any
    ) -> int:
        chat = at or self
        thread = to.get("message_thread_id")
        extra = {"thread": thread} if thread else {}
        return await self.says(text, to=chat, reply_to=to["message_id"], **extra, **what)

    async def changes(self, **what: object) -> None:
        """Blocks the bot, comes, goes, is promoted."""
        await self.town.post(f"people/{self.id}", **what)
        await self.town.settles()

    async def deletes(self, message: dict[str, Any], *, at: Chat | None = None) -> None:
        world = self.town.sandbox.world
        delete(world, world.chats[(at or self).id], message["message_id"])

    async def _presses(self, chat: Chat, on: dict[str, Any], **what: str) -> str:
        found = await self.town.post(
            "press", person=self.id, chat=chat.id, message_id=on["message_id"], **what
        )
        await self.town.settles()
        return (found.get("answer") or {}).get("text", "")

    async def _find(
        self, label: str, chat: Chat, on: dict[str, Any] | None
    ) -> tuple[dict[str, Any], str]:
        messages = [on] if on else reversed(await chat.messages())
        for message in messages:
            labels = labels_of(message)
            for text in [*(one for one in labels if one == label), *labels]:
                if label in text:
                    return message, text
        shown = [labels_of(one) for one in await chat.messages()]
        raise AssertionError(f"no button says {label!r} here: {shown}")


def text_of(message: dict[str, Any]) -> str:
    return message.get("text") or message.get("caption") or ""


def labels_of(message: dict[str, Any]) -> list[str]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def data_of(message: dict[str, Any], label: str) -> str:
    """What the button with this label carries."""
    rows = message["reply_markup"]["inline_keyboard"]
    return next(one["callback_data"] for row in rows for one in row if label in one["text"])


def mentioned_in(message: dict[str, Any]) -> set[int]:
    found = (message.get("entities") or []) + (message.get("caption_entities") or [])
    return {one["user"]["id"] for one in found if one["type"] == "text_mention"}


def tr(language: str, sentence: str, **facts: object) -> str:
    """A sentence as the reader of that language sees it."""
    return words_for(language)(sentence, **facts).plain
