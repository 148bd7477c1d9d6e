"""常见问答 — a resident looks for an answer, by topic or in their own words."""

from collections.abc import Sequence

from telegram import Update

from handlers.access import access_answer
from handlers.actions import faqs
from handlers.buttons import Pressed
from handlers.conversations.counter import open_form
from handlers.conversations.inquiry import inquiry
from handlers.conversations.offered import NONE, READ
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.talk import GONE
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import faqs as views
from handlers.views.names import TOPIC
from storage.faqs import Entry


async def look_up(update: Update, turn: Turn) -> None:
    """/faq shows the topics; /faq and some words begin an inquiry that is perhaps settled so."""
    words = " ".join(turn.told.words.split()[1:])
    if not words:
        return open_window(turn, await _topics(turn))
    if await faqs.find(turn, words):
        return await open_form(turn, inquiry, description=Told(words))
    return open_window(turn, views.nothing(turn.words, browse=bool(await _all(turn))))


async def topics(turn: Turn, pressed: Pressed) -> None:
    await change_window(turn, await _topics(turn))


async def topic(turn: Turn, pressed: Pressed) -> None:
    code, page = pressed.word(), pressed.number(1)
    entries = [one for one in await _all(turn) if one.faq.topic == code]
    if not entries:
        turn.toast(turn.words(GONE).plain, alert=True)
        return await topics(turn, pressed)
    title, office = turn.words(TOPIC[code]), turn.community.language
    return await change_window(turn, views.questions(entries, title, turn.words, office, page))


async def read(turn: Turn, pressed: Pressed) -> None:
    entry = await _offered(turn, pressed)
    await faqs.shown(turn, entry)
    await change_window(turn, views.read(entry, turn.words, turn.community.language))


async def helped(turn: Turn, pressed: Pressed) -> None:
    entry = await access_answer(turn, pressed.number())
    if not await faqs.just_settled(turn):
        await faqs.settle(turn, entry)
    await change_window(turn, views.settled(entry, turn.words, turn.community.language))


async def ask_a_person(turn: Turn, pressed: Pressed) -> None:
    """The office learns what they have read already."""
    entry = await access_answer(turn, pressed.number())
    await open_form(turn, inquiry, **{"faq": NONE, READ: [entry.faq.id]})


async def _topics(turn: Turn) -> Letter:
    entries = await _all(turn)
    return views.topics(entries, turn.words) if entries else views.nothing(turn.words, browse=False)


async def _all(turn: Turn) -> Sequence[Entry]:
    return await turn.shelves.faqs.of_community(turn.community.id)


async def _offered(turn: Turn, pressed: Pressed) -> Entry:
    """What has been retired since is not shown to anybody anew."""
    entry = await access_answer(turn, pressed.number())
    if entry.faq.retired_at:
        raise Outdated(GONE)
    return entry
