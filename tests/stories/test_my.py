"""Where it stands: the list of one's matters, each of them, and what was there to be seen."""

import re

import pytest

from locales import LANGUAGES
from storage.tables import Event, OutboxRow
from tests.stories.mine import live, opens
from tests.stories.usually import (
    DRIPS,
    calls_for_help,
    card_of,
    newest,
    reports,
    said_by_us,
    shows_the_work,
)
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

FAULTS = ["厨房水龙头滴水", "卧室的灯不亮", "门锁打不开", "空调不制冷", "窗户关不上", "墙皮掉了"]


# --- the list ------------------------------------------------------------------------------------


@pytest.mark.clause("B19")
@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_each_matter_says_in_plain_words_what_comes_next(town, spoken):
    li = await town.resident("Li", "3-1102", spoken)
    number = await reports(li, DRIPS)
    await li.says("/ask")
    await li.says("停车月卡怎么办理？")
    await li.taps("✅ Send")
    await town.passes("PT1H")
    await li.says("/my")
    shown = text_of(await live(li))
    assert li.tr("<b>Your matters</b>") in shown
    (line,) = [one for one in shown.splitlines() if number in one]
    assert "17:00" in line
    assert re.search(r"\d\d:\d\d", shown.splitlines()[1])
    assert li.tr("Received") in line


async def test_eight_stand_on_a_page_and_open_matters_come_first(town, li):
    numbers = [await li.reports(f"{fault}{n}") for n, fault in enumerate(FAULTS[:5])]
    sun = await town.resident("孙先生", "3-1102")
    numbers += [await sun.reports(f"{fault}{n}") for n, fault in enumerate(FAULTS[:5])]
    await town.passes("PT1M")
    await opens(sun, numbers[9])
    await sun.taps("Withdraw", on=await live(sun))
    await sun.taps("It was a mistake", on=await live(sun))
    await sun.says("/my")
    first = await live(sun)
    listed = [one for one in labels_of(first) if one in numbers]
    assert listed == numbers[8:0:-1]
    assert "1/2" in labels_of(first)
    await sun.taps("›", on=first)
    second = await live(sun)
    assert second["message_id"] == first["message_id"]
    assert [one for one in labels_of(second) if one in numbers] == [numbers[0], numbers[9]]
    await sun.taps("›", on=second)
    assert labels_of(await live(sun)) == labels_of(first)


async def test_everything_happens_on_one_message(town, li, number):
    await li.says("/my")
    screen, seen = await live(li), len(await li.messages())
    for label in (number, "🕘 History", "‹ Back", "Withdraw", "‹ Back", "🗓 Change the visit",
                  "‹ Back", "‹ My matters"):  # fmt: skip
        await li.taps(label, on=await live(li))
        assert (await live(li))["message_id"] == screen["message_id"]
    assert len(await li.messages()) == seen
    await li.sees("<b>Your matters</b>", number)


async def test_what_they_look_at_stays_true(town, li, number):
    await opens(li, number)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    shown = text_of(await live(li))
    assert li.tr("Accepted") in shown
    assert "王工" in shown
    assert str(town.engineer.id) not in str(await live(li))


async def test_an_older_list_still_answers_where_it_is_pressed(town, li, number):
    await li.says("/my")
    old = await live(li)
    await li.says("/my")
    await li.taps(number, on=old)
    assert (await live(li))["message_id"] == old["message_id"]
    assert number in text_of(await live(li))
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    assert li.tr("Accepted") in text_of(await live(li))


async def test_the_receipt_opens_and_closes_where_it_is(town, li, number):
    receipt = await li.sees(number, "📍")
    await li.taps("⋯ More", on=receipt)
    opened = await li.sees(number, "📍")
    assert opened["message_id"] == receipt["message_id"]
    assert li.tr("🕘 History") in labels_of(opened)


async def test_it_goes_on_after_a_restart_and_on_two_telephones_at_once(town, li, number):
    screen = await opens(li, number)
    await town.restarts(after="P1D")
    await li.taps("🕘 History", on=screen)
    assert li.tr("🕘 <b>{number}</b>: what has happened", number=number) in text_of(await live(li))
    await li.presses("1:cancel:1", screen)  # as it still stood on the other telephone
    assert li.tr("It was a mistake") in labels_of(await live(li))


async def test_there_is_no_page_beyond_the_last(town, li, number):
    await li.says("/my")
    await li.presses("1:my:99", await live(li))
    assert number in text_of(await live(li))


async def test_whoever_has_brought_nothing_is_told_so(town, li):
    await li.says("/start")
    await li.taps("📋 My matters")
    await li.sees("You have not brought us anything yet.")


# --- history and photos --------------------------------------------------------------------------


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_the_history_says_what_happened_and_what_was_said(town, spoken):
    li, ops = await town.resident("Li", "3-1102", spoken), town.ops_group
    number = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", at=ops)
    await town.dispatcher.replies("师傅下午来", await card_of(town, number), at=ops)
    await li.replies("好的", await li.sees("师傅下午来"))
    await town.dispatcher.replies("// 这户难缠", await card_of(town, number), at=ops)
    await town.passes("P1D")
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    await opens(li, number)
    await li.taps("🕘 History", on=await live(li))
    told = text_of(await live(li))
    happened = [DRIPS, li.tr("Accepted"), "师傅下午来", "好的", "换了阀芯"]
    assert [told.index(one) for one in happened] == sorted(told.index(one) for one in happened)
    assert "09:0" in told
    assert li.tr("engineer") in told
    assert li.tr("you") in told
    assert "难缠" not in told
    known = {one.action for one in await town.kept(Event)}
    assert "promise_missed" in known  # and is nobody's business but the office's
    assert len(re.findall(r"^\d\d:\d\d ", told, re.MULTILINE)) == 6


