"""Links into the chat, for the stories about whoever comes by one."""

import re

from locales.languages import NAMES
from tests.town import text_of

GONE = "This link or code is not valid, or no longer. Please ask for a new one."
INVITED = "🔑 You are invited to <b>{home}</b> as: {role}."
ENTERED = "✅ {office}: you are now registered at {home} as: {role}."
_PAYLOAD = re.compile(r"\?start=([\w-]+)")


def payload_in(message):
    """What the link of a letter carries, as a tap on it sends it."""
    return _PAYLOAD.search(text_of(message))[1]


async def invited_by_the_office(town, home="3-1101", role="owner"):
    """A link that the dispatcher has made, and the picture they were sent."""
    await town.dispatcher.says("/start")
    await town.dispatcher.says(f"/invite {home} {role}", to=town.ops_group)
    picture = (await town.dispatcher.messages())[-1]
    assert picture["photo"]
    return payload_in(picture)


async def invited_by_the_manager(town, words="engineer engineering"):
    """A link to a post."""
    manager = await town.staff("何经理", "manager")
    await manager.says("/start")
    await manager.says(f"/staff invite {words}", to=town.ops_group)
    picture = (await manager.messages())[-1]
    assert picture["photo"]
    return payload_in(picture)


async def invited_by(owner, whom="family"):
    """A link that an owner has made in the window of their home."""
    await owner.says("/home")
    await owner.taps({"family": "🔑 Invite family", "tenant": "🔑 Invite a tenant"}[whom])
    (picture,) = [one for one in (await owner.messages())[-2:] if "photo" in one]
    return payload_in(picture)


async def follows(soul, payload):
    await soul.says(f"/start {payload}")


async def agrees(soul):
    """The two taps of somebody new."""
    await soul.taps(NAMES[soul.language])
    await soul.taps("I agree")
