"""Neighbours in one building, and a fault that strikes them all."""

from locales.languages import SIMPLIFIED
from storage.tables import Event, Incident, Ticket
from tests.town import labels_of, text_of

POWER_CUT = {"zh_Hans": "停电了", "zh_Hant": "停電了", "en": "The power is out"}
YES, NO = "✅ Yes, one incident", "✖️ No"
SAME, ELSE = "✅ Yes, the same", "No, something else"
IS_IT = "Is it this: {fault}, {place}, known to us since {moment}?"
PUT_RIGHT = "{number}: the fault has been put right. Is everything in order at your place?"
NOT_ALONE = "{number}: you are not the only one."


async def neighbours(town, count, language=SIMPLIFIED, building="3", first=201):
    """So many households, one above the other."""
    rooms = [(building, str(first + 100 * floor)) for floor in range(count)]
    async with town.app.storage.transaction() as shelves:
        await shelves.households.add_homes(1, rooms)
    return [await town.resident(f"住户{room}", f"{building}-{room}", language) for _, room in rooms]


async def reports_it(soul, words=""):
    """One after the other, as it is asked of somebody with one home."""
    await soul.says(words or POWER_CUT[soul.language])
    if soul.tr("Cancel") in str([labels_of(one) for one in await soul.messages()]):
        await soul.taps("🏠")
    return await number_of(soul.town)


async def number_of(town):
    return (await town.kept(Ticket))[-1].number


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
