"""Neighbours in one building, and a fault that strikes them all."""

from datetime import timedelta

from locales.languages import SIMPLIFIED
from storage.tables import Event, Incident, Ticket
from tests.stories.usually import newest
from tests.town import labels_of, text_of

OUT, TRAPPED = "停电了", "电梯困人了，有人在里面出不来"
POWER_CUT = {"zh_Hans": OUT, "zh_Hant": "停電了", "en": "The power is out"}
YES, NO = "✅ Yes, one incident", "✖️ No"
SAME, ELSE = "✅ Yes, the same", "No, something else"
IS_IT = "Is it this: {fault}, {place}, known to us since {moment}?"
PUT_RIGHT = "{number}: the fault has been put right. Is everything in order at your place?"
NOT_ALONE = "{number}: you are not the only one."
A_MINUTE, A_GROUP = timedelta(minutes=1), 20  # so many messages Telegram takes for a group in it
PROMPT = timedelta(seconds=3)


async def neighbours(town, count, language=SIMPLIFIED, building="3", first=201):
    """So many households, one above the other."""
    rooms = [(building, str(first + 100 * floor)) for floor in range(count)]
    async with town.app.storage.transaction() as shelves:
        await shelves.households.add_homes(1, rooms)
    souls = []
    for _, room in rooms:
        soul = await town.resident(f"住户{room}", f"{building}-{room}", language)
        soul.place = f"{building}-{room}"
        souls.append(soul)
    return souls


async def reports_it(soul, words=""):
    """One after the other, as it is asked of somebody with one home."""
    await soul.says(words or POWER_CUT[soul.language])
    if soul.tr("Cancel") in str([labels_of(one) for one in await soul.messages()]):
        await soul.taps("🏠")
    return await newest(soul.town)


async def proposed(town, count=3):
    """Three have reported it; the souls, and what the office is asked."""
    souls = await neighbours(town, count)
    for soul in souls[:3]:
        await reports_it(soul)
    return souls, await the_card(town)


async def confirmed(town, count=3):
    """The desk has said that it is one fault."""
    souls, card = await proposed(town, count)
    await town.dispatcher.taps(YES, on=card, at=town.ops_group)
    return souls


async def the_card(town, incident=-1):
    """The one message that shows the incident, or proposes it."""
    number = (await town.kept(Incident))[incident].id
    for message in await town.ops_group.messages():
        keys = (message.get("reply_markup") or {}).get("inline_keyboard", [])
        if any(f":incident_{what}:{number}" in one["callback_data"] for row in keys for one in row
               for what in ("yes", "settle", "homes", "card")):  # fmt: skip
            return message
    raise AssertionError(await town.ops_group.texts())


async def decides(town):
    """The desk says that it is one fault, and waits for nothing."""
    card = await the_card_at_once(town)
    text = town.ops_group.tr(YES)
    await town.post("press", person=town.dispatcher.id, chat=town.ops_group.id,
                    message_id=card["message_id"], button=text)  # fmt: skip


async def the_card_at_once(town):
    for message in await look(town.ops_group):
        if town.ops_group.tr(YES) in labels_of(message):
            return message
    raise AssertionError([text_of(one) for one in await look(town.ops_group)])


async def look(chat):
    """What it shows by now, whatever is still to be done."""
    return (await chat.town.get(f"chats/{chat.id}/messages"))["messages"]


async def the_words(town):
    """Once the count has been brought up to date, which takes a while."""
    await town.passes("PT15S")
    return text_of(await the_card(town))


async def incident(town):
    return (await town.kept(Incident))[-1]


async def tickets(town):
    return await town.kept(Ticket)


async def done_to(town, ticket):
    return [one.action for one in await town.kept(Event) if one.ticket_id == ticket.id]


async def cards_of_their_own(town):
    """Numbers that have a card with buttons in the group."""
    shown = [text_of(one) for one in await town.ops_group.messages() if labels_of(one)]
    numbers = [one.number for one in await town.kept(Ticket)]
    return [one for one in numbers if any(f"{one} · " in text for text in shown)]
