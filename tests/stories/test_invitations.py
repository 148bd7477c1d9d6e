"""邀请: a link into a home opens once, for one person, and tells nobody else anything."""

import asyncio

import pytest

from domain.invitations import hash_of
from handlers.access import NOT_HERE, NOT_STAFF
from handlers.actions.invitations import TOO_MANY
from handlers.answering import _REASONS
from handlers.staff.invitations import _HOW, _NOT_REACHABLE
from handlers.views.names import MEMBER
from locales import LANGUAGES
from storage.tables import Event, Invitation, Member, OutboxRow, Person
from tests.stories.links import (
    ENTERED,
    GONE,
    INVITED,
    agrees,
    follows,
    invited_by,
    invited_by_the_office,
)
from tests.town import data_of, labels_of, text_of

WITHDRAW = "✖️ Withdraw the invitation no. {n}"
BELONGS = (
    "You belong to {home} already. This invitation has not been used up; it is still good for the "
    "person it was meant for."
)
pytestmark = pytest.mark.usefixtures("nothing_fails")

CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}


async def membership(town, soul):
    """The role and state in which they belong to the last home they came to."""
    people = {one.id: one.telegram_id for one in await town.kept(Person)}
    mine = [one for one in await town.kept(Member) if people[one.person_id] == soul.id]
    return (mine[-1].role, mine[-1].state) if mine else None


# --- the office invites


@pytest.mark.clause("A4", partly="the pick list and the office's card")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_comes_by_a_link_agrees_and_belongs_to_the_home_at_once(town, language):
    payload = await invited_by_the_office(town)
    soul = await town.newcomer("赵先生", CODES[language])
    await follows(soul, payload)
    await soul.sees(INVITED, home="3-1101", role=soul.tr(MEMBER["owner"]))
    assert await town.kept(Person) == []
    await agrees(soul)
    owner = soul.tr(MEMBER["owner"])
    await soul.sees(ENTERED, office="春江花园", home="3-1101", role=owner)
    assert await membership(town, soul) == ("owner", "approved")
    await town.ops_group.sees("🔑", "赵先生", "3-1101", "小陈")
    await soul.says("水龙头滴水")
    await soul.taps("🔧 Repair")
    assert "3-1101" in "".join([text_of(one) for one in await soul.messages()])


async def test_the_link_is_handed_over_in_private_and_kept_by_nobody(town):
    payload = await invited_by_the_office(town)
    await town.ops_group.sees("小陈", "3-1101")
    await town.ops_group.sees_nothing_of(payload)
    (invitation,) = await town.kept(Invitation)
    assert invitation.token_hash == hash_of(payload)
    kept = [str(vars(row)) for row in [*await town.kept(OutboxRow), *await town.kept(Event)]]
    assert not [row for row in kept if payload in row]
    assert [one.action for one in await town.kept(Event)][-1] == "invite"


async def test_whom_we_cannot_reach_in_private_is_asked_to_come_there_first(town):
    await town.dispatcher.says("/invite 3-1101 owner", to=town.ops_group)
    link = town.app.bot.link
    await town.ops_group.sees(_NOT_REACHABLE, name="小陈", link=link)
    assert await town.kept(Invitation) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_home_is_asked_for_step_by_step_and_a_wrong_answer_asked_again(town, language):
    ops, chen = town.ops_group, town.dispatcher
    await chen.says("/start")
    await chen.says("/invite", to=ops)
    asked = await ops.sees("Which building?")
    await chen.replies("99", asked, ops)
    asked = await ops.sees("Please tap one of the buttons below.", "Which building?")
    await chen.replies("3", asked, ops)
    await chen.taps("1101", at=ops)
    await chen.taps("‹ Back", at=ops)
    await chen.taps("1102", at=ops)
    await chen.taps(MEMBER["tenant"], at=ops)
    await ops.sees("3-1102")
    (invitation,) = await town.kept(Invitation)
    assert invitation.role == "tenant"
    assert (await chen.messages())[-1]["photo"]


async def test_the_question_can_be_cancelled_and_survives_a_new_process(town):
    ops, chen = town.ops_group, town.dispatcher
    await chen.says("/start")
    await chen.says("/invite", to=ops)
    await chen.taps("3", at=ops)
    await town.restarts()
    await ops.sees("Which flat? You can also type its number.")
    await chen.says("/invite", to=ops)
    await ops.sees("You have not finished this yet; please go on, or /cancel it.")
    await chen.taps("Cancel", at=ops)
    await ops.sees("{title}: cancelled; nothing was sent.", title=ops.tr("🔑 Invitation"))
    assert await town.kept(Invitation) == []


