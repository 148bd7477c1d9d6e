"""How a repair usually goes, for the stories that begin later or end otherwise."""

from storage.tables import Ticket
from tests.town import text_of

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


async def newest(town):
    return (await town.kept(Ticket))[-1].number


async def card_of(town, number):
    """The one card of a ticket in the ops group, as it stands now."""
    return await town.ops_group.sees(f"{number} · ", "📍")


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
    for row, points in zip("①②③", (quality, effect, satisfaction), strict=True):
        await resident.taps(f"{row} {points}")


def said_by_us(messages):
    return [one for one in messages if one["from"]["is_bot"] and "forum_topic_created" not in one]


async def heard_beside_the_day(town):
    """What we said to the office, without what it hears every working day."""
    said = said_by_us(await town.ops_group.messages())
    return [one for one in said if not text_of(one).startswith(_DAILY)]
