"""Bring the database to the tables of this version of the house.

Safe to run on several machines at once, and again; a failed migration changes nothing.
"""

import asyncio
from argparse import ArgumentParser, Namespace

from bot.commands.office import database
from bot.unusable import Unusable
from storage.migrate import head, known, revision, upgrade


def arguments(_: ArgumentParser) -> None:
    """There are none."""


def main(_: Namespace) -> None:
    asyncio.run(_migrate())


async def _migrate() -> None:
    async with database(new=True) as storage:
        found = await revision(storage)
        if found and found not in known():
            raise Unusable(f"The database ({found}) belongs to a newer version of the house.")
        await upgrade(storage)
    was = "as it was" if found == head() else f"before: {found or 'empty'}"
    print(f"The database is up to date: {head()} ({was}).")
