"""Whoever has left the home is asked no more about it: somebody who stays is, or nobody (A5)."""

import pytest
from sqlalchemy import update

from domain.surveys import SheetState
from handlers.conversations.follow_up import _OVER
from storage.tables import Contact, FollowUp, Member, Person, Sheet, Ticket
from tests.stories.surveyed import asks, gives
from tests.stories.usually import is_repaired, reports, scores
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

ONE = "🔔 {number}: three taps above would help us very much. Thank you."
DRIPS, DARK = "水龙头滴水", "书房的灯不亮"


@pytest.fixture
async def son(town, li):
    """Of the family of Li, who owns the home."""
    soul = await town.resident("李小明", "3-1102")
    await li.says("/start")
    await changed(town, Member, Member.person_id == (await person_of(town, soul)).id, role="family")
    return soul


async def person_of(town, soul):
    return next(one for one in await town.kept(Person) if one.telegram_id == soul.id)


async def changed(town, table, where, **values):
    async with town.app.storage.engine.begin() as connection:
        await connection.execute(update(table).where(where).values(**values))


async def is_removed(li, name="李小明"):
    await li.says("/home")
    await li.taps(name)
    await li.taps("Yes, remove them")


async def rows_before(soul):
    return [one for one in await soul.messages() if any("①" in n for n in labels_of(one))]


@pytest.mark.clause("A5", partly="surveys")
async def test_what_is_of_the_home_is_asked_of_who_stays_and_the_rest_is_asked_on(town, li, son):
    """His home's tap, and a lamp that turned out to be of no home: asked about together."""
    for words in (DRIPS, DARK):
        await is_repaired(town, son, await reports(son, words))
    await changed(town, Ticket, Ticket.words == DARK, home_id=None)
    await town.passes("P2DT1M")
    (both,) = await rows_before(son)
    await son.taps("① 1")
    await is_removed(li)
    await town.passes("PT1M")
    (lamp,) = await rows_before(son)
    assert lamp["message_id"] == both["message_id"]
    assert DARK in text_of(lamp)
    (tap,) = await rows_before(li)
    assert DRIPS in text_of(tap)
    number = next(one.number for one in await town.kept(Ticket) if one.words == DARK)
    await town.passes("P1DT1H")
    assert son.tr(ONE, number=number) == (await son.texts())[-1]
    assert (await town.kept(FollowUp))[0].quality is None, "that was his word, not hers"
    await scores(son, 4, 4, 4)
    await scores(li, 5, 4, 5)
    mine, theirs = sorted(await town.kept(FollowUp), key=lambda one: one.answered_by)
    assert (mine.quality, mine.asked_of, theirs.asked_of) == (5, mine.answered_by, 2)


async def test_what_a_tenant_leaves_behind_is_asked_of_nobody(town, li, son):
    me = await person_of(town, son)
    await changed(town, Member, Member.person_id == me.id, role="tenant")
    await is_repaired(town, son, await reports(son, DRIPS))
    await town.passes("P2DT1M")
    await is_removed(li)
    await son.sees(_OVER)
    before = await son.texts()
    await town.passes("P3D")
    assert (await son.texts()) == before
    assert await rows_before(li) == []
    assert [one.state for one in await town.kept(FollowUp)] == ["called_off"]
    assert await town.kept(Contact) == []


@pytest.mark.clause("A5", partly="follow-ups")
async def test_a_sheet_is_laid_before_who_stays(town, li, son):
    """Its owner is the one of whom it is asked, until she has moved out."""
    await asks(town)
    await gives(li, 3)
    await li.says("/home")
    await li.taps("🚚 I am moving out")
    await li.taps("Yes, I am moving out")
    await li.sees(_OVER)
    await town.passes("PT1M")
    (sheet,) = await town.kept(Sheet)
    assert (sheet.state, sheet.points) == (SheetState.SENT, {})
    assert sheet.person_id == (await person_of(town, son)).id
    before = await li.texts()
    await town.passes("P5D")
    assert await li.texts() == before
    assert any("🙏" in one for one in await son.texts())
