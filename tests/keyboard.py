"""What commands answer, and what they leave in a database."""

from dataclasses import dataclass

from storage import Storage
from tests.databases import run


@dataclass
class Answer:
    code: int
    out: str
    err: str

    @property
    def complaint(self):
        """The one clear line of somebody's mistake."""
        assert self.code == 1
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err


def keep(url, *rows):
    """Put these into the database, in this order."""

    async def add(shelves):
        for row in rows:
            shelves._session.add(row)
            await shelves.flush()

    read(url, add)


def read(url, question):
    """What somebody finds there who comes from outside."""

    async def ask():
        storage = Storage(url)
        async with storage.transaction() as shelves:
            found = await question(shelves)
        await storage.close()
        return found

    return run(ask())
