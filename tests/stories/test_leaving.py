"""Whoever leaves, or becomes something else, leaves nothing behind that could still be pressed."""

import pytest

from storage.tables import HeldReply, Shift
from tests.stories.office import dismissed, done, post_of, says_here
from tests.stories.replying import HELD, promises
from tests.stories.usually import DRIPS, card_of, reports, shows_the_work
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

FLICKERS = "客厅的灯不亮"


@pytest.fixture
async def number(town, li, wang):
    number = await reports(li, DRIPS)
    await wang.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    return number


async def ends(town, boss, name="王工"):
    await says_here(boss, f"/staff {name} end")
    await boss.taps("Yes, end it", at=town.ops_group)


async def pressable(soul):
    """Of their work: whoever greets us may register a home at any time."""
    shown = [(text_of(one), labels_of(one)) for one in await soul.messages()]
    return [one for one in shown if one[1] and ("📍" in one[0] or "📋" in one[0])]


async def test_their_cards_are_struck_and_their_list_is_closed(town, boss, wang, number):
    await wang.says("/orders")
    await wang.taps(number, on=await wang.sees("📋", number))
    await ends(town, boss)
    struck = await wang.sees("✔️", number)
    assert "📍" not in text_of(struck)
    await wang.sees("📋 You have no orders just now.")
    assert await pressable(wang) == []
    await town.dispatcher.taps("👷 Assign", on=await card_of(town, number), at=town.ops_group)
    assert await pressable(wang) == []


async def test_what_is_done_and_not_yet_accepted_is_struck_as_well(town, boss, li, wang, number):
    await shows_the_work(town, number)
    assert await pressable(wang) != []
    await ends(town, boss)
    assert await pressable(wang) == []
    await li.taps("👍 It is fine")
    await wang.sees_nothing_of("📍")


async def test_their_shifts_are_called_off_and_what_was_held_back_is_dropped(
    town, boss, li, wang, number
):
    await says_here(town.dispatcher, "/duty 王工 weekdays 08:30-18:00 1w")
    await promises(town, number)
    held = await town.ops_group.sees(HELD)
    before = len(await wang.texts())
    await ends(town, boss)
    assert all(one.called_off_at for one in await town.kept(Shift))
    assert await town.kept(HeldReply) == []
    (shown,) = [one for one in await town.ops_group.messages()
                if one["message_id"] == held["message_id"]]  # fmt: skip
    assert labels_of(shown) == []
    await li.sees_nothing_of("我保证")
    assert len(await wang.texts()) == before
    await town.passes("P2D")
    assert await done(town, "on_duty") == []
    assert not (await post_of(wang)).on_duty


async def test_the_shifts_of_the_others_stay(town, boss, wang):
    await town.staff("李工", "engineer")
    await says_here(town.dispatcher, "/duty 李工 20:00-08:00")
    await ends(town, boss)
    assert [one.called_off_at for one in await town.kept(Shift)] == [None]


async def test_whoever_becomes_something_else_has_the_buttons_of_that(town, boss, wang, number):
    await says_here(boss, "/staff 王工 role head")
    card = await wang.sees(number, "📍")
    assert wang.tr("👷 Assign") in labels_of(card)
    await says_here(boss, "/staff 王工 role finance")
    assert await pressable(wang) == []
    assert [one.called_off_at for one in await town.kept(Shift)] == []


async def test_at_the_keyboard_the_house_sees_to_the_same(town, li, wang, number):
    await says_here(town.dispatcher, "/duty 王工 20:00-08:00")
    await promises(town, number)
    async with town.app.storage.transaction() as shelves:
        post = (await shelves.office.posts([wang.id]))[0]
        now = town.app.clock.now()
        shelves.timers.set("post_changed", now, "duty:1", f"staff:{post.id}", staff=post.id)
    await dismissed(town, wang)
    await town.passes("PT1M")
    assert all(one.called_off_at for one in await town.kept(Shift))
    assert await town.kept(HeldReply) == []
    assert await pressable(wang) == []
