"""What Telegram told us of the office's group, and what follows from it."""

from handlers.actions import setting_up, shut_out
from handlers.actions.whereabouts import show_again
from handlers.staff.menu import office_menu
from handlers.turn import Turn


async def group_seen(turn: Turn, *, community: int, why: str, is_forum: bool = False) -> None:
    found = await turn.shelves.communities.get(community)
    turn.enclose(setting_up.menu(found, office_menu(), turn.now))
    await setting_up.group_seen(turn, found, why, forum=is_forum)


async def rights_seen(
    turn: Turn, *, community: int, why: str, forum: bool, **found: object
) -> None:
    ours = await turn.shelves.communities.get(community)
    await setting_up.rights_seen(turn, ours, why, found, forum=forum)


async def topic_made(turn: Turn, *, community: int, topic: str) -> None:
    """It had been deleted, with all that stood in it."""
    await show_again(turn, await turn.shelves.communities.get(community), topic)


async def group_shut(turn: Turn, *, community: int) -> None:
    await shut_out.still_shut(turn, await turn.shelves.communities.get(community))


async def group_open(turn: Turn, *, community: int) -> None:
    await shut_out.say_open(turn, await turn.shelves.communities.get(community))
