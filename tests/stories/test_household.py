"""我的家: an owner sees and invites the people of the home; anybody may move out of it."""

import pytest

from domain.households import Membership
from handlers.access import NOT_HERE
from handlers.views.names import MEMBER
from locales import LANGUAGES
from storage.tables import Event, Invitation, Member, Person
from tests.stories.links import GONE, agrees, follows, invited_by
from tests.stories.usually import newest
from tests.town import data_of, labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

MOVING = "🚚 I am moving out"
ASKED = "Are you moving out of {home}?"


async def comes_to(town, home, name, role, language="zh_Hans"):
    """Somebody whom the office has entered in this role."""
    soul = await town.resident(name, home, language)
    async with town.app.storage.transaction() as shelves:
        person = await shelves.people.known_as(soul.id)
        for one in await shelves.households.homes_of(person):
            member = await shelves.households.membership(one.id, person.id)
            member.role = role
    return soul


async def states(town):
    names = {one.id: one.name for one in await town.kept(Person)}
    return {names[one.person_id]: one.state for one in await town.kept(Member)}


@pytest.fixture
async def family(town, li):
    return await comes_to(town, "3-1102", "李小明", "family")


@pytest.fixture
async def tenant(town, li):
    return await comes_to(town, "3-1102", "王租客", "tenant")


# --- who sees whom


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_owner_sees_the_people_of_their_home(town, language):
    li = await town.resident("Li", "3-1102", language)
    await comes_to(town, "3-1102", "李小明", "family")
    await li.says("/start")
    await li.taps("🏠 My home")
    window = await li.sees("🏠 <b>{home}</b>", home="3-1102")
    for line in ("Li", li.tr(MEMBER["owner"]), "李小明", li.tr(MEMBER["family"])):
        assert line in text_of(window)
    assert "🔑" in "".join(labels_of(window))


@pytest.mark.clause("A15", partly="phones, the ops group, /mydata and erasing")
async def test_whoever_else_lives_there_sees_themselves_only(town, family, tenant):
    await tenant.says("/home")
    window = await tenant.sees("🏠 <b>{home}</b>", home="3-1102")
    assert "王租客" in text_of(window)
    assert "李" not in text_of(window)
    assert not {"🔑", "🚪"} & set("".join(labels_of(window)))


async def test_whoever_has_no_home_yet_is_offered_to_add_one(town):
    soul = await town.newcomer("过客")
    await soul.says("/home")
    await soul.sees("请选择语言")
    await agrees(soul)
    await soul.says("/cancel")
    li = await town.resident("李女士", "3-1102")
    await li.says("/home")
    await li.taps(MOVING)
    await li.taps("Yes, I am moving out")
    await li.says("/home")
    await li.sees("You are not registered at any home yet.")
    await li.taps("🏠 Add a home")
    await li.sees("Which building is your home in?")


async def test_with_several_homes_they_say_which(town, li):
    async with town.app.storage.transaction() as shelves:
        person = await shelves.people.known_as(li.id)
        (room, *_) = await shelves.households.rooms(1, "1")
        await shelves.households.ask_to_join(
            Member(home_id=room.id, person_id=person.id, role="tenant", state="approved",
                   asked_at=town.app.clock.now())
        )  # fmt: skip
    await li.says("/home")
    listed = await li.sees("<b>Your homes</b>")
    assert {"3-1102", room.address} <= set("".join(labels_of(listed)).split("🏠 "))
    await li.taps("3-1102")
    await li.sees("🏠 <b>{home}</b>", home="3-1102")


# --- an owner removes somebody


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_owner_removes_a_tenant_who_is_told_kindly(town, li, language):
    tenant = await comes_to(town, "3-1102", "王租客", "tenant", language)
    await li.says("/home")
    await li.taps("王租客")
    await li.sees("王租客", "3-1102", li.tr(MEMBER["tenant"]))
    assert (await states(town))["王租客"] == Membership.APPROVED
    await li.taps("Yes, remove them")
    assert (await states(town))["王租客"] == Membership.ENDED
    await tenant.sees("春江花园", "3-1102", "0571-8888")
    await town.ops_group.sees("🚪", "王租客", "3-1102", "李女士")
    (ended,) = [one for one in await town.kept(Member) if one.ended_at]
    assert ended.role == "tenant"
    assert (await town.kept(Event))[-1].action == "remove_member"
    await tenant.says("/repair")
    await tenant.says("水龙头滴水")
    assert "3-1102" not in "".join(labels_of((await tenant.messages())[-1]))


async def test_before_anybody_is_removed_the_owner_may_think_again(town, li, tenant):
    await li.says("/home")
    await li.taps("王租客")
    await li.taps("‹ Back")
    await li.sees("🏠 <b>{home}</b>", "王租客", home="3-1102")
    assert set((await states(town)).values()) == {Membership.APPROVED}


