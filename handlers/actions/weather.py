"""天气 — asked a few times a day where a manager wants that; enough rain counts as `/rain`."""

from zoneinfo import ZoneInfo

from domain.rain import RainSource
from domain.weather import Hours, rained_again, rains_in
from handlers.actions.rain import it_rained
from handlers.actions.telling import record, tell_office
from handlers.letters import Letter
from handlers.turn import Turn
from handlers.views import rain as views
from locales import words_for
from storage.tables import Community


async def watch(turn: Turn, latitude: float, longitude: float) -> None:
    """From now on the weather there is looked at, where the installation asks a service at all."""
    community = turn.community
    community.latitude, community.longitude = latitude, longitude
    record(turn, None, "watch_weather", "F4", latitude=latitude, longitude=longitude)
    await wonder(turn, community)


async def look_away(turn: Turn) -> None:
    community = turn.community
    community.latitude = community.longitude = community.weather_wanted = None
    await turn.shelves.timers.call_off(_about(community))
    record(turn, None, "watch_weather", "F4")


async def wonder(turn: Turn, community: Community) -> None:
    """Somebody beside the turns goes and asks (bot/weather.py); and again in some hours."""
    await turn.shelves.timers.call_off(_about(community))
    if community.latitude is None:
        return
    community.weather_wanted, about = turn.now, _about(community)
    later = turn.now + turn.standard_of(community).duration("weather.pause")
    turn.shelves.timers.set("weather_due", later, about, about, community=community.id)


async def hear(turn: Turn, community: Community, hours: Hours) -> None:
    """Once, or again where as much has fallen since; the group hears of what comes of it."""
    fallen = rains_in(hours, ZoneInfo(community.zone), turn.standard_of(community))
    days = [one.day for one in fallen]
    noted = await turn.shelves.rains.noted(community.id, RainSource.WEATHER, days)
    for one in fallen:
        if one.day in noted and not rained_again(one, noted[one.day]):
            continue
        asked, gone_on = await it_rained(turn, community, one)
        if asked or gone_on:
            words = words_for(community.language)
            await tell_office(turn, community, Letter(views.seen(asked, gone_on, words)))


def _about(community: Community) -> str:
    return f"weather:{community.id}"
