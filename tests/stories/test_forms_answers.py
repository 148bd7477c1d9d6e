"""Answers: changed from the summary, added to, told in pictures, or found in a long list."""

from datetime import timedelta

import pytest

from handlers.talk import NO_ROOM
from storage.tables import Conversation, Medium, Ticket
from tests.stories.talks import (
    ABOUT,
    JOIN,
    ODD,
    REPAIR,
    SUMMARY,
    WHEN,
    WHERE,
    Step,
    at_the_place,
    at_the_summary,
    building,
    is_asked,
    screen,
    taps_through,
    with_two_homes,
)
from tests.town import labels_of, tr

pytestmark = pytest.mark.usefixtures("nothing_fails")

ADDED = "Added to your report."


# --- the repair form -----------------------------------------------------------------------------


async def test_one_answer_is_changed_from_the_summary(town):
    li = await at_the_summary(town)
    await li.taps("Change an answer")
    await li.taps("Visit")
    await li.taps("18:00–20:00")
    await is_asked(li, SUMMARY)
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.category, ticket.place) == ("water", "3-1102")
    assert ticket.appointment_end - ticket.appointment_start == timedelta(hours=2)


async def test_another_place_undoes_the_category_that_hung_on_it(town):
    li = await at_the_summary(town)
    await li.taps("Change an answer")
    await li.taps("Place")
    await li.taps("🏢 A common area")
    await li.taps("Outdoors, or elsewhere")
    await is_asked(li, ABOUT)
    await li.taps("Lift")
    await is_asked(li, SUMMARY)
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.category, ticket.home_id, ticket.appointment_start) == ("elevator", None, None)


async def test_nothing_is_changed_after_all(town):
    li = await at_the_summary(town)
    await li.taps("Change an answer")
    await li.taps("Keep everything")
    await is_asked(li, SUMMARY)


async def test_an_album_and_its_caption_are_one_report(town):
    li = await with_two_homes(town)
    await li.says("/repair")
    await li.says(ODD, photos=10)
    await is_asked(li, WHERE)
    await taps_through(li, REPAIR.steps[1:])
    (ticket,) = await town.kept(Ticket)
    assert ticket.words == ODD
    assert len({one.file_id for one in await town.kept(Medium)}) == 10


async def test_photos_come_one_by_one_and_then_the_words(town):
    li = await with_two_homes(town)
    await li.says("/repair")
    for _ in range(3):
        await li.says(photos=1)
    await li.sees("Received. Please add a few words, or tap “That is all”.")
    await screen(li)
    await li.says(ODD)
    await taps_through(li, REPAIR.steps[1:])
    assert [one.words for one in await town.kept(Ticket)] == [ODD]
    assert len(await town.kept(Medium)) == 3


async def test_photos_without_a_word_are_a_report_too(town):
    li = await with_two_homes(town)
    await li.says("/repair")
    await li.says(photos=2)
    await li.taps("That is all")
    await taps_through(li, [Step("danger?", "No"), *REPAIR.steps[1:]])
    assert len(await town.kept(Medium)) == 2


async def test_more_than_ten_photos_are_told_and_not_kept(town):
    li = await with_two_homes(town)
    await li.says("/repair")
    await li.says(ODD, photos=10)
    await li.says(photos=2)
    await li.sees(NO_ROOM)
    await taps_through(li, REPAIR.steps[1:])
    assert len(await town.kept(Medium)) == 10


async def test_a_photo_at_the_summary_is_added(town):
    li = await at_the_summary(town)
    await li.says("还有这个", photos=3)
    await li.sees(ADDED)
    await is_asked(li, SUMMARY)
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert ticket.words == f"{ODD}\n还有这个"
    assert len(await town.kept(Medium)) == 3


async def test_words_of_danger_at_the_summary_make_it_urgent(town):
    li = await at_the_summary(town)
    await li.says("水管爆了，水漫到走廊了")
    assert [one.urgent for one in await town.kept(Ticket)] == [True]


async def test_a_visit_that_has_passed_meanwhile_is_not_promised(town):
    li = await at_the_summary(town)
    await town.passes("PT20H")
    await li.taps("✅ Send")
    await is_asked(li, WHEN)
    await li.sees("That is no longer available.")
    await li.taps("14:00–17:00")
    await li.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert ticket.appointment_start > ticket.filed_at


async def test_a_draft_left_lying_is_recalled_once_and_forgotten_after_a_day(town):
    li = await at_the_place(town)
    await town.passes("PT31M")
    recalled = tr("zh_Hans", "“{title}” is not finished yet. Write to go on, or /cancel.",
                  title=li.tr(REPAIR.form.title))  # fmt: skip
    await town.passes("PT3H")
    assert (await li.texts()).count(recalled) == 1
    await is_asked(li, WHERE)
    await town.passes("P1D")
    assert await town.kept(Conversation) == []


# --- long lists ----------------------------------------------------------------------------------


async def test_a_long_list_is_paged_there_and_round(town):
    rooms = [f"{floor}{door:02}" for floor in range(1, 11) for door in range(1, 4)]
    async with town.app.storage.transaction() as shelves:
        await shelves.households.add_homes(1, [("5", room) for room in rooms])
    li = await town.newcomer("李女士")
    await li.says("/start")
    await taps_through(li, JOIN.steps[:2])
    await li.taps(building(5))
    seen = []
    for page in ("1/3", "2/3", "3/3"):
        shown = labels_of(await is_asked(li, page))
        seen += [one for one in shown if one in rooms]
        await li.taps(page)
        await li.taps("›")
    assert seen == rooms
    await is_asked(li, "1/3")
    await li.taps("‹")
    await is_asked(li, "3/3")
    await li.says("301")
    await is_asked(li, "You are …")


async def test_a_typed_number_means_the_room_and_never_something_of_ours(town):
    """Room 13 is not the home that we keep under number 13."""
    async with town.app.storage.transaction() as shelves:
        rooms = [("9", str(number)) for number in range(1, 30)]
        await shelves.households.add_homes(1, rooms)
    li = await town.newcomer("李女士")
    await li.says("/start")
    await taps_through(li, [*JOIN.steps[:2], Step("", building(9))])
    await li.says("20")
    await li.taps("Owner")
    await li.taps("Skip")
    await li.sees("9-20")