async def test_a_long_history_is_paged_and_opens_at_its_end(town, li, number):
    for n in range(20):
        await li.replies(f"第{n}句" + "很长" * 150, await li.sees(number, "📍"))
    await opens(li, number)
    await li.taps("🕘 History", on=await live(li))
    last = await live(li)
    assert "第19句" in text_of(last)
    assert "第0句" not in text_of(last)
    await li.taps("›", on=last)
    first = text_of(await live(li))
    assert DRIPS in first
    assert len(first) <= 4096
    assert "第19句" not in first


async def test_photos_come_further_down(town, li):
    await li.says("/repair")
    await li.says(DRIPS, photos=3)
    await li.taps_as_asked("3-1102", "Water and drains", "14:00–17:00")
    await li.taps("✅ Send")
    number = (await town.kept(OutboxRow))[-1] and None
    await li.says("/my")
    await li.presses("1:mine:1", await live(li))
    before = len([one for one in said_by_us(await li.messages()) if one.get("photo")])
    await li.taps("📷 Photos", on=await live(li))
    shown = [one for one in said_by_us(await li.messages()) if one.get("photo")]
    assert (before, len(shown), number) == (0, 3, None)


# --- adding to it --------------------------------------------------------------------------------


async def test_words_and_photos_are_added_and_can_be_answered(town, li, number):
    await opens(li, number)
    await li.taps("✍️ Add words or photos", on=await live(li))
    await li.says(sticker=True)
    await li.sees(
        "What would you like to add? Words, photos or a voice message: up to ten of them."
    )
    await li.says("换一个带过滤的", photos=3)
    await li.says("白色的")
    await li.taps("✅ Send")
    await li.sees("Passed on to {number}.", number=number)
    heard = await town.ops_group.sees("换一个带过滤的", "白色的", number)
    photos = [one for one in await town.ops_group.messages() if one.get("photo")]
    assert len(photos) == 3
    await town.engineer.replies("好的", heard, at=town.ops_group)
    await li.sees("好的", "王工")


async def test_an_addition_is_not_lost_by_a_crash_nor_by_another_matter(town, li, number):
    await opens(li, number)
    await li.taps("✍️ Add words or photos", on=await live(li))
    await li.says("白色的")
    await town.restarts()
    await li.taps("🕘 History", on=await live(li))
    await li.taps("✅ Send")
    await town.ops_group.sees("白色的", number)


async def test_danger_in_an_addition_raises_just_this_matter(town, li, number):
    other = await li.reports("卧室的灯不亮")
    await opens(li, number)
    await li.taps("✍️ Add words or photos", on=await live(li))
    await li.says("水管爆了，水漫到走廊了")
    await li.taps("✅ Send")
    await town.ops_group.sees("水漫到走廊了", number)
    await opens(li, number)
    assert li.tr("🔴 urgent") in text_of(await live(li))
    await opens(li, other)
    assert li.tr("🔴 urgent") not in text_of(await live(li))


# --- many at once --------------------------------------------------------------------------------


async def _brings(li, words):
    """Some of them suggestions: nobody has as many repairs open at once."""
    if FAULTS.index(words) % 2:
        return await li.reports(words)
    await li.says("/suggest")
    await li.says(words)
    return await newest(li.town)


async def test_six_open_matters_never_mix(town, li):
    ops = town.ops_group
    numbers = [await _brings(li, words) for words in FAULTS]
    assert len(set(numbers)) == len(FAULTS)
    said = {}
    for number, fault in zip(numbers, FAULTS, strict=True):
        said[fault] = await li.replies(f"补充{fault}", await li.sees(number, "📍"))
    for number, fault in zip(numbers, FAULTS, strict=True):
        heard = await ops.sees(f"补充{fault}", number)
        assert heard["reply_to_message"]["message_id"] == (
            await card_of(town, number))["message_id"]  # fmt: skip
        await town.engineer.replies(f"回{fault}", heard, at=ops)
        await li.sees(f"回{fault}", number)
    await li.replies("", await li.sees(numbers[2], "📍"), photos=3)
    under = (await card_of(town, numbers[2]))["message_id"]
    *photos, words = (await ops.messages())[-4:]
    assert all(one.get("photo") for one in photos)
    assert words["reply_to_message"]["message_id"] == under
    await li.says("改成补充四", edit=said[FAULTS[4]])
    assert numbers[4] in text_of(await ops.sees("改成补充四"))
    await ops.sees_nothing_of(f"补充{FAULTS[4]}")


async def test_a_reply_to_the_live_screen_goes_to_what_it_shows(town, li, number):
    other = await li.reports("卧室的灯不亮")
    await opens(li, number)
    await li.replies("是冷水管", await live(li))
    await town.ops_group.sees("是冷水管", number)
    await li.taps("‹ My matters", on=await live(li))
    await li.replies("还有一件事", await live(li))
    await li.sees("What shall I make of it?")
    await town.ops_group.sees_nothing_of("还有一件事")
    assert other != number


async def test_help_that_is_coming_is_not_promised_for_later(town, li):
    number = await calls_for_help(li, "水管爆了，水漫到走廊了")
    await li.says("/my")
    (line,) = [one for one in text_of(await live(li)).splitlines() if number in one]
    assert li.tr("🔴 urgent") in line
    assert not re.search(r"\d\d:\d\d", line)
