"""What commands share: the office's database, ready for use, and the office itself."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.clock import WallClock
from bot.premises import open_community
from bot.settings import read_database, read_settings
from bot.unusable import Unusable
from storage import Shelves, Storage
from storage.condition import damage, trouble
from storage.migrate import behind, upgrade
from storage.tables import Community, Event, Staff

CLOCK = WallClock()


@asynccontextmanager
async def office(*, new: bool = False) -> AsyncIterator[Storage]:
    """The database of the settings, reachable, whole and up to date; `new`: it may be made now."""
    async with database(new=new) as storage:
        await make_ready(storage)
        yield storage


@asynccontextmanager
async def database(*, new: bool = False) -> AsyncIterator[Storage]:
    """The database of the settings, in whatever condition."""
    storage = Storage(read_database())
    find_file(storage, new=new)
    try:
        with plainly():
            yield storage
    finally:
        await storage.close()


def find_file(storage: Storage, *, new: bool) -> None:
    """See that SQLite's file can be opened, before SQLite tries; `new`: make it, for us alone."""
    if not storage.embedded:
        return
    path = storage.url.database or ""
    try:
        os.close(os.open(path, os.O_RDWR | (os.O_CREAT if new else 0), 0o600))
    except FileNotFoundError as error:
        hint = "" if new else ", or run python -m bot migrate"
        raise Unusable(f"There is no database {path}: see DATABASE_URL{hint}.") from error
    except OSError as error:
        raise Unusable(f"The database {path} cannot be opened: {error.strerror}.") from error


async def make_ready(storage: Storage) -> None:
    """SQLite belongs to us alone and is brought up to date; PostgreSQL waits for its operator."""
    if found := await damage(storage):
        raise Unusable(f"The database is damaged ({found}): restore a backup into a new one.")
    if not await behind(storage):
        return
    if not storage.embedded:
        raise Unusable("The database is older than this version: run python -m bot migrate.")
    await upgrade(storage)


@contextmanager
def plainly() -> Iterator[None]:
    """What a database complains of becomes a clear sentence; any other error stays as it is."""
    try:
        yield
    except BrokenPipeError:  # whoever read our output has gone
        raise
    except Exception as error:
        if said := trouble(error):
            raise Unusable(f"The database cannot be used: {said}.") from error
        raise


async def community_of(storage: Storage) -> Community:
    """The community that commands are about, entered from the settings if it is not there yet."""
    async with storage.transaction() as shelves:
        if known := await shelves.communities.all():
            return known[0]
    try:
        await open_community(storage, read_settings())
    except Unusable as error:
        raise Unusable(f"The office has not opened yet, and cannot: {error}") from error
    return await community_of(storage)


def settle(shelves: Shelves, post: Staff) -> None:
    """What hangs on a post that is another one now, the house sees to as soon as it runs."""
    lane, about = f"duty:{post.community_id}", f"staff:{post.id}"
    shelves.timers.set("post_changed", CLOCK.now(), lane, about, staff=post.id)


def note(shelves: Shelves, action: str, **detail: object) -> None:
    """A line of history: this was done at the keyboard."""
    event = Event(
        ticket_id=None, at=CLOCK.now(), actor="keyboard", action=action, clause="", detail=detail
    )
    shelves.events.record(event)
