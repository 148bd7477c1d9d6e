"""Does the register keep what was entered, home by home, and give it back as it was?"""

import asyncio
from datetime import date

import pytest
from sqlalchemy import text

from domain.register.difference import difference
from domain.register.entries import Entry
from domain.register.table import read_table
from storage import Storage
from storage.migrate import downgrade, upgrade
from storage.tables import Community, Home

HEADING = ("building", "unit", "room", "area", "handed over", "owner", "phone", "arrears")
WHOLE = ("3", "1", "1102", "89.5", "2021-03-01", "李", "13812345678", "yes")


@pytest.fixture
async def estate(database_url):
    storage = Storage(database_url)
    async with storage.transaction() as shelves:
        for name in ("Lin", "Yuan"):
            shelves.communities.open(Community(name=name, zone="UTC", language="en"))
    yield storage
    await storage.close()


async def enters(storage, *rows, community=1, progress=lambda *_: None):
    """Enter the rows as the command does; says what was entered."""
    async with storage.transaction() as shelves:
        await shelves.register.hold(community)
        known = await shelves.register.known(community)
        found = difference(read_table([HEADING, *rows]), known)
        await shelves.register.enter(community, found, progress)
    return found


async def known(storage, community=1):
    async with storage.transaction() as shelves:
        return await shelves.register.known(community)


async def test_every_column_comes_back_as_it_was_entered(estate):
    await enters(estate, WHOLE)
    assert [entry for _, entry in (await known(estate)).values()] == [
        Entry("3", "1", "1102", "89.5", date(2021, 3, 1), None, "李", "13812345678", arrears=True)
    ]


async def test_a_home_keeps_its_number_when_it_changes(estate):
    await enters(estate, WHOLE, ("3", "1", "1103"))
    before = await known(estate)
    found = await enters(estate, (*WHOLE[:3], "90", "", "李", "13812345678", "no"))
    assert (len(found.new), len(found.changed)) == (0, 1)
    after = await known(estate)
    assert {key: number for key, (number, _) in after.items()} == {
        key: number for key, (number, _) in before.items()
    }
    assert after["3", "1", "1103"] == before["3", "1", "1103"]
    assert after["3", "1", "1102"][1].handed_over is None


async def test_another_community_has_a_register_of_its_own(estate):
    await enters(estate, WHOLE)
    found = await enters(estate, WHOLE, community=2)
    assert (len(found.new), found.not_named) == (1, 0)


async def test_two_who_enter_at_once_take_turns(estate):
    both = await asyncio.gather(enters(estate, WHOLE), enters(estate, WHOLE))
    assert sorted(len(found.new) for found in both) == [0, 1]
    assert len(await known(estate)) == 1


async def test_progress_is_told_to_the_end(estate):
    told = []
    rows = [("3", "1", str(n)) for n in range(1, 1202)]
    await enters(estate, *rows, progress=lambda *how: told.append(how))
    assert told == [(500, 1201), (1000, 1201), (1201, 1201)]


async def test_rooms_are_found_by_their_unit(estate):
    await enters(estate, ("3", "1", "101"), ("3", "2", "101"), ("3", "", "201"), ("4", "", "101"))
    async with estate.transaction() as shelves:
        homes = shelves.households
        assert await homes.units(1, "3") == ["", "1", "2"]
        assert await homes.units(1, "4") == [""]
        assert [one.address for one in await homes.rooms(1, "3", "2")] == ["3-2-101"]
        assert [one.address for one in await homes.rooms(1, "3")] == ["3-201"]


async def test_homes_that_were_there_before_the_register_stay_as_they_are(estate):
    await downgrade(estate, "0003")
    async with estate.engine.begin() as connection:
        row = "INSERT INTO homes (community_id, building, room) VALUES (1, '3', '1102')"
        await connection.execute(text(row))
    await upgrade(estate)
    assert [entry for _, entry in (await known(estate)).values()] == [Entry("3", "", "1102")]


async def test_without_units_the_rooms_still_tell_homes_apart(estate):
    await enters(estate, ("3", "1", "101"), ("3", "2", "101"), ("3", "", "201"))
    await downgrade(estate, "0003")
    async with estate.engine.connect() as connection:
        rooms = await connection.scalars(text("SELECT room FROM homes ORDER BY id"))
        assert list(rooms) == ["1-101", "2-101", "201"]
    await upgrade(estate)


def test_an_address_names_the_unit_where_there_is_one():
    assert Home(community_id=1, building="3", room="1102").address == "3-1102"
    assert Home(community_id=1, building="3", unit="1", room="1102").address == "3-1-1102"
