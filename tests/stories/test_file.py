"""What came by telephone, in person or from headquarters is entered by a colleague (C7)."""

import pytest

from storage.forgotten import nobody
from storage.tables import Event, Member, Person, Ticket
from tests.founding import a_town
from tests.stories.talks import AtTheDesk
from tests.stories.usually import card_of, newest, shows_the_work
from tests.town import labels_of, text_of

LINE = "/file phone repair 3-1102 李女士 13812345678 厨房水龙头滴水"
TELEPHONE = "☎️ <b>{number}</b>: please telephone {name} and say: “{words}”"


async def enters(town, line=LINE, *answers, by=None):
    desk = AtTheDesk(by or town.dispatcher)
    await (by or town.dispatcher).says(line, to=town.ops_group)
    for label in answers:
        await desk.taps(label)
    return next(reversed(await town.kept(Ticket)), None)


@pytest.mark.clause("A7")
@pytest.mark.clause("C7", partly="telling headquarters, which is left to the desk")
async def test_one_line_enters_what_somebody_told_on_the_telephone(town, nothing_raises):
    ticket = await enters(town, LINE, "14:00–17:00", "✅ Send")
    assert (ticket.source, ticket.kind, ticket.place) == ("phone", "repair", "3-1102")
    assert (ticket.words, ticket.category) == ("厨房水龙头滴水", "water")
    (caller,) = await town.kept(Person)
    assert (caller.name, caller.phone, caller.reachable) == ("李女士", "13812345678", False)
    assert nobody(caller.telegram_id)
    shown = text_of(await card_of(town, ticket.number))
    assert "138****5678" in shown
    assert "13812345678" not in shown
    for line in ("☎️ By telephone", "☎️ Without Telegram: please telephone with all news."):
        assert town.ops_group.tr(line) in shown
    await town.ops_group.sees("📋 <b>{number}</b> has been entered.", number=ticket.number)
    (filed,) = [one for one in await town.kept(Event) if one.action == "file"]
    assert filed.actor == "staff:1"


async def test_whoever_calls_again_from_the_same_home_is_the_same_person(town):
    await enters(town, LINE, "14:00–17:00", "✅ Send")
    await enters(town, LINE.replace("13812345678", "+86-13812345678"), "14:00–17:00", "✅ Send")
    assert len(await town.kept(Person)) == 1
    await enters(town, LINE.replace("3-1102", "3-1101"), "14:00–17:00", "✅ Send")
    assert len(await town.kept(Person)) == 2
    assert await town.kept(Member) == []


async def test_danger_goes_at_once_with_one_tap(town):
    line = "/file phone repair 3-1102 李女士 13812345678 水管爆了，水漫到走廊了"
    ticket = await enters(town, line, "✅ Send")
    assert ticket.urgent
    await town.ops_group.sees(ticket.number, mentions=town.engineer)


async def test_a_neighbour_with_telegram_has_the_receipt_as_usual(town, li, nothing_fails):
    line = "/file phone repair 3-1102 李女士 13812345678 厨房水龙头滴水"
    ticket = await enters(town, line, "14:00–17:00", "✅ Send")
    await li.sees("📋 Entered for you by {name}.", name="小陈")
    await town.ops_group.sees("{name} has the receipt on Telegram.", name="李女士")
    assert len(await town.kept(Person)) == 1
    await li.taps("⏰ Remind the office")
    assert ticket.requester_id == 1


async def test_asked_question_by_question_it_comes_to_the_same(town, li):
    desk = AtTheDesk(town.dispatcher)
    await town.dispatcher.says("/file", to=town.ops_group)
    await desk.taps("🏛 From headquarters")
    await desk.taps("📣 Complaint")
    await desk.taps("🏠 A home")
    await desk.taps("3")
    await desk.taps("1102")
    await desk.taps("李女士")
    await desk.says("上个月说好的事情，到今天还没有结果")
    await desk.taps("Cleanliness")
    await desk.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.source, ticket.kind, ticket.requester_id) == ("headquarters", "complaint", 1)
    await town.dispatcher.says("/open hq", to=town.ops_group)
    await town.ops_group.sees("🔎", ticket.number)
    await town.dispatcher.says("/find 总部", to=town.ops_group)
    await town.ops_group.sees("🔎", ticket.number)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/file fax repair 3-1102", "How did it come: phone, visit or hq?"),
        ("/file phone repair 9-9999 李女士 漏水", "There is no such home: {home}."),
    ],
)
async def test_a_slip_is_answered_with_the_right_form(town, line, said):
    await town.dispatcher.says(line, to=town.ops_group)
    await town.ops_group.sees(town.ops_group.tr(said, home="9-9999"), "/file", "13812345678")
    assert await town.kept(Ticket) == []


async def test_whoever_has_no_name_is_asked_for_it(town):
    desk = AtTheDesk(town.dispatcher)
    await town.dispatcher.says("/file visit suggestion common", to=town.ops_group)
    await desk.says("13812345678")
    await town.ops_group.sees("The name, please, and the telephone number: 李女士 13812345678.")
    await desk.says("王先生 13912345678")
    await desk.says("建议在花园里多放几张长椅")
    await desk.taps("✅ Send")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.kind, ticket.source, ticket.home_id) == ("suggestion", "visit", None)


async def test_a_guard_may_enter_it_at_night_and_an_engineer_may_not(town):
    guard = await town.staff("老周", "guard")
    await town.passes("PT17H")
    ticket = await enters(
        town, "/file phone help common 王先生 13912345678 有老人在花园里摔倒了",
        "🚑 Ill or hurt", "✅ Send", by=guard,
    )  # fmt: skip
    assert ticket.kind == "help"
    await town.engineer.says(LINE, to=town.ops_group)
    assert len(await town.kept(Ticket)) == 1


@pytest.mark.clause("F5", partly="the visit after the telephone")
async def test_news_for_somebody_without_telegram_is_a_task_for_the_desk(town, nothing_fails):
    ticket = await enters(town, LINE, "14:00–17:00", "✅ Send")
    number, ops = ticket.number, town.ops_group
    await town.dispatcher.says(f"/assign {number} 王", to=ops)
    assert "☎️" in text_of(await ops.sees(number, "☎️", "王工", "李女士"))
    await shows_the_work(town, number)
    await town.dispatcher.taps("👍 Accept for the resident", on=await card_of(town, number), at=ops)
    await town.passes("P8D")
    asked = [one for one in await ops.texts() if ops.tr("① Quality of the work") in one]
    assert asked or [one for one in await ops.texts() if "☎️" in one and number in one]


async def test_it_is_entered_in_private_and_in_a_plain_group(databases):
    async with a_town(databases, forum=False) as town:
        await enters(town, LINE, "14:00–17:00", "✅ Send")
        await town.dispatcher.says("/start")
        await town.dispatcher.says(LINE)
        await town.dispatcher.taps("14:00–17:00")
        await town.dispatcher.taps("✅ Send")
        assert [one.source for one in await town.kept(Ticket)] == ["phone", "phone"]
        assert labels_of(await card_of(town, await newest(town)))
