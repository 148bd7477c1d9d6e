"""上任: a link to a post opens once, for one person, and tells nobody else anything."""

import asyncio

import pytest

from domain.invitations import hash_of
from handlers.access import NOT_HERE
from handlers.answering import _OLD_BUTTON
from handlers.answering import _REASONS as REASONS
from handlers.conversations.taking_post import _NOTHING_TAKEN, taking_post
from handlers.staff.staff_inviting import _NOT_REACHABLE, _WITHDRAWN
from handlers.views.names import ROLE
from locales import LANGUAGES
from storage.tables import Event, OutboxRow, Person, Staff, StaffInvitation
from tests.stories.links import GONE, follows, payload_in
from tests.stories.office import done, post_of, says_here, window
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
NAME = "What is your name, as colleagues and residents shall read it?"
TAKE = "✅ Take the post"


@pytest.fixture
async def boss(town):
    soul = await town.staff("何经理", "manager")
    await soul.says("/start")
    return soul


@pytest.fixture
async def payload(boss):
    return await invited(boss)


async def invited(boss, what="engineer engineering"):
    """What the link carries that was handed to them in private."""
    await says_here(boss, f"/staff invite {what}")
    picture = (await boss.messages())[-1]
    assert picture["photo"]
    return payload_in(picture)


async def takes(soul, payload, name="小李"):
    await follows(soul, payload)
    await soul.says(name)
    await soul.taps(TAKE)


# --- the link


async def test_the_link_is_handed_over_in_private_and_kept_by_nobody(town, boss, payload):
    await town.ops_group.sees("何经理")
    await town.ops_group.sees_nothing_of(payload)
    (made,) = await town.kept(StaffInvitation)
    assert made.token_hash == hash_of(payload)
    kept = [str(vars(row)) for row in [*await town.kept(OutboxRow), *await town.kept(Event)]]
    assert not [row for row in kept if payload in row]


async def test_whom_we_cannot_reach_in_private_is_asked_to_come_there_first(town):
    boss = await town.staff("何经理", "manager")
    (said,) = await says_here(boss, "/staff invite engineer")
    assert said == town.ops_group.tr(_NOT_REACHABLE, name="何经理", link=town.app.bot.link)
    assert await town.kept(StaffInvitation) == []


async def test_it_is_made_with_taps_too(town, boss):
    ops = town.ops_group
    await boss.says("/staff invite", to=ops)
    await boss.taps(ROLE["guard"], at=ops)
    await boss.taps("Security staff", at=ops)
    (made,) = await town.kept(StaffInvitation)
    assert (made.role, made.department) == ("guard", "security")
    assert ops.tr("✖ Invitation {n}", n=1) in labels_of(await window(ops))
    assert (await boss.messages())[-1]["photo"]


@pytest.mark.parametrize("role", ["head", "supervisor", "gm", "dispatcher"])
async def test_nobody_but_a_manager_makes_one(town, boss, role):
    other, ops = await town.staff("马队长", role), town.ops_group
    await says_here(boss, "/staff")
    said = await other.presses("1:staff_invite:engineer:-", await window(ops), at=ops)
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    (said,) = await says_here(other, "/staff invite engineer")
    assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert await town.kept(StaffInvitation) == []


# --- whoever opens it


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_opens_it_gets_the_post_with_their_name_and_one_tap(town, language):
    boss = await town.staff("何经理", "manager")
    await boss.says("/start")
    payload = await invited(boss)
    new = await town.newcomer("Xiao Li", CODES[language])
    await follows(new, payload)
    await new.sees(NAME)
    await new.says("小李")
    assert await done(town, "give_post") == []
    await new.sees(new.tr(ROLE["engineer"]), "小李")
    await new.taps(TAKE)
    post = await post_of(new)
    assert (post.name, post.role, post.department) == ("小李", "engineer", "engineering")
    assert (post.language, post.reachable) == (language, True)
    (event,) = await done(town, "give_post")
    assert event.actor == f"staff:{post.id}"
    await town.ops_group.sees("👋", mentions=new)
    await new.sees("✅", "小李", new.tr(ROLE["engineer"]))
    assert await town.kept(Person) == []
    await new.changes(joins=town.ops_group.id)
    await new.says("/help", to=town.ops_group)
    await town.ops_group.sees("<b>As {role} you can:</b>", role=town.ops_group.tr(ROLE["engineer"]))


