"""How a group comes about: its founder, its members, and the bot as administrator."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from sandbox.chats import RIGHTS, Chat, Member
from sandbox.people import Bot, Person

_FIRST_GROUP = 4_200_000_001
_FIRST_SUPERGROUP = 1_002_200_000_001


class Groups:
    def __init__(
        self,
        chats: dict[int, Chat],
        bot: Bot,
        message_ids: Iterator[int],
        on_new: Callable[[Chat], None],
    ) -> None:
        self._chats = chats
        self._bot = bot
        self._message_ids = message_ids
        self._on_new = on_new
        self._group_ids = count(_FIRST_GROUP)
        self._supergroup_ids = count(_FIRST_SUPERGROUP)

    def add(
        self,
        title: str,
        *,
        forum: bool = False,
        members: Iterable[Person] = (),
        supergroup: bool = False,
    ) -> Chat:
        """A group with the bot as administrator; the first member is its owner."""
        chat = self.supergroup(title) if forum or supergroup else self._basic(title)
        chat.forum = forum
        for number, person in enumerate(members):
            status = "member" if number else "creator"
            chat.members[person.id] = Member(person.user(), status)
        rights = dict.fromkeys(RIGHTS, True)
        chat.members[self._bot.id] = Member(self._bot.user(), "administrator", rights)
        self._on_new(chat)
        return chat

    def supergroup(self, title: str) -> Chat:
        return self._keep(Chat(-next(self._supergroup_ids), "supergroup", title, count(1)))

    def _basic(self, title: str) -> Chat:
        return self._keep(Chat(-next(self._group_ids), "group", title, self._message_ids))

    def _keep(self, chat: Chat) -> Chat:
        self._chats[chat.id] = chat
        return chat
