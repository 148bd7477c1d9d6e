"""入住登记: nobody is kept who has not agreed, nor belongs to a home before the office says so."""

import pytest

from domain.standard import STANDARD
from handlers.access import NOT_HERE, NOT_STAFF
from handlers.answering import _REASONS
from handlers.views.notice import VERSION, notice
from handlers.views.safety import SAFETY, emergency_numbers
from locales import LANGUAGES, words_for
from locales.languages import NAMES
from storage.tables import (
    Community,
    Conversation,
    Event,
    Home,
    Member,
    Person,
    Ticket,
    Timer,
)
from tests.stories.joins import adds_a_home, agrees, applies, enters, finds, newcomer, traces
from tests.stories.usually import said_by_us
from tests.town import data_of, labels_of, mentioned_in, text_of

ENTERED = "✅ {office}: you are now registered at {home}. How can we help?"
OF_THE_HOUSE = {
    "nightly", "day_rings", "bill_day", "group_seen", "rights_seen", "survey_comes"
}  # fmt: skip
DECLINED = "{office}: we could not confirm your registration at {home}. Please call us: {phone}"


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
    await town.passes("PT2M")
    assert set(await traces(town, soul.id)) <= {"inbox"}, "which is emptied after three days"
    assert {one.name for one in await town.kept(Timer)} == OF_THE_HOUSE
    await town.passes("P4D")
    assert await traces(town, soul.id) == []


async def test_whoever_comes_back_at_once_after_refusing_finds_everything_there(town):
    soul = await town.newcomer("过客")
    await soul.says("/start")
    await soul.taps(NAMES[soul.language])
    await soul.taps("I do not agree")
    await agrees(soul)
    await town.passes("PT2M")
    await applies(soul)
    assert [one.telegram_id for one in await town.kept(Person)] == [soul.id]


async def test_a_colleague_who_refuses_stays_a_colleague(town):
    await town.engineer.says("/start")
    await town.engineer.taps("🏠 Add a home")
    await town.engineer.taps(NAMES[town.engineer.language])
    before = await traces(town, town.engineer.id)
    await town.engineer.taps("I do not agree")
    await town.passes("PT2M")
    assert await town.kept(Person) == []
    assert len(await traces(town, town.engineer.id)) >= len(before)


@pytest.mark.clause("A13")
@pytest.mark.parametrize("chosen", LANGUAGES)
async def test_the_consent_is_kept_with_its_version_and_language(town, chosen):
    soul = await newcomer(town, "赵先生", chosen)
    await agrees(soul)
    await applies(soul)
    (consent, *_rest) = await town.kept(Event)
    assert (consent.action, consent.detail) == ("consent", {"notice": VERSION, "language": chosen})
    (person,) = await town.kept(Person)
    assert (person.notice_version, person.language) == (VERSION, chosen)


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
    await soul.taps("Skip")
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
    await soul.taps("Skip")
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
    await adds_a_home(zhao)
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


async def test_a_card_decides_only_on_what_it_shows(town, zhao):
    """What they asked for first is not what they ask for now."""
    await town.passes("PT2M")
    await adds_a_home(zhao)
    await applies(zhao, role="Tenant")
    ops, old = town.ops_group, zhao.application
    answer = await town.dispatcher.presses(data_of(old, ops.tr("✅ Approve")), old, at=ops)
    assert answer == ops.tr("They have asked anew in the meantime; please use the newer card.")
    await town.dispatcher.taps("✅ Approve", at=ops)
    (member,) = await town.kept(Member)
    assert (member.state, member.role) == ("approved", "tenant")


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
    await adds_a_home(li)
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
    await adds_a_home(li)
    await li.taps(li.tr("Building {building}", building=3))
    await li.taps("1102")
    await li.taps("Owner")
    await li.taps("Skip")
    await li.sees("You are already registered at {home}.", home="3-1102")
    await town.ops_group.sees_nothing_of("🪪")
    assert len(await town.kept(Member)) == 1


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_several_people_belong_to_one_home_and_one_of_them_to_several(town, spoken):
    zhao, qian = await newcomer(town, "Zhao", spoken), await newcomer(town, "Qian", spoken)
    for soul, role in ((zhao, "Owner"), (qian, "Owner's family")):
        await agrees(soul)
        await applies(soul, role=role)
        await town.dispatcher.taps("✅ Approve", at=town.ops_group)
        await soul.sees(ENTERED, office="春江花园", home="3-1102")
    await adds_a_home(qian)
    await applies(qian, "1", "101", role="Tenant")
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    found = [(one.role, one.state) for one in await town.kept(Member)]
    assert found == [("owner", "approved"), ("family", "approved"), ("tenant", "approved")]
    await qian.says("/start")
    await qian.sees("3-1102", "1-101")


