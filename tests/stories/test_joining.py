"""入住登记: nobody is kept who has not agreed, nor belongs to a home before the office says so."""

import pytest

from domain.standard import STANDARD
from handlers.access import NOT_HERE, NOT_STAFF
from handlers.answering import _REASONS
from handlers.views.residents import notice
from handlers.views.safety import SAFETY, emergency_numbers
from locales import LANGUAGES, words_for
from locales.languages import NAMES
from storage.tables import Community, Conversation, Event, Home, Member, Person, Ticket
from tests.stories.usually import newest, said_by_us
from tests.town import data_of, labels_of, text_of

ENTERED = "✅ {office}: you are now registered at {home}. How can we help?"
DECLINED = "{office}: we could not confirm your registration at {home}. Please call us: {phone}"


async def agrees(soul):
    await soul.says("/start")
    await soul.taps(NAMES[soul.language])
    await soul.taps("I agree")


async def applies(soul, building="3", room="1102", role="Owner"):
    await soul.taps(soul.tr("Building {building}", building=building))
    await soul.taps(room)
    await soul.taps(role)
    return await soul.town.ops_group.sees("🪪", soul.name, f"{building}-{room}")


@pytest.fixture
async def zhao(town):
    """Somebody who has applied and waits."""
    soul = await town.newcomer("赵先生")
    await agrees(soul)
    soul.application = await applies(soul)
    return soul


# --- the notice


@pytest.mark.clause("A13")
@pytest.mark.parametrize("chosen", LANGUAGES)
async def test_whoever_refuses_the_notice_leaves_no_trace(town, chosen):
    soul = await town.newcomer("过客", "en")
    await soul.says("/start")
    await soul.taps(NAMES[chosen])
    soul.language = chosen
    (community,) = await town.kept(Community)
    await soul.sees(notice(community, words_for(chosen), STANDARD).plain)
    await soul.taps("I do not agree")
    await soul.sees(
        "Understood, nothing has been kept. In an emergency: fire {fire}, ambulance {ambulance}, "
        "police {police}. You can telephone {office}: {phone}",
        **emergency_numbers(STANDARD),
        office="春江花园",
        phone="0571-8888",
    )
    for table in (Person, Member, Conversation, Event):
        assert await town.kept(table) == []


@pytest.mark.clause("A13")
async def test_nothing_is_kept_of_somebody_who_stops_half_way(town):
    soul = await town.newcomer("过客")
    await agrees(soul)
    await soul.taps(soul.tr("Building {building}", building=3))
    await soul.says("/cancel")
    for table in (Person, Member, Conversation, Event):
        assert await town.kept(table) == []


async def test_the_notice_can_be_read_again_at_any_time(town, zhao):
    await zhao.says("/privacy")
    (community,) = await town.kept(Community)
    await zhao.sees(notice(community, words_for(zhao.language), STANDARD).plain)


# --- finding one's home


async def test_building_and_room_may_be_typed(town):
    soul = await town.newcomer("赵先生")
    await agrees(soul)
    await soul.says("2")
    await soul.says("1101")
    await soul.says("owner" if soul.language == "en" else soul.tr("Owner"))
    (member,) = await town.kept(Member)
    assert await address_of(town, member) == "2-1101"


async def test_a_typed_number_is_a_room_never_a_number_of_our_own(town):
    async with town.app.storage.transaction() as shelves:
        await shelves.households.add_homes(1, [("9", str(room)) for room in range(1, 40)])
    homes = {home.address: home.id for home in await town.kept(Home)}
    assert homes["9-15"] != 15
    soul = await town.newcomer("赵先生")
    await agrees(soul)
    await soul.says("9")
    await soul.says("15")
    await soul.taps("Owner")
    (member,) = await town.kept(Member)
    assert member.home_id == homes["9-15"]


async def test_a_room_that_is_not_there_is_asked_for_again(town):
    soul = await town.newcomer("赵先生")
    await agrees(soul)
    await soul.taps(soul.tr("Building {building}", building=3))
    await soul.says("9999")
    await soul.sees(
        "Please tap one of the buttons below.", "Which flat? You can also type its number."
    )
    await soul.says("1102")
    await soul.sees("You are …")


async def address_of(town, member):
    return next(home.address for home in await town.kept(Home) if home.id == member.home_id)


# --- the office decides


@pytest.mark.clause("A4", partly="asking for a name; the one on Telegram is taken")
async def test_who_is_approved_is_told_and_may_report_from_home(town, zhao):
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    await zhao.sees(ENTERED, office="春江花园", home="3-1102")
    decided = await town.ops_group.sees(
        "✅ {name} was registered at {home} by {staff}.", name="赵先生", home="3-1102", staff="小陈"
    )
    assert decided["message_id"] == zhao.application["message_id"]
    assert labels_of(decided) == []
    (member,) = await town.kept(Member)
    assert (member.state, member.decided_at is not None) == ("approved", True)
    lines = [(one.action, one.clause) for one in await town.kept(Event)]
    assert lines == [("consent", "S2 五1"), ("ask_to_join", "S0 四"), ("admit", "S0 四")]


