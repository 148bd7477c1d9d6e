"""Do the migrations make the tables the code expects, in one piece, and undo them again?"""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from storage import Storage
from storage.migrate import BrokenReferences, _alone, behind, downgrade, head, revision, upgrade
from storage.proof import prove
from storage.tables import (
    Asset,
    Card,
    Community,
    Faq,
    FaqWording,
    Forgotten,
    Home,
    Invitation,
    Member,
    Person,
    Quote,
    Row,
    Staff,
    Ticket,
    Timer,
)
from tests.storage.log import NOW, an_event


@pytest.fixture(params=["sqlite", "postgresql"])
async def bare(request, tmp_path):
    """A database in which nothing has been made yet."""
    if request.param == "sqlite":
        storage = Storage(f"sqlite:///{tmp_path}/bare.db")
        yield storage
    else:
        with request.getfixturevalue("postgres").fresh("template0") as url:
            storage = Storage(url)
            yield storage
            await storage.close()
    await storage.close()


async def _tables(storage):
    async with storage.engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_the_migrations_make_what_the_tables_say(storage):
    def differences(connection):
        return compare_metadata(MigrationContext.configure(connection), Row.metadata)

    async with storage.engine.connect() as connection:
        assert await connection.run_sync(differences) == [], "run `make migration`"


async def test_a_difference_would_be_seen(storage):
    async with storage.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE homes ADD COLUMN colour TEXT"))
        found = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), Row.metadata)
        )
    assert [change[0] for change in found] == ["remove_column"]


async def test_up_and_down_and_up_again(bare):
    await upgrade(bare)
    made = await _tables(bare)
    await downgrade(bare, "base")
    assert await _tables(bare) == {"alembic_version"}
    await upgrade(bare)
    assert await _tables(bare) == made == {*Row.metadata.tables, "alembic_version"}


async def test_a_bare_database_is_behind_until_it_is_migrated(bare):
    assert await behind(bare)
    await upgrade(bare)
    assert not await behind(bare)
    assert await revision(bare) == head()


async def test_a_database_of_a_newer_house_is_not_behind(storage):
    async with storage.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not await behind(storage)


async def test_two_replicas_may_migrate_at_once(bare):
    other = Storage(bare.url.render_as_string(hide_password=False))
    await asyncio.gather(upgrade(bare), upgrade(other), upgrade(bare))
    await other.close()
    assert not await behind(bare)


async def test_a_failed_migration_leaves_nothing_behind(bare):
    async def half():
        async with _alone(bare) as connection:
            await connection.execute(text("CREATE TABLE half (id INTEGER)"))
            await connection.execute(text("SELECT * FROM nowhere"))

    with pytest.raises(DBAPIError):
        await half()
    assert await _tables(bare) == set()


FIRST_HOUSE = """
    INSERT INTO communities (id, name, zone, language, phone) VALUES (1, 'Lin', 'UTC', 'en', '');
    INSERT INTO people (id, telegram_id, name, language, notice_version, consented_at, reachable)
        VALUES (1, 1, 'Li', 'en', 1, '2026-03-01 08:00:00', true);
    INSERT INTO tickets (id, number, community_id, kind, state, requester_id, place, category,
                         words, urgent, triage_kind, triage_words, filed_at, source_update)
        VALUES (1, 'R1', 1, 'repair', 'filed', 1, '', 'water', '', false, '', '[]',
                '2026-03-01 08:00:00', 'tg-1'),
               (2, 'R2', 1, 'repair', 'cancelled', 1, '', 'water', '', false, '', '[]',
                '2026-03-01 08:00:00', 'tg-2');
    INSERT INTO promises (ticket_id, key, due, clause)
        SELECT id, 'repair.appointment', filed_at, 'S0 七(1)' FROM tickets;
    INSERT INTO follow_ups (id, ticket_id, ordinal, clause, state, shortcomings, suggestions)
        VALUES (1, 1, 1, '', 'answered', '', ''), (2, 1, 2, '', 'answered', '', '');
    INSERT INTO rectifications (id, ticket_id, follow_up_id, stage, noticed_at, acknowledge_by,
                                clause)
        VALUES (1, 1, 1, 'noticed', '2026-03-01 08:00:00', '2026-03-01 20:00:00', 'S0 二(5)'),
               (2, 1, 2, 'closed', '2026-03-01 08:00:00', '2026-03-01 20:00:00', 'S0 二(5)');
    INSERT INTO timers (name, due, lane, about, payload)
        VALUES ('rectification_due', '2026-03-01 20:00:00', 'ticket:1', 'ticket:1',
                '{"notice": 1}'),
               ('rectification_due', '2026-03-01 20:00:00', 'ticket:1', 'ticket:1',
                '{"notice": 2}')
"""


