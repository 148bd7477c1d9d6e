"""What usually happens, for the stories that begin later or end otherwise."""

from sqlalchemy import insert

from storage.tables import Ticket, Topic
from tests.town import text_of

DRIPS = "厨房水龙头一直滴水"
_DAILY = ("🌅", "🕟", "🔕")  # the digest, the reminder of the evening, who was silent


async def reports(resident, words, *, slot="14:00–17:00"):
    """Something harmless in the resident's own home; its number."""
    await resident.says(words)
    await resident.taps("🔧 Repair")
    await answers(resident, slot=slot)
    await resident.taps("✅ Send")
    return await newest(resident.town)


async def answers(resident, *, slot="14:00–17:00"):
    """Where, what and when, after the words."""
    await resident.taps_as_asked("🏠", "Water and drains", slot)


async def calls_for_help(resident, words):
    """Something urgent in the resident's own home; its number."""
    await resident.says(words)
    await resident.taps("🏠")
    return await newest(resident.town)


async def the_ticket(town):
    """The newest."""
    return (await town.kept(Ticket))[-1]


async def newest(town):
    return (await the_ticket(town)).number


async def card_of(town, number):
    """The one card of a ticket in the ops group, as it stands now."""
    return await town.ops_group.sees(f"{number} · ", "📍")


async def copied(town, number, count):
    """As many more like it, each with a number and words of its own."""
    known = next(one for one in await town.kept(Ticket) if one.number == number)
    own = {"id", "number", "source_update", "words"}
    keys = {column.key for column in Ticket.__table__.columns} - own
    same = {key: getattr(known, key) for key in keys}
    rows = [
        {**same, "number": f"R250101-{n:04}", "source_update": f"copy:{n}",
         "words": f"{known.words}，第{n}号"}
        for n in range(count)
    ]  # fmt: skip
    async with town.app.storage.engine.begin() as connection:
        await connection.execute(insert(Ticket), rows)


async def thread_of(town, name):
    """Of that topic; 0 while there is none."""
    return next((one.thread for one in await town.kept(Topic) if one.name == name), 0)


def signature(reader):
    """王工, as every word of the office is signed."""
    role = reader.tr("engineer")
    return reader.tr("[{office} · {role}] {name}", office="春江花园", role=role, name="王工")


async def is_given(town, number, name="王工"):
    await town.dispatcher.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await town.dispatcher.taps("👷 Assign", on=await card_of(town, number), at=town.ops_group)
    await town.dispatcher.taps(name, on=await card_of(town, number), at=town.ops_group)


async def orders_in(chat, number):
    """Their messages that show this order with its buttons."""
    return [one for one in await chat.messages() if number in text_of(one) and "📍" in text_of(one)]


async def is_repaired(town, resident, number):
    """Accepted, done and found to be in order, all within a moment."""
    card = await card_of(town, number)
    await town.engineer.taps("✋ Accept", on=card, at=town.ops_group)
    await shows_the_work(town, number)
    await resident.taps("👍 It is fine")


async def shows_the_work(town, number, words="换了阀芯"):
    ops = town.ops_group
    card = await card_of(town, number)
    await town.engineer.taps("🔧 Done", on=card, at=ops)
    topic = {"thread": thread} if (thread := card.get("message_thread_id")) else {}
    await town.engineer.says(words, to=ops, photos=1, **topic)
    await town.engineer.taps("✅ Send", at=ops)


async def scores(resident, quality, effect, satisfaction):
    """In their own time: nobody reads three questions in one breath."""
    for row, points in zip("①②③", (quality, effect, satisfaction), strict=True):
        await resident.taps(f"{row} {points}")
        if row == "①":
            await resident.town.passes("PT5S")


def said_by_us(messages):
    return [one for one in messages if one["from"]["is_bot"] and "forum_topic_created" not in one]


async def heard_beside_the_day(town):
    """What we said to the office, without what it hears every working day."""
    said = said_by_us(await town.ops_group.messages())
    return [one for one in said if not text_of(one).startswith(_DAILY)]


async def says(colleague, text):
    """To the others in the group."""
    return await colleague.says(text, to=colleague.town.ops_group)
