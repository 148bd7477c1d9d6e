"""出发、到场: the resident hears who comes and when, and that they are there; each of it once."""

import pytest

from locales import LANGUAGES
from storage.tables import Event, Promised
from tests.stories.usually import (
    DRIPS,
    calls_for_help,
    card_of,
    reports,
    said_by_us,
    shows_the_work,
    signature,
    the_ticket,
)
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")

BURST = "水管爆了，水漫到走廊了"
COMING = "{number}: {worker} is on the way."
THERE_AT = "{number}: {worker} is on the way and will be there at about {clock}."
ARRIVED = "{number}: {worker} has arrived."


@pytest.fixture
async def number(town, li):
    found = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    return found


async def sets_off(town, number, *labels):
    for label in ("🛵 On the way", *labels):
        await town.engineer.taps(label, on=await card_of(town, number), at=town.ops_group)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.clause("B19")
async def test_the_resident_hears_when_somebody_will_be_there(town, language):
    guest = await town.resident("Li", "3-1102", language)
    number = await guest.reports("My kitchen tap keeps dripping")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    before = len(said_by_us(await guest.messages()))
    await sets_off(town, number)
    told = await guest.sees(COMING, number=number, worker=signature(guest))
    await town.engineer.taps("20", on=await card_of(town, number), at=town.ops_group)
    now = await guest.sees(THERE_AT, number=number, worker=signature(guest), clock="09:20")
    assert now["message_id"] == told["message_id"], "the same message, made more exact"
    assert len(said_by_us(await guest.messages())) == before + 1
    await guest.sees(number, "📍", guest.tr("🛵 There at about {clock}", clock="09:20"))
    await town.ops_group.sees(number, "📍", town.ops_group.tr(
        "🛵 There at about {clock}", clock="09:20"))  # fmt: skip


async def test_without_a_second_press_nothing_is_said_about_the_hour(town, li, number):
    await sets_off(town, number)
    await li.sees(COMING, number=number, worker=signature(li))
    assert (await the_ticket(town)).eta is None
    asked = town.ops_group.tr("<b>When will you be there?</b>")
    assert asked in text_of(await card_of(town, number))
    await li.taps("⏰ Remind the office", on=await li.sees(number, "📍"))
    assert asked not in text_of(await card_of(town, number))


async def test_what_may_be_done_next_stands_there_while_the_hour_is_asked(town, number):
    await sets_off(town, number)
    await town.engineer.taps("📍 Arrived", on=await card_of(town, number), at=town.ops_group)
    assert (await the_ticket(town)).state == "arrived"


async def test_whoever_is_held_up_says_so_and_the_resident_hears_it_anew(town, li, number):
    await sets_off(town, number, "10")
    before = len(said_by_us(await li.messages()))
    for label in ("⋯ More", "🕒 When there?", "30"):
        await town.engineer.taps(label, on=await card_of(town, number), at=town.ops_group)
    await li.sees(THERE_AT, number=number, worker=signature(li), clock="09:30")
    assert len(said_by_us(await li.messages())) == before + 1


async def test_arrived_is_told_in_one_line_and_the_cards_say_since_when(town, li, number):
    await sets_off(town, number, "20")
    await town.passes("PT15M")
    before = len(said_by_us(await li.messages()))
    await town.engineer.taps("📍 Arrived", on=await card_of(town, number), at=town.ops_group)
    said = said_by_us(await li.messages())[before:]
    assert [text_of(one) for one in said] == [li.tr(ARRIVED, number=number, worker=signature(li))]
    ticket = await the_ticket(town)
    assert (ticket.state, bool(ticket.arrived_at)) == ("arrived", True)
    ops = town.ops_group
    card = text_of(await card_of(town, number))
    assert "🚪" in card
    assert "🛵" not in card
    assert ops.tr("do the work and show it") in card
    await li.sees(number, "📍", "🚪")
    await shows_the_work(town, number)
    assert (await the_ticket(town)).state == "done"


async def test_whoever_forgot_to_say_so_is_there_all_the_same(town, li, number):
    """From an order that was only accepted, by the second page."""
    ops = town.ops_group
    assert ops.tr("📍 Arrived") not in labels_of(await card_of(town, number))
    for label in ("⋯ More", "📍 Arrived"):
        await town.engineer.taps(label, on=await card_of(town, number), at=ops)
    assert (await the_ticket(town)).state == "arrived"


