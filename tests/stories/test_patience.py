"""Very much at once from one person: the rest of the minute goes unread, but never a danger."""

import pytest

from handlers.patience import _SLOWLY
from locales import LANGUAGES
from storage.tables import InboxRow, Medium, Ticket
from tests.stories.talks import DRIPS, ODD
from tests.stories.usually import newest

pytestmark = pytest.mark.usefixtures("nothing_fails")

AT_MOST = 30


async def chatters(soul, times, text="你好"):
    """All at once; then it is waited until everything is answered."""
    for _ in range(times):
        await soul.town.post("say", person=soul.id, text=text)
    await soul.town.settles()


async def times_told(soul):
    return (await soul.texts()).count(soul.tr(_SLOWLY))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_above_the_limit_nothing_is_read_and_that_is_said_once(town, language):
    li = await town.resident("Li", "3-1102", language)
    await chatters(li, AT_MOST)
    assert await times_told(li) == 0
    before = len(await li.messages())
    await chatters(li, 8)
    assert await times_told(li) == 1
    assert len(await li.messages()) == before + 8 + 1
    await town.passes("PT1M")
    await li.says("/my")
    assert await times_told(li) == 1
    await li.sees("You have not brought us anything yet.")


async def test_somebody_else_is_served_meanwhile(town, li):
    wang = await town.resident("王先生", "2-101")
    await chatters(li, AT_MOST + 10)
    await wang.reports(DRIPS, "2-101")
    assert await times_told(wang) == 0
    assert await newest(town)


@pytest.mark.parametrize("words", ["着火了！厨房着火了", "Вода под дверью"])
async def test_danger_and_what_may_be_danger_are_read_all_the_same(town, li, words):
    await chatters(li, AT_MOST + 2)
    await li.says(words)
    if words.isascii() or "Вода" in words:
        await li.taps("⚠️ Yes, send somebody now")
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.urgent, ticket.words) == (True, words)


async def test_help_is_heard_all_the_same(town, li):
    await chatters(li, AT_MOST + 2)
    await li.says("/sos")
    await li.taps("🚪 Locked in")
    await li.taps("3-1102")
    assert [one.kind for one in await town.kept(Ticket)] == ["help"]


async def test_a_press_too_many_fades_with_a_word_and_changes_nothing(town, li):
    await li.says("/start")
    counter = (await li.messages())[-1]
    await chatters(li, AT_MOST)
    assert await li.taps("💡 Suggestion", on=counter) == li.tr(_SLOWLY)
    await li.sees_nothing_of("What could we do better, or anew?")
    await li.taps("🆘 Help", on=counter)
    await li.sees("What has happened?")


async def test_an_album_that_began_in_time_is_read_to_its_end(town, li):
    await li.says("/repair")
    await chatters(li, AT_MOST - 2, ".")
    await li.says(ODD, photos=10)
    await town.passes("PT1M")
    await li.taps_as_asked("No", "Something else", "14:00–17:00", "✅ Send")
    assert len(await town.kept(Medium)) == 10


async def test_what_was_written_while_we_slept_is_read(town, li):
    async with town.closed():
        for _ in range(AT_MOST + 5):
            await town.post("say", person=li.id, text="你好")
        await town.post("clock", advance="PT10M")
    await town.settles()
    assert await times_told(li) == 0


async def test_the_count_outlives_the_process(town, li):
    await chatters(li, AT_MOST)
    await town.restarts()
    await chatters(li, 1)
    assert await times_told(li) == 1
    assert len([one for one in await town.kept(InboxRow) if one.status == "done"]) > AT_MOST