async def test_a_bad_name_is_asked_for_again_and_the_answer_can_be_taken_back(town, payload):
    new = await town.newcomer("小李")
    await follows(new, payload)
    await new.says("长" * 40)
    await new.sees("Please write your name, in a few letters.")
    await new.says(" ", photos=1)
    await new.says("小王")
    await new.taps("‹ Back")
    await new.says("小李")
    await new.taps(TAKE)
    assert (await post_of(new)).name == "小李"


async def test_whoever_thinks_better_of_it_may_come_again(town, payload):
    new = await town.newcomer("小李")
    await follows(new, payload)
    await new.taps("Cancel")
    await new.sees(_NOTHING_TAKEN, title=new.tr(taking_post.title))
    await town.restarts()
    await follows(new, payload)
    await new.says("小李")
    await town.restarts()
    await new.taps(TAKE)
    assert (await post_of(new)).role == "engineer"


async def test_a_resident_may_work_here_as_well(town, li, payload):
    await takes(li, payload, "李师傅")
    assert (await post_of(li)).name == "李师傅"
    await li.says("/my")
    await li.sees_nothing_of(GONE)


async def test_whoever_works_here_cannot_change_their_own_post_by_it(town, boss, payload):
    """A manager who opens their own link has not used it up."""
    await follows(boss, payload)
    assert (await post_of(boss)).role == "manager"
    await boss.sees(ROLE["manager"])
    new = await town.newcomer("小李")
    await takes(new, payload)
    assert (await post_of(new)).role == "engineer"


# --- a link that is no longer good


async def used(town, boss, payload):
    await takes(await town.newcomer("先来的"), payload)


async def expired(town, boss, payload):
    await town.passes("P1DT1M")


async def withdrawn(town, boss, payload):
    await says_here(boss, "/staff")
    await boss.taps("✖", at=town.ops_group)


async def of_somebody_gone(town, boss, payload):
    await town.staff("周经理", "manager")
    await says_here(boss, "/staff 何经理 end")
    await boss.taps("Yes, end it", at=town.ops_group)


async def of_somebody_demoted(town, boss, payload):
    await town.staff("周经理", "manager")
    await says_here(boss, "/staff 何经理 role head")


GONE_BY = [used, expired, withdrawn, of_somebody_gone, of_somebody_demoted]


@pytest.mark.parametrize("gone", GONE_BY)
async def test_a_link_that_is_not_good_any_more_tells_nothing(town, boss, payload, gone):
    await gone(town, boss, payload)
    before = len(await town.kept(Staff))
    late, forger = await town.newcomer("来晚了"), await town.newcomer("碰运气")
    await follows(late, payload)
    await follows(forger, "A" * 24)
    assert (await late.texts())[-2:] == (await forger.texts())[-2:]
    await late.sees(GONE)
    assert len(await town.kept(Staff)) == before


@pytest.mark.parametrize("gone", GONE_BY)
async def test_nor_does_it_while_somebody_is_writing_their_name(town, boss, payload, gone):
    slow = await town.newcomer("慢慢来")
    await follows(slow, payload)
    await slow.says("小李")
    await gone(town, boss, payload)
    late = gone is expired  # the talk itself is forgotten by then
    assert await slow.taps(TAKE) == slow.tr(_OLD_BUTTON if late else GONE)
    assert not [one for one in await town.kept(Staff) if one.telegram_id == slow.id]


@pytest.mark.both
async def test_of_two_at_once_one_gets_it(town, payload):
    souls = [await town.newcomer(f"小李{n}") for n in range(2)]
    for soul in souls:
        await follows(soul, payload)
        await soul.says(soul.name)
    await asyncio.gather(*(soul.taps(TAKE) for soul in souls))
    assert len(await done(town, "give_post")) == 1


async def test_who_tries_too_often_is_heard_no_more(town, payload):
    thief = await town.newcomer("贼")
    for n in range(town.app.settings.standards.of("春江花园").count("link.misses_an_hour")):
        await follows(thief, f"{n:024d}")
    await follows(thief, payload)
    await thief.sees_nothing_of(NAME)
    await takes(await town.newcomer("小李"), payload)
    assert len(await done(town, "give_post")) == 1


async def test_an_invitation_is_withdrawn_once(town, boss, payload):
    ops = town.ops_group
    await says_here(boss, "/staff")
    shown = await window(ops)
    await boss.taps("✖", on=shown, at=ops)
    assert await boss.presses("1:staff_uninvite:1", shown, at=ops) == ops.tr(_WITHDRAWN)
    assert await boss.presses("1:staff_uninvite:77", shown, at=ops) == ops.tr(NOT_HERE)
    assert len(await done(town, "withdraw_staff_invitation")) == 1
