"""What becomes of a group, for the stories that go on in it."""

from tests.town import Group


async def moves(town, *, forum=False, told=True):
    """It becomes a supergroup; `told` or not by a service message."""
    world, old = town.sandbox.world, town.ops_group.id
    members = world.chats[old].members
    us = members[world.bot.id] if told else members.pop(world.bot.id)
    moved = await town.post("migrate", chat=old, forum=forum)
    members[world.bot.id] = us
    town.ops_group = Group(town, moved["id"], "zh_Hans")
    return old


async def said_in(town, chat):
    calls = (await town.get("calls"))["calls"]
    methods = [one["method"] for one in calls if one["params"].get("chat_id") == chat]
    return [one for one in methods if one.startswith(("send", "edit", "copy", "forward"))]
