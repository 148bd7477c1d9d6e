"""Who lives and works in a simulated estate, and what each of them is like."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from domain.departments import Department
from domain.tickets import Role
from handlers.views.notice import VERSION
from sandbox import World
from sandbox.people import Person as Somebody
from storage import Shelves, Storage
from storage.tables import Member, Person, Staff

TITLE, ZONE = "春江花园", "Asia/Shanghai"
_LANGUAGES = (("zh_Hans", "zh-hans", 0.85), ("zh_Hant", "zh-hant", 0.95), ("en", "en", 1.0))
_DOORS, _FLOORS = 4, 10
_AT_ONCE = 100
_FAMILY = "家人"
_HASTY = 0.05  # of them
_TWO, _EACH_TROUBLED = 0.1, 60  # homes where two answer for it; one in so many has trouble
_OFFICE = (
    ("小陈", Role.DISPATCHER, ""),
    ("小林", Role.DISPATCHER, ""),
    ("王工", Role.ENGINEER, Department.ENGINEERING),
    ("孙工", Role.ENGINEER, Department.ENGINEERING),
    ("郑工", Role.ENGINEER, Department.ENGINEERING),
    ("何主任", Role.HEAD, Department.ENGINEERING),
    ("马队长", Role.HEAD, Department.SECURITY),
    ("刘主管", Role.SUPERVISOR, ""),
    ("周经理", Role.MANAGER, ""),
    ("吴总", Role.GM, ""),
)


@dataclass
class Resident:
    """`prompt`, `slow` and `mute` are how likely they answer at once, when reminded, or not."""

    body: Somebody
    home: str
    language: str
    prompt: float
    slow: float
    content: float  # from 0, never pleased, to 1
    hasty: bool  # taps five, five, five without reading
    troubled: bool = False  # the same breaks at their home again and again
    seen: int = 0  # the last message of theirs that they looked at


@dataclass(frozen=True)
class Colleague:
    body: Somebody
    role: Role
    good: float = 0.85  # how often their work holds


@dataclass
class Village:
    residents: list[Resident]
    office: list[Colleague]
    ops: int
    gm: int

    def hands(self, *roles: Role) -> list[Colleague]:
        return [one for one in self.office if one.role in roles]


def found(world: World, homes: int, dice: Random) -> Village:
    residents = [_resident(world, home, dice) for home in _addresses(homes)]
    for one in residents[::_EACH_TROUBLED]:
        one.troubled = True
    families = [one.home for one in residents if dice.random() < _TWO]
    residents += [_resident(world, home, dice, _FAMILY) for home in families]
    office = [
        Colleague(world.people.add(name, "zh-hans", started=True), role, dice.uniform(0.7, 0.95))
        for name, role, _ in _OFFICE
    ]
    members = [one.body for one in office if one.role is not Role.GM]
    leaders = [one.body for one in office if one.role in {Role.GM, Role.MANAGER}]
    ops = world.groups.add(f"{TITLE} · 值班室", forum=True, members=members).id
    gm = world.groups.add(f"{TITLE} · 总经理信箱", members=leaders).id
    return Village(residents, office, ops, gm)


async def move_in(village: Village, storage: Storage, now: datetime) -> None:
    """The office knows everybody already: how they come in is another story."""
    pairs = [*dict.fromkeys(_pair(one.home) for one in village.residents)]
    async with storage.transaction() as shelves:
        await shelves.households.add_homes(1, pairs)
        departments = {name: department for name, _, department in _OFFICE}
        for one in village.office:
            await shelves.office.appoint(
                Staff(community_id=1, telegram_id=one.body.id, name=one.body.name, role=one.role,
                      language="zh_Hans", department=departments[one.body.name], reachable=True)
            )  # fmt: skip
    for start in range(0, len(village.residents), _AT_ONCE):
        async with storage.transaction() as shelves:
            for resident in village.residents[start : start + _AT_ONCE]:
                await _enter(resident, shelves, now)


async def _enter(resident: Resident, shelves: Shelves, now: datetime) -> None:
    body = resident.body
    person = Person(telegram_id=body.id, name=body.name, language=resident.language,
                    notice_version=VERSION, consented_at=now)  # fmt: skip
    await shelves.people.welcome(person)
    building, room = _pair(resident.home)
    rooms = await shelves.households.rooms(1, building)
    home = next(found for found in rooms if found.room == room)
    await shelves.households.ask_to_join(
        Member(home_id=home.id, person_id=person.id, role=_role(resident), state="approved",
               asked_at=now)
    )  # fmt: skip


def _role(resident: Resident) -> str:
    return "family" if resident.body.name.startswith(_FAMILY) else "owner"


def _addresses(homes: int) -> Iterator[str]:
    for n in range(homes):
        building, rest = divmod(n, _DOORS * _FLOORS)
        floor, door = divmod(rest, _DOORS)
        yield f"{building + 1}-{floor + 1}{door + 1:02}"


def _pair(home: str) -> tuple[str, str]:
    building, _, room = home.partition("-")
    return building, room


def _resident(world: World, home: str, dice: Random, called: str = "住户") -> Resident:
    chance = dice.random()
    language, code, _ = next(one for one in _LANGUAGES if chance <= one[2])
    body = world.people.add(f"{called}{home}", code, started=True)
    prompt = dice.choice((0.9, 0.6, 0.6, 0.3, 0.0))
    return Resident(body, home, language, prompt, dice.choice((0.5, 0.2)), dice.uniform(0.4, 1),
                    dice.random() < _HASTY)  # fmt: skip
