"""Five open matters of a kind are enough; the sixth is added to one of them, danger never."""

import asyncio

import pytest

from handlers.views.names import KIND
from locales import LANGUAGES
from storage.tables import Event, Ticket
from tests.stories.matters import MAKE, filed
from tests.stories.talks import DRIPS, is_asked, screen
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

IDEAS = ["放长椅", "种桂花树", "装儿童秋千", "办读书会", "多开一个小门"]
BURST = "水管爆了，水漫到走廊了"


async def with_five(town, language="zh_Hans"):
    li = await town.resident("Li", "3-1102", language)
    for one in IDEAS:
        await li.says("/suggest")
        await li.says(one)
    return li, await town.kept(Ticket)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_sixth_of_a_kind_is_added_to_one_of_the_five(town, language):
    li, five = await with_five(town, language)
    await li.says("/suggest")
    await li.says("长椅最好有靠背")
    asked = await is_asked(li, KIND["suggestion"])
    for one in five:
        assert one.number in text_of(asked)
    await li.taps(f"➕ {five[0].number}", on=asked)
    await li.sees("Passed on to {number}.", number=five[0].number)
    await town.ops_group.sees(five[0].number, "长椅最好有靠背")
    assert len(await town.kept(Ticket)) == 5
    (added,) = [one for one in await town.kept(Event) if one.action == "add"]
    assert added.ticket_id == five[0].id


async def test_each_of_them_can_be_looked_at_before_one_is_chosen(town):
    li, five = await with_five(town)
    await li.says("/suggest")
    await li.says("长椅最好有靠背")
    asked = await screen(li)
    await li.taps(f"📄 {five[1].number}", on=asked)
    await li.sees(five[1].number, IDEAS[1])
    await li.taps(f"➕ {five[1].number}", on=asked)
    await li.sees("Passed on to {number}.", number=five[1].number)


async def test_another_kind_is_taken_all_the_same(town):
    li, _five = await with_five(town)
    assert await li.reports(DRIPS)
    assert len(await town.kept(Ticket)) == 6


async def test_what_is_settled_makes_room(town):
    li, five = await with_five(town)
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.locked(five[0].id)).state = "archived"
    await li.says("/suggest")
    await li.says("长椅最好有靠背")
    assert len(await town.kept(Ticket)) == 6


async def test_danger_is_never_too_much(town):
    li = await town.resident("李女士", "3-1102")
    for _ in range(5):
        await li.reports(DRIPS)
    await li.says("/repair")
    await li.says("厨房水龙头还是滴水")
    await is_asked(li, KIND["repair"])
    await li.says("着火了！厨房着火了")
    await li.taps("3-1102")
    assert (await filed(town)).urgent
    assert len(await town.kept(Ticket)) == 6


async def test_help_is_never_too_much(town):
    li = await town.resident("李女士", "3-1102")
    for _ in range(6):
        await li.says("/sos")
        await li.taps("🔑 Locked out")
        await li.taps("3-1102")
    assert [one.kind for one in await town.kept(Ticket)] == ["help"] * 6


async def test_a_wrong_answer_back_a_restart_and_cancel(town):
    li, _five = await with_five(town)
    await li.says("/suggest")
    await li.says("长椅最好有靠背")
    await li.says(dice=True)
    await is_asked(li, KIND["suggestion"])
    await town.restarts()
    await li.taps("‹ Back")
    await li.says("再放两张桌子")
    await is_asked(li, KIND["suggestion"])
    await li.taps("Cancel")
    assert len(await town.kept(Ticket)) == 5
    assert [one for one in await town.kept(Event) if one.action == "add"] == []


@pytest.mark.both
async def test_two_devices_add_it_once(town):
    li, five = await with_five(town)
    await li.says("/suggest")
    await li.says("长椅最好有靠背")
    asked = await screen(li)
    press = data_of(asked, five[0].number)
    await asyncio.gather(li.presses(press, asked), li.presses(press, asked))
    assert len([one for one in await town.kept(Event) if one.action == "add"]) == 1


# --- a free word, and many open matters


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_free_word_with_many_open_matters_asks_which(town, language):
    li, five = await with_five(town, language)
    await li.says("上次说的那件事，要不要我过来一趟")
    if li.tr("No") in labels_of((await li.messages())[-1]):
        await li.taps("No")
    await is_asked(li, MAKE)
    await li.taps(li.tr("➕ Add to one of {count} open matters", count=5))
    offered = labels_of(await screen(li))
    assert all(any(one.number in label for label in offered) for one in five)
    await li.taps(five[3].number)
    await li.sees("Passed on to {number}.", number=five[3].number)
    (added,) = [one for one in await town.kept(Event) if one.action == "add"]
    assert added.ticket_id == five[3].id
