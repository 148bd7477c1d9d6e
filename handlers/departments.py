"""The departments that an office has, as its people call them."""

from handlers.turn import Turn
from handlers.views.names import department_name
from locales import Markup


async def departments_of(turn: Turn, community_id: int) -> dict[str, Markup]:
    """By their codes."""
    shelf = turn.shelves.departments
    named = await shelf.names(community_id)
    return {one: department_name(one, named, turn.words) for one in await shelf.live(community_id)}
