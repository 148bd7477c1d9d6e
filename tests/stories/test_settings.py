"""Settings: language, large text, announcements, in one message that stays true."""

import pytest

from handlers.actions.telling import tell_residents
from handlers.answering import _OLD_BUTTON
from handlers.letters import Letter
from handlers.sheet import CURRENT, Sheet
from handlers.turn import Turn
from locales.languages import ENGLISH, LANGUAGES, NAMES, SIMPLIFIED
from storage.tables import Conversation, Event, OutboxRow, Person
from tests.stories.usually import card_of, is_repaired, reports, said_by_us, scores
from tests.town import data_of, labels_of, text_of, tr

SETTINGS = "⚙️ <b>Settings</b>"
LARGE, ORDINARY = "🔎 Large text, please", "🔎 Ordinary text again"
ONLY_MINE, NEWS_TOO = "🔕 Only my own matters", "🔔 Announcements again"
LEAK = "厨房水龙头滴水"


@pytest.fixture(params=LANGUAGES)
async def granny(town, request):
    """Somebody who reads that language."""
    return await town.resident("陈奶奶", "1-101", request.param)


async def opens(soul):
    await soul.says("/settings")
    return await window(soul)


async def window(soul):
    shown = [one for one in await soul.messages() if tr(soul.language, SETTINGS) in text_of(one)]
    return shown[-1]


async def chosen(town, what):
    return [getattr(one, what) for one in await town.kept(Person)][-1]


async def deeds(town, action):
    return [one.detail["yes"] for one in await town.kept(Event) if one.action == action]


# --- choosing


async def test_every_choice_is_made_in_one_message(town, granny, nothing_fails):
    first = await opens(granny)
    await granny.taps(LARGE)
    await granny.taps(ONLY_MINE)
    shown = await window(granny)
    assert shown["message_id"] == first["message_id"]
    for said in ("Large text: yes", "Announcements: no, only your own matters"):
        assert granny.tr(said) in text_of(shown)
    assert len(said_by_us(await granny.messages())) == 1
    assert await chosen(town, "large_text")
    assert await chosen(town, "own_matters_only")
    await granny.taps(ORDINARY)
    await granny.taps(NEWS_TOO)
    assert granny.tr("Announcements: yes") in text_of(await window(granny))
    assert not await chosen(town, "large_text")
    assert await deeds(town, "large_text") == await deeds(town, "own_matters_only") == [True, False]


async def test_the_language_changes_in_the_same_message(town, granny, nothing_fails):
    first = await opens(granny)
    await granny.taps("🌐 Language")
    await granny.taps("‹ Back")
    await granny.taps("🌐 Language")
    other = ENGLISH if granny.language != ENGLISH else SIMPLIFIED
    await granny.taps(NAMES[other])
    granny.language = other
    shown = await window(granny)
    assert shown["message_id"] == first["message_id"]
    assert NAMES[other] in text_of(shown)
    assert await chosen(town, "language") == other


async def test_the_menu_leads_there_and_from_there_to_what_we_keep(town, granny, nothing_fails):
    await granny.says("/start")
    await granny.taps("⚙️ Settings")
    await window(granny)
    await granny.taps("🔒 What we keep about you")
    assert tr(granny.language, SETTINGS) not in text_of(said_by_us(await granny.messages())[-1])


async def test_settings_do_not_disturb_a_report(town, granny, nothing_fails):
    await granny.says("/repair")
    await granny.says(LEAK)
    await opens(granny)
    await granny.taps(LARGE)
    (talk,) = await town.kept(Conversation)
    assert talk.form == "repair"
    await granny.taps("📱 Telephone number")
    assert granny.tr("You have not finished this yet; please go on, or /cancel it.") in text_of(
        said_by_us(await granny.messages())[-1]
    )


# --- when things go wrong


async def test_a_tap_on_two_devices_is_one_choice(town, granny, nothing_fails):
    shown = await opens(granny)
    large = data_of(shown, granny.tr(LARGE))
    await granny.presses(large, shown)
    await granny.presses(large, shown)
    assert await chosen(town, "large_text")
    assert await deeds(town, "large_text") == [True]


async def test_an_older_message_stays_as_true_as_the_newer(town, granny, nothing_fails):
    older = await opens(granny)
    await opens(granny)
    await granny.taps(LARGE, on=older)
    both = [one for one in await granny.messages() if granny.tr(ORDINARY) in labels_of(one)]
    assert [one["message_id"] for one in both] == [older["message_id"]]
    await granny.taps(LARGE)
    assert await chosen(town, "large_text")