async def test_nobody_is_called_while_somebody_is_there(town, li):
    number = await calls_for_help(li, BURST)
    ops = town.ops_group
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=ops)
    for label in ("⋯ More", "📍 Arrived"):
        await town.engineer.taps(label, on=await card_of(town, number), at=ops)
    assert not [one for one in await town.kept(Promised) if one.key == "repair.notify_engineering"
                and one.kept_at is None]  # fmt: skip
    before = len(said_by_us(await ops.messages()))
    await town.passes("PT30M")
    assert len(said_by_us(await ops.messages())) == before


async def test_the_desk_gives_it_to_somebody_else_though_one_is_there(town, li, number):
    second = await town.staff("李工", "engineer")
    await sets_off(town, number, "20")
    await town.engineer.taps("📍 Arrived", on=await card_of(town, number), at=town.ops_group)
    for label in ("👷 Assign", second.name):
        await town.dispatcher.taps(label, on=await card_of(town, number), at=town.ops_group)
    ticket = await the_ticket(town)
    assert ticket.state == "dispatched"
    visit = [one for one in await town.kept(Promised) if one.key == "repair.appointment"]
    assert [bool(one.kept_at) for one in visit] == [True, False], "a visit is owed again"
    assert "🚪" not in text_of(await card_of(town, number))


async def test_from_a_private_chat_the_hour_is_asked_there_and_not_in_the_group(town, li):
    await town.engineer.says("/start")
    number = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await town.engineer.taps("🛵 On the way", on=await town.engineer.sees(number, "👷"))
    asked = "<b>When will you be there?</b>"
    own = await town.engineer.sees(number, asked)
    assert town.ops_group.tr(asked) not in text_of(await card_of(town, number))
    await town.engineer.taps("20", on=own)
    assert (await the_ticket(town)).eta
    assert town.engineer.tr(asked) not in text_of(await town.engineer.sees(number, "🛵"))


# --- in writing


async def test_it_can_all_be_written_instead(town, li):
    number, ops = await reports(li, DRIPS), town.ops_group
    await town.engineer.says(f"/accept {number}", to=ops)
    await town.engineer.says(f"/coming {number} 20", to=ops)
    await li.sees(THERE_AT, number=number, worker=signature(li), clock="09:20")
    await town.engineer.says(f"/coming {number} 45", to=ops)
    await li.sees(THERE_AT, number=number, worker=signature(li), clock="09:45")
    await town.engineer.replies("/arrived", await card_of(town, number), at=ops)
    assert (await the_ticket(town)).state == "arrived"
    done = [one.action for one in await town.kept(Event) if one.actor == "staff:2"]
    assert done == ["accept_order", "set_off", "expect", "arrive"]


@pytest.mark.parametrize("said", ["20分钟", "20 min", "２０ 分鐘", "20 Minutes"])
async def test_minutes_are_written_as_people_write_them(town, li, number, said):
    ops = town.ops_group
    await town.engineer.replies(f"/coming {said}", await card_of(town, number), at=ops)
    await li.sees(THERE_AT, number=number, worker=signature(li), clock="09:20")


@pytest.mark.parametrize("written", ["/coming {number} 0", "/coming {number} 601",
                                     "/coming {number} soon", "/coming {number} 20 hours",
                                     "/accept {number} now", "/coming", "/arrived X",
                                     "/coming {number} 1 2"])  # fmt: skip
async def test_a_slip_is_answered_with_the_right_form_and_changes_nothing(town, number, written):
    ops = town.ops_group
    await town.engineer.says(written.format(number=number), to=ops)
    said = text_of(said_by_us(await ops.messages())[-1])
    assert "/" + written[1:].split()[0] in said
    assert (await the_ticket(town)).state == "accepted"


# --- somebody else's


async def test_an_engineer_says_nothing_about_a_colleagues_way(town, li, number):
    other = await town.staff("李工", "engineer")
    await sets_off(town, number, "10")
    card, ops = await card_of(town, number), town.ops_group
    for said in ("1:eta:1:60", "1:arrive:1", "1:eta:1:7777", "1:eta:1:0"):
        await other.presses(said, card, at=ops)
    ticket = await the_ticket(town)
    assert ticket.state == "on_the_way"
    assert ticket.eta.minute == 10


async def test_no_hour_is_named_for_a_way_that_nobody_goes(town, li, number):
    await town.engineer.presses("1:eta:1:10", await card_of(town, number), at=town.ops_group)
    assert (await the_ticket(town)).eta is None
