"""通知: one word to many, previewed, sent in portions, counted, and called off."""

import pytest

from domain.announcements import Stage
from handlers.actions import announcements as actions
from handlers.answering import _REASONS
from handlers.staff.broadcasting import _NO_PLACE, _NO_SPAN, _OVER
from handlers.views.announcements import SUBJECT
from locales import LANGUAGES
from locales.languages import ENGLISH, NAMES
from storage.tables import Announcement, Event, OutboxRow
from tests.stories.usually import said_by_us
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
SEND, WHOLE = "✅ Send", "The whole estate"
WORDS = "周一擦外窗，请关好窗户。"
NOW = "📤 Now"


async def asked(town):
    return said_by_us(await town.ops_group.messages())[-1]


async def writes(town, soul, text):
    await soul.replies(text, await asked(town), town.ops_group)


async def skips(town, soul, times):
    for _ in range(times):
        await soul.taps("Skip", at=town.ops_group)


async def announces(town, soul, words=f"all {WORDS}"):
    """In one go, in the office's own language only; up to the last look."""
    await soul.says(f"/broadcast {words}", to=town.ops_group)
    await skips(town, soul, 2)
    await soul.taps(NOW, at=town.ops_group)
    return await asked(town)


async def sends(town, soul):
    await soul.taps(SEND, at=town.ops_group)
    await town.passes("PT1M")


async def the_one(town):
    return (await town.kept(Announcement))[-1]


@pytest.fixture
async def chen(town):
    return await town.resident("陈先生", "1-101")


async def test_it_goes_to_everybody_of_the_place_and_is_counted(town, li, chen):
    ops, dispatcher = town.ops_group, town.dispatcher
    shown = await announces(town, dispatcher, f"3 {WORDS}")
    assert WORDS in text_of(shown)
    assert ops.tr("👥 It goes to {n} person.", n=1) in text_of(shown)
    assert await town.kept(Announcement) == [], "not before they have seen it"
    await sends(town, dispatcher)
    await li.sees(SUBJECT["notice"], WORDS)
    await chen.sees_nothing_of(WORDS)
    await ops.sees("Reached: {reached} of {people}.", reached=1, people=1)
    assert (await the_one(town)).state == Stage.DONE
    done = [one.action for one in await town.kept(Event) if one.action.startswith("announce")]
    assert done == ["announce", "announced"]


@pytest.mark.parametrize("reader", LANGUAGES)
async def test_a_planned_outage_says_when_in_the_readers_language(town, reader):
    ops, soul = town.ops_group, await town.resident("李女士", "3-1102", reader)
    await town.dispatcher.says("/broadcast 3", to=ops)
    await town.dispatcher.taps(SUBJECT["power"], at=ops)
    await writes(town, town.dispatcher, "明天")
    assert ops.tr(_NO_SPAN) in text_of(await asked(town))
    await writes(town, town.dispatcher, "3-4 09:00-17:00")
    await town.dispatcher.taps("Skip", at=ops)
    await town.dispatcher.taps(NOW, at=ops)
    await sends(town, town.dispatcher)
    told = text_of(await soul.sees(SUBJECT["power"]))
    assert "09:00" in told
    assert "17:00" in told


async def test_each_reads_it_in_the_words_of_their_language(town, li):
    ops, english = town.ops_group, "Windows are cleaned on Monday."
    bell = await town.resident("Bell", "1-101", ENGLISH)
    await town.dispatcher.says(f"/broadcast all {WORDS}", to=ops)
    for _ in range(2):
        if NAMES[ENGLISH] in text_of(await asked(town)):
            await writes(town, town.dispatcher, english)
        else:
            await town.dispatcher.taps("Skip", at=ops)
    await town.dispatcher.taps(NOW, at=ops)
    await sends(town, town.dispatcher)
    await bell.sees(english)
    await bell.sees_nothing_of(WORDS)
    await li.sees(WORDS)


