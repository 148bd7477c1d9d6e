"""The persons of this world, and the one bot they talk to."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count

from sandbox.chats import Chat
from sandbox.errors import ControlError
from sandbox.wire import Json

# Beyond 32 bits, as real ids have been for years.
_FIRST_ID = 7_100_000_001

# Every anonymous administrator of every group writes as this one account.
ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass
class Person:
    id: int
    name: str
    language_code: str = ""
    username: str = ""
    phone_number: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def json(self) -> Json:
        return asdict(self)


@dataclass
class Bot:
    id: int
    name: str
    username: str

    def user(self) -> Json:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }


class People:
    def __init__(self, chats: dict[int, Chat], message_ids: Iterator[int]) -> None:
        self._chats = chats
        self._message_ids = message_ids
        self._ids = count(_FIRST_ID)
        self._known: dict[int, Person] = {}

    def add(
        self,
        name: str,
        language_code: str = "",
        username: str = "",
        *,
        phone_number: str = "",
        started: bool = False,
    ) -> Person:
        if not name.strip():
            raise ControlError("A person needs a name.")
        number = next(self._ids)
        phone_number = phone_number or f"+86138{number % 10**8:08}"
        person = Person(number, name.strip(), language_code, username.lstrip("@"), phone_number)
        person.started = started
        self._known[number] = person
        self._chats[number] = Chat(number, "private", person.name, self._message_ids)
        self._chats[number].username = person.username
        return person

    def __getitem__(self, number: int) -> Person:
        if number not in self._known:
            raise ControlError(f"There is no person {number}.")
        return self._known[number]

    def get(self, number: int) -> Person | None:
        return self._known.get(number)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._known.values())
