"""To whom the question goes: the one who reported it, a stand-in, a colleague, or nobody."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from handlers.access import NOT_HERE
from storage.tables import Contact, FollowUp, Member, Person, Ticket
from tests.stories.usually import is_repaired, reports, said_by_us, scores
from tests.town import data_of, labels_of

HOW = "🙏 <b>How was it?</b> {number} · {place}"


async def questions(resident):
    return [one for one in await resident.messages() if any("①" in n for n in labels_of(one))]


async def changed(town, table, where, **values):
    async with town.app.storage.engine.begin() as connection:
        await connection.execute(update(table).where(where).values(**values))


@pytest.fixture
async def wife(town, li):
    """Of the same household, since before it was reported."""
    return await town.resident("王女士", "3-1102", "zh_Hant")


@pytest.fixture
async def repaired(town, li, wife):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    return number


@pytest.mark.clause("A5")
async def test_one_of_the_household_is_asked_and_answers_for_all(
    town, li, wife, repaired, nothing_fails
):
    await town.passes("P2D")
    (form,) = await questions(li)
    assert await questions(wife) == []
    press = data_of(form, "① 1")
    await wife.says("/help")
    mine = said_by_us(await wife.messages())[-1]
    of_another = "We have asked {name} of your household about this; one answer is enough."
    assert await wife.presses(press, mine) == wife.tr(of_another, name="李女士")
    await scores(li, 5, 5, 5)
    answered = "{name} has answered for your household already. Thank you!"
    assert await wife.presses(press, mine) == wife.tr(answered, name="李女士")
    (one,) = await town.kept(FollowUp)
    assert (one.state, one.quality, one.asked_of) == ("answered", 5, one.answered_by)


async def test_where_the_reporter_has_blocked_us_another_of_the_household_is_asked(
    town, li, wife, repaired, nothing_raises
):
    await li.changes(blocked=True)
    await town.passes("P2D")
    assert len(await questions(wife)) == 1
    await wife.sees(HOW, number=repaired, place="3-1102")
    await scores(wife, 5, 5, 5)
    await wife.taps("Skip")
    await wife.taps("Skip")
    (one,) = await town.kept(FollowUp)
    people = {person.id: person.name for person in await town.kept(Person)}
    assert (one.state, people[one.answered_by]) == ("answered", "王女士")
    assert await town.kept(Contact) == []


async def test_who_blocks_us_over_the_question_leaves_it_to_the_other(
    town, li, wife, repaired, nothing_raises
):
    await town.passes("P2D")
    (form,) = await questions(li)
    await li.changes(blocked=True)
    await town.passes("PT5M")
    assert len(await questions(wife)) == 1
    await li.changes(blocked=False)
    of_another = "We have asked {name} of your household about this; one answer is enough."
    assert await li.presses(data_of(form, "① 1"), form) == li.tr(of_another, name="王女士")
    await scores(wife, 4, 4, 4)
    (one,) = await town.kept(FollowUp)
    assert (one.state, one.quality) == ("answered", 4)


async def test_where_a_letter_reaches_nobody_a_colleague_asks(town, li, nothing_raises):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await li.changes(blocked=True)
    await town.passes("P2D")
    (one,) = await town.kept(FollowUp)
    (contact,) = await town.kept(Contact)
    assert (contact.follow_up_id, contact.reason) == (one.id, "not_reached")
    assert one.asked_of is None


async def test_what_is_confidential_is_asked_of_nobody_else(
    town, li, wife, repaired, nothing_raises
):
    await changed(town, Ticket, Ticket.number == repaired, confidential=True)
    await li.changes(blocked=True)
    await town.passes("P2D")
    assert await questions(wife) == []
    assert [one.reason for one in await town.kept(Contact)] == ["not_reached"]


async def test_who_came_later_is_not_asked_for_a_tenant_who_has_left(town, li, nothing_raises):
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await changed(town, Member, Member.id > 0, state="ended", role="tenant")
    newcomer = await town.resident("新租客", "3-1102")
    await town.passes("P2D")
    assert await questions(newcomer) == []
    assert await questions(li) == []
    (one,) = await town.kept(FollowUp)
    assert one.state == "called_off"
    assert await town.kept(Contact) == []


@pytest.mark.clause("F13")
@pytest.mark.parametrize("days", [2, 0])
async def test_a_household_that_was_asked_often_rests_but_not_for_ever(
    town, li, days, nothing_raises
):
    """Everybody is asked: with room for one more letter, or else at the last moment."""
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    (first,) = await town.kept(FollowUp)
    (person,) = [one for one in await town.kept(Person) if one.name == "李女士"]
    now = town.app.clock.now()
    async with town.app.storage.transaction() as shelves:
        for n in (1, 2):
            asked = FollowUp(ticket_id=first.ticket_id, ordinal=5 + n, ask_at=now, limit=now,
                             clause="S0 二(5)", state="answered", asked_of=person.id)  # fmt: skip
            await shelves.follow_ups.plan(asked)
    await changed(town, FollowUp, FollowUp.ordinal > 5, asked_at=now - timedelta(days=days))
    await changed(town, FollowUp, FollowUp.ordinal == 7, asked_at=first.ask_at)
    await town.passes("P3D")
    assert await questions(li) == [], "two letters this week are enough"
    await town.passes("P6D")
    found = (await town.kept(FollowUp))[0]
    assert found.state == "asked"
    assert found.asked_at <= found.limit
    assert (found.asked_at > found.limit - timedelta(minutes=2)) == (days == 0)


async def test_a_strangers_tap_counts_for_nothing(town, li, wife, repaired):
    await town.passes("P2D")
    (form,) = await questions(li)
    neighbour = await town.resident("邻居", "3-1101")
    await neighbour.says("/help")
    mine = said_by_us(await neighbour.messages())[-1]
    for label in ("① 1", "🔧", "🔕"):
        assert await neighbour.presses(data_of(form, label), mine) == neighbour.tr(NOT_HERE)
    (one,) = await town.kept(FollowUp)
    assert (one.state, one.unfixed, one.opened_at) == ("asked", False, None)
