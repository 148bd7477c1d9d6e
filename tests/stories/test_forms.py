"""Forms: wrong answers, second thoughts, restarts and deploys, the same for every talk we hold."""

import asyncio

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from handlers.talk import IMPROVED
from storage.tables import Conversation
from tests.stories.talks import COMPLAINT, JOIN, REPAIR, is_asked, screen, taps_through
from tests.town import data_of, labels_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

TALKS = pytest.mark.parametrize(
    "talk", [REPAIR, COMPLAINT, JOIN], ids=["repair", "complaint", "join"]
)


async def rewrite(town, **columns):
    """What another version of the house had written down."""
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Conversation).values(**columns))
        await session.commit()


@TALKS
async def test_the_process_ends_in_the_middle_of_every_step_and_another_goes_on(town, talk):
    soul = await talk.begins(town)
    for step in talk.steps:
        await is_asked(soul, step.asked)
        await town.restarts()
        await taps_through(soul, [step])
    assert len(await town.kept(talk.leaves)) == 1
    assert await town.kept(Conversation) == []


@TALKS
async def test_a_wrong_answer_is_asked_again_and_then_the_right_one_is_taken(town, talk):
    soul = await talk.begins(town)
    for step in talk.steps:
        await soul.says(dice=True)
        await is_asked(soul, step.asked)
        await taps_through(soul, [step])
    assert len(await town.kept(talk.leaves)) == 1


@TALKS
async def test_the_words_on_a_button_may_be_typed_instead(town, talk):
    soul = await talk.begins(town)
    for step in talk.steps:
        shown = await is_asked(soul, step.asked)
        labels = [one for one in labels_of(shown) if soul.tr(step.answer) in one]
        await soul.says(step.typed or labels[0])
    assert len(await town.kept(talk.leaves)) == 1


@TALKS
async def test_back_leads_to_the_question_before_from_everywhere(town, talk):
    soul = await talk.begins(town)
    assert soul.tr("‹ Back") not in labels_of(await screen(soul))
    for step, following in zip(talk.steps, talk.steps[1:], strict=False):
        await taps_through(soul, [step])
        await is_asked(soul, following.asked)
        await soul.taps("‹ Back")
        await is_asked(soul, step.asked)
        await taps_through(soul, [step])
    await taps_through(soul, talk.steps[-1:])
    assert len(await town.kept(talk.leaves)) == 1


@TALKS
@pytest.mark.parametrize("how", ["button", "command"])
async def test_a_talk_is_cancelled_and_it_is_said_what_was_dropped(town, talk, how):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:1])
    await (soul.taps("Cancel") if how == "button" else soul.says("/cancel"))
    await soul.sees("{title}: cancelled; nothing was sent.", title=soul.tr(talk.title))
    assert not any(labels_of(one) for one in await soul.messages())
    assert await town.kept(Conversation) == await town.kept(talk.leaves) == []


@TALKS
async def test_a_button_of_an_earlier_screen_shows_the_present_one(town, talk):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:1])
    old = await is_asked(soul, talk.steps[1].asked)
    press = data_of(old, soul.tr(talk.steps[1].answer))
    await taps_through(soul, talk.steps[1:2])
    assert await soul.presses(press, old) == soul.tr(OLD_BUTTON)
    await is_asked(soul, talk.steps[2].asked)


@TALKS
async def test_a_button_of_an_earlier_draft_shows_the_present_one(town, talk):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:1])
    old = await screen(soul)
    await soul.taps("Cancel")
    await soul.says(talk.opened_by)
    for label in (talk.steps[1].answer, "Cancel", "‹ Back"):
        assert await soul.presses(data_of(old, soul.tr(label)), old) == soul.tr(OLD_BUTTON)
        await is_asked(soul, talk.steps[0].asked)


@TALKS
async def test_a_button_of_a_talk_that_is_over_changes_nothing(town, talk):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:-1])
    last = await screen(soul)
    await taps_through(soul, talk.steps[-1:])
    press = data_of(last, soul.tr(talk.steps[-1].answer))
    assert await soul.presses(press, last) == soul.tr(OLD_BUTTON)
    assert len(await town.kept(talk.leaves)) == 1


@TALKS
async def test_two_devices_press_the_same_button_at_once(town, talk):
    soul = await talk.begins(town)
    for step in talk.steps:
        if step.told:
            await soul.says(step.answer)
            continue
        shown = await screen(soul)
        press = data_of(shown, soul.tr(step.answer))
        said = await asyncio.gather(soul.presses(press, shown), soul.presses(press, shown))
        assert sorted(said) == ["", soul.tr(OLD_BUTTON)]
    assert len(await town.kept(talk.leaves)) == 1


@TALKS
@pytest.mark.parametrize("command", ["/start", "/repair", "/language", "/my", "/help", "/nonsense"])
async def test_no_command_destroys_a_draft(town, talk, command):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:2])
    await soul.says(command)
    await is_asked(soul, talk.steps[2].asked)
    assert len(await town.kept(Conversation)) == 1


@TALKS
async def test_the_message_of_the_form_is_deleted_and_the_talk_goes_on(town, talk):
    soul = await talk.begins(town)
    await taps_through(soul, talk.steps[:1])
    await soul.deletes(await screen(soul))
    before = await soul.messages()
    await soul.says("?")
    assert len(await soul.messages()) == len(before) + 2
    await taps_through(soul, talk.steps[1:])
    assert len(await town.kept(talk.leaves)) == 1


@TALKS
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
        await soul.sees("{title}: cancelled; nothing was sent.", title=soul.tr(talk.title))
        return
    await soul.sees(IMPROVED)
    await taps_through(soul, talk.steps[2:])
    assert len(await town.kept(talk.leaves)) == 1


@TALKS
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