async def test_nobody_asks_for_one_home_after_another(town):
    zhao = await town.newcomer("赵先生")
    await agrees(zhao)
    for room in ("101", "102", "1101", "1102"):
        await applies(zhao, "1", room)
        await town.passes("PT2M")
        await adds_a_home(zhao)
    await applies(zhao, "2", "101")
    await town.passes("PT2M")
    await adds_a_home(zhao)
    await finds(zhao, "3", "1102")
    await zhao.taps("Owner")
    await zhao.taps("Skip")
    await zhao.sees(
        "The office is still checking what you asked for before; when it has answered, you can "
        "ask for this home, too."
    )
    assert len(await town.kept(Member)) == 5


async def test_a_home_is_found_among_three_thousand(town):
    async with town.app.storage.transaction() as shelves:
        rooms = [("8", f"{floor}{door:02}") for floor in range(1, 101) for door in range(1, 31)]
        await shelves.households.add_homes(1, rooms)
    zhao = await town.newcomer("赵先生")
    await agrees(zhao)
    await zhao.taps(zhao.tr("Building {building}", building="8"))
    await zhao.sees("Which flat? You can also type its number.")
    await zhao.taps("‹")
    await zhao.taps("10030")
    await zhao.taps("‹ Back")
    await zhao.says("9917")
    await zhao.taps("Tenant")
    await zhao.taps("Skip")
    (member,) = await town.kept(Member)
    assert await address_of(town, member) == "8-9917"


# --- what the office is told


@pytest.mark.parametrize("role", ["Owner", "Tenant"])
async def test_a_home_that_is_taken_is_nobodys_business_but_the_offices(town, role):
    await town.resident("李女士", "3-1102")
    stranger, other = await town.newcomer("赵先生"), await town.newcomer("钱先生")
    seen = []
    for soul, room in ((stranger, "1102"), (other, "1101")):
        await agrees(soul)
        card = await applies(soul, room=room, role=role)
        seen.append([one.replace(room, "…") for one in await soul.texts()])
        taken = town.ops_group.tr("⚠️ This home has a registered owner already.")
        assert (taken in text_of(card)) is (room == "1102")
    assert seen[0] == seen[1]
    await stranger.sees_nothing_of("李女士")


async def test_the_office_sees_that_its_register_names_an_owner(town):
    await enters(town, "3-1102", owner_name="李")
    soul = await town.newcomer("赵先生")
    await agrees(soul)
    await applies(soul)
    await town.ops_group.sees("🪪", "🗂 The register names an owner.")


NASTY = "<b>赵\x00\u202e</b>\u200b &\n✅ 已登记 " + "名" * 100


async def test_a_name_that_would_break_the_card_does_not(town):
    soul = await town.newcomer(NASTY)
    soul.name = "✅ 已登记 名"
    await agrees(soul)
    card = await applies(soul)
    first, *_rest = text_of(card).splitlines()
    assert town.ops_group.tr("Owner") in first
    assert "<b>赵</b> & ✅ 已登记 名" in first
    assert soul.id in mentioned_in(card)
    await town.dispatcher.taps("✅ Approve", at=town.ops_group)
    (person,) = await town.kept(Person)
    assert len(person.name) == 64


async def test_a_name_of_nothing_that_can_be_seen_is_a_question_mark(town):
    soul = await town.newcomer("\u200b\u202e")
    soul.name = "?"
    await agrees(soul)
    await applies(soul)
