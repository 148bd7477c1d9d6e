"""How a manager arranges the office, for the stories about posts and departments."""

from storage.tables import Event, Staff
from tests.stories.usually import said_by_us
from tests.town import labels_of, text_of


async def says_here(soul, words, **what):
    """What the bot answers in the group, each message in turn."""
    ops = soul.town.ops_group
    before = {one["message_id"] for one in await ops.messages()}
    await soul.says(words, to=ops, **what)
    new = [one for one in said_by_us(await ops.messages()) if one["message_id"] not in before]
    return [text_of(one) for one in new]


async def window(chat):
    """The newest message with buttons."""
    return [one for one in await chat.messages() if labels_of(one)][-1]


async def post_of(soul):
    """Their post, as it was entered last."""
    return next(one for one in await soul.town.kept(Staff) if one.telegram_id == soul.id)


async def done(town, *actions):
    return [one for one in await town.kept(Event) if one.action in actions]


async def dismissed(town, soul):
    """Their post has ended, at the keyboard."""
    async with town.app.storage.transaction() as shelves:
        await shelves.office.dismiss(1, soul.id, town.app.clock.now())
