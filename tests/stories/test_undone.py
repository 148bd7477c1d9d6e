"""What had to be declined has changed nothing, and whoever was declined can go on."""

import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from handlers.answering import _REASONS as REASONS
from storage.tables import Conversation, Event, Home, Member, Person, Ticket
from tests.stories.joins import PHONE
from tests.stories.talks import JOIN, is_asked, screen, taps_through
from tests.stories.usually import card_of, reports
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

SURE = "Shall the resident be told that it is done?"


async def vanish(town, building, *rooms):
    """The register of homes was put right meanwhile."""
    gone = delete(Home).where(Home.building == building)
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(gone.where(Home.room.in_(rooms)) if rooms else gone)
        await session.commit()


@pytest.fixture
async def shown(town):
    """The engineer has photos of the work; they only have to be sent."""
    li, ops = await town.resident("李女士", "3-1102"), town.ops_group
    number = await reports(li, "水龙头滴水")
    await town.engineer.taps("✋ Accept", at=ops)
    card = await card_of(town, number)
    await town.engineer.taps("🔧 Done", at=ops)
    await town.engineer.says("换了阀芯", to=ops, photos=2, thread=card["message_thread_id"])
    await ops.sees(SURE)
    return li


async def test_the_photos_survive_when_the_order_was_withdrawn_meanwhile(town, shown):
    ops, (draft,) = town.ops_group, await town.kept(Conversation)
    await shown.taps("Withdraw")
    await shown.taps("It has settled itself")
    for _ in range(2):
        assert (await town.engineer.taps("✅ Send", at=ops)).startswith(ops.tr(REASONS["not_now"]))
        (kept,) = await town.kept(Conversation)
        assert kept.answers["shown"] == draft.answers["shown"]
        assert ops.tr("✅ Send") in labels_of(await ops.sees(SURE))
    assert [one.state for one in await town.kept(Ticket)] == ["cancelled"]
    await town.engineer.taps("Cancel", at=ops)
    assert await town.kept(Conversation) == []


async def test_somebody_whose_home_has_vanished_is_not_half_registered(town):
    soul = await JOIN.begins(town)
    await taps_through(soul, JOIN.steps[:-1])
    await vanish(town, "3", "1102")
    assert await soul.taps("Skip") == soul.tr(OLD_BUTTON)
    for table in (Person, Member, Event):
        assert await town.kept(table) == []
    await is_asked(soul, PHONE)
    await soul.taps("‹ Back")
    await soul.taps("‹ Back")
    await soul.taps("1101")
    await soul.taps("Owner")
    await soul.taps("Skip")
    assert len(await town.kept(Person)) == len(await town.kept(Member)) == 1


async def test_a_question_that_cannot_be_asked_any_more_ends_the_talk(town):
    soul = await JOIN.begins(town)
    await taps_through(soul, JOIN.steps[:3])
    await vanish(town, "3")
    last = await screen(soul)
    assert await soul.taps("1102") == soul.tr(OLD_BUTTON)
    assert await town.kept(Conversation) == []
    now = next(one for one in await soul.messages() if one["message_id"] == last["message_id"])
    assert labels_of(now) == []
    await soul.says("/start")
    await is_asked(soul, JOIN.steps[0].asked)
