"""The one message on which a resident looks through their matters, for the stories about these."""

from storage.tables import Card


async def live(soul):
    """The screen on which they look through their matters."""
    (card,) = [one for one in await soul.town.kept(Card) if one.alias == f"my:{soul.id}"]
    return next(one for one in await soul.messages() if one["message_id"] == card.message_id)


async def opens(soul, number):
    await soul.says("/my")
    await soul.taps(number, on=await live(soul))
    return await live(soul)