async def test_somebody_elses_press_answers_no_question_of_the_dispatchers(town):
    ops, chen = town.ops_group, town.dispatcher
    await chen.says("/start")
    await chen.says("/invite", to=ops)
    asked = await ops.sees("Which building?")
    await town.supervisor.presses(data_of(asked, ops.tr("Building {building}", building=3)), asked,
                                  at=ops)  # fmt: skip
    await ops.sees("Which building?")


@pytest.mark.parametrize("said", ["9-101 owner", "3-1101 agent", "3-1101", "3 owner", "- -"])
async def test_what_names_no_home_or_no_role_is_answered_with_how_to_write_it(town, said):
    await town.dispatcher.says("/start")
    await town.dispatcher.says(f"/invite {said}", to=town.ops_group)
    await town.ops_group.sees(_HOW)
    assert await town.kept(Invitation) == []


async def test_only_the_desk_invites(town):
    passer_by = await town.newcomer("过客")
    await passer_by.changes(joins=town.ops_group.id)
    for soul, why in (
        (town.engineer, town.ops_group.tr(_REASONS["not_yours"]) + " (A4)"),
        (passer_by, town.ops_group.tr(NOT_STAFF, id=passer_by.id)),
    ):
        await soul.says("/invite 3-1101 owner", to=town.ops_group)
        await town.ops_group.sees(why)
    assert await town.kept(Invitation) == []


# --- an owner invites


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_owner_invites_their_family_and_hears_that_they_have_come(town, language):
    li = await town.resident("李女士", "3-1102", language)
    payload = await invited_by(li)
    await li.sees("🔑", "1", li.tr(MEMBER["family"]), "3-1102")
    son = await town.newcomer("李小明")
    await follows(son, payload)
    await agrees(son)
    assert await membership(town, son) == ("family", "approved")
    said = await li.sees("李小明", "3-1102", li.tr(MEMBER["family"]))
    assert "🔑" in text_of(said)
    await town.ops_group.sees("🔑", "李小明", "李女士")


async def test_an_invitation_can_be_withdrawn_before_it_is_used(town, li):
    payload = await invited_by(li)
    await li.taps(li.tr(WITHDRAW, n=1))
    window = await li.sees("🏠 <b>{home}</b>", home="3-1102")
    assert "🔑 " not in text_of(window)
    son = await town.newcomer("李小明")
    await follows(son, payload)
    await son.sees(GONE)
    assert await membership(town, son) is None


async def test_no_more_than_a_few_invitations_are_open_at_once(town, li):
    for _ in range(5):
        await invited_by(li)
    await li.says("/home")
    answer = await li.taps("🔑 Invite family")
    assert answer == li.tr(TOO_MANY, n=5)
    assert len(await town.kept(Invitation)) == 5
    await town.passes("P1DT1H")
    await invited_by(li)


# --- what leads nowhere


async def nothing_but_the_usual_greeting(soul):
    """One sentence, and the way everybody else comes in: nothing of why, nor of whose it was."""
    shown = await soul.texts()
    assert shown[-2] == soul.tr(GONE)
    assert "请选择语言" in shown[-1]


@pytest.fixture
async def dead_links(town, li):
    """A wrong token, a used one, a withdrawn one, and one that came too late."""
    late = await invited_by(li)
    await town.passes("P1DT1H")
    used, withdrawn = await invited_by(li), await invited_by(li)
    await li.taps(li.tr(WITHDRAW, n=2))
    son = await town.newcomer("李小明")
    await follows(son, used)
    await agrees(son)
    return {"wrong": "A" * 24, "used": used, "withdrawn": withdrawn, "late": late,
            "forged": "home:1", "foreign": "x" * 64}  # fmt: skip


@pytest.mark.clause("A4", partly="the pick list and the office's card")
async def test_every_dead_link_says_the_same(town, dead_links):
    before = len(await town.kept(Member))
    for name, payload in dead_links.items():
        soul = await town.newcomer(name)
        await follows(soul, payload)
        await nothing_but_the_usual_greeting(soul)
        kept = [str(vars(one)) for one in await town.kept(Event) if one.action == "link_missed"]
        assert kept
        assert not [one for one in kept if payload in one or str(soul.id) in one]
    assert len(await town.kept(Member)) == before


async def test_whoever_tries_too_often_finds_that_nothing_opens_for_an_hour(town, li):
    good, thief = await invited_by(li), await town.newcomer("过客")
    for n in range(20):
        await follows(thief, f"{n:024}")
    await follows(thief, good)
    await nothing_but_the_usual_greeting(thief)
    await town.passes("PT1H1M")
    await follows(thief, good)
    await thief.sees("🔑", "3-1102")