async def test_a_second_press_removes_nobody_else(town, li, tenant, family):
    await li.says("/home")
    await li.taps("王租客")
    asked = (await li.messages())[-1]
    yes = data_of(asked, li.tr("Yes, remove them"))
    await li.presses(yes, asked)
    assert await li.presses(yes, asked) == li.tr(NOT_HERE)
    assert list((await states(town)).values()).count(Membership.ENDED) == 1


async def test_an_owner_cannot_remove_themselves_but_may_move_out(town, li):
    await li.says("/home")
    (me,) = await town.kept(Member)
    assert await li.presses(f"1:removed:{me.id}", (await li.messages())[-1]) == li.tr(NOT_HERE)
    assert (await states(town))["李女士"] == Membership.APPROVED


async def test_whom_they_had_invited_cannot_come_in_after_they_were_removed(town, li):
    zhang = await comes_to(town, "3-1102", "张先生", "owner")
    payload = await invited_by(zhang)
    await li.says("/home")
    await li.taps("张先生")
    await li.taps("Yes, remove them")
    (invitation,) = await town.kept(Invitation)
    assert invitation.withdrawn_at
    await follows(zhang, payload)
    await zhang.sees(GONE)


# --- moving out


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_moves_out_is_told_what_becomes_of_their_matters(town, language):
    li = await town.resident("Li", "3-1102", language)
    number = await li.reports("厨房水龙头滴水")
    await li.says("/home")
    await li.taps(MOVING)
    await li.sees(ASKED, number, home="3-1102")
    assert (await states(town))["Li"] == Membership.APPROVED
    await li.taps("Yes, I am moving out")
    await li.sees("You are no longer registered at {home}. We wish you all the best.",
                  home="3-1102")  # fmt: skip
    assert (await states(town))["Li"] == Membership.ENDED
    await town.ops_group.sees("🚚", "Li", "3-1102")
    await li.says("/my")
    await li.taps(number)
    await li.sees(number, "3-1102")


async def test_whoever_has_moved_out_no_longer_acts_for_the_home(town, li, family):
    await family.reports("厨房水龙头滴水")
    number = await newest(town)
    await li.says("/home")
    await li.taps(MOVING)
    await li.taps("Yes, I am moving out")
    window = (await li.messages())[-1]
    for data in ("1:mine:1", "1:cancel:1", "1:household:1", "1:move_out:1"):
        assert await li.presses(data, window) == li.tr(NOT_HERE)
    await family.says("/my")
    await family.sees(number)


async def test_the_moving_can_still_be_called_off(town, li):
    await li.says("/home")
    await li.taps(MOVING)
    asked = (await li.messages())[-1]
    yes = data_of(asked, li.tr("Yes, I am moving out"))
    await town.restarts()
    await li.taps("‹ Back")
    await li.sees("🏠 <b>{home}</b>", home="3-1102")
    assert (await states(town))["李女士"] == Membership.APPROVED
    await li.presses(yes, asked)
    assert await li.presses(yes, asked) == li.tr(NOT_HERE)
    assert [one.action for one in await town.kept(Event)].count("move_out") == 1


async def test_two_windows_of_one_home_both_go_on_working(town, li, tenant):
    await li.says("/home")
    first = (await li.messages())[-1]
    await li.says("/home")
    await li.taps("王租客")
    await li.taps("Yes, remove them")
    await li.presses(data_of(first, li.tr(MOVING)), first)
    asked = [one for one in await li.messages() if one["message_id"] == first["message_id"]]
    assert li.tr(ASKED, home="3-1102") in text_of(asked[0])


# --- somebody else's


@pytest.mark.parametrize(
    "data", ["household:{home}", "move_out:{home}", "moved_out:{home}", "invite:{home}:family",
             "remove:{member}", "removed:{member}", "household:99", "removed:99"]
)  # fmt: skip
async def test_what_is_not_theirs_does_not_exist_for_them(town, li, tenant, data):
    """Nor for a tenant what only an owner may do."""
    (mine, other) = await town.kept(Member)
    thief = await town.resident("过客", "1-101")
    await thief.says("/home")
    asked = "1:" + data.format(home=mine.home_id, member=other.id)
    assert await thief.presses(asked, (await thief.messages())[-1]) == thief.tr(NOT_HERE)
    if "removed" in data or "invite" in data or "remove" in data:
        of_the_owner = "1:" + data.format(home=mine.home_id, member=mine.id)
        await tenant.says("/home")
        window = (await tenant.messages())[-1]
        assert await tenant.presses(of_the_owner, window) == tenant.tr(NOT_HERE)
    assert set((await states(town)).values()) == {Membership.APPROVED}
    assert await town.kept(Invitation) == []
