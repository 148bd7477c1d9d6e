"""An album is many messages and one word: it arrives as one, with one signature, on one record."""

from itertools import repeat

import pytest

from storage.tables import Event, HeldReply
from tests.stories.replying import ANYWAY, HELD
from tests.stories.usually import is_given
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


async def photos_in(chat, since):
    return [one for one in (await chat.messages())[since:] if "photo" in one]


async def words_since(chat, since):
    return [text_of(one) for one in (await chat.messages())[since:] if text_of(one)]


async def written(town, *actions):
    return [one for one in await town.kept(Event) if one.action in actions]


async def test_an_album_under_the_card_is_one_answer(town, li, number):
    ops, before = town.ops_group, len(await li.messages())
    await town.engineer.replies("是这几处吗", await ops.sees(number), at=ops, photos=3)
    shown = await photos_in(li, before)
    assert len(shown) == 3
    assert len({one["media_group_id"] for one in shown}) == 1
    (said,) = await words_since(li, before)
    assert all(one in said for one in ("王工", number, "是这几处吗"))
    assert len(await written(town, "answer", "reply")) == 1


async def test_from_a_private_chat_too_and_the_group_reads_it_once(town, li, number):
    await town.engineer.says("/start")
    await is_given(town, number)
    before, there = len(await li.messages()), len(await town.ops_group.messages())
    await town.engineer.replies("换下来的", await town.engineer.sees(number, "📍"), photos=2)
    assert len(await photos_in(li, before)) == 2
    assert len([one for one in await words_since(li, before) if "换下来的" in one]) == 1
    assert len(await photos_in(town.ops_group, there)) == 2
    copies = [one for one in await words_since(town.ops_group, there) if "➡️" in one]
    assert len(copies) == 1


async def test_an_album_of_the_resident_comes_as_one_word(town, li, number):
    before = len(await town.ops_group.messages())
    await li.replies("还有这里", await li.sees(number), photos=3)
    shown = await photos_in(town.ops_group, before)
    assert len({one["media_group_id"] for one in shown}) == 1
    assert len(shown) == 3
    assert len([one for one in await words_since(town.ops_group, before) if "还有这里" in one]) == 1
    (added,) = await written(town, "add")
    assert added.detail["words"] == "还有这里"
    await town.engineer.replies("收到", await town.ops_group.sees("还有这里"), at=town.ops_group)
    await li.sees("收到", "王工")


async def test_what_promises_is_held_back_with_all_its_photos(town, li, number):
    ops, before = town.ops_group, len(await li.messages())
    await town.engineer.replies("保证今天修好", await ops.sees(number), at=ops, photos=2)
    assert await photos_in(li, before) == []
    (held,) = await town.kept(HeldReply)
    assert len(held.media) == 2
    await town.engineer.taps(ANYWAY, on=await ops.sees(HELD), at=ops)
    assert len(await photos_in(li, before)) == 2


async def test_the_words_of_an_album_are_edited_like_any(town, li, number):
    ops = town.ops_group
    said = await town.engineer.replies("两点到", await ops.sees(number), at=ops, photos=2)
    shown = [one for one in await ops.messages() if "两点到" in text_of(one)]
    first = min([said, *(one["message_id"] for one in shown)])
    await town.engineer.says("三点到", to=ops, edit=first)
    await li.sees("三点到", "王工")
    await li.sees_nothing_of("两点到")


async def test_what_comes_late_of_an_album_follows_without_another_word(town, li, number):
    """Telegram may hand over the first photo before it has the others."""
    ops, before = town.ops_group, len(await li.messages())
    town.sandbox.world.albums = repeat(7)
    card = await ops.sees(number)
    await town.engineer.replies("是这几处吗", card, at=ops, photos=2)
    await town.engineer.replies("", card, at=ops, photos=2)
    assert len(await photos_in(li, before)) == 4
    assert len(await words_since(li, before)) == 1
    assert len(await written(town, "answer", "reply")) == 1


async def test_what_comes_late_of_what_is_held_back_waits_with_it(town, li, number):
    ops, before = town.ops_group, len(await li.messages())
    town.sandbox.world.albums = repeat(7)
    card = await ops.sees(number)
    await town.engineer.replies("保证今天修好", card, at=ops, photos=2)
    await town.engineer.replies("", card, at=ops, photos=2)
    assert await photos_in(li, before) == []
    (held,) = await town.kept(HeldReply)
    assert len(held.media) == 4