@pytest.mark.both
async def test_of_two_who_hold_the_same_link_one_comes_in(town, li):
    payload = await invited_by(li)
    first, second = await town.newcomer("李小明"), await town.newcomer("过客")
    for soul in (first, second):
        await follows(soul, payload)
        await soul.taps("简体中文")
    await asyncio.gather(first.taps("I agree"), second.taps("I agree"))
    came = {soul: await membership(town, soul) for soul in (first, second)}
    (loser,) = [soul for soul, found in came.items() if found is None]
    assert ("family", "approved") in came.values()
    await loser.sees(GONE)
    assert "🏠 " in "".join(labels_of((await loser.messages())[-1]))


async def test_a_link_is_not_used_up_by_somebody_who_refuses_the_notice(town, li):
    payload, soul = await invited_by(li), await town.newcomer("李小明")
    await follows(soul, payload)
    await soul.taps("简体中文")
    await soul.taps("I do not agree")
    assert [one.used_at for one in await town.kept(Invitation)] == [None]
    await follows(soul, payload)
    await agrees(soul)
    assert await membership(town, soul) == ("family", "approved")


# --- whoever we know already


async def test_a_member_does_not_use_up_a_link_to_their_own_home(town, li):
    payload = await invited_by(li)
    await follows(li, payload)
    await li.sees(BELONGS, home="3-1102")
    await li.sees("3-1102", "What can we do for you? You can also simply write, or send a photo.")
    son = await town.newcomer("李小明")
    await follows(son, payload)
    await agrees(son)
    assert await membership(town, son) == ("family", "approved")


async def test_a_known_resident_comes_into_a_second_home_and_keeps_their_draft(town, li):
    payload = await invited_by_the_office(town, "1-101", "tenant")
    await li.says("/complain")
    await follows(li, payload)
    tenant = li.tr(MEMBER["tenant"])
    await li.sees(ENTERED, office="春江花园", home="1-101", role=tenant)
    await li.sees("You left off here. Please go on, or /cancel.")
    assert len(await town.kept(Member)) == 2


async def test_whoever_waits_for_the_office_is_entered_and_their_card_is_settled(town):
    zhao = await town.newcomer("赵先生")
    await zhao.says("/start")
    await agrees(zhao)
    await zhao.taps(zhao.tr("Building {building}", building=3))
    await zhao.taps("1101")
    await zhao.taps("Owner")
    await zhao.taps("Skip")
    card = await town.ops_group.sees("🪪", "赵先生")
    await follows(zhao, await invited_by_the_office(town))
    assert await membership(town, zhao) == ("owner", "approved")
    settled = await town.ops_group.sees("🔑", "赵先生")
    assert settled["message_id"] == card["message_id"]
    assert labels_of(settled) == []


async def test_a_link_in_the_middle_of_joining_keeps_what_was_answered(town, li):
    payload, son = await invited_by(li), await town.newcomer("李小明")
    await son.says("/start")
    await agrees(son)
    await son.sees("Which building is your home in?")
    await follows(son, payload)
    assert await membership(town, son) == ("family", "approved")


async def test_a_link_survives_a_new_process_and_a_second_device(town, li):
    payload, son = await invited_by(li), await town.newcomer("李小明")
    await follows(son, payload)
    first = (await son.messages())[-1]
    await town.restarts()
    await follows(son, payload)
    await son.presses(data_of(first, "简体中文"), first)
    await son.taps("I agree")
    assert await membership(town, son) == ("family", "approved")
    assert len(await town.kept(Member)) == 2


@pytest.mark.parametrize("data", ["uninvite:1", "invite:{home}:family", "invite:{home}:owner"])
async def test_nobody_else_invites_to_a_home_or_withdraws(town, li, data):
    await invited_by(li)
    (member,) = await town.kept(Member)
    thief = await town.resident("过客", "1-101")
    await thief.says("/home")
    asked = "1:" + data.format(home=member.home_id)
    assert await thief.presses(asked, (await thief.messages())[-1]) == thief.tr(NOT_HERE)
    assert [one.withdrawn_at for one in await town.kept(Invitation)] == [None]


async def test_an_owner_makes_nobody_else_an_owner(town, li):
    (member,) = await town.kept(Member)
    await li.says("/home")
    await li.presses(f"1:invite:{member.home_id}:owner", (await li.messages())[-1])
    assert await town.kept(Invitation) == []