async def test_it_goes_on_after_a_restart(town, granny, nothing_fails):
    await opens(granny)
    await granny.taps("🌐 Language")
    await town.restarts()
    await granny.taps("‹ Back")
    await granny.taps(LARGE)
    assert await chosen(town, "large_text")


@pytest.mark.parametrize(
    "forged",
    ["1:setting", "1:setting:telegram_id:1", "1:setting:large_text:7", "1:setting:speak:xx"],
)
async def test_a_forged_button_chooses_nothing(town, granny, nothing_fails, forged):
    shown = await opens(granny)
    assert await granny.presses(forged, shown) == granny.tr(_OLD_BUTTON)
    assert not await deeds(town, "large_text")
    assert await chosen(town, "language") == granny.language


async def test_a_newcomer_is_welcomed_first(town, nothing_fails):
    stranger = await town.newcomer("赵先生")
    await stranger.says("/settings")
    await stranger.sees("请选择语言")
    shown = (await stranger.messages())[-1]
    assert await stranger.presses("1:setting:large_text:1", shown) == stranger.tr(_OLD_BUTTON)
    assert await town.kept(Person) == []


async def test_in_the_group_nobody_settles_anything(town, li, nothing_fails):
    shown = await opens(li)
    card = (await town.ops_group.messages() or [None])[-1]
    data = data_of(shown, li.tr(LARGE))
    if card:
        await town.engineer.presses(data, card, at=town.ops_group)
    assert not await chosen(town, "large_text")


# --- large text


@pytest.fixture
async def large(granny):
    await opens(granny)
    await granny.taps(LARGE)
    return granny


async def test_every_letter_comes_in_large_text(town, large, nothing_fails):
    """One button a row, but for scores and pages; and something to hold on to in bold."""
    await large.says("/start")
    number = await reports(large, LEAK)
    await is_repaired(town, large, number)
    await town.passes("P2D")
    await scores(large, 5, 5, 5)
    await large.says("/my")
    letters = [one for one in said_by_us(await large.messages()) if "text" in one]
    assert len(letters) > 6
    for one in letters:
        assert "bold" in {entity["type"] for entity in one.get("entities", ())}, text_of(one)
        for row in (one.get("reply_markup") or {}).get("inline_keyboard", []):
            assert len(row) == 1 or all(len(key["text"]) <= 4 for key in row)


async def test_in_large_text_there_is_less_to_read(town, large, nothing_fails):
    await reports(large, LEAK)
    before = len(text_of((await large.messages())[-1]).replace("\n", ""))
    assert LEAK not in text_of((await large.messages())[-1])
    await large.says("/settings")
    await large.taps(ORDINARY)
    await large.says("/my")
    await large.taps("R")
    assert before < len(text_of((await large.messages())[-1]).replace("\n", ""))


@pytest.mark.parametrize("photos", [0, 1])
async def test_what_the_office_writes_stands_out_and_not_its_signature(town, large, photos):
    card = await card_of(town, await reports(large, LEAK))
    await town.engineer.replies("明天来修", card, at=town.ops_group, photos=photos)
    shown = (await large.messages())[-1]
    assert text_of(shown).startswith("明天来修\n")
    (bold,) = shown.get("entities") or shown["caption_entities"]
    assert (bold["type"], bold["offset"], bold["length"]) == ("bold", 0, 4)


# --- announcements


@pytest.mark.clause("F14", partly="a reward")
@pytest.mark.parametrize("hour", ["10:00", "23:00"])
async def test_who_wants_only_their_own_matters_hears_no_announcement(town, li, granny, hour):
    """They come in the morning at the earliest; what is one's own comes all the same."""
    await opens(granny)
    await granny.taps(ONLY_MINE)
    await town.post("clock", at=f"2026-03-03T{hour}:00+08:00")
    await announces(town, "明天停水")
    assert ("明天停水" in str(await li.texts())) is (hour == "10:00")
    await town.passes("PT10H")
    await li.sees("明天停水")
    await granny.sees_nothing_of("明天停水")
    number = await reports(granny, LEAK, slot="9:00")
    await granny.sees(number)


async def announces(town, text):
    known = await town.kept(Person)
    async with town.app.storage.transaction() as shelves:
        (community,) = await shelves.communities.all()
        sheet = Sheet(shelves, town.app.clock.now(), "test", town.app.settings.standards)
        CURRENT.set(sheet)
        people = [await shelves.people.get(one.id) for one in known]
        turn = Turn(town.app.house)
        tell_residents(turn, community, people, lambda words: Letter(words("{text}", text=text)))
        await shelves.outbox.post(sheet.letters)
    await town.settles()
    assert {row.lane for row in await town.kept(OutboxRow)} >= {3}
