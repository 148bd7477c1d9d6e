"""The world over HTTP, for tests and for the page: who says what, the clock, the weather."""
# ruff: noqa: FBT001, FBT002 - the fields of a call are bound by name

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from sandbox import gestures, stillness
from sandbox.changes import Change, apply
from sandbox.chats import Chat
from sandbox.errors import ControlError
from sandbox.faults import Fault
from sandbox.people import Person
from sandbox.pictures import media_type
from sandbox.queries import Query
from sandbox.speech import Speech, say
from sandbox.topics import open_topic, remove_topic, rename_topic, switch_topic
from sandbox.wire import Json

if TYPE_CHECKING:
    from sandbox.server import Sandbox

_HEARTBEAT = 15.0
_PATIENCE = 15.0
_TURNS = ("create", "rename", "close", "reopen", "delete")


class Control:
    """Each method is one call; its parameters are the fields of the call."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._world = sandbox.world

    def add_person(
        self,
        name: str,
        language_code: str = "",
        username: str = "",
        phone_number: str = "",
        started: bool = False,
    ) -> Json:
        person = self._world.people.add(
            name, language_code, username, phone_number=phone_number, started=started
        )
        self._world.events.add("chat", person.id)
        return {"id": person.id}

    def list_people(self) -> Json:
        return {"people": [person.json() for person in self._world.people]}

    def show_person(self, person: Person) -> Json:
        return person.json()

    def change_person(self, change: Change) -> Json:
        apply(self._world, change)
        self._world.events.add("chat", change.person.id)
        return change.person.json()

    def add_group(
        self,
        title: str,
        forum: bool = False,
        supergroup: bool = False,
        members: list[int] | None = None,
    ) -> Json:
        people = [self._world.people[number] for number in members or []]
        chat = self._world.groups.add(title, forum=forum, members=people, supergroup=supergroup)
        return {"id": chat.id}

    def list_chats(self) -> Json:
        chats = [chat.overview() for chat in self._world.chats.values()]
        return {"chats": chats, "event": self._world.events.last}

    def messages(self, chat: Chat, after: int = 0) -> Json:
        shown = [m.shown() for number, m in chat.messages.items() if number > after]
        return {"messages": shown, "event": self._world.events.last}

    def say(self, speech: Speech) -> Json:
        numbers = [message.id for message in say(self._world, speech)]
        return {"message_id": numbers[0], "message_ids": numbers}

    async def press(
        self,
        person: Person,
        chat: Chat,
        message_id: int,
        button: int | str | None = None,
        data: str = "",
        wait: float = _PATIENCE,
    ) -> Json:
        """The bot's answer, or what a link or copy button holds."""
        if button is None and not data:
            raise ControlError("Which button? Give its label or its index.")
        pressed = gestures.press(self._world, person, chat, message_id, button=button, data=data)
        if not isinstance(pressed, Query):
            return {"answer": None} | pressed
        return {"answer": await gestures.answer_to(pressed, wait)}

    def react(self, person: Person, chat: Chat, message_id: int, emoji: str = "") -> Json:
        gestures.react(self._world, person, chat, chat.message(message_id), emoji)
        return {"ok": True}

    def bot(
        self,
        chat: Chat,
        status: str = "",
        rights: dict[str, bool] | list[str] | None = None,
        removed: bool = False,
    ) -> Json:
        status = "kicked" if removed else status or "administrator"
        gestures.place_bot(self._world, chat, status, gestures.read_rights(rights))
        return self._world.me(chat).json()

    def topics(
        self, person: Person, chat: Chat, name: str = "", thread: int = 0, action: str = ""
    ) -> Json:
        """Opens a topic, or with a thread renames, closes, reopens or deletes it."""
        action = action or ("rename" if thread else "create")
        topic = gestures.lead_topics(chat, person, thread)
        if action not in _TURNS or (topic is None) != (action == "create"):
            raise ControlError(
                f"With topics you can {', '.join(_TURNS)} (all but the first need a thread)."
            )
        if action in ("create", "rename") and not name:
            raise ControlError("A topic needs a name.")
        user = person.user()
        if topic is None:
            return {"thread": open_topic(self._world, chat, user, name).id}
        if action == "delete":
            remove_topic(self._world, chat, topic)
        elif action == "rename":
            rename_topic(self._world, chat, topic, user, name)
        else:
            switch_topic(self._world, chat, topic, user, closed=action == "close")
        return {"thread": topic.id}

    def migrate(self, chat: Chat, forum: bool = False) -> Json:
        return {"id": gestures.migrate(self._world, chat, forum=forum).id}

    def commands(self, person: Person, chat: Chat | None = None) -> Json:
        """The command menu this person sees there."""
        where = chat or self._world.chats[person.id]
        member = where.members.get(person.id)
        found = self._world.profile.commands_for(
            where, person.id, person.language_code, admin=member is not None and member.is_admin
        )
        return {"commands": found, "menu_button": self._world.profile.menu_button(where.id)}

    def calls(self, after: int = 0, method: str = "") -> Json:
        wanted = method.lower()
        records = self._world.calls.after(after)
        return {
            "calls": [r.json() for r in records if wanted in ("", r.call.method.lower())],
            "last": self._world.calls.last,
        }

    def add_fault(
        self,
        kind: str,
        method: str = "",
        chat: int | None = None,
        times: int | None = None,
        probability: float = 1.0,
        seconds: float = 1.0,
    ) -> Json:
        fault = Fault(0, kind, method, chat, times, probability, seconds)
        return self._world.faults.add(fault).json()

    def list_faults(self) -> Json:
        return {"faults": self._world.faults.json()}

    def clear_faults(self) -> Json:
        self._world.faults.clear()
        return self.list_faults()

    def rates(self, enforced: bool) -> Json:
        self._world.rates.enforce(enforced=enforced)
        return {"enforced": enforced}

    async def clock(self) -> Json:
        guest = self._sandbox.guest
        due = await guest.next_due() if guest is not None else None
        return {
            "now": self._world.clock.now().isoformat(),
            "next_due": due.isoformat() if due else None,
        }

    async def move_clock(self, advance: str = "", at: str = "") -> Json:
        target = stillness.moment(self._world, advance, at)
        await stillness.travel(self._world, self._sandbox.guest, target)
        return await self.clock()

    async def idle(self, timeout: float = 10.0) -> Json:  # noqa: ASYNC109 - the contract's name
        return {"idle": await stillness.idle(self._world, self._sandbox.guest, timeout)}

    def demo(self) -> Response:
        if self._world.demo is None:
            return JSONResponse({"error": "No demo is running in this world."}, 404)
        return JSONResponse(self._world.demo)

    def file(self, file_id: str) -> Response:
        file = self._world.files.get(file_id)
        if file is None:
            return JSONResponse({"error": f"There is no file {file_id!r}."}, 404)
        return Response(file.content, media_type=media_type(file.content) or file.mime_type)

    async def events(self, request: Request) -> Response:
        """Server-sent events; without a place to resume from, from now on."""
        place = request.headers.get("last-event-id") or request.query_params.get("after", "")
        after = int(place) if place.isdigit() else self._world.events.last
        return StreamingResponse(
            self._world.events.stream(after, _HEARTBEAT),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-cache"},
        )