async def test_who_is_declined_is_told_and_may_ask_again(town, zhao):
    await town.dispatcher.taps("✖️ Decline", at=town.ops_group)
    await zhao.sees(DECLINED, office="春江花园", home="3-1102", phone="0571-8888")
    await zhao.says("/repair")
    await zhao.says("水龙头滴水")
    await zhao.sees("Where is it?")
    assert "3-1102" not in "".join(labels_of((await zhao.messages())[-1]))
    await zhao.says("/cancel")
    await zhao.says("/start")
    await zhao.taps("🏠 Add a home")
    await applies(zhao, role="Tenant")
    await town.supervisor.taps("✅ Approve", at=town.ops_group)
    await zhao.sees(ENTERED, office="春江花园", home="3-1102")
    (member,) = await town.kept(Member)
    assert (member.state, member.role) == ("approved", "tenant")


async def test_the_first_who_decides_wins_and_the_second_is_told(town, zhao):
    ops, card = town.ops_group, zhao.application
    await town.dispatcher.presses(data_of(card, ops.tr("✅ Approve")), card, at=ops)
    for late in ("✅ Approve", "✖️ Decline"):
        answer = await town.supervisor.presses(data_of(card, ops.tr(late)), card, at=ops)
        assert answer == ops.tr("That has already been decided.")
    (member,) = await town.kept(Member)
    assert member.state == "approved"
    told = [one for one in await zhao.texts() if "3-1102" in one]
    assert len(told) == 2, "that it is being checked, and that it is done"


async def test_an_engineer_does_not_decide_who_lives_where(town, zhao):
    answer = await town.engineer.taps("✅ Approve", at=town.ops_group)
    assert answer == town.ops_group.tr(_REASONS["not_yours"]) + " (S0 四)"
    (member,) = await town.kept(Member)
    assert member.state == "asked"
    assert labels_of(await town.ops_group.sees("🪪")), "and the buttons are still there for others"


async def test_nobody_admits_themselves(town, zhao):
    card, admit = zhao.application, data_of(zhao.application, town.ops_group.tr("✅ Approve"))
    mine = said_by_us(await zhao.messages())[-1]
    answer = await zhao.presses(admit, mine)
    assert answer == zhao.tr(NOT_HERE)
    await town.post(f"people/{zhao.id}", joins=town.ops_group.id)
    answer = await zhao.presses(admit, card, at=town.ops_group)
    assert answer == town.ops_group.tr(NOT_STAFF, id=zhao.id)
    (member,) = await town.kept(Member)
    assert member.state == "asked"


# --- more than one home


async def test_a_second_home_is_asked_for_without_beginning_again(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/start")
    await li.taps("🏠 Add a home")
    await li.sees("Which building is your home in?")
    await applies(li, "1", "101")
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    await li.says("水管爆了")
    asked = await li.sees(SAFETY["water"], "Where is it?")
    shown = "".join(labels_of(asked))
    assert "3-1102" in shown
    assert "1-101" in shown
    await li.taps("1-101")
    (ticket,) = await town.kept(Ticket)
    assert ticket.place == "1-101"


async def test_who_is_entered_already_is_not_entered_twice(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/start")
    await li.taps("🏠 Add a home")
    await li.taps(li.tr("Building {building}", building=3))
    await li.taps("1102")
    await li.taps("Owner")
    await li.sees("You are already registered at {home}.", home="3-1102")
    await town.ops_group.sees_nothing_of("🪪")
    assert len(await town.kept(Member)) == 1


# --- while the office has not decided


@pytest.mark.clause("B3", partly="reports by colleagues")
async def test_who_waits_may_report_what_is_broken_in_common_areas(town, zhao):
    await zhao.says("/start")
    await zhao.sees(
        "The office is checking your registration. "
        "You can already report danger and faults in common areas, and write to us about "
        "anything else."
    )
    await zhao.says("楼道灯坏了")
    await zhao.taps("🔧 Repair")
    asked = await zhao.sees("Where is it?")
    assert "3-1102" not in "".join(labels_of(asked))
    await zhao.taps("🏢 A common area")
    await zhao.taps("Electricity and light")
    await zhao.taps("✅ Send")
    await town.ops_group.sees(await newest(town), "Common area", "赵先生")


async def test_who_waits_is_helped_at_home_when_it_is_dangerous(town, zhao):
    await zhao.says("我家水管爆了")
    await zhao.sees(SAFETY["water"])
    await zhao.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.urgent, ticket.place) == (True, "3-1102")
    call = await town.ops_group.sees(ticket.number, "3-1102", mentions=town.engineer)
    assert "3-1102" in text_of(call)
