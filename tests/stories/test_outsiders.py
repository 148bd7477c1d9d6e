"""Outsiders: whoever is in the staff's group without a post is named to the manager, once."""

from domain.tickets import Role
from sandbox.chats import Member
from storage.tables import Event, OutboxRow, Outsider, Staff
from tests.stories.test_forgetting import wishes_to_be_forgotten
from tests.town import text_of


async def alarms(chat):
    sign = chat.tr(
        "👤 <b>{name}</b> is in the staff's group of {office} and holds no post. Enter a "
        "colleague with /staff; anybody else should not be in the group.",
        name="小偷", office="春江花园",
    )  # fmt: skip
    return [one for one in await chat.texts() if sign in one]


async def test_whoever_comes_in_is_named_once(town, manager, nothing_raises):
    stranger = await town.newcomer("小偷")
    await stranger.changes(joins=town.ops_group.id)
    for words in ("大家好", "/help", "/open"):
        await stranger.says(words, to=town.ops_group)
    await stranger.changes(leaves=town.ops_group.id)
    await stranger.changes(joins=town.ops_group.id)
    assert len(await alarms(town.ops_group)) == 1
    assert len(await alarms(manager)) == 1
    (kept,) = await town.kept(Outsider)
    assert kept.telegram_id == stranger.id


async def test_whoever_was_there_before_is_named_when_they_first_speak(small_town):
    town = small_town
    world = town.sandbox.world
    stranger = await town.newcomer("小偷")
    world.chats[town.ops_group.id].members[stranger.id] = Member(
        world.people[stranger.id].user(), "member"
    )
    assert await alarms(town.ops_group) == []
    await stranger.says("/quote", to=town.ops_group)
    assert len(await alarms(town.ops_group)) == 1


async def test_colleagues_are_nobody_to_be_named(town, manager):
    for soul in (town.dispatcher, town.engineer, manager):
        await soul.says("早", to=town.ops_group)
    assert await town.kept(Outsider) == []


async def test_nothing_is_said_when_they_get_a_post_and_all_anew_when_they_lose_it(town, manager):
    stranger = await town.newcomer("小偷")
    await stranger.changes(joins=town.ops_group.id)
    async with town.app.storage.transaction() as shelves:
        await shelves.office.appoint(
            Staff(community_id=1, telegram_id=stranger.id, name="小偷", role=Role.GUARD,
                  language="zh_Hans")
        )  # fmt: skip
    await stranger.says("我来了", to=town.ops_group)
    assert len(await alarms(town.ops_group)) == 1
    async with town.app.storage.transaction() as shelves:
        await shelves.office.dismiss(1, stranger.id, town.app.clock.now())
    await stranger.says("还在", to=town.ops_group)
    assert len(await alarms(town.ops_group)) == 2


async def test_the_log_knows_them_by_a_number_of_ours_only(town, manager):
    stranger = await town.newcomer("小偷")
    await stranger.changes(joins=town.ops_group.id)
    (event,) = [one for one in await town.kept(Event) if one.action == "outsider"]
    assert str(stranger.id) not in f"{event.actor} {event.detail}"


async def test_whoever_is_forgotten_is_no_outsider_any_more(town, manager):
    li = await town.resident("小偷", "3-1102")
    await li.changes(joins=town.ops_group.id)
    assert len(await town.kept(Outsider)) == 1
    await wishes_to_be_forgotten(li)
    assert await town.kept(Outsider) == []
    said = [one for one in await town.kept(OutboxRow) if str(li.id) in f"{one.params}{one.card}"]
    assert said == []


async def test_they_are_forgotten_in_time_and_named_again_if_they_are_still_there(town, manager):
    stranger = await town.newcomer("小偷")
    await stranger.changes(joins=town.ops_group.id)
    await town.passes("P31D")
    assert await town.kept(Outsider) == []
    await stranger.says("早", to=town.ops_group)
    assert len(await alarms(town.ops_group)) == 2


async def test_an_anonymous_administrator_is_one_of_those_already_there(town, manager):
    await town.dispatcher.changes(promoted=town.ops_group.id)
    await town.dispatcher.says("早", to=town.ops_group, as_anonymous=True)
    assert await town.kept(Outsider) == []
    assert [text_of(one) for one in await manager.messages() if "👤" in text_of(one)] == []
