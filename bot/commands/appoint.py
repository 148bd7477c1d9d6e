"""Give somebody a post in the office, or another one; it counts from their next word or press.

Everybody's TELEGRAM_ID is a number, which the office sees when they first write to the bot.
"""

import asyncio
import re
from argparse import ArgumentParser, Namespace

from bot.commands.office import community_of, note, office, settle
from bot.unusable import Unusable
from domain.departments import Department
from domain.text import clean
from domain.tickets import STAFF_ROLES
from locales import LANGUAGES
from storage.tables import Staff

NO_MANAGER = "{office} has no manager now: nobody there can give posts. Please appoint one."
_HIGHEST_ID = 1 << 52
_LONGEST = 64
_ROLES = sorted(role.value for role in STAFF_ROLES)
_DEPARTMENTS = ", ".join(department.value for department in Department)
_ADDED = re.compile(r"d[1-9][0-9]{0,8}")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("telegram_id", type=telegram_id, metavar="TELEGRAM_ID")
    parser.add_argument("role", choices=_ROLES, metavar="ROLE", help=", ".join(_ROLES))
    parser.add_argument("name", metavar="NAME", help="as colleagues and residents see it")
    parser.add_argument("--language", choices=LANGUAGES, help="the community's, if not given")
    parser.add_argument("--department", type=department, default="", help="whose head it is, or "
                        f"where they work: {_DEPARTMENTS}, or one that the office added, such as "
                        "d1")  # fmt: skip


def main(given: Namespace) -> None:
    name = clean(given.name).strip()
    if not 0 < len(name) <= _LONGEST:
        raise Unusable(f"A NAME has 1 to {_LONGEST} characters.")
    asyncio.run(_appoint(given, name))


def department(given: str) -> str:
    """A code; whether there is such a department, the office knows."""
    if given not in {"", *Department} and not _ADDED.fullmatch(given):
        raise Unusable(f"--department is one of {_DEPARTMENTS}, or one of the office's own: d1 …")
    return given


def telegram_id(given: str) -> int:
    """A person's id on Telegram; a group's is negative."""
    if not (given.isascii() and given.isdigit() and 0 < int(given[:20]) < _HIGHEST_ID):
        raise Unusable(f"TELEGRAM_ID is a person's number, not {given!r}.")
    return int(given)


async def _appoint(given: Namespace, name: str) -> None:
    who, role = given.telegram_id, given.role
    async with office(new=True) as storage:
        community = await community_of(storage)
        async with storage.transaction() as shelves:
            live = await shelves.departments.live(community.id)
            if given.department and given.department not in live:
                raise Unusable(f"{community.name} has no such department: {', '.join(live)}.")
            managers = await shelves.office.managers(community.id)
            staff = Staff(
                community_id=community.id,
                telegram_id=who,
                name=name,
                role=role,
                language=given.language or community.language,
                department=given.department,
            )
            post = await shelves.office.appoint(staff)
            note(shelves, "appoint", staff=post.id, role=role)
            settle(shelves, post)
            await shelves.flush()
            left = await shelves.office.managers(community.id)
    print(f"{name} ({who}) is {role} of {community.name}.")
    if managers and not left:
        print(NO_MANAGER.format(office=community.name))
