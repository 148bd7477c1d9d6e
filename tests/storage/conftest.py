"""Databases in which something has happened already."""

import pytest

from storage import Storage
from storage.tables import Community, Person, Ticket
from tests.storage.log import NOW, happens


@pytest.fixture
async def storage(database_url):
    """A migrated, empty database."""
    storage = Storage(database_url)
    yield storage
    await storage.close()


@pytest.fixture(params=["sqlite", "postgresql"])
async def elsewhere(request, tmp_path):
    """A database in which nothing has been made yet."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/elsewhere.db"
        storage = Storage(url)
        yield storage
        await storage.close()
        return
    with request.getfixturevalue("postgres").fresh("template0") as url:
        storage = Storage(url)
        yield storage
        await storage.close()


@pytest.fixture
async def log(storage):
    """A ticket to which three things happened, one after the other; a second one beside it."""
    async with storage.transaction() as shelves:
        shelves.communities.open(Community(name="Lin", zone="UTC", language="en"))
        await shelves.people.welcome(
            Person(telegram_id=5, name="Li", language="en", notice_version=1, consented_at=NOW)
        )
        for number in ("R-1", "R-2"):
            await shelves.tickets.file(_ticket(number))
    for action in ("file_repair", "accept_order", "finish"):
        await happens(storage, action, ticket_id=1)
    return storage


def _ticket(number):
    return Ticket(
        number=number, community_id=1, kind="repair", state="filed", requester_id=1, home_id=None,
        place="home", category="water", words="漏水", urgent=False, triage_kind="routine",
        triage_words=[], filed_at=NOW, source_update=number,
    )  # fmt: skip
