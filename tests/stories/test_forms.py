"""Forms: wrong answers, second thoughts, restarts and deploys, the same for every talk we hold."""

import asyncio
from itertools import pairwise

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from handlers.talk import IMPROVED
from locales.languages import ENGLISH, TRADITIONAL
from storage.tables import Conversation
from tests.stories.office_talks import OFFICE
from tests.stories.residents_talks import RESIDENTS
from tests.stories.talks import JOIN, REPAIR, AtTheDesk, is_asked, says, screen, taps_through
from tests.town import data_of, labels_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

EVERY = (*RESIDENTS, *OFFICE)
LONGEST = max(EVERY, key=lambda talk: len(talk.steps))
OPTIONAL = [talk for talk in EVERY if talk.form.optional]  # to cancel these is to have answered


def held(*talks):
    """Each of these on SQLite, the longest of them on PostgreSQL as well."""
    cases = [(talk, "sqlite") for talk in talks]
    cases.append((max(talks, key=lambda talk: len(talk.steps)), "postgresql"))
    names = [f"{database}-{talk.name.replace(' ', '_')}" for talk, database in cases]
    return pytest.mark.parametrize(("talk", "databases"), cases, ids=names, indirect=["databases"])


async def rewrite(town, **columns):
    """What another version of the house had written down."""
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Conversation).values(**columns))
        await session.commit()


async def is_over(town, talk):
    """It has left the one thing it is for, and nothing of itself."""
    assert len(await talk.leaves(town)) == 1
    assert await town.kept(Conversation) == []


@held(*EVERY)
async def test_the_process_ends_in_the_middle_of_every_step_and_another_goes_on(town, talk):
    soul = await talk.begins(town)
    for step in talk.steps:
        await is_asked(soul, step.asked)
        await town.restarts()
        await taps_through(soul, [step])
    await is_over(town, talk)


@held(*EVERY)
async def test_a_wrong_answer_is_asked_again_and_then_the_right_one_is_taken(town, talk):
    soul = await talk.begins(town)
    for step in talk.steps:
        await soul.says(dice=True)
        await is_asked(soul, step.asked)
        await taps_through(soul, [step])
    await is_over(town, talk)


@pytest.mark.parametrize("language", [TRADITIONAL, ENGLISH])
@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
@pytest.mark.parametrize("talk", EVERY, ids=[talk.name.replace(" ", "_") for talk in EVERY])
async def test_every_talk_is_held_in_their_own_language_and_in_words_alone(town, talk, language):
    """The words on a button may be typed instead."""
    soul = await talk.begins(town, language)
    for step in talk.steps:
        shown = await is_asked(soul, step.asked)
        if step.told:
            await says(soul, step)
            continue
        (label, *_more) = [one for one in labels_of(shown) if step.label(soul) in one]
        await soul.says(step.typed or label)
    await is_over(town, talk)


@held(*(talk for talk in EVERY if len(talk.steps) > 1))
async def test_back_leads_to_the_question_before_from_everywhere(town, talk):
    soul = await talk.begins(town)
    for step, following in pairwise(talk.steps):
        await taps_through(soul, [step])
        await is_asked(soul, following.asked)
        await soul.taps("‹ Back")
        await is_asked(soul, step.asked)
        await taps_through(soul, [step])
    await taps_through(soul, talk.steps[-1:])
    await is_over(town, talk)


@held(*(talk for talk in EVERY if talk not in OPTIONAL))
async def test_a_talk_is_cancelled_and_it_is_said_what_was_dropped(town, talk):
    """And whoever begins anew is not bothered by a button of the draft before."""
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:-1])
    old = await screen(soul)
    await soul.taps("Cancel")
    dropped = soul.tr(talk.form.plan.dropped, title=soul.tr(talk.form.title))
    await soul.sees(dropped)
    assert await town.kept(Conversation) == await talk.leaves(town) == []
    await talk.opens(soul)
    assert await soul.presses(data_of(old, soul.tr("Cancel")), old) == soul.tr(OLD_BUTTON)
    await is_asked(soul, talk.steps[0].asked)
    await soul.says("/cancel")
    assert sum(dropped in one for one in await soul.texts()) == 2
    assert await town.kept(Conversation) == await talk.leaves(town) == []


@held(*OPTIONAL)
@pytest.mark.parametrize("way", ["Cancel", "/cancel"])
async def test_what_need_not_be_answered_ends_with_what_there_is(town, talk, way):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:-1])
    before = await soul.texts()
    await (soul.taps(way) if way == "Cancel" else soul.says(way))
    assert len(await talk.leaves(town)) == len(talk.steps[:-1])
    assert await town.kept(Conversation) == []
    assert set(await soul.texts()) - {*before, way}, "nobody is met with silence"


