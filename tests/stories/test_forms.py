"""Forms: wrong answers, second thoughts, restarts and deploys, the same for every talk we hold."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.answering import _OLD_BUTTON as OLD_BUTTON
from handlers.form import IMPROVED, NO_ROOM
from storage.tables import Conversation, Medium, Member, Ticket
from tests.town import data_of, labels_of, text_of, tr

pytestmark = pytest.mark.usefixtures("nothing_fails")

DRIPS = "厨房水龙头一直滴水"
WHAT = "Please tell us what is wrong. Photos help: up to ten, before or after you write."
WHERE, ABOUT, WHEN = "Where is it?", "What is it about?", "When may we come?"
SUMMARY = "Shall I send it like this?"
ADDED = "Added to your report."


@dataclass(frozen=True)
class Step:
    """What the screen says, and the answer: a button, unless words are wanted."""

    asked: str
    answer: str
    typed: str = ""


@dataclass(frozen=True)
class Talk:
    opened_by: str
    title: str
    steps: tuple[Step, ...]
    leaves: type

    async def begins(self, town):
        entered = self.leaves is Ticket
        soul = await (town.resident("李女士", "3-1102") if entered else town.newcomer("李女士"))
        await soul.says(self.opened_by)
        return soul


def building(number):
    return tr("zh_Hans", "Building {building}", building=number)


REPAIR = Talk(
    "/repair",
    "🔧 Repair",
    (
        Step(WHAT, DRIPS, DRIPS),
        Step(WHERE, "3-1102"),
        Step(ABOUT, "Water and drains"),
        Step(WHEN, "14:00–17:00"),
        Step(SUMMARY, "✅ Send"),
    ),
    Ticket,
)
JOIN = Talk(
    "/start",
    "🏠 Welcome",
    (
        Step("请选择语言", "简体中文"),
        Step("I agree", "I agree"),
        Step("Which building is your home in?", building(3), "3"),
        Step("Which flat? You can also type its number.", "1102", "１１０２"),
        Step("You are …", "Owner"),
    ),
    Member,
)
TALKS = pytest.mark.parametrize("talk", [REPAIR, JOIN], ids=["repair", "join"])


async def screen(soul):
    """The one message that shows the talk."""
    live = [one for one in await soul.messages() if soul.tr("Cancel") in labels_of(one)]
    assert len(live) == 1, [text_of(one) for one in live]
    return live[0]


async def is_asked(soul, what):
    shown = await screen(soul)
    assert soul.tr(what) in "\n".join([text_of(shown), *labels_of(shown)])
    return shown


async def taps_through(soul, steps):
    for step in steps:
        await (soul.says(step.answer) if step.asked == WHAT else soul.taps(step.answer))


async def at_the_place(town):
    """A draft with its words, waiting to hear where it is."""
    soul = await town.resident("李女士", "3-1102")
    await soul.says("/repair")
    await soul.says(DRIPS)
    return soul


async def at_the_summary(town):
    soul = await town.resident("李女士", "3-1102")
    await soul.says("/repair")
    await taps_through(soul, REPAIR.steps[:-1])
    await is_asked(soul, SUMMARY)
    return soul


async def rewrite(town, **columns):
    """What another version of the house had written down."""
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Conversation).values(**columns))
        await session.commit()


# --- every talk ----------------------------------------------------------------------------------


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
        if step.asked == WHAT:
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
    await soul.taps("简体中文" if talk is JOIN else "🔧 Report a repair")


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
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    await li.says(DRIPS, photos=10)
    await is_asked(li, WHERE)
    await taps_through(li, REPAIR.steps[1:])
    (ticket,) = await town.kept(Ticket)
    assert ticket.words == DRIPS
    assert len({one.file_id for one in await town.kept(Medium)}) == 10


async def test_photos_come_one_by_one_and_then_the_words(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    for _ in range(3):
        await li.says(photos=1)
    await li.sees("Received. Please add a few words, or tap “That is all”.")
    await screen(li)
    await li.says(DRIPS)
    await taps_through(li, REPAIR.steps[1:])
    assert [one.words for one in await town.kept(Ticket)] == [DRIPS]
    assert len(await town.kept(Medium)) == 3


async def test_photos_without_a_word_are_a_report_too(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    await li.says(photos=2)
    await li.taps("That is all")
    await taps_through(li, [Step("danger?", "No"), *REPAIR.steps[1:]])
    assert len(await town.kept(Medium)) == 2


async def test_more_than_ten_photos_are_told_and_not_kept(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/repair")
    await li.says(DRIPS, photos=10)
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
    assert ticket.words == f"{DRIPS}\n还有这个"
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
                  title=li.tr(REPAIR.title))  # fmt: skip
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
    await li.sees("9-20")