@pytest.fixture
async def first_house(bare):
    """A database of the first version, with work in it, brought up to this one."""
    await upgrade(bare, "0001")
    async with bare.engine.begin() as connection:
        for statement in FIRST_HOUSE.split(";"):
            await connection.exec_driver_sql(statement)
    await upgrade(bare)
    return bare


async def test_what_was_withdrawn_in_the_first_house_owes_nothing_in_this_one(first_house):
    async with first_house.transaction() as shelves:
        owed = [one.key for one in await shelves.promises.open_of(1)]
        assert owed == ["repair.appointment", "rectify.notice"]
        assert await shelves.promises.open_of(2) == []


async def test_a_notice_of_the_first_house_rings_as_a_promise_of_this_one(first_house):
    async with first_house.transaction() as shelves:
        notice = (await shelves.promises.open_of(1))[-1]
        (timer,) = (await shelves._session.scalars(select(Timer))).all()
    assert (timer.name, timer.payload) == ("promise_step", {"promise": notice.id})
    assert timer.due == notice.due


@pytest.fixture
async def estate(sqlite_url):
    """An estate with one home, in SQLite, which alters a table by writing it anew."""
    storage = Storage(sqlite_url)
    async with storage.transaction() as shelves:
        shelves.communities.open(Community(name="Lin", zone="UTC", language="en"))
        await shelves.flush()
        await shelves.households.add_homes(1, [("3", "1102")])
    yield storage
    await storage.close()


async def test_homes_outlive_a_change_to_their_community(estate):
    def drop_a_column(connection):
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("communities", recreate="always") as table:
            table.drop_column("phone")

    async with _alone(estate) as connection:
        await connection.run_sync(drop_a_column)
    async with estate.transaction() as shelves:
        assert await shelves.households.count(1) == 1


async def test_a_migration_that_would_orphan_rows_is_taken_back(estate):
    with pytest.raises(BrokenReferences):
        async with _alone(estate) as connection:
            await connection.execute(text("DELETE FROM communities"))
    async with estate.transaction() as shelves:
        assert len(await shelves.communities.all()) == 1


async def test_references_are_checked_again_after_a_migration(estate):
    await upgrade(estate)
    async with estate.engine.connect() as connection:
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1


@pytest.fixture
async def lived_in(storage):
    """An estate with something in every table that this version has changed."""
    known = [
        Community(name="Lin", zone="UTC", language="en", currency="HKD"),
        Home(community_id=1, building="3", room="1102"),
        Person(telegram_id=5, name="Li", language="en", notice_version=1, consented_at=NOW,
               phone="13800138000", large_text=True),
        Member(home_id=1, person_id=1, role="agent", state="ended", asked_at=NOW, ended_at=NOW),
        Staff(community_id=1, telegram_id=9, name="Wang", role="engineer", language="en"),
        Asset(community_id=1, code="K7", name="Lift", category="elevator"),
        Invitation(home_id=1, role="tenant", token_hash="ab", made_at=NOW, expires_at=NOW,
                   by_person=1, used_by=1),
        Ticket(number="R-1", community_id=1, kind="repair", state="filed", requester_id=1,
               home_id=1, place="", category="water", words="漏水", urgent=False, triage_kind="",
               triage_words=[], filed_at=NOW, source_update="1", asset_id=1, rating=5),
        Quote(ticket_id=1, ordinal=1, state="open", items=[], total=1, offered_at=NOW,
              offered_by=1, clause=""),
        Faq(community_id=1, topic="parking", written_at=NOW),
        FaqWording(faq_id=1, language="en", question="Where?", answer="There."),
        Forgotten(mark="ab:01", at=NOW),
        Card(alias="ticket:1:ops", chat=-1, message_id=1, ticket_id=1),
    ]  # fmt: skip
    async with storage.transaction() as shelves:
        for row in known:
            shelves._session.add(row)
            await shelves.flush()
        shelves.events.record(an_event(ticket_id=1))
    return storage


async def test_an_estate_that_is_lived_in_goes_back_and_comes_again(lived_in):
    await downgrade(lived_in, "0004")
    assert not {"quotes", "assets", "faqs", "forgotten", "invitations"} & await _tables(lived_in)
    await upgrade(lived_in)
    async with lived_in.transaction() as shelves:
        person, member = await shelves.people.get(1), await shelves.households.member(1)
        ticket, community = await shelves.tickets.get(1), await shelves.communities.get(1)
    assert (person.name, person.phone, person.large_text) == ("Li", "", False)
    assert (member.state, member.until, member.mandate) == ("ended", None, "")
    assert (ticket.words, ticket.asset_id, ticket.rating) == ("漏水", None, None)
    assert community.currency == "CNY"
    assert (await prove(lived_in)).events == 1