@held(*EVERY)
async def test_two_devices_press_the_same_button_at_once_and_again_when_it_is_over(town, talk):
    soul = await talk.begins(town)
    for step in talk.steps:
        shown = await screen(soul)
        if step.told:
            await says(soul, step)
            press = data_of(shown, soul.tr("Cancel"))
            continue
        press = data_of(shown, step.label(soul))
        said = await asyncio.gather(soul.presses(press, shown), soul.presses(press, shown))
        assert soul.tr(OLD_BUTTON) in said
    await is_over(town, talk)
    assert await soul.presses(press, shown) == soul.tr(OLD_BUTTON)
    await is_over(town, talk)


# --- what comes from elsewhere -------------------------------------------------------------------


def first_tap(talk):
    """The place of the first button that leads to another question."""
    return next((n for n, step in enumerate(talk.steps[:-1]) if not step.told), None)


@held(*(talk for talk in EVERY if first_tap(talk) is not None))
async def test_a_button_of_an_earlier_screen_shows_the_present_one(town, talk):
    soul, n = await talk.begins(town), first_tap(talk)
    await taps_through(soul, talk.steps[:n])
    old = await is_asked(soul, talk.steps[n].asked)
    press = data_of(old, talk.steps[n].label(soul))
    await taps_through(soul, talk.steps[n : n + 1])
    assert await soul.presses(press, old) == soul.tr(OLD_BUTTON)
    await is_asked(soul, talk.steps[n + 1].asked)


@held(*EVERY)
async def test_nobody_else_presses_in_their_place(town, talk):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:-1])
    shown, (kept,) = await screen(soul), await town.kept(Conversation)
    other = await somebody_else(town, soul)
    on = shown if isinstance(soul, AtTheDesk) else (await other.messages())[-1]
    for label in labels_of(shown):
        assert await other.presses(data_of(shown, label), on) == other.tr(OLD_BUTTON)
    assert [one.answers for one in await town.kept(Conversation)] == [kept.answers]
    assert await talk.leaves(town) == []


async def somebody_else(town, soul):
    if not isinstance(soul, AtTheDesk):
        return await a_neighbour(town)
    return AtTheDesk(town.engineer if soul.id == town.supervisor.id else town.supervisor)


async def a_neighbour(town):
    soul = await town.resident("王太太", "3-1101")
    await soul.says("/help")
    return soul


COMMANDS = ["/start", "/repair", "/language", "/my", "/help", "/nonsense"]


@held(*RESIDENTS)
async def test_no_command_destroys_a_draft(town, talk):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:-1])
    for command in COMMANDS if talk is REPAIR else COMMANDS[:1]:
        await soul.says(command)
        await is_asked(soul, talk.steps[-1].asked)
    await taps_through(soul, talk.steps[-1:])
    await is_over(town, talk)


@held(*RESIDENTS)
async def test_the_message_of_the_form_is_deleted_and_the_talk_goes_on(town, talk):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:-1])
    await soul.deletes(await screen(soul))
    await soul.says(dice=True)
    await is_asked(soul, talk.steps[-1].asked)
    await taps_through(soul, talk.steps[-1:])
    await is_over(town, talk)


# --- another version of the house ----------------------------------------------------------------


@held(REPAIR, JOIN)
@pytest.mark.parametrize(
    "what", ["a tap", "words", "/start", "/cancel", "/repair", "an old button"]
)
async def test_a_deploy_has_removed_a_question(town, talk, what):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:2])
    shown = await screen(soul)
    (kept,) = await town.kept(Conversation)
    await rewrite(town, answers={**kept.answers, "favourite_colour": "blue"})
    match what:
        case "a tap":
            await soul.taps(talk.steps[2].answer)
        case "words":
            await soul.says("你好")
        case "an old button":
            await soul.presses("1:form:00000000:cancel", shown)
        case _:
            await soul.says(what)
    if what == "/cancel":
        await soul.sees("{title}: cancelled; nothing was sent.", title=soul.tr(talk.form.title))
        return
    await soul.sees(IMPROVED)
    await taps_through(soul, talk.steps[2:])
    await is_over(town, talk)


@held(REPAIR, JOIN)
@pytest.mark.parametrize("what", ["a tap", "words", "/start", "/cancel"])
async def test_a_deploy_has_removed_the_whole_form(town, talk, what):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:2])
    await rewrite(town, form="horoscope")
    await (
        soul.taps("Cancel") if what == "a tap" else soul.says("你好" if what == "words" else what)
    )
    assert all(one.form != "horoscope" for one in await town.kept(Conversation))
    await soul.says("/start")
    await soul.taps("简体中文" if talk is JOIN else "🔧 Repair")