async def test_many_are_written_in_portions(town, monkeypatch):
    """No turn writes more than a portion; nobody is left out, nobody gets it twice."""
    monkeypatch.setattr(actions, "AT_ONCE", 3)
    homes = ["1-101", "1-102", "1-1101", "1-1102", "2-101", "2-102", "3-101"]
    souls = [await town.resident(f"住户{n}", home) for n, home in enumerate(homes)]
    await announces(town, town.dispatcher)
    await sends(town, town.dispatcher)
    await town.passes("PT1M")
    for soul in souls:
        assert sum(WORDS in one for one in await soul.texts()) == 1
    assert (await the_one(town)).reached == len(homes)


async def test_who_could_not_be_reached_is_named_by_home(town, li, chen):
    await chen.changes(blocked=True)
    await announces(town, town.dispatcher)
    await sends(town, town.dispatcher)
    await town.dispatcher.taps("🚪 Where nobody was reached", at=town.ops_group)
    shown = text_of(await asked(town))
    assert "1-101" in shown
    assert "3-1102" not in shown


async def test_who_wants_their_own_matters_only_is_not_written_to(town, li, chen):
    await li.says("/settings")
    await li.taps("🔕")
    shown = await announces(town, town.dispatcher)
    assert town.ops_group.tr("👥 It goes to {n} person.", n=1) in text_of(shown)


async def test_at_night_it_waits_for_the_morning_unless_a_leader_lets_it_sound(town, li):
    ops = town.ops_group
    await town.passes("PT14H")  # eleven at night
    await town.dispatcher.says(f"/broadcast all {WORDS}", to=ops)
    await skips(town, town.dispatcher, 2)
    assert ops.tr("🔔 Now, although people sleep") not in labels_of(await asked(town))
    await town.dispatcher.taps("🌅 In the morning, when people are awake", at=ops)
    await sends(town, town.dispatcher)
    await li.sees_nothing_of(WORDS)
    await town.passes("PT10H")
    await li.sees(WORDS)


async def test_it_is_scheduled_and_called_off(town, li):
    ops, dispatcher = town.ops_group, town.dispatcher
    await dispatcher.says(f"/broadcast all {WORDS}", to=ops)
    await skips(town, dispatcher, 2)
    await dispatcher.taps("🕘 At another time", at=ops)
    await writes(town, dispatcher, "3-4 09:00")
    await dispatcher.taps(SEND, at=ops)
    card = await asked(town)
    await dispatcher.taps("✖️ Call it off", on=card, at=ops)
    await dispatcher.taps("✖️ Yes, call it off", at=ops)
    await town.passes("P2D")
    await li.sees_nothing_of(WORDS)
    assert (await the_one(town)).state == Stage.CALLED_OFF
    assert ops.tr(_OVER) in await dispatcher.presses("1:called_off:1", card, at=ops)


async def test_only_those_who_may_announce(town, li):
    await town.engineer.says(f"/broadcast all {WORDS}", to=town.ops_group)
    await town.ops_group.sees(_REASONS["not_yours"])
    assert await town.kept(Announcement) == []


@pytest.mark.parametrize("place", ["9", "3-7", "前台"])
async def test_a_place_that_is_not_there_is_answered_with_the_right_form(town, place):
    await town.dispatcher.says(f"/broadcast {place} {WORDS}", to=town.ops_group)
    await town.ops_group.sees(_NO_PLACE, place=place)
    await town.ops_group.sees("/broadcast")


async def test_what_was_announced_is_listed(town, li):
    await announces(town, town.dispatcher)
    await sends(town, town.dispatcher)
    await town.dispatcher.says("/broadcast list", to=town.ops_group)
    label = labels_of(await asked(town))[0]
    await town.dispatcher.taps(label, at=town.ops_group)
    assert WORDS in text_of(await asked(town))


async def test_an_announcement_goes_out_once_though_we_restart_in_the_middle(town, li, chen):
    await announces(town, town.dispatcher)
    await town.dispatcher.taps(SEND, at=town.ops_group)
    await town.restarts(after="PT5M")
    await town.passes("PT5M")
    for soul in (li, chen):
        assert sum(WORDS in one for one in await soul.texts()) == 1
    letters = [one for one in await town.kept(OutboxRow) if one.announcement_id]
    assert len(letters) == 2
