"""Is everything in the archive, for its owner alone, and does it come back on either database?"""

import json
import os
import stat
from datetime import UTC, date, datetime, timedelta
from zipfile import ZipFile

import pytest
from sqlalchemy import select, text

from storage import Storage
from storage.archive import Unfit, backup, restore
from storage.proof import prove
from storage.tables import (
    Community,
    Event,
    Home,
    InboxRow,
    Member,
    OutboxRow,
    Person,
    Row,
    Staff,
    Ticket,
)

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ODD = "漏水 👨‍👩‍👧 'quoted' \"twice\"\n\\ next line"


async def furnish(storage):
    """An estate in use: odd words, nulls, moments, numbers beyond 32 bits."""
    rows = [
        Community(name="春江花园", zone="Asia/Shanghai", language="zh_Hans",
                  ops_chat=-1001234567890),
        Home(community_id=1, building="3", unit="1", room="1102", handed_over=date(2021, 3, 1),
             arrears=True),
        Person(telegram_id=7_000_000_000, name=ODD, language="en", notice_version=1,
               consented_at=NOW),
        Member(home_id=1, person_id=1, role="owner", state="approved", asked_at=NOW),
        Staff(community_id=1, telegram_id=5, name="王工", role="engineer", language="zh_Hans"),
        Ticket(number="R-1", community_id=1, kind="repair", state="filed", requester_id=1,
               home_id=1, place="kitchen", category="water", words=ODD, urgent=True,
               triage_kind="water", triage_words=["漏水"], filed_at=NOW, source_update="tg:1:1"),
        InboxRow(source="tg", source_id="1:1", lane="1", payload={"text": "\x00\ud800"},
                 received_at=NOW, next_at=NOW, done_at=NOW, status="done"),
        _letter(NOW - timedelta(hours=25)), _letter(NOW - timedelta(hours=1)),
    ]  # fmt: skip
    async with storage.transaction() as shelves:
        for row in rows:
            shelves._session.add(row)
            await shelves.flush()
        for detail in ({"a": [1], "words": ODD}, None):
            shelves.events.record(
                Event(ticket_id=1, at=NOW, actor="staff:1", action="file_repair", clause="",
                      detail=detail)
            )  # fmt: skip


def _letter(posted_at):
    return OutboxRow(chat=1, lane=1, kind="A", method="sendMessage", params={"text": ODD},
                     posted_at=posted_at, not_before=posted_at)  # fmt: skip


async def contents(storage, *, but=()):
    async with storage.snapshot() as connection:

        async def rows(table):
            found = await connection.execute(select(table).order_by(*table.primary_key))
            return [dict(row) for row in found.mappings()]

        tables = [table for table in Row.metadata.sorted_tables if table.name not in but]
        return {table.name: await rows(table) for table in tables}


@pytest.fixture
async def full(storage):
    await furnish(storage)
    return storage


@pytest.fixture
async def archive(full, tmp_path):
    """The backup of an estate in use."""
    path = tmp_path / "backup.zip"
    await backup(full, path, NOW)
    return path


async def test_everything_comes_back_on_either_database(full, archive, elsewhere):
    assert await restore(elsewhere, archive, NOW) == (13, 0)
    but = {"outbox"}
    assert await contents(elsewhere, but=but) == await contents(full, but=but)


async def test_the_log_that_comes_back_holds_and_can_be_added_to(full, archive, elsewhere):
    await restore(elsewhere, archive, NOW)
    assert await prove(elsewhere) == await prove(full)
    async with elsewhere.transaction() as shelves:
        shelves.events.record(
            Event(ticket_id=1, at=NOW, actor="staff:1", action="finish", clause="", detail={})
        )
    assert (await prove(elsewhere)).events == 3


async def test_new_rows_are_numbered_after_those_brought_back(archive, elsewhere):
    await restore(elsewhere, archive, NOW)
    async with elsewhere.transaction() as shelves:
        home = Home(community_id=1, building="3", room="1103")
        shelves._session.add(home)
        await shelves.flush()
        assert home.id == 2


async def test_letters_of_yesterday_are_held_back_and_those_of_today_go_out(archive, elsewhere):
    await restore(elsewhere, archive, NOW)
    outbox = (await contents(elsewhere))["outbox"]
    assert [letter["status"] for letter in outbox] == ["unknown", "new"]


async def test_only_the_owner_may_read_a_backup(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


async def test_a_backup_never_writes_over_a_file(full, archive):
    before = archive.read_bytes()
    with pytest.raises(FileExistsError):
        await backup(full, archive, NOW)
    assert archive.read_bytes() == before


async def test_a_backup_that_fails_leaves_no_file(storage, tmp_path):
    async with storage.engine.begin() as connection:
        await connection.execute(text("DROP TABLE cards"))
    with pytest.raises(Exception, match="cards"):
        await backup(storage, tmp_path / "backup.zip", NOW)
    assert not (tmp_path / "backup.zip").exists()


async def test_writers_need_not_wait_for_a_backup(full):
    other = Storage(full.url.render_as_string(hide_password=False))
    async with full.snapshot() as connection:
        before = await connection.scalar(text("SELECT count(*) FROM homes"))
        async with other.transaction() as shelves:
            await shelves.households.add_homes(1, [("9", "901")])
        assert await connection.scalar(text("SELECT count(*) FROM homes")) == before
    await other.close()


async def test_a_database_in_use_is_not_restored_over(full, archive):
    before = await contents(full)
    with pytest.raises(Unfit, match="not empty"):
        await restore(full, archive, NOW)
    assert await contents(full) == before


def _rewritten(archive, change):
    """The same archive, its texts passed through `change(name, text)`."""
    path = archive.with_name("changed.zip")
    with ZipFile(archive) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode()))
    return path


async def test_an_archive_of_other_tables_is_refused(archive, elsewhere):
    def older(name, told):
        return told.replace('"schema": "', '"schema": "9') if name == "manifest.json" else told

    with pytest.raises(Unfit, match="version"):
        await restore(elsewhere, _rewritten(archive, older), NOW)


@pytest.mark.parametrize(
    "harm", ["a line lost", "a line broken", "not a zip", "cut", "no manifest"]
)
async def test_a_damaged_archive_is_refused_and_leaves_nothing(archive, elsewhere, harm):
    if harm == "a line lost":
        archive = _rewritten(archive, lambda name, told: "" if name == "events.jsonl" else told)
    elif harm == "a line broken":
        archive = _rewritten(archive, lambda name, told: told[:-5] if name[0] == "e" else told)
    elif harm == "no manifest":
        archive = _rewritten(archive, lambda name, told: "{}" if name[0] == "m" else told)
    elif harm == "cut":
        os.truncate(archive, archive.stat().st_size // 2)
    else:
        archive.write_text("hello")
    with pytest.raises(Unfit):
        await restore(elsewhere, archive, NOW)
    if harm.startswith("a line"):
        assert not any((await contents(elsewhere)).values())


async def test_the_archive_is_plain_to_read(archive):
    with ZipFile(archive) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        ticket = json.loads(opened.read("tickets.jsonl"))
    assert manifest["rows"]["tickets"] == 1
    assert (ticket["words"], ticket["filed_at"]) == (ODD, NOW.isoformat())
