"""A household is one to the office: what one of them brought, the others see and act upon."""

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.households import Membership
from handlers.access import NOT_HERE
from storage.tables import Event, Member, Ticket
from tests.stories.mine import live, opens
from tests.stories.usually import shows_the_work
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

PRESSES = ("mine:1", "history:1", "photos:1", "add:1", "nudge:1", "reschedule:1", "slot:1:0302e",
           "cancel:1", "withdraw:1:solved", "keep:1", "reopen:1", "anew:1", "rate:1:1", "raise:1",
           "accept_work:1", "send_back:1")  # fmt: skip


@pytest.fixture
async def zhang(town):
    return await town.resident("张先生", "3-1102")


async def changes(town, table, **values):
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(table).where(table.id == 1).values(**values))
        await session.commit()


async def test_they_read_it_and_add_to_it_under_their_own_name(town, li, zhang, number):
    await opens(zhang, number)
    assert "👤 李女士" in text_of(await live(zhang))
    await zhang.replies("我下午在家", await live(zhang))
    heard = await town.ops_group.sees("我下午在家", number)
    assert "张先生" in text_of(heard)
    await zhang.taps("🕘 History", on=await live(zhang))
    assert "李女士" in text_of(await live(zhang))
    assert zhang.tr("you") in text_of(await live(zhang))


async def test_they_settle_it_and_whoever_brought_it_hears_of_it(town, li, zhang, number):
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    await shows_the_work(town, number)
    await opens(zhang, number)
    await zhang.taps("👍 It is fine", on=await live(zhang))
    assert zhang.tr("Completed") in text_of(await live(zhang))
    await li.sees("{number}: thank you. We have noted that it is done.", number=number)


async def test_they_change_the_visit_and_whoever_brought_it_hears_of_it(town, li, zhang, number):
    await opens(zhang, number)
    await zhang.taps("🗓 Change the visit", on=await live(zhang))
    await zhang.taps("18:00–20:00", on=await live(zhang))
    await li.sees(number, "18:00–20:00")


async def test_what_they_look_at_stays_true(town, li, zhang, number):
    await opens(zhang, number)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    assert zhang.tr("Accepted") in text_of(await live(zhang))


@pytest.mark.parametrize("because", ["confidential", "they left", "the other left", "elsewhere"])
@pytest.mark.clause("A15", partly="what staff may see")
async def test_what_is_not_the_households_does_not_exist_for_them(town, li, zhang, number, because):
    await opens(zhang, number)
    screen = await live(zhang)
    if because == "confidential":
        await changes(town, Ticket, confidential=True)
    elif because == "elsewhere":
        zhang = await town.resident("吴先生", "1-101")
        await zhang.says("/my")
        screen = await live(zhang)
    else:
        async with AsyncSession(town.witness.engine) as session:
            whose = 2 if because == "they left" else 1
            gone = update(Member).where(Member.person_id == whose)
            await session.execute(gone.values(state=Membership.ENDED))
            await session.commit()
    before = len(await town.kept(Event))
    for said in PRESSES:
        assert await zhang.presses(f"1:{said}", screen) == zhang.tr(NOT_HERE)
    assert len(await town.kept(Event)) == before
    shown = text_of(screen)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    assert text_of(await live(zhang)) == shown
    await zhang.says("/my")
    assert number not in labels_of(await live(zhang))
    await li.says("/my")
    assert number in labels_of(await live(li))
