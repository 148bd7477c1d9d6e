"""One small Telegram: persons, chats, files, a clock, and the bot they all talk to."""

from datetime import datetime
from itertools import count

from sandbox.calls import Calls
from sandbox.chats import Chat, Member
from sandbox.clock import Clock
from sandbox.errors import ControlError
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.groups import Groups
from sandbox.messages import by, post
from sandbox.people import Bot, People
from sandbox.profile import Profile
from sandbox.queries import Queries
from sandbox.rates import Rates
from sandbox.updates import Updates
from sandbox.webhook import Webhook
from sandbox.wire import Json

_TOKEN = "700001:AAsandboxsandboxsandboxsandboxsandbox"


class World:
    def __init__(
        self,
        token: str = _TOKEN,
        username: str = "huifang_bot",
        name: str = "回访",
        start: datetime | None = None,
    ) -> None:
        self.token = token
        self.bot = Bot(int(token.partition(":")[0]), name, username)
        self.clock = Clock(start)
        self.chats: dict[int, Chat] = {}
        # Private chats and basic groups draw on one counter: the bot's own message box.
        self._message_ids = count(1)
        self.people = People(self.chats, self._message_ids)
        self.groups = Groups(self.chats, self.bot, self._message_ids, self._bot_joined)
        self.files = Files()
        self.events = Events()
        self.updates = Updates(self.clock)
        self.queries = Queries(self.clock)
        self.profile = Profile(name)
        self.webhook = Webhook(self.clock, self.updates)
        self.faults = Faults()
        self.rates = Rates(self.clock)
        self.calls = Calls()
        self.albums = count(13_000_000_000_000_001)
        self.logged_out = False
        self.demo: Json | None = None

    def chat(self, number: int) -> Chat:
        if number not in self.chats:
            raise ControlError(f"There is no chat {number}.")
        return self.chats[number]

    def me(self, chat: Chat) -> Member:
        """The bot's own place in a group."""
        return chat.members.get(self.bot.id) or Member(self.bot.user(), "left")

    def _bot_joined(self, chat: Chat) -> None:
        """The founder brings the bot along and makes it an administrator."""
        self.events.add("chat", chat.id)
        founder = next((m for m in chat.members.values() if m.status == "creator"), None)
        user = founder.user if founder else self.bot.user()
        message = post(self, chat, by(user), {"new_chat_members": [self.bot.user()]})
        self.updates.add("message", message.json, lane=str(chat.id))
        self.member_changed(chat, user, Member(self.bot.user(), "left"), self.me(chat))

    def member_changed(self, chat: Chat, by_user: Json, old: Member, new: Member) -> None:
        """Tells the bot; of others it hears only as an administrator who asked for it."""
        mine = new.user["id"] == self.bot.id
        self.events.add("chat", chat.id)
        if not mine and not chat.is_private and not self.me(chat).is_admin:
            return
        change: Json = {
            "chat": chat.card(),
            "from": by_user,
            "date": self.clock.stamp(),
            "old_chat_member": old.json(),
            "new_chat_member": new.json(),
        }
        lane = f"members {chat.id if mine else new.user['id']}"
        self.updates.add("my_chat_member" if mine else "chat_member", change, lane)
