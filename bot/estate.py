"""The small estate of the demo: its homes, its residents and the staff of its office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.answers import write_answers
from domain.departments import Department
from domain.tickets import Role
from handlers.views.notice import VERSION
from sandbox import World
from sandbox.people import Person as Somebody
from storage import Shelves
from storage.tables import Home, Member, Person, Staff

TITLE = "春江花园"
ZONE = "Asia/Shanghai"
_CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
_HOMES = [
    (str(building), f"{floor}{door:02}")
    for building in range(1, 7)
    for floor in (1, 2, 3, 8, 11)
    for door in range(1, 4)
]


@dataclass(frozen=True)
class Figure:
    """Somebody to be; `home` where the office knows it already, `ideas` for what to say."""

    name: str
    role: str
    language: str = "zh_Hans"
    home: str = ""
    ideas: tuple[str, ...] = ()
    department: str = ""


RESIDENTS = (
    Figure(
        "李女士",
        Role.RESIDENT,
        "zh_Hans",
        "3-1102",
        ("厨房水龙头一直滴水", "水管爆了，水漫到走廊了"),
    ),
    Figure(
        "陳先生", Role.RESIDENT, "zh_Hant", "2-801", ("電梯停在八樓，裡面有人", "浴室的燈又不亮了")
    ),
    Figure(
        "Ms Green",
        Role.RESIDENT,
        "en",
        "5-302",
        ("The kitchen tap keeps dripping", "I smell gas in the kitchen"),
    ),
    Figure("赵先生", Role.RESIDENT, ideas=("你好",)),
)
STAFF = (
    Figure("小陈", Role.DISPATCHER),
    Figure("王工", Role.ENGINEER),
    Figure("孙工", Role.ENGINEER),
    Figure("刘主管", Role.SUPERVISOR),
    Figure("何主任", Role.HEAD, department=Department.ENGINEERING),
    Figure("马队长", Role.HEAD, department=Department.SECURITY),
    Figure("周经理", Role.MANAGER),
    Figure("吴总", Role.GM),
)

_LEADERS = frozenset({Role.GM, Role.MANAGER})


class Estate:
    """Who is who: a figure of ours, and the person of the sandbox that plays it."""

    def __init__(self, world: World) -> None:
        self.residents = [(figure, _arrival(world, figure)) for figure in RESIDENTS]
        self.staff = [(figure, _arrival(world, figure)) for figure in STAFF]
        members = [person for figure, person in self.staff if figure.role != Role.GM]
        leaders = [person for figure, person in self.staff if figure.role in _LEADERS]
        self.ops = world.groups.add(f"{TITLE} · 值班室", forum=True, members=members).id
        self.gm = world.groups.add(f"{TITLE} · 总经理信箱", members=leaders).id

    @property
    def people(self) -> Sequence[tuple[Figure, Somebody]]:
        return [*self.residents, *self.staff]

    def ids(self) -> dict[str, int]:
        return {figure.name: person.id for figure, person in self.people}

    async def move_in(self, shelves: Shelves, now: datetime) -> None:
        """Enter the homes, the staff, the residents whom the office knows, and its answers."""
        await shelves.households.add_homes(1, _HOMES)
        await write_answers(shelves, now)
        for figure, person in self.staff:
            await shelves.office.appoint(_post(figure, person))
        for figure, somebody in self.residents:
            if figure.home:
                await shelves.people.welcome(resident := _resident(figure, somebody, now))
                home = await _home(shelves, figure.home)
                await shelves.households.ask_to_join(_member(resident, home, now))

    def who_is_who(self) -> dict[str, Any]:
        """What the page needs to know (see sandbox/page)."""
        people = [_introduced(figure, person) for figure, person in self.people]
        groups = {"ops_group": self.ops, "committee": None, "gm": self.gm}
        return {"title": TITLE, "zone": ZONE, **groups, "people": people}


def _arrival(world: World, figure: Figure) -> Somebody:
    known = bool(figure.home) or figure.role != Role.RESIDENT
    return world.people.add(figure.name, _CODES[figure.language], started=known)


def _post(figure: Figure, person: Somebody) -> Staff:
    return Staff(
        community_id=1,
        telegram_id=person.id,
        name=figure.name,
        role=figure.role,
        language=figure.language,
        department=figure.department,
        reachable=True,
    )


def _resident(figure: Figure, somebody: Somebody, now: datetime) -> Person:
    return Person(
        telegram_id=somebody.id,
        name=figure.name,
        language=figure.language,
        notice_version=VERSION,
        consented_at=now,
    )


async def _home(shelves: Shelves, address: str) -> Home:
    building, room = address.split("-")
    rooms = await shelves.households.rooms(1, building)
    return next(home for home in rooms if home.room == room)


def _member(person: Person, home: Home, now: datetime) -> Member:
    return Member(
        home_id=home.id, person_id=person.id, role="owner", state="approved", asked_at=now
    )


def _introduced(figure: Figure, person: Somebody) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": figure.name,
        "role": figure.role,
        "home": figure.home or None,
        "language": figure.language,
        "suggestions": list(figure.ideas),
    }
