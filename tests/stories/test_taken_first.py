"""Whatever somebody sends first is taken first, and sorted afterwards, one question at a time."""

import pytest

from handlers.talk import NO_ROOM, UNREADABLE
from handlers.views.names import CATEGORY, KIND, TOPIC
from handlers.views.safety import SAFETY
from locales import LANGUAGES
from locales.languages import ENGLISH, SIMPLIFIED, TRADITIONAL
from storage.tables import Medium, Ticket
from tests.stories.matters import DANGER, MAKE, NUMBERS, filed, tells
from tests.stories.talks import ABOUT, WHEN, is_asked
from tests.town import labels_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

DRIPS = {
    SIMPLIFIED: "厨房水龙头一直滴水，麻烦修一下",
    TRADITIONAL: "廚房水龍頭一直滴水，麻煩修一下",
    ENGLISH: "The kitchen tap keeps dripping, could you repair it",
}
LOUD = {
    SIMPLIFIED: "我要投诉，楼上天天装修吵死了",
    TRADITIONAL: "我要投訴，樓上天天裝修吵死了",
    ENGLISH: "I want to complain: drilling and noise every day",
}
LOST = {
    SIMPLIFIED: "我家孩子走丢了，到处找不到",
    TRADITIONAL: "我家孩子走失了，到處找不到",
    ENGLISH: "My child is missing, I cannot find her anywhere",
}
LOCKED_IN = {
    SIMPLIFIED: "老人被反锁在卫生间里出不来了",
    TRADITIONAL: "老人被反鎖在衛生間裡出不來了",
    ENGLISH: "My mother is locked in the bathroom and cannot get out",
}
spoken = pytest.mark.parametrize("language", LANGUAGES)


@spoken
@pytest.mark.parametrize("sent", [{"voice": True}, {"photos": 1}, {"photos": 10}, {"video": True}],
                         ids=["voice", "photo", "album", "video"])  # fmt: skip
async def test_without_a_word_it_is_asked_about_and_nothing_is_lost(town, language, sent):
    li = await town.resident("Li", "3-1102", language)
    await li.says(**sent)
    await is_asked(li, DANGER)
    await li.taps("No")
    await is_asked(li, MAKE)
    await li.taps("🔧 Repair")
    await is_asked(li, ABOUT)
    await li.taps(CATEGORY["electric"])
    await is_asked(li, WHEN)
    await li.taps("14:00–17:00")
    await li.taps("✅ Send")
    ticket = await filed(town)
    assert (ticket.words, ticket.category, ticket.place) == ("", "electric", "3-1102")
    photos = sent.get("photos", 1)
    assert len(await town.kept(Medium)) == photos


@spoken
async def test_an_album_with_a_caption_and_two_photos_too_many(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says(DRIPS[language], photos=10)
    await li.says(photos=2)
    await li.sees(NO_ROOM)
    await li.taps("🔧 Repair")
    await li.taps("14:00–17:00")
    await li.taps("✅ Send")
    assert (await filed(town)).words == DRIPS[language]
    assert len(await town.kept(Medium)) == 10


@spoken
async def test_what_is_forwarded_is_read_like_their_own_words(town, language):
    li = await town.resident("Li", "3-1102", language)
    await li.says(forward={"text": DRIPS[language], "name": "邻居"})
    await is_asked(li, MAKE)
    await li.sees(KIND["repair"], CATEGORY["water"], "3-1102")


@spoken
@pytest.mark.parametrize(
    "sent",
    [{"sticker": True}, {"location": {"latitude": 30.2, "longitude": 120.1}}, {"dice": True}],
    ids=["sticker", "location", "dice"],
)
async def test_what_cannot_be_read_is_answered_kindly(town, language, sent):
    li = await town.resident("Li", "3-1102", language)
    await li.says(**sent)
    await li.sees(UNREADABLE)
    assert await town.kept(Ticket) == []


@spoken
async def test_what_was_understood_is_said_and_can_be_put_right(town, language):
    li = await town.resident("Li", "3-1102", language)
    await tells(li, LOUD[language])
    await is_asked(li, MAKE)
    await li.sees(KIND["complaint"], TOPIC["noise"])
    assert labels_of((await li.messages())[-1])[0] == li.tr(KIND["complaint"])
    await li.taps("💡 Suggestion")
    assert (await filed(town)).kind == "suggestion"


@spoken
@pytest.mark.parametrize("said", [LOST, LOCKED_IN], ids=["lost child", "locked in"])
async def test_life_comes_first_whatever_the_button(town, language, said):
    li = await town.resident("Li", "3-1102", language)
    await li.says(said[language])
    await li.sees(SAFETY["other_danger"], **NUMBERS)
    await li.taps("3-1102")
    ticket = await filed(town)
    assert ticket.urgent
    await town.ops_group.sees(ticket.number, mentions=town.engineer)
