"""The register of homes, and the files from which the office enters it."""

from collections.abc import Callable, Sequence
from itertools import islice

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.register.difference import Difference
from domain.register.entries import FIELDS, Entry, Key
from storage.tables import Community, Home, HomesFile

WAITING, READ, DONE = "waiting", "read", "done"
_AT_ONCE = 500
_COLUMNS = [getattr(Home, name) for name in FIELDS]

Progress = Callable[[int, int], None]  # homes written, of how many


def _to_nobody(_: int, __: int) -> None:
    return


class Register:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def known(self, community_id: int) -> dict[Key, tuple[int, Entry]]:
        """Every home by its address: its number, and what is said of it."""
        query = select(Home.id, *_COLUMNS).where(Home.community_id == community_id)
        rows = await self._session.execute(query)
        entries = ((number, Entry(*said)) for number, *said in rows)
        return {entry.key: (number, entry) for number, entry in entries}

    async def hold(self, community_id: int) -> None:
        """Whoever else wants to write in it waits for our commit."""
        query = select(Community.id).where(Community.id == community_id)
        await self._session.execute(query.with_for_update(key_share=True))

    async def enter(
        self, community_id: int, found: Difference, progress: Progress = _to_nobody
    ) -> None:
        """Write what is new and what has changed."""
        new = [{"community_id": community_id, **vars(entry)} for entry in found.new]
        changed = [
            {"id": one.home_id, **{name: now for name, (_, now) in one.changes.items()}}
            for one in found.changed
        ]
        whole, done = len(new) + len(changed), 0
        for statement, rows in ((insert(Home), new), (update(Home), changed)):
            waiting = iter(rows)
            while some := list(islice(waiting, _AT_ONCE)):
                await self._session.execute(statement, some)
                done += len(some)
                progress(done, whole)

    # --- files

    async def bring(self, file: HomesFile) -> None:
        self._session.add(file)
        await self._session.flush()

    async def unread(self) -> Sequence[HomesFile]:
        """The files that have been sent and that nobody has read yet."""
        query = select(HomesFile).where(HomesFile.state == WAITING).order_by(HomesFile.id)
        return (await self._session.scalars(query)).all()

    async def file(self, file_id: int) -> HomesFile | None:
        """Held for this turn."""
        return await self._session.get(HomesFile, file_id, with_for_update=True)
