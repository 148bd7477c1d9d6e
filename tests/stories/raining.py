"""A leak that was mended, for the stories of water."""

from tests.stories.usually import is_repaired, newest

LEAK = "卧室天花板渗水，墙皮起泡"


async def a_leak(town, soul):
    await soul.says(LEAK)
    await soul.taps("🔧 Repair")
    await soul.taps_as_asked("🏠", "Wall, ceiling, leak", "14:00–17:00", "✅ Send")
    number = await newest(town)
    await is_repaired(town, soul, number)
    return number
